"""The things of a visit that a step is done for, or a rule is asked of, one by one (逐个), and what each is called.

A name is what the thing is, never where it stands in a list or what may still change about it: a leg goes by who
travels, so that another flight leaves what is ticked for it in its place.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.plan.travel import Departure
from jiedai.shape.fields import known
from jiedai.visit.routes import at_clock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from jiedai.handbook.process import EachWord
    from jiedai.shape.confirmation import Confirmation
    from jiedai.source.place import Path
    from jiedai.visit.timeline import Event, Journey
    from jiedai.visit.visit import Visit

CONFIRMABLE: Final[tuple[EachWord, ...]] = ("到达", "离开", "车辆", "场地", "用餐", "住宿", "礼品", "物料")
"""What somebody can confirm."""


_NEVER: Final = datetime(9999, 1, 1)  # noqa: DTZ001 - the clock on the wall
_CLOSING_TIME: Final = time(18)
"""By when something is done that is due on a day, and from when a room is slept in."""

_CHECK_OUT: Final = time(12)
"""By when hotels want a room back."""


class Thing(NamedTuple):
    """One leg, car, room …: what it is called, its data, where the plan says it, and from when to when it is."""

    name: str
    data: dict[str, Any]
    path: Path
    start: datetime | None
    end: datetime | None
    confirmation: Confirmation | None
    """What the plan itself says of it (确认)."""


class _Named(NamedTuple):
    """A thing with its own name, which others may have too."""

    path: Path
    name: str
    start: datetime | None = None
    end: datetime | None = None
    model: Any = None

    @property
    def order(self) -> tuple[datetime, str]:
        """Which of several with one name comes first, wherever they stand in the plan."""
        return self.start or _NEVER, repr(self.model)

    def thing(self, name: str, data: dict[str, Any]) -> Thing:
        confirmation = known(getattr(self.model, "confirmation", None))
        return Thing(name, data, self.path, self.start, self.end, confirmation)


def things(each: EachWord, visit: Visit) -> list[Thing]:
    """Every thing of a kind, in the order of the view."""
    data = dict(_data(each, visit.view))
    names = names_of(each, visit)
    found = {named.path: named for named in _ALL[each](visit)}
    return [found[path].thing(names[path], data[path]) for path in data]


def names_of(each: EachWord, visit: Visit) -> dict[Path, str]:
    """The name of every thing of a kind by its path; of several with one name the later ones are numbered."""
    names: dict[Path, str] = {}
    seen: dict[str, int] = {}
    found = list(_ALL[each](visit))
    if len({named.name for named in found}) < len(found):
        found.sort(key=lambda named: named.order)
    for named in found:
        seen[named.name] = seen.get(named.name, 0) + 1
        names[named.path] = named.name if seen[named.name] == 1 else f"{named.name}#{seen[named.name]}"
    return names


def _legs(visit: Visit, journeys: Iterable[Journey]) -> Iterator[_Named]:
    """Each by the chief guest where he is on it, or else by the guest whose name sorts first."""
    chiefs = [guest.name for guest in visit.plan.guests if guest.chief]
    for journey in journeys:
        party = [person.name for person in journey.party]
        chief = next((name for name in chiefs if name in party), None)
        name = chief or min(party, default=journey.leg.number or journey.leg.place)
        yield _Named(journey.path, name, _setting_out(journey) or journey.moment, journey.moment, journey.leg)


def _setting_out(journey: Journey) -> datetime | None:
    """When a party leaves us for its train or flight: from then on it is too late to see to anything."""
    clocks = known(journey.leg.setting_out) if isinstance(journey.leg, Departure) else None
    return at_clock(clocks, journey.moment) if clocks and journey.moment else None


def _vehicles(visit: Visit) -> Iterator[_Named]:
    for name, vehicle in visit.plan.vehicles.items():
        moments = [leg.moment for leg in visit.journeys if name in leg.leg.vehicles]
        events = [event for event in visit.events if name in event.item.vehicles]
        yield _Named(("车辆", name), name, *_span(moments, events), vehicle)


def _venues(visit: Visit) -> Iterator[_Named]:
    for name, venue in visit.plan.venues.items():
        events = [event for event in visit.events if event.item.place == name]
        yield _Named(("场地", name), name, *_span([], events), venue)


def _span(moments: list[datetime | None], events: list[Event]) -> tuple[datetime | None, datetime | None]:
    """The earliest and the latest that is known."""
    starts = filter(None, (*moments, *(event.start for event in events)))
    ends = filter(None, (*moments, *(event.end or event.start for event in events)))
    return min(starts, default=None), max(ends, default=None)


def _lodging(visit: Visit) -> Iterator[_Named]:
    for index, lodging in enumerate(visit.plan.lodging):
        first, last = known(lodging.check_in), known(lodging.check_out)
        start = datetime.combine(first, _CLOSING_TIME) if first else None
        end = datetime.combine(last, _CHECK_OUT) if last else None
        yield _Named(("住宿", index), lodging.hotel, start, end, lodging)


def _follow_ups(visit: Visit) -> Iterator[_Named]:
    for index, follow_up in enumerate(visit.plan.follow_ups):
        day = known(follow_up.due)
        end = datetime.combine(day, _CLOSING_TIME) if day else None
        yield _Named(("后续", index), follow_up.task, end, end, follow_up)


_ALL: Final[dict[EachWord, Callable[[Visit], Iterable[_Named]]]] = {
    "到达": lambda visit: _legs(visit, (each for each in visit.journeys if each.arriving)),
    "离开": lambda visit: _legs(visit, (each for each in visit.journeys if not each.arriving)),
    "接站牌": lambda visit: _legs(visit, (each for each in visit.journeys if each.needs_board)),
    "车辆": _vehicles,
    "场地": _venues,
    "环节": lambda visit: (_Named(e.path, e.item.title, e.start, e.end, e.item) for e in visit.events),
    "用餐": lambda visit: (_Named(m.path, m.event.item.title, m.event.start, m.event.end, m.meal) for m in visit.meals),
    "住宿": _lodging,
    "礼品": lambda visit: (_Named(("礼品", i), g.name, model=g) for i, g in enumerate(visit.plan.gifts)),
    "物料": lambda visit: (_Named(("物料", i), m.name, model=m) for i, m in enumerate(visit.plan.materials)),
    "应急": lambda visit: (_Named(("应急", i), c.situation, model=c) for i, c in enumerate(visit.plan.contingencies)),
    "来宾": lambda visit: (_Named(("来宾", i), g.name, model=g) for i, g in enumerate(visit.plan.guests)),
    "我方": lambda visit: (_Named(("我方", i), h.name, model=h) for i, h in enumerate(visit.plan.hosts)),
    "后续": _follow_ups,
}


def _data(each: EachWord, view: Mapping[str, Any]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The data of every thing in the view, by its path in the plan."""
    if each == "环节":
        yield from ((tuple(item["位置"]), item) for day in view["每日日程"] for item in day["环节"])
        return
    source = "到达" if each == "接站牌" else each
    for index, data in enumerate(view[source]):
        if each == "用餐":
            yield tuple(data["位置"]), data
        elif each != "接站牌" or data["接站牌"]:
            yield (source, data["名称"] if each in ("车辆", "场地") else index), data
