"""路程: how long the guests need from one place to the next."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.requirements import Way
    from jiedai.shape.clock_range import ClockRange
    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit

OUR_HOUSE: Final = "公司"
_HALF_A_DAY: Final = timedelta(hours=12)


class Stop(NamedTuple):
    """Guests at a place, from when to when; `path` is where the plan says the time."""

    start: datetime
    end: datetime
    what: str
    place: str
    path: Path
    ending: str = "在"
    """How the guests come to be there at the end: 在 the place of an item, 到 that of an arrival."""
    means: str = ""
    """By what they have come there; empty for an item."""


def is_ours(visit: Visit, place: str) -> bool:
    """Whether a place is at the company: a registered venue, or one that says so."""
    return place in visit.plan.venues or OUR_HOUSE in place


def way_between(visit: Visit, here: str, there: str) -> timedelta | None:
    """How long the handbook says it is between two places, either way; None where it says nothing."""
    way = written_way(visit, here, there)
    return known(way.duration) if way else None


def written_way(visit: Visit, here: str, there: str) -> Way | None:
    """What the handbook has of the way between two places, either way; every registered venue (场地) is also 公司."""
    one, other = (f"{place} {OUR_HOUSE}" if is_ours(visit, place) else place for place in (here, there))
    for way in visit.handbook.ways:
        if (way.start in one and way.end in other) or (way.start in other and way.end in one):
            return way
    return None


def moves_of(visit: Visit) -> list[tuple[Stop, Stop]]:
    """From where to where the guests go, each move once; what overlaps is no move."""
    found: dict[tuple[Path, Path], tuple[Stop, Stop]] = {}
    for guest in visit.people.on_side("来宾"):
        for earlier, later in pairwise(sorted(_stops(visit, guest))):
            if earlier.place != later.place and earlier.end <= later.start:
                found[earlier.path, later.path] = (earlier, later)
    return list(found.values())


def _stops(visit: Visit, guest: Person) -> Iterator[Stop]:
    """A guest's arrivals and the agenda items with a place and a time; an item without an end lasts no time."""
    for event in visit.events:
        if guest in event.people:
            yield from _stop(event)
    for journey in visit.journeys:
        if journey.arriving and journey.moment and guest in journey.party:
            what, path = journey.leg.number or "来宾", (*journey.path, "时间")
            yield Stop(journey.moment, journey.moment, what, journey.leg.place, path, "到", journey.leg.means)


def _stop(event: Event) -> Iterator[Stop]:
    if event.start and event.item.place:
        end = event.end or event.start
        yield Stop(event.start, end, f"“{event.item.title}”", event.item.place, (*event.path, "时间"))


def last_stop(visit: Visit, party: tuple[Person, ...], before: datetime) -> Stop | None:
    """The last agenda item of a party on the day that it leaves; what ends after that is another rule's matter."""
    stops = [
        stop
        for event in visit.events
        if event.day == before.date() and not set(party).isdisjoint(event.people)
        for stop in _stop(event)
        if stop.end <= before
    ]
    return max(stops, default=None, key=lambda stop: (stop.end, stop.start, stop.what))


def at_clock(clocks: ClockRange, moment: datetime) -> datetime:
    """A time of day near a moment: 23:50 for a train at 00:20 is the evening before."""
    near = datetime.combine(moment.date(), clocks.start)
    return near - timedelta(days=1) if near - moment > _HALF_A_DAY else near
