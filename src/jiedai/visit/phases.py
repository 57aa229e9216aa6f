"""Which day counts as the one before, and which phases of a reception (阶段) its moment falls into."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, get_args

from jiedai.handbook.process import PhaseWord

if TYPE_CHECKING:
    from datetime import date

    from jiedai.visit.visit import Visit

PHASES: Final[tuple[PhaseWord, ...]] = get_args(PhaseWord)
"""In order."""
_LONG: Final = timedelta(days=14)
"""After so many days a visit is no longer in anybody's mind."""


def day_before(visit: Visit) -> date | None:
    """The day before the first day; where the handbook says 工作日, the last working day before it."""
    return worked(visit, visit.days[0] - timedelta(days=1)) if visit.days else None


def worked(visit: Visit, day: date) -> date:
    """A day of preparing; where the handbook says 工作日 of the day before and it is free, the last working day before."""
    if visit.handbook.times.day_before != "工作日":
        return day
    from jiedai.visit.working_days import is_working  # noqa: PLC0415 - only where the handbook asks for it

    while not is_working(day):
        day -= timedelta(days=1)
    return day


def phases_now(visit: Visit) -> tuple[PhaseWord, ...]:
    """The phases that the moment of judgement falls into."""
    eve, today = day_before(visit), visit.as_of.date()
    if visit.days is None or eve is None or today < eve:
        return ("筹备",)
    first, last = visit.days
    if today < first:
        return ("前一天",)
    if today > last:
        return ("后续",)
    opening: tuple[PhaseWord, ...] = ("当天",) if today == first else ()
    closing: tuple[PhaseWord, ...] = ("送别",) if today == last else ()
    return (*opening, "接待中", *closing)


def begun(visit: Visit) -> bool:
    """Whether its first day has come."""
    return visit.days is not None and visit.days[0] <= visit.as_of.date()


def over(visit: Visit) -> bool:
    """Whether its last day is past: only what follows it can still be done."""
    return visit.days is not None and visit.days[1] < visit.as_of.date()


def begins(phase: PhaseWord, visit: Visit) -> date | None:
    """The first day of a phase of the visit itself, or of what follows it."""
    if visit.days is None:
        return None
    first, last = visit.days
    return {"送别": last, "后续": last + timedelta(days=1)}.get(phase, first)


def long_over(visit: Visit) -> bool:
    """Whether its last day is so far back that what is still open is no longer asked for every day."""
    return visit.days is not None and visit.as_of.date() - visit.days[1] > _LONG


def up_to(phase: PhaseWord) -> tuple[PhaseWord, ...]:
    """A phase and all before it."""
    return PHASES[: PHASES.index(phase) + 1]
