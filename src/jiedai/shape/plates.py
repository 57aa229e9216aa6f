"""Number plates, in the ways people write them."""

import re
from typing import Final

from jiedai.shape.words import Unreadable, normalise

_PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SERIAL: Final = "A-HJ-NP-Z0-9"
_ELECTRIC: Final = "A-HJK"
_PLATE: Final = (
    rf"临?[{_PROVINCES}][A-HJ-Z]"
    rf"(?:[{_SERIAL}]{{5}}临?|[{_SERIAL}]{{4}}[警学挂港澳领试超]|[{_ELECTRIC}][{_SERIAL}][0-9]{{4}}|[0-9]{{5}}[{_ELECTRIC}])"
    r"|使[0-9]{6}|[0-9]{6}使|领[0-9]{6}"
)
_NOISE: Final = r"[ ·•・.\-]"
_DIGITS_MEANT: Final = str.maketrans("IO", "10")
_SERIAL_LENGTH: Final = 5


def parse_plate(text: str) -> str:
    """Read a number plate, written with or without the dot: 皖A·12345."""
    plate = re.sub(_NOISE, "", normalise(text)).upper()
    if re.fullmatch(_PLATE, plate):
        return plate
    raise _refusal(text, plate)


def _refusal(text: str, plate: str) -> Unreadable:
    """Why a text is no plate."""
    meant = plate[:2] + plate[2:].translate(_DIGITS_MEANT)
    if meant != plate and re.fullmatch(_PLATE, meant):
        wrong = "、".join(letter for letter in "IO" if letter in plate[2:])
        return Unreadable(
            f"“{text}”里有字母 {wrong}，车牌不用字母 I 和 O，多半是“{meant}”", f"对一下行驶证，改成“{meant}”"
        )
    if re.fullmatch(rf"[A-Z][{_SERIAL}]{{4,6}}", plate):
        return Unreadable(f"“{text}”前面没有省份的简称", f"补上简称，如“皖{plate}”")
    if re.fullmatch(rf"[^{_PROVINCES}A-Z0-9][A-Z][{_SERIAL}]{{5,6}}", plate):
        return Unreadable(f"“{text}”的“{plate[0]}”不是省份的简称", "对一下行驶证，如“皖A12345”")
    serial = re.fullmatch(rf"[{_PROVINCES}][A-Z]([A-Z0-9]*)", plate)
    if not serial:
        return Unreadable(f"“{text}”认不出是车牌")
    if len(serial[1]) == _SERIAL_LENGTH + 1:
        return Unreadable(f"“{text}”有 8 位，却没有新能源车牌的字母", "对一下行驶证，看是不是多打了一位")
    return Unreadable(
        f"“{text}”的“{plate[:2]}”后面有 {len(serial[1])} 位，应是 5 位，新能源 6 位", "对一下行驶证，多了删、少了补"
    )
