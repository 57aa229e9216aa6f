"""Dates, in the ways people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Slip, Unreadable, normalise, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

_WEEKDAYS: Final = "一二三四五六日"
_YEARS: Final = range(1990, 2200)
_DECEMBER: Final = 12
_EXAMPLE: Final = "如“2026-03-12”"
_DATE: Final = (
    r"(?:(?P<year>[0-9]{4}) ?[-/.年] ?)?(?P<month>[0-9]{1,2}) ?[-/.月] ?(?P<day>[0-9]{1,2})(?![0-9])(?: ?[日号])?"
    r"|(?P<compact>[0-9]{8})(?![0-9])"
)
_WEEKDAY: Final = r"[ ,、]*\(?(?:周|星期|礼拜)([一二三四五六日天])\)?"

_THREE_NUMBERS: Final = r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{1,4})(?![0-9]| ?\2 ?[0-9])"

_SLIPS: Final = (
    Slip(
        r"今|明天|明日|明早|明晚|昨|前天|后天|当[天日]|[上下本这]个?(?:周|星期|礼拜|月)|^(?:周|星期|礼拜)",
        "“{text}”换一天来看就不是那一天了",
        f"写上日期，{_EXAMPLE}",
    ),
    Slip(r"农历|阴历|正月|腊月|冬月|初[一二三四五六七八九十]|廿", "“{text}”像是农历", f"写公历的日期，{_EXAMPLE}"),
    Slip(
        r"^(?:[0-9]{2}|[〇零一二三四五六七八九]{2}) ?年|^'?[0-9]{6}$",
        "“{text}”的年份不是四位",
        f"年份写四位，{_EXAMPLE}",
    ),
    Slip(
        r"^4[0-9]{4}(?:\.[0-9]+)?$", "“{text}”像是表格里日期变成的数字", "在表格里把那一格改成日期格式再拷，或照日历写"
    ),
    Slip(
        r"^(?:[0-9]{4} ?[-/.年] ?)?[0-9]{1,2} ?月?[上中下]?[旬底初]?$", "“{text}”没有写是哪一天", f"写到日，{_EXAMPLE}"
    ),
    Slip(r"^[0-9]{4} ?年?$", "“{text}”只有年份", f"写到日，{_EXAMPLE}"),
    Slip(r"^[0-9]{1,2} ?[日号]", "“{text}”没有写是几月", f"年月日写全，{_EXAMPLE}"),
)


def parse_date(text: str, year: int | None = None) -> date:
    """Read 2026-3-5, 2026年3月5日, 二〇二六年三月五日, 20260305, or 3月5日 and 3/5 when the `year` is known."""
    found, rest = day_at_start(normalise(text), year)
    # A cell that holds a date and is pasted as text brings its midnight with it.
    if not rest or re.fullmatch(r"T?0?0:00(?::00(?:\.0+)?)?", rest):
        return found
    raise Unreadable(f"“{text}”里除了日期还有“{rest}”", f"这里只写日期，{_EXAMPLE}")


def day_at_start(text: str, year: int | None) -> tuple[date, str]:
    """The date that `text` begins with, its weekday beside it checked, and what follows."""
    before = _weekday(text)
    bare = text[before.end() :].lstrip(" ,、") if before else text
    found, rest = calendar_day(bare if re.match(_DATE, arabic(bare)) else text, year)
    after = _weekday(rest)
    for weekday in (before, after):
        if weekday:
            check_weekday(found, weekday[1])
    return found, rest[after.end() :].strip() if after else rest


def _weekday(text: str) -> re.Match[str] | None:
    """The weekday that `text` begins with; most dates have none, and need no pattern to see it."""
    return re.match(_WEEKDAY, text) if any(each in text for each in "周期拜") else None


def calendar_day(text: str, year: int | None, digits: Callable[[str], str] = arabic) -> tuple[date, str]:
    """The date that `text` begins with, and what follows, both with their numerals in `digits`; no weekdays."""
    written = digits(text)
    match = re.match(_DATE, written)
    if not match:
        raise refusal(text, _SLIPS, "“{text}”认不出是哪一天")
    if compact := match["compact"]:
        numbers = int(compact[:4]), int(compact[4:6]), int(compact[6:])
    elif match["year"] or "月" in match[0]:
        numbers = int(match["year"] or year or 0), int(match["month"]), int(match["day"])
    elif three := re.match(_THREE_NUMBERS, written):
        return _year_last(three), written[three.end() :].strip()
    else:
        numbers = year or 0, int(match["month"]), int(match["day"])
    if not (match["compact"] or match["year"] or year):
        raise Unreadable(f"“{match[0]}”没有写年", f"年份写四位，{_EXAMPLE}；或在方案里写上“日期”")
    return _on_calendar(match[0], *numbers), written[match.end() :].strip()


def _on_calendar(written: str, year: int, month: int, day: int) -> date:
    if month not in range(1, _DECEMBER + 1):
        raise Unreadable(f"日历上没有“{written}”这一天", "月份是 1 到 12，先写月、后写日")
    if year not in _YEARS:
        raise Unreadable(f"“{written}”的年份不对", f"核对年份，{_EXAMPLE}")
    last = (date(year + month // _DECEMBER, month % _DECEMBER + 1, 1) - timedelta(days=1)).day
    if day not in range(1, last + 1):
        raise Unreadable(f"日历上没有“{written}”这一天", f"{year} 年 {month} 月有 {last} 天")
    return date(year, month, day)


def _year_last(three: re.Match[str]) -> date:
    """The date in 3/25/2026, where the numbers themselves say which is the month."""
    first, second, year = int(three[1]), int(three[3]), three[4]
    if len(year) != 4:  # noqa: PLR2004 - digits of a year
        raise Unreadable(f"“{three[0]}”的年份不是四位", f"年份写四位，{_EXAMPLE}；起止写成“3月12日-13日”")
    if first != second and max(first, second) <= _DECEMBER:
        raise Unreadable(
            f"“{three[0]}”可以是 {first} 月 {second} 日，也可以是 {second} 月 {first} 日，分不清",
            f"年写在前，写成 {year}-{first:02}-{second:02} 或 {year}-{second:02}-{first:02}",
        )
    month, day = (second, first) if first > _DECEMBER else (first, second)
    return _on_calendar(three[0], int(year), month, day)


def check_weekday(day: date, written: str) -> None:
    """Refuse a weekday that is not that of the day."""
    real = _WEEKDAYS[day.weekday()]
    if written.replace("天", "日") != real:
        raise Unreadable(f"{day} 是周{real}，不是“周{written}”", "对一下日历，日期和星期改对一个")
