"""Times of day, dates and durations, in the ways people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from jiedai.shape.words import Unreadable, normalise

_WEEKDAYS: Final = "一二三四五六日"
_ABOUT = re.compile(r"^(?:大约|大概|约)\s*|\s*(?:左右|前后)$")
_CLOCK = re.compile(
    r"(?P<period>凌晨|早上|早晨|清晨|上午|中午|下午|傍晚|晚上|晚)?\s*"
    r"(?:(?P<hour>\d{1,2})(?:\s*[:点时]\s*(?:(?P<minute>\d{1,2})\s*分?|(?P<half>半)|整)?)"
    r"|(?P<digits>\d{3,4}))"
)
_AFTERNOON: Final = ("下午", "傍晚", "晚上", "晚")
_MORNING: Final = ("凌晨", "早上", "早晨", "清晨", "上午")
_TO = re.compile(r"\s*(?:--?|[–—~−]+|至|到)\s*")
_DATE = re.compile(
    r"(?:(?P<year>\d{4})\s*(?P<mark>[-/.年])\s*)?(?P<month>\d{1,2})\s*(?:[-/.]|月)\s*(?P<day>\d{1,2})\s*[日号]?"
    r"|(?P<compact>\d{8})(?!\d)"
)
_WEEKDAY = re.compile(r"\s*\(?(?:周|星期|礼拜)([一二三四五六日天])\)?")
_DATE_TO = re.compile(r"\s*(?:至|到|[–—~−]+|--|\s-\s|(?<=[日号])-)\s*")
_SHORT_RANGE = re.compile(r"(.*[月./-]\d{1,2})\s*[-~]\s*(\d{1,2}[日号]?)")
_HOURS = re.compile(r"(?P<number>\d+(?:\.\d+)?|半|一|两)\s*个?\s*(?P<half>半)?\s*小时")
_MINUTES = re.compile(r"(?P<number>\d+)\s*(?:分钟?|min)")

NOON: Final = 12
_YEARS: Final = range(1990, 2200)


@dataclass(frozen=True)
class ClockRange:
    """From a time of day to another; `end` is None when only the start is written."""

    start: time
    end: time | None = None

    def __str__(self) -> str:
        start = self.start.strftime("%H:%M")
        return f"{start}-{self.end:%H:%M}" if self.end else start


@dataclass(frozen=True)
class DateRange:
    """From a day to a day, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} 至 {self.last}"


def parse_clock(text: str) -> time:
    """Read 9:30, 9：30, 0930, 上午9点半 or 约 9:30 as a time of day."""
    return _clock(_ABOUT.sub("", normalise(text)), "")[0]


def _clock(text: str, inherited: str) -> tuple[time, str]:
    """A time of day and the part of the day it was written with (or `inherited`)."""
    match = _CLOCK.fullmatch(text.strip())
    if not match:
        raise Unreadable(f"“{text}”认不出是几点")
    if digits := match["digits"]:
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
    period = match["period"] or inherited
    return _hour_of_day(text, period, hour, minute), period


def _hour_of_day(text: str, period: str, hour: int, minute: int) -> time:
    if hour == NOON and period in ("晚上", "晚"):
        raise Unreadable(f"“{text}”可以是中午 12:00，也可以是半夜 0:00，分不清")
    if hour > NOON and period in _MORNING:
        raise Unreadable(f"“{text}”前后矛盾：{period}没有 {hour} 点")
    if (period in _AFTERNOON and hour < NOON) or (period == "中午" and hour < 3):  # noqa: PLR2004 - 中午1点
        hour += NOON
    try:
        return time(hour, minute)
    except ValueError:
        raise Unreadable(f"“{text}”不是钟点：小时 0 到 23，分钟 0 到 59") from None


def parse_clock_range(text: str) -> ClockRange:
    """Read 18:00-19:30, 下午3点至5点 or a single time."""
    written = _ABOUT.sub("", normalise(text))
    parts = _TO.split(written)
    if len(parts) > 2:  # noqa: PLR2004 - a start and an end
        raise Unreadable(f"“{text}”里不止一个起止")
    start, period = _clock(parts[0], "")
    if len(parts) == 1:
        return ClockRange(start)
    end, _ = _clock(parts[1], period)
    if end <= start:
        raise Unreadable(f"“{text}”的结束不晚于开始", "核对起止；跨过半夜的，只写开始，另写“时长: 2小时”")
    return ClockRange(start, end)


def parse_date(text: str, year: int | None = None) -> date:
    """Read 2026-3-5, 2026/03/05, 2026年3月5日, 20260305, or 3月5日 when the `year` is known."""
    written = normalise(text)
    found, rest = _date_prefix(written, year)
    if rest:
        raise Unreadable(f"“{text}”认不出是哪一天")
    return found


def _date_prefix(text: str, year: int | None) -> tuple[date, str]:
    """The date that `text` begins with, and what follows it."""
    match = _DATE.match(text)
    if not match:
        raise Unreadable(f"“{text}”认不出是哪一天")
    if compact := match["compact"]:
        numbers = int(compact[:4]), int(compact[4:6]), int(compact[6:])
    elif not match["year"] and "月" not in match[0]:
        raise Unreadable(f"“{match[0]}”没有写年，也分不清是月日还是别的")
    elif not match["year"] and year is None:
        raise Unreadable(f"“{match[0]}”没有写年")
    else:
        numbers = int(match["year"] or year or 0), int(match["month"]), int(match["day"])
    try:
        found = date(*numbers)
    except ValueError:
        raise Unreadable(f"日历上没有“{match[0]}”这一天") from None
    if found.year not in _YEARS:
        raise Unreadable(f"“{match[0]}”的年份不对")
    rest = text[match.end() :]
    if weekday := _WEEKDAY.match(rest):
        _check_weekday(found, weekday[1])
        rest = rest[weekday.end() :]
    return found, rest.strip()


def _check_weekday(day: date, written: str) -> None:
    real = _WEEKDAYS[day.weekday()]
    if written.replace("天", "日") != real:
        raise Unreadable(f"{day} 是周{real}，不是周{written}")


def parse_date_range(text: str, year: int | None = None) -> DateRange:
    """Read 2026-03-12 至 2026-03-13, 3月12日-13日 or a single day."""
    parts = _DATE_TO.split(normalise(text))
    short = _SHORT_RANGE.fullmatch(parts[0]) if len(parts) == 1 else None
    if short and not _DATE.fullmatch(parts[0]):
        parts = [short[1], short[2]]
    if len(parts) > 2:  # noqa: PLR2004 - a first and a last day
        raise Unreadable(f"“{text}”里不止一个起止")
    first = parse_date(parts[0], year)
    if len(parts) == 1:
        return DateRange(first, first)
    if re.fullmatch(r"\d{1,2}[日号]?", parts[1]):
        parts[1] = f"{first.year}-{first.month}-{parts[1].rstrip('日号')}"
    last = parse_date(parts[1], first.year)
    if last < first:
        raise Unreadable(f"“{text}”的最后一天早于第一天")
    return DateRange(first, last)


def parse_moment(text: str, year: int | None = None) -> datetime:
    """Read a date and a time of day: 2026-03-12 14:05, 3月12日下午2点05分."""
    day, rest = _date_prefix(_ABOUT.sub("", normalise(text)), year)
    if not rest:
        raise Unreadable(f"“{text}”只有日期，没有钟点")
    clock, _ = _clock(_ABOUT.sub("", rest.removeprefix("T")), "")
    return datetime.combine(day, clock)


def parse_duration(text: str) -> timedelta:
    """Read 90分钟, 1.5小时, 一个半小时, 1小时30分."""
    rest = normalise(text)
    minutes = Decimal(0)
    if hours := _HOURS.match(rest):
        number = {"半": Decimal("0.5"), "一": Decimal(1), "两": Decimal(2)}.get(hours["number"])
        number = Decimal(hours["number"]) if number is None else number
        minutes += 60 * (number + (Decimal("0.5") if hours["half"] else 0))
        rest = rest[hours.end() :].strip()
    if part := _MINUTES.match(rest):
        minutes += int(part["number"])
        rest = rest[part.end() :].strip()
    if rest or not 0 < minutes <= 24 * 60:
        raise Unreadable(f"“{text}”认不出是多久")
    return timedelta(minutes=float(minutes))
