"""Who is where when: agenda items, and the way to the airport or station."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.timeline import Event, Journey

WAITING: Final = timedelta(minutes=30)
"""A greeter is at the airport or station this long before the arrival: the handbooks only say early."""


class Engagement(NamedTuple):
    """One person bound to one place for a time."""

    person: str
    start: datetime
    end: datetime
    place: str
    what: str
    path: Path
    event: Event | None = None

    def collides(self, other: Engagement) -> bool:
        """Whether both want the person at once, in different places."""
        return self.start < other.end and other.start < self.end and self.place != other.place


def engagements_of(events: list[Event], journeys: list[Journey]) -> dict[str, list[Engagement]]:
    """The engagements of every host by name, in order of time."""
    by_person: dict[str, list[Engagement]] = {}
    for engagement in (*_agenda(events), *_meeting_trains(journeys)):
        by_person.setdefault(engagement.person, []).append(engagement)
    for each in by_person.values():
        each.sort(key=lambda engagement: (engagement.start, engagement.end, engagement.what))
    return by_person


def _agenda(events: list[Event]) -> Iterator[Engagement]:
    for event in events:
        if event.start and event.end and event.item.place:
            for person in event.people:
                where, what = event.item.place, f"“{event.item.title}”"
                yield Engagement(person.name, event.start, event.end, where, what, event.path, event)


def _meeting_trains(journeys: list[Journey]) -> Iterator[Engagement]:
    for journey in journeys:
        if journey.arriving and journey.moment:
            for person in journey.companions:
                start, place = journey.moment - WAITING, journey.leg.place
                what = f"接{journey.leg.number or '站'}"
                yield Engagement(person.name, start, journey.moment, place, what, journey.path)
