"""A date with a time of day."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from jiedai.shape.clock import parse_clock
from jiedai.shape.dates import day_at_start
from jiedai.shape.words import Unreadable, normalise, without_about

_ZONE: Final = r"(?<=[0-9]) ?(?P<zone>Z|(?:GMT|UTC)?[+][0-9]{1,2}(?::?[0-9]{2})?|GMT|UTC)$"
_BEIJING: Final = r"(?:GMT|UTC)?\+0?8(?::?00)?"


def parse_moment(text: str, year: int | None = None) -> datetime:
    """Read a date and a time of day: 2026-03-12 14:05, 3月12日下午2点05分, 2026-03-12T14:05:00+08:00."""
    day, rest = day_at_start(without_about(normalise(text)), year)
    if not rest:
        raise Unreadable(f"“{text}”只有日期，没有钟点")
    return datetime.combine(day, parse_clock(_in_beijing(text, rest.removeprefix("T"))))


def _in_beijing(text: str, clock: str) -> str:
    """The time of day without its zone, which has to be ours."""
    clock = clock.removeprefix("北京时间").removesuffix("(北京时间)").strip()
    zone = re.search(_ZONE, clock)
    # 00:35+1 is how tickets say the next day, and no zone.
    if not zone or zone["zone"] == "+1":
        return clock
    if not re.fullmatch(_BEIJING, zone["zone"]):
        raise Unreadable(f"“{text}”里的“{zone['zone']}”表示不是北京时间", "换成北京时间写，如“2026-03-12 14:05”")
    return clock[: zone.start()]
