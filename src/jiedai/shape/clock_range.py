"""From a time of day to another."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from jiedai.shape.clock import DAY, HOUR, NOON, PARTS, Said, hear, parse_clock, plain, shown
from jiedai.shape.words import Slip, Unreadable, normalise, refusal, without_about

_TO: Final = r" ?(?:[-‐‑‒–—―−~→]+>?|至|到(?!达)|(?<=[0-9])一(?=[0-9])) ?"
_UNMARKED: Final = rf"(?:{PARTS})? ?[0-9]{{1,2}}"
_MARK: Final = r"([点时]整?|点钟|[ap]\.?m\.?)$"
_SLIPS: Final = (
    Slip(
        r"^(0?[1-9]|1[0-2]) ?[-~] ?(0?[1-9]|[12][0-9]|3[01])$",
        "“{text}”可以是 {0} 点到 {1} 点，也可以是 {0} 月 {1} 日，分不清",
        "起止写上分钟，如“9:00-11:00”",
    ),
)


class ClockRange(NamedTuple):
    """From a time of day to another; `end` is None when only the start is written, and 0:00 the end of the day."""

    start: time
    end: time | None = None

    def __str__(self) -> str:
        start = f"{self.start:%H:%M}"
        return f"{start}-{end_of_range(self.end)}" if self.end else start

    def on(self, day: date) -> tuple[datetime, datetime | None]:
        """The start and the end on the calendar."""
        start = datetime.combine(day, self.start)
        if self.end is None:
            return start, None
        return start, datetime.combine(day if self.end > self.start else day + timedelta(days=1), self.end)


def end_of_range(end: time) -> str:
    """16:00, and 24:00 for the midnight that a day ends with."""
    return f"{end:%H:%M}" if end != time() else "24:00"


def parse_clock_range(text: str) -> ClockRange:
    """Read 18:00-19:30, 下午3点至5点, 9-11点, 22:00-24:00 or a single time."""
    written = without_about(normalise(text)).removeprefix("从").removesuffix("开始").removesuffix("起").strip()
    parts = re.split(_TO, written)
    if len(parts) > 2:  # noqa: PLR2004 - a start and an end
        raise Unreadable(f"“{text}”里不止一个起止", "只写一个起止，如“15:30-16:00”；分几段就写成几条")
    if len(parts) == 1 or not all(parts):
        return ClockRange(parse_clock(written))
    first, last = parts
    if re.fullmatch(_UNMARKED, first):
        if re.fullmatch(_UNMARKED, last):
            raise refusal(text, _SLIPS, "“{text}”看不准是不是几点到几点")
        if mark := re.search(_MARK, last, re.IGNORECASE):
            return _range(text, hear(f"{first}{'点' if mark[0][0] in '点时' else ':00'}"), hear(last))
    return _range(text, hear(first), hear(last))


def _range(text: str, first: Said, last: Said) -> ClockRange:
    start, ends = first.only(first.readings()), last.readings(first.parts)
    if ends == [0]:
        ends = [DAY]
    later = [end for end in ends if start < end <= DAY]
    if ends and not later:
        cure = "下午的钟点按 24 小时写，如“9:00-15:00”；跨过半夜的，只写开始，另写“时长: 2小时”"
        raise Unreadable(f"“{text}”的结束不晚于开始", cure)
    end = last.only(later)
    _check_unmarked_start(text, first, start, end if last.parts else start)
    return ClockRange(time(*divmod(start, HOUR)), time(*divmod(end % DAY, HOUR)))


def _check_unmarked_start(text: str, first: Said, start: int, end: int) -> None:
    """Refuse 3:00-下午5:00, which may begin before or after noon; 03:00 is on the dial of 24."""
    later = start + NOON * HOUR
    if not first.parts and later < end and 0 < first.hour < NOON and not first.text.startswith("0"):
        readings = f"可以从{shown(start)} 开始，也可以从{shown(later)} 开始"
        raise Unreadable(f"“{text}”{readings}，分不清", f"开始也按 24 小时写，写成 {plain(start)} 或 {plain(later)}")
