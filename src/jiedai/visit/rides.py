"""What each car is needed for: every ride with its time, its ends, its passengers, and who of ours goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.plan.travel import Arrival
from jiedai.shape.calendar_words import day_and_clock, month_day, weekday
from jiedai.shape.fields import known
from jiedai.visit.addressing import guests_among, party_words
from jiedai.visit.calls import call_of, last_stop_of, own_time, start_of
from jiedai.visit.transfers import ends_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.visit.people import Person
    from jiedai.visit.timeline import Event, Journey
    from jiedai.visit.visit import Visit

    Ride = tuple[dict[str, Any], list[Person]]


def rides_of(visit: Visit, name: str) -> list[Ride]:
    """The rides of a car in order of time, each with those of ours who go along; what has no time yet comes last."""
    rides = [*_legs(visit, name), *_agenda(visit, name)]
    return [ride for _, ride in sorted(rides, key=lambda each: (each[0] is None, each[0]))]


def rides_in_words(visit: Visit, name: str) -> list[str]:
    """The same in a few words each: 3月12日 14:05 接 MU5137 新桥机场T1，2 人; a tick records them, so they stay as they are."""
    rides = [
        (journey.moment, f"{day_and_clock(journey.moment)} {'接' if journey.arriving else '送'}{_stop(journey)}")
        for journey in visit.journeys
        if name in journey.leg.vehicles
    ] + [
        (event.start, f"{month_day(event.day)} {event.clocks} {event.item.title}，{event.heads} 人")
        for event in visit.events
        if name in event.item.vehicles
    ]
    return [words for _, words in sorted(rides, key=lambda ride: (ride[0] is None, *ride))]


def _stop(journey: Journey) -> str:
    number = f" {journey.leg.number}" if journey.leg.number else ""
    return f"{number} {journey.leg.place}，{len(journey.party)} 人"


def _legs(visit: Visit, name: str) -> Iterator[tuple[datetime | None, Ride]]:
    for journey in visit.journeys:
        if name in journey.leg.vehicles:
            call = call_of(visit, journey)
            ride = _ride(call.moment or journey.moment, "接" if journey.arriving else "送") | _ends(visit, journey)
            ride |= {
                "何时": call.words,
                "钟点": f"{journey.moment:%H:%M}" if journey.moment else "待定",
                "班次": journey.leg.number or "",
                "班次时刻": own_time(journey, call),
                "方式": journey.leg.means,
                "牌文": party_words(visit, guests_among(visit, journey.party)),
                "接站牌": journey.needs_board,
                "人数": len(journey.party),
                "名单": "、".join(person.name for person in journey.party),
                "同程": [other for other in journey.leg.vehicles if other != name],
            }
            yield call.moment or journey.moment, (ride, list(journey.companions))


def _ends(visit: Visit, journey: Journey) -> dict[str, str]:
    """From where to where, and what the party does before it leaves or after it has come."""
    leg = journey.leg
    if isinstance(leg, Arrival):
        following = _next(visit, journey)
        there = ends_of(visit, following).end if following else ""
        after = f"{following.clocks} {following.item.title}" if following else ""
        return {"从": leg.place + (leg.exit or ""), "到": there, "几时": str(known(leg.in_place) or ""), "前后": after}
    before = last_stop_of(visit, journey)
    out = known(leg.setting_out)
    ended = f"{before.end:%H:%M} {before.what.strip('“”')}" if before else ""
    return {"从": start_of(visit, journey), "到": leg.place, "几时": str(out or ""), "前后": ended}


def _next(visit: Visit, journey: Journey) -> Event | None:
    """What the party does first after it has come, on the same day."""
    moment = journey.moment
    if moment is None:
        return None
    later = [
        (event.start, event)
        for event in visit.events
        if event.start and event.day == moment.date() and event.start >= moment
        if not set(journey.party).isdisjoint(event.people)
    ]
    return min(later, key=lambda each: each[0])[1] if later else None


def _agenda(visit: Visit, name: str) -> Iterator[tuple[datetime | None, Ride]]:
    for event in visit.events:
        if name in event.item.vehicles:
            ends = ends_of(visit, event)
            ride = _ride(event.start, event.item.title) | {
                "月日": month_day(event.day),
                "星期": weekday(event.day),
                "何时": event.clocks,
                "钟点": event.clocks,
                "从": ends.start,
                "到": ends.end,
                "人数": event.heads,
                "同程": [other for other in event.item.vehicles if other != name],
            }
            owners = [person for person in visit.people.meant(event.item.owners) if person.side == "我方"]
            yield event.start, (ride, owners)


def _ride(moment: datetime | None, what: str) -> dict[str, Any]:
    """A ride with everything that it may say, still empty."""
    words = ("何时", "钟点", "班次", "班次时刻", "方式", "从", "到", "几时", "前后", "牌文", "名单")
    day = moment.date() if moment else None
    when = {"月日": month_day(day) if day else "日期待定", "星期": weekday(day) if day else ""}
    return {"事": what} | when | dict.fromkeys(words, "") | {"接站牌": False, "人数": 0, "同程": []}
