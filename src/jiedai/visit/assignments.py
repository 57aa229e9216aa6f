"""Who has to do what: every task the plan gives to a person or a department, in order of time."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from jiedai.plan.travel import Arrival
from jiedai.shape.calendar_words import day_and_clock, month_day
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jiedai.plan.travel import Vehicle
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
        when = (f"{due} 24:00", f"{month_day(due)}前") if due else ("", "")
        yield follow_up.owner, Task(*when, follow_up.task)


def _agenda(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    """Who owns an item does it; who else of ours is there attends it."""
    for event in visit.events:
        what = event.item.title + (f"（{event.item.place}）" if event.item.place else "")
        order, when = f"{event.day} {event.clocks}", f"{month_day(event.day)} {event.clocks}"
        owners = [person.name for person in visit.people.meant(event.item.owners)]
        attending = [person.name for person in event.hosts if person.name not in owners]
        drivers = [(name, car, car.driver) for name, car in visit.cars(event.item.vehicles) if car.driver]
        along = (*owners, *attending, *(driver.name for _, _, driver in drivers))
        yield event.item.owners, Task(order, when, f"负责：{what}", along)
        yield attending, Task(order, when, f"出席：{what}", along)
        for name, car, driver in drivers:
            riders = f"{len(event.people)} 人" + (f"，同去 {'、'.join(event.item.owners)}" if event.item.owners else "")
            yield [driver.name], Task(order, when, f"开{_car(name, car.plate)}：{what}，{riders}", tuple(owners))


def _travel(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    """Meeting and seeing off: the one who goes is told car and driver, and the driver who goes along."""
    for journey in visit.journeys:
        cars = visit.cars(journey.leg.vehicles)
        names = [person.name for person in journey.companions]
        order, when = f"{journey.moment or ''}", day_and_clock(journey.moment)
        riding = "、".join(_car(name, car.plate, _driver(car)) for name, car in cars)
        drivers = [car.driver.name for _, car in cars if car.driver]
        yield names, Task(order, when, _errand(journey) + (f"，坐{riding}" if riding else ""), (*names, *drivers))
        along = "、".join(f"{person.name}{f' {person.phone}' if person.phone else ''}" for person in journey.companions)
        for name, car in cars:
            if car.driver:
                what = f"开{_car(name, car.plate)}，{_errand(journey)}" + (f"，同去 {along}" if along else "")
                yield [car.driver.name], Task(order, when, what, tuple(names))


def _errand(journey: Journey) -> str:
    """接 MU5137（到新桥机场T1，李建国等 4 人），提前到."""
    leg, party = journey.leg, journey.party
    who = (party[0].name if party else "来宾") + (f"等 {len(party)} 人" if len(party) > 1 else "")
    train = f" {leg.number}" if leg.number else f"{leg.means}的来宾"
    if isinstance(leg, Arrival):
        when = f"{leg.in_place} 到位" if known(leg.in_place) else "提前到"
        return f"接{train}（到{leg.place}{leg.exit or ''}，{who}），{when}"
    when = f"{leg.setting_out} 出发" if known(leg.setting_out) else "提前动身"
    return f"送{train}（从{leg.place}走，{who}），{when}"


def _car(name: str, *details: str | None) -> str:
    """商务车（皖A12345，司机孙立 13900000008）."""
    written = "，".join(filter(None, details))
    return f"{name}（{written}）" if written else name


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
        yield contingency.owner, Task("", "", f"应急：{contingency.situation}——{contingency.measure}")


def _rooms(number: int) -> str:
    return f" {number} 间房" if number else ""


def _by(moment: date | None) -> tuple[str, str]:
    """How something sorts and reads that is wanted by a day or a moment: 3月12日 15:40 前; nothing where none is known."""
    if moment is None:
        return "", ""
    if isinstance(moment, datetime):
        return f"{moment:%Y-%m-%d %H:%M}", f"{day_and_clock(moment)} 前"
    return f"{moment}", f"{month_day(moment)}前"
