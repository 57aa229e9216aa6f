"""A step's deadline on the calendar of one visit."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from jiedai.visit.phases import day_before, worked

if TYPE_CHECKING:
    from jiedai.handbook.deadlines import Deadline
    from jiedai.visit.things import Thing
    from jiedai.visit.visit import Visit


_WITH_THE_GUESTS: Final = ("住宿", "礼品")
"""What is seen to together with the guests: they check in and out, and are handed their presents."""


def due(deadline: Deadline | None, visit: Visit, thing: Thing | None) -> datetime | None:
    """The moment by which it has to be done; None while a day or a time it hangs on is not known."""
    if deadline is None:
        return None
    if deadline.of_a_thing:
        moments = (thing.end or thing.start, thing.start) if thing else (None, None)
        moment = moments[0] if deadline.anchor == "结束" else moments[1]
        return _between_items(moment + deadline.shift, deadline, visit, thing) if moment else None
    day = _day(deadline, visit)
    return _between_items(datetime.combine(day, deadline.clock), deadline, visit, thing) if day else None


def _between_items(moment: datetime, deadline: Deadline, visit: Visit, thing: Thing | None) -> datetime:
    """The deadline, unless the guests would have to leave the table or a talk for it: then by its beginning.

    What is counted forward from when they come, such as checking in, is done after it.
    """
    if thing is None or thing.path[0] not in _WITH_THE_GUESTS or deadline.anchor == "首日":
        return moment
    within = [
        (event.start, event.end)
        for event in visit.events
        if event.start and event.end and event.start < moment < event.end
        if event.has_guests and event.item.kind != "自由"
    ]
    if not within:
        return moment
    return max(end for _, end in within) if deadline.shift > timedelta() else min(start for start, _ in within)


def counted(deadline: Deadline | None, visit: Visit) -> list[date]:
    """From which day to which a deadline depends on working days; none where it does not, or no day is known."""
    day = None if deadline is None else _day(deadline, visit)
    if deadline is None or day is None or visit.days is None:
        return []
    if deadline.working:
        return [visit.days[1] if deadline.anchor == "末日" else visit.days[0], day]
    return [day] if _prepares(deadline) and visit.handbook.times.day_before == "工作日" else []


def _day(deadline: Deadline, visit: Visit) -> date | None:
    eve = day_before(visit)
    if visit.days is None or eve is None:
        return None
    day = visit.days[1] if deadline.anchor == "末日" else visit.days[0]
    if deadline.working:
        return _working(day, deadline.days)
    day += timedelta(days=deadline.days)
    return min(worked(visit, day), eve) if _prepares(deadline) else day


def _prepares(deadline: Deadline) -> bool:
    """Whether it is some days before the visit."""
    return deadline.anchor == "首日" and deadline.days < 0


def _working(day: date, days: int) -> date:
    """So many working days after a day, or before it when negative."""
    from jiedai.visit.working_days import is_working  # noqa: PLC0415 - only where a deadline counts them

    step = timedelta(days=1 if days > 0 else -1)
    left = abs(days)
    while left:
        day += step
        left -= is_working(day)
    return day
