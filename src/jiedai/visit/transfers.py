"""转场: from where to where a ride inside the visit leads, where the plan only says 酒店到公司."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.fields import known
from jiedai.visit.routes import OUR_HOUSE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from jiedai.plan.lodging import Lodging
    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit

_TITLE: Final = re.compile(r"从?(?P<start>.+?)(?:返回|前往|到|去|回|至)(?P<end>.+)")
_HOTEL: Final = ("酒店", "宾馆", "住处")
_STATION: Final = ("机场", "车站", "高铁站", "火车站", "码头")
_AT_THE_GATE: Final = ("迎接", "送别")


class Ends(NamedTuple):
    """From where to where; either is empty where the plan leaves it open."""

    start: str = ""
    end: str = ""

    def __str__(self) -> str:
        """徽园酒店 → 南门."""
        return " → ".join(filter(None, self))


def ends_of(visit: Visit, event: Event) -> Ends:
    """The places of a transfer in the plan's own words; what is no transfer ends where it takes place."""
    said = _TITLE.fullmatch(event.item.title) if event.item.kind == "转场" else None
    if said is None:
        return Ends(end=event.item.place or "")
    start, end = (_place(visit, event, said[word]) for word in ("start", "end"))
    return Ends(start, event.item.place or end)


def coming_to(visit: Visit, lodging: Lodging) -> str:
    """When guests first come to their hotel, as far as the agenda says: 18:30 欢迎宴会时, or 19:30 欢迎晚宴以后."""
    day = known(lodging.check_in)
    events = [event for event in visit.events if event.day == day and event.start and event.has_guests]
    events.sort(key=lambda event: str(event.start))
    there = next((event for event in events if lodging.hotel in ends_of(visit, event).end), None)
    if there:
        late = there.item.kind == "转场" and there.end
        return f"{(late or there.start):%H:%M}（{there.item.title}）"
    last = events[-1] if events else None
    return f"{last.end:%H:%M} 以后（{last.item.title}结束）" if last and last.end else ""


def _place(visit: Visit, event: Event, word: str) -> str:
    """The hotel by its name, our house by its gate, the station of the day; any other word as it is."""
    if any(each in word for each in _HOTEL):
        return _either(_hotels(visit, event)) or word
    if any(each in word for each in _STATION):
        day = [each for each in visit.journeys if each.moment and each.moment.date() == event.day]
        return _either(each.leg.place for each in day if word[-1] in each.leg.place) or word
    if word == OUR_HOUSE:
        return _gate(visit, event.day) or word
    return word


def _hotels(visit: Visit, event: Event) -> list[str]:
    """Where those who ride sleep on that day; every hotel of the day where the rooms are not dealt out."""
    riders = {person.name for person in event.people}
    open_ = [each for each in visit.plan.lodging if _within(known(each.check_in), event.day, known(each.check_out))]
    theirs = [each for each in open_ if any(riders & set(room.guests) for room in each.rooms)]
    return [each.hotel for each in theirs or open_]


def _within(first: date | None, day: date, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)


def _gate(visit: Visit, day: date) -> str:
    """Where guests are welcomed or seen off at our house, on that day if possible."""
    hotels = tuple(each.hotel for each in visit.plan.lodging)
    gates = {
        event.day: event.item.place
        for event in reversed(visit.events)
        if event.item.kind in _AT_THE_GATE and event.item.place
        if not any(word in event.item.place for word in (*_HOTEL, *_STATION, *hotels))
    }
    return gates.get(day) or next(iter(gates.values()), "")


def _either(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))
