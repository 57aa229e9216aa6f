"""Dates and times as they are shown to people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

_WEEKDAYS: Final = "一二三四五六日"


def month_day(day: date) -> str:
    """3月12日."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """周四."""
    return f"周{_WEEKDAYS[day.weekday()]}"


def day_and_clock(moment: datetime | None) -> str:
    """3月12日 14:05, or 待定."""
    return f"{month_day(moment)} {moment:%H:%M}" if moment else "待定"
