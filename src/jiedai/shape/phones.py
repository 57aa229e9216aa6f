"""Telephone numbers, in the ways people write them."""

import re
from typing import Final

from jiedai.shape.words import Slip, Unreadable, normalise, refusal

_MOBILE: Final = r"(?:(?:\+|00)?86|0)?(1[3-9][0-9]{9})"
_LANDLINE: Final = (
    r"(?!1[3-9])(?:(?:\(?(?:\+|00)?86\)?[- ]*\(?0?|\(?0)(?P<area>10|2[0-9]|[3-9][0-9]{2})\)?[- ]*)?"
    r"(?P<local>[0-9]{7,8}|[0-9]{3,4}[- ][0-9]{4})"
    r"(?: ?(?:-|转|分机|ext\.?|x|#) ?:? ?(?P<extension>[0-9]{1,6}))?"
)
_SERVICE: Final = r"([48]00)([0-9]{3})([0-9]{4})(?:转([0-9]{1,6}))?"
_SHORT: Final = r"1[12][0-9]|[0-9]{5,6}"
_ABROAD: Final = r"(?:\+|00)(?!86)(?P<number>[1-9][0-9 ()-]{6,22})"
_E164: Final = range(7, 16)
_MOBILE_DIGITS: Final = 11
_LANDLINE_DIGITS: Final = 8
_SLIPS: Final = (
    Slip(r"[/、,;|]|或|和|(?:[0-9][ -]?){17}", "“{text}”里不止一个号码", "只写一个打得通的"),
    Slip(r"\*|[0-9]x{2}", "“{text}”有几位遮住了", "写全号码"),
    Slip(r"[\u4e00-\u9fff]|[a-z]", "“{text}”里除了号码还有别的字", "这里只写号码；分机写成“0551-00000000转802”"),
    Slip(r"^\(?(010|02[0-9])", "“{text}”不像固定电话", "区号 {0} 后面是 8 位，如“{0}-00000000”"),
    Slip(r"^\(?0[0-9]", "“{text}”不像固定电话", "区号后面是 7 到 8 位，如“0551-00000000”"),
)


def parse_phone(text: str) -> str:
    """Read a telephone number: mobiles as eleven digits, landlines as 0551-00000000转802, +49 … abroad."""
    written = normalise(text)
    bare = re.sub(r"[ ().-]", "", written)
    if mobile := re.fullmatch(_MOBILE, bare):
        return mobile[1]
    if service := re.fullmatch(_SERVICE, bare):
        return "-".join(service.groups()[:3]) + _extension(service[4])
    landline = re.fullmatch(_LANDLINE, written, re.IGNORECASE)
    if landline and _long_enough(landline["area"], local := re.sub(r"[- ]", "", landline["local"])):
        area = f"0{landline['area']}-" if landline["area"] else ""
        return f"{area}{local}{_extension(landline['extension'])}"
    abroad = re.fullmatch(_ABROAD, written)
    if abroad and len(re.sub(r"[^0-9]", "", abroad["number"])) in _E164:
        return f"+{abroad['number']}"
    if re.fullmatch(_SHORT, bare):
        return bare
    raise _refusal(text, bare)


def _extension(digits: str | None) -> str:
    return f"转{digits}" if digits else ""


def _long_enough(area: str | None, local: str) -> bool:
    """The areas with two digits, the largest cities, have numbers of eight."""
    return area is None or len(area) > 2 or len(local) == _LANDLINE_DIGITS  # noqa: PLR2004 - digits of an area


def _refusal(text: str, bare: str) -> Unreadable:
    """The refusal of what is no telephone number."""
    digits = re.sub(r"^(?:\+|00)?86(?=1)", "", bare)
    if not re.fullmatch(r"1[0-9]{6,14}", digits):
        return refusal(text, _SLIPS, "“{text}”认不出是电话号码")
    if len(digits) != _MOBILE_DIGITS:
        return Unreadable(f"手机号应是 11 位，“{text}”是 {len(digits)} 位", "对一下号码，多了删、少了补")
    return Unreadable(f"“{text}”不像手机号：第二位应是 3 到 9", "对一下号码")
