"""The agenda with its times resolved: what happens when, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.plan.travel import SELF_ARRIVING, Arrival, Departure
from jiedai.shape.clock_range import ClockRange
from jiedai.shape.fields import known
from jiedai.visit.people import ALL_GUESTS, EVERYBODY, People, Person

if TYPE_CHECKING:
    from datetime import date, datetime

    from jiedai.plan.agenda import Item
    from jiedai.plan.plan import Plan
    from jiedai.source.place import Path


class Event(NamedTuple):
    """One agenda item on its day; `end` is None when neither an end nor a duration is written.

    Who owns an item takes part in it, but for a meal whose hosts (陪餐) are named: then only they sit down.
    """

    path: Path
    item: Item
    day: date
    start: datetime | None
    end: datetime | None
    people: tuple[Person, ...]

    @property
    def guests(self) -> list[Person]:
        return [person for person in self.people if person.side == "来宾"]

    @property
    def hosts(self) -> list[Person]:
        return [person for person in self.people if person.side == "我方"]

    @property
    def has_guests(self) -> bool:
        """Whether guests are there, even if the plan gives no names."""
        words = self.item.attendees
        return bool(self.guests) or not words or ALL_GUESTS in words or EVERYBODY in words

    @property
    def heads(self) -> int:
        """How many are there: as written where the names are not all listed."""
        eating = known(self.item.meal.heads) if self.item.meal else None
        return max(known(self.item.heads) or 0, eating or 0, len(self.people))

    @property
    def clocks(self) -> str:
        """From when to when, as it is shown."""
        if self.start is None:
            return "待定"
        return str(ClockRange(self.start.time(), self.end.time() if self.end else None))

    def overlaps(self, other: Event) -> bool:
        if not (self.start and self.end and other.start and other.end):
            return False
        return self.start < other.end and other.start < self.end


class Journey(NamedTuple):
    """One leg of arrival or departure with the persons who travel and who meet or see them off."""

    path: Path
    leg: Arrival | Departure
    party: tuple[Person, ...]
    companions: tuple[Person, ...]

    @property
    def arriving(self) -> bool:
        return isinstance(self.leg, Arrival)

    @property
    def moment(self) -> datetime | None:
        return known(self.leg.moment)

    @property
    def needs_board(self) -> bool:
        """Whether a board is held up: as written, or else wherever somebody goes to meet the guests."""
        if not isinstance(self.leg, Arrival):
            return False
        return self.needs_companion if self.leg.sign is None else self.leg.sign

    @property
    def needs_companion(self) -> bool:
        """Whether somebody of ours has to go to the airport, station or quay."""
        return self.leg.means not in SELF_ARRIVING


def events_of(plan: Plan, people: People) -> list[Event]:
    """Every agenda item in the order written, with its times on the calendar."""
    return [
        _event(item, ("日程", key, index), key.day, people)
        for key, items in plan.agenda.items()
        for index, item in enumerate(items)
    ]


def _event(item: Item, path: Path, day: date, people: People) -> Event:
    clocks, duration = known(item.clocks), known(item.duration)
    start, end = clocks.on(day) if clocks else (None, None)
    if start and duration:
        end = start + duration
    seated = item.meal.hosts if item.meal else []
    words = [*(item.attendees or [ALL_GUESTS]), *(seated or item.owners)]
    present = tuple(person for person in people.meant(words) if person.side in ("来宾", "我方"))
    return Event(path, item, day, start, end, present)


def journeys_of(plan: Plan, people: People) -> list[Journey]:
    """Every leg, the arrivals first."""

    def journey(path: Path, leg: Arrival | Departure, companions: list[str]) -> Journey:
        return Journey(path, leg, tuple(people.meant(leg.party)), tuple(people.meant(companions)))

    arrivals = [journey(("到达", index), leg, leg.greeters) for index, leg in enumerate(plan.arrivals)]
    departures = [journey(("离开", index), leg, leg.escorts) for index, leg in enumerate(plan.departures)]
    return arrivals + departures


def days_of(plan: Plan, journeys: list[Journey], events: list[Event]) -> tuple[date, date] | None:
    """First and last day of the visit: as written, or from the legs, or else from the agenda and the rooms."""
    if days := known(plan.days):
        return days.first, days.last
    arriving = [each.moment.date() for each in journeys if each.arriving and each.moment]
    leaving = [each.moment.date() for each in journeys if not each.arriving and each.moment]
    agenda = [event.day for event in events]
    check_outs = [day for lodging in plan.lodging if (day := known(lodging.check_out))]
    first, last = min(arriving or agenda, default=None), max(leaving or agenda + check_outs, default=None)
    if first is None or last is None:
        return None
    return first, max(first, last)
