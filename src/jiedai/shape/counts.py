"""Counts and stars, in the ways people write them."""

import re
from collections.abc import Callable
from typing import Final

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Slip, Unreadable, normalise, refusal, without_about

_COUNT: Final = (
    r"共? ?(?P<number>[0-9]{1,5}|[0-9]{1,2},[0-9]{3}) ?"
    r"(?P<unit>[人座位名个瓶支盒包条箱份道间桌席套本册张幅块面把台部辆束件盆篮提袋杯壶只枚]|人座|个人|个座位|座位|道菜)?"
)
_SLIPS: Final = (
    Slip(r"[0-9].*[+*×x=].*[0-9]", "“{text}”是算式", "写算好的数，如“7”"),
    Slip(
        r"[0-9十百] ?[^0-9]? ?(?:[-~–—/或]|至|到) ?[0-9一二三四五六七八九十]",
        "“{text}”里有两个数，看不出用哪个",
        "只写一个，拿不准就写多的",
    ),
    Slip(r"[几多余来]|若干|左右|[一二两三四五六七八九]{2}", "“{text}”不是准数", "写一个准数，如“7”"),
    Slip(r"[0-9]\.[0-9]|半", "“{text}”不是整数", "写整数，如“7”"),
    Slip(r"[对双打副]$", "“{text}”说不准是几个", "按一个一个的数写，如“2”"),
    Slip(r"^(?:无|没有|不用|不需要)$", "“{text}”不是数目", "没有这一项就删掉这一行，一个都不要就写 0"),
)
_STAR: Final = r"([1-5]) ?(?:星级?|★|$)"
_STAR_SLIPS: Final = (
    Slip(r"准|相当|按|标准|挂", "“{text}”不是评上的星级", "写评上的星级，如“4”；没有评星就删掉这一行"),
    Slip(r"钻", "“{text}”是订房网站的钻级，不是星级", "写评上的星级，如“4”；没有评星就删掉这一行"),
)


def parse_count(text: str) -> int:
    """Read 7, 7人, 十二位 or 7座 as a whole number."""
    return _count(text)[0]


def count_of(units: str) -> Callable[[str], int]:
    """A reader of counts in one of `units`, which refuses 2条 where packets are counted."""

    def parse(text: str) -> int:
        count, unit = _count(text)
        if unit and unit not in units:
            raise Unreadable(f"“{text}”是按{unit}数的，这里要按{units[0]}数", f"换算成几{units[0]}再写")
        return count

    return parse


def _count(text: str) -> tuple[int, str]:
    match = re.fullmatch(_COUNT, arabic(without_about(normalise(text))))
    if not match:
        raise refusal(text, _SLIPS, "“{text}”认不出是几个，应是整数")
    return int(match["number"].replace(",", "")), match["unit"] or ""


def parse_star(text: str) -> int:
    """Read 4, 四星, 4星级 or ★★★★ as a number of stars."""
    written = arabic(normalise(text))
    match = re.fullmatch(_STAR, f"{len(written)}星" if written and not written.strip("★⭐") else written)
    if not match:
        raise refusal(text, _STAR_SLIPS, "“{text}”认不出是几星，应是一到五")
    return int(match[1])
