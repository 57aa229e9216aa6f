"""From a day to a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from jiedai.shape.dates import day_at_start, parse_date
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

_TO: Final = r"(?P<to>[-‐‑‒–—―−~→/]+>?|至|到|一(?=[0-9]))|[、,和及](?!.*[、,和及])"
_DAY_ONLY: Final = r"([0-9]{1,2})(?: ?[日号]|(?![0-9]| ?[-/.年月]))"
_DAYS: Final = r"[ ,、]?\(?共? ?([0-9]{1,3}|[一二两三四五六七八九十]{1,3}) ?天\)?$"
_LONGEST: Final = timedelta(days=92)


class DateRange(NamedTuple):
    """From a day to a day, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first} 至 {self.last}"


def parse_date_range(text: str, year: int | None = None) -> DateRange:
    """Read 2026-03-12 至 2026-03-13, 3月12日-13日, 3/12-3/13, 12月31日至1月2日 or a single day."""
    written = normalise(text).removeprefix("从")
    days = re.search(_DAYS, written) if "天" in written else None
    span = _range(text, written[: days.start()] if days else written, year)
    real = (span.last - span.first).days + 1
    if days and arabic(days[1]) != str(real):
        raise Unreadable(f"“{text}”前后矛盾：{span} 是 {real} 天", "起止和天数改对一个")
    return span


def _range(text: str, written: str, year: int | None) -> DateRange:
    first, rest = day_at_start(written, year)
    separator = re.match(_TO, rest)
    if not separator:
        first = parse_date(written, year)
        return DateRange(first, first)
    last = _last(rest[separator.end() :].strip(), first)
    if last < first:
        raise Unreadable(f"“{text}”的最后一天早于第一天", "核对起止；跨月、跨年的，后一个日期写全，如“2027-01-02”")
    if not separator["to"] and last - first != timedelta(days=1):
        raise Unreadable(f"“{text}”的两天不挨着", "连着的几天写起止，如“3月12日-14日”")
    return DateRange(first, last)


def _last(written: str, first: date) -> date:
    """The last day, of which the first's month and year need not be written again."""
    if day := re.match(_DAY_ONLY, written):
        return parse_date(f"{first.year}-{first.month}-{day[1]}{written[day.end() :]}")
    last = parse_date(written, first.year)
    if last < first and not re.search(r"[0-9]{4}", written):
        # From the end of a year into the next; a longer way round is a slip of the pen.
        following = parse_date(written, first.year + 1)
        return following if following - first <= _LONGEST else last
    return last
