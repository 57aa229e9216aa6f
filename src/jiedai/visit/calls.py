"""When a leg calls our people: by when to be there or to set out, and what the train or the plane does itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.plan.travel import Arrival, Departure
from jiedai.shape.calendar_words import day_and_clock
from jiedai.shape.fields import known
from jiedai.visit.addressing import guests_among
from jiedai.visit.foreign import is_foreign
from jiedai.visit.routes import at_clock, last_stop, way_between

if TYPE_CHECKING:
    from datetime import datetime

    from jiedai.visit.routes import Stop
    from jiedai.visit.timeline import Journey
    from jiedai.visit.visit import Visit

NO_TIME: Final = timedelta()
_ABROAD: Final = "国际"
_FLIGHT: Final = "飞机"
_COMES_AND_GOES: Final = {
    _FLIGHT: ("落地", "起飞"),
    "轮船": ("靠岸", "开船"),
    "自驾": ("到", "走"),
    "自行前来": ("到", "走"),
}
"""How people say that it comes and goes; everything else stops at a station (到站) and drives off (开车)."""


class Call(NamedTuple):
    """When our people are wanted for a leg; `moment` is None while neither the plan nor the handbook says."""

    moment: datetime | None
    words: str

    @property
    def day_and_words(self) -> str:
        """3月12日 13:40 到位."""
        return f"{day_and_clock(self.moment).partition(' ')[0]} {self.words}" if self.moment else self.words


def call_of(visit: Visit, journey: Journey) -> Call:
    """13:40 到位 or 13:20 出发 as the plan says, or else the latest time by the handbook."""
    leg, moment = journey.leg, journey.moment
    arriving = isinstance(leg, Arrival)
    clocks = known(leg.in_place if isinstance(leg, Arrival) else leg.setting_out)
    what = "到位" if arriving else "出发"
    if clocks and moment:
        return Call(at_clock(clocks, moment), f"{clocks} {what}")
    ahead = known(visit.handbook.times.meeting.get(leg.means)) if arriving else longest_ahead(visit, journey)
    if not (moment and ahead):
        return Call(None, f"{what}时间待定")
    stop = None if arriving else last_stop_of(visit, journey)
    way = NO_TIME if arriving else way_between(visit, stop.place if stop else left_hotel(visit, moment), leg.place)
    latest = moment - ahead - (way or NO_TIME)
    return Call(latest, f"最晚 {latest:%H:%M} {'送到' if way is None else what}")


def own_time(journey: Journey, call: Call | None = None) -> str:
    """14:05 落地, 15:00 开车; with the day where our people are called on another."""
    if journey.moment is None:
        return "时间待定"
    comes, goes = _COMES_AND_GOES.get(journey.leg.means, ("到站", "开车"))
    other_day = call and call.moment and call.moment.date() != journey.moment.date()
    clock = day_and_clock(journey.moment) if other_day else f"{journey.moment:%H:%M}"
    return f"{clock} {comes if journey.arriving else goes}"


def last_stop_of(visit: Visit, journey: Journey) -> Stop | None:
    """Where a party was last on the day that it leaves, before it sets out."""
    if journey.moment is None:
        return None
    clocks = known(journey.leg.setting_out) if isinstance(journey.leg, Departure) else None
    return last_stop(visit, journey.party, at_clock(clocks, journey.moment) if clocks else journey.moment)


def start_of(visit: Visit, journey: Journey) -> str:
    """From where a party leaves: its last stop, or else the hotel of the night."""
    if stop := last_stop_of(visit, journey):
        return stop.place
    day = journey.moment.date() if journey.moment else None
    return "、".join(each.hotel for each in visit.plan.lodging if day and known(each.check_out) == day)


def left_hotel(visit: Visit, moment: datetime) -> str:
    """Where the guests have slept who leave without an item before: the hotels they check out of that day."""
    hotels = [each for each in visit.plan.lodging if known(each.check_out) == moment.date()]
    return " ".join(sorted(f"{each.hotel}{each.address or ''}" for each in hotels))


def longest_ahead(visit: Visit, journey: Journey) -> timedelta:
    """How early the party has to be there at the latest count."""
    return max(time_ahead(visit, journey), time_ahead(visit, journey, abroad=True))


def time_ahead(visit: Visit, journey: Journey, *, abroad: bool = False) -> timedelta:
    """How early the party has to be there, as the handbook says; the longer time for guests who may fly home."""
    means: str = journey.leg.means
    if abroad:
        foreign = any(is_foreign(visit.plan, guest) for guest in guests_among(visit, journey.party))
        means = _ABROAD if means == _FLIGHT and foreign else ""
    return known(visit.handbook.times.seeing_off.get(means)) or NO_TIME
