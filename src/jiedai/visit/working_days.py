"""Working days (工作日) and holidays by the calendar that the State Council decrees each autumn for the next year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.shape.lead_times import LeadTime

_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5

_HOLIDAYS: Final = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
}


def is_working(day: date) -> bool:
    """Whether people work on a day; from Monday to Friday in a year whose holidays are not known."""
    known = _known(day)
    return known[0] if known else day.weekday() < _SATURDAY


def holiday(day: date) -> str | None:
    """The statutory holiday for which a day is free, such as 国庆节; None for a working day or a mere Sunday."""
    known = _known(day)
    return known[1] if known and not known[0] else None


def working_days(first: date, end: date) -> int:
    """How many working days there are from `first` on and before `end`."""
    return sum(is_working(day) for day in _days(first, end))


def holiday_near(day: date, reach: LeadTime) -> str | None:
    """The holiday that a day lies no more than so many days, or working days, before or after."""
    for step in (_DAY, -_DAY):
        there, passed = day, 0
        while passed < reach.days:
            passed += is_working(there) if reach.working else 1
            there += step
            if name := holiday(there):
                return name
    return None


def not_known(days: Iterable[date]) -> str:
    """A remark that the holidays of some year are not known, or nothing: such days are counted, not guessed."""
    years = "、".join(sorted({str(day.year) for day in days if _known(day) is None}))
    return f"（{years} 年的放假安排还没有收录，只按周一到周五算）" if years else ""


def _known(day: date) -> tuple[bool, str | None] | None:
    """Whether a day is worked and the holiday that moves it; None for a year without data."""
    import chinese_calendar  # noqa: PLC0415 - only where days are counted

    try:
        free, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    return not free, _HOLIDAYS.get(name, name) if name else None


def _days(first: date, end: date) -> Iterator[date]:
    return (first + timedelta(days=count) for count in range((end - first).days))
