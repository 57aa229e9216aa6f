"""Who has to do what: every task the plan gives to a person or a department, in order of time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from jiedai.plan.travel import Arrival
from jiedai.shape.calendar_words import day_and_clock, month_day
from jiedai.shape.fields import known
from jiedai.visit.addressing import car_number, code_word, guests_among, party_words
from jiedai.visit.calls import call_of, own_time
from jiedai.visit.transfers import ends_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jiedai.plan.governance import Contingency
    from jiedai.plan.travel import Vehicle
    from jiedai.visit.calls import Call
    from jiedai.visit.timeline import Journey
    from jiedai.visit.visit import Visit


class Task(NamedTuple):
    """One task: when (sortable, empty for no time), how the time is shown, what, and who of ours is in it too."""

    order: str
    when: str
    what: str
    along: tuple[str, ...] = ()


def assignments_of(visit: Visit) -> dict[str, list[Task]]:
    """The tasks of each owner by the name of the person or department; roles are resolved to names."""
    by_owner: dict[str, list[Task]] = {}
    for words, task in _tasks(visit):
        persons = visit.people.meant(words)
        names = [person.name for person in persons] + [word for word in words if not visit.people.knows(word)]
        for name in names:
            others = tuple(other for other in dict.fromkeys(task.along) if other != name)
            by_owner.setdefault(name, []).append(task._replace(along=others))
    return {name: sorted(tasks, key=lambda task: (not task.order, task.order)) for name, tasks in by_owner.items()}


def _tasks(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    yield from _travel(visit)
    yield from _agenda(visit)
    yield from _preparations(visit)
    for follow_up in visit.plan.follow_ups:
        due = known(follow_up.due)
        when = (f"{due} 24:00", f"最晚{month_day(due)}") if due else ("", "")
        yield follow_up.owner, Task(*when, follow_up.task)


def _agenda(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    """Who owns an item does it; who else of ours is there attends it."""
    for event in visit.events:
        where = event.item.place or str(ends_of(visit, event))
        what = event.item.title + (f"（{where}）" if where else "")
        order, when = f"{event.day} {event.clocks}", f"{month_day(event.day)} {event.clocks}"
        owners = [person.name for person in visit.people.meant(event.item.owners)]
        attending = [person.name for person in event.hosts if person.name not in owners]
        drivers = [(name, car, car.driver) for name, car in visit.cars(event.item.vehicles) if car.driver]
        along = (*owners, *attending, *(driver.name for _, _, driver in drivers))
        yield event.item.owners, Task(order, when, f"负责：{what}", along)
        yield attending, Task(order, when, f"出席：{what}", along)
        for name, car, driver in drivers:
            errand = f"开{_car(name, _number(visit, name), car.plate)}：{what}，{len(event.people)} 人"
            yield [driver.name], Task(order, when, errand, tuple(owners))


def _travel(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    """Meeting and seeing off: the one who goes is told car and driver, and the driver who goes along."""
    for journey in visit.journeys:
        cars = visit.cars(journey.leg.vehicles)
        names = [person.name for person in journey.companions]
        call = call_of(visit, journey)
        order, when = f"{call.moment or journey.moment or ''}", _wanted(journey, call)
        errand = _errand(visit, journey, call)
        riding = "、".join(_car(name, _number(visit, name), car.plate, _driver(car)) for name, car in cars)
        drivers = [car.driver.name for _, car in cars if car.driver]
        yield names, Task(order, when, errand + (f"，坐{riding}" if riding else ""), (*names, *drivers))
        for name, car in cars:
            if car.driver:
                yield (
                    [car.driver.name],
                    Task(order, when, f"开{_car(name, _number(visit, name), car.plate)}，{errand}", tuple(names)),
                )


def _wanted(journey: Journey, call: Call) -> str:
    """3月12日 13:40 到位; where nobody says when, the day of the train."""
    if call.moment or journey.moment is None:
        return call.day_and_words
    return f"{month_day(journey.moment.date())} {call.words}"


def _errand(visit: Visit, journey: Journey, call: Call) -> str:
    """接 MU5137（14:05 落地，新桥机场T1国内到达B口，李建国先生一行 4 人），牌上只写“青松”."""
    leg, party = journey.leg, journey.party
    who = (party_words(visit, guests_among(visit, party)) or "来宾") + (f" {len(party)} 人" if len(party) > 1 else "")
    train = f" {leg.number}" if leg.number else f"{leg.means}的来宾"
    place = leg.place + ((leg.exit or "") if isinstance(leg, Arrival) else "")
    board = f"，牌上只写“{code_word(visit)}”" if journey.needs_board and code_word(visit) else ""
    return f"{'接' if journey.arriving else '送'}{train}（{own_time(journey, call)}，{place}，{who}）{board}"


def _car(name: str, *details: str | None) -> str:
    """商务车（皖A12345，司机孙立 13900000008）."""
    written = "，".join(filter(None, details))
    return f"{name}（{written}）" if written else name


def _number(visit: Visit, name: str) -> str:
    """2号车, as its board says, where there are several."""
    return car_number(visit, name) if len(visit.plan.vehicles) > 1 else ""


def _driver(car: Vehicle) -> str:
    """What one needs to find the driver: 司机孙立 13900000008."""
    if car.driver is None:
        return ""
    return f"司机{car.driver.name}" + (f" {car.driver.phone}" if car.driver.phone else "")


def _preparations(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    """What has to be ready, each by the moment at which it is first wanted."""
    plan, first = visit.plan, visit.days[0] if visit.days else None
    for name, venue in plan.venues.items():
        wanted = _by(
            min((event.start for event in visit.events if event.item.place == name and event.start), default=first)
        )
        yield venue.owner, Task(*wanted, f"布置{name}")
        if technician := known(venue.technician):
            yield [technician], Task(*wanted, f"{name}的设备调试与在场保障")
    for lodging in plan.lodging:
        yield lodging.owner, Task(*_by(known(lodging.check_in)), f"订{lodging.hotel}" + _rooms(len(lodging.rooms)))
    for gift in plan.gifts:
        yield gift.owner, Task(*_by(first), f"备礼品：{gift.name}")
    for material in plan.materials:
        yield material.owner, Task(*_by(first), f"备资料物品：{material.name}")
    for contingency in plan.contingencies:
        told = Task("", "", f"应急：{contingency.situation}——{contingency.measure}")
        yield [*contingency.owner, *_named(visit, contingency)], told


def _named(visit: Visit, contingency: Contingency) -> list[str]:
    """Those of ours and the drivers whom a measure counts on without making them answer for it."""
    owners = {person.name for person in visit.people.meant(contingency.owner)}
    ours = [*visit.people.on_side("我方"), *visit.people.on_side("司机")]
    return [person.name for person in ours if person.name in contingency.measure and person.name not in owners]


def _rooms(number: int) -> str:
    return f" {number} 间房" if number else ""


def _by(moment: date | None) -> tuple[str, str]:
    """How something sorts and reads that is wanted before a moment, 3月12日 15:40 前, or a day, 最晚3月11日; or nothing."""
    if moment is None:
        return "", ""
    if isinstance(moment, datetime):
        return f"{moment:%Y-%m-%d %H:%M}", f"{day_and_clock(moment)} 前"
    return f"{moment}", f"最晚{month_day(moment - timedelta(days=1))}"
