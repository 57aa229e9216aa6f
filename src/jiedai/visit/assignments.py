"""Who has to do what: every task the plan gives to a person or a department, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.calendar_words import day_and_clock, month_day
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


class Task(NamedTuple):
    """One task: when (sortable, empty for no time), how the time is shown, and what."""

    order: str
    when: str
    what: str


def assignments_of(visit: Visit) -> dict[str, list[Task]]:
    """The tasks of each owner by the name of the person or department; roles are resolved to names."""
    by_owner: dict[str, list[Task]] = {}
    for words, task in _tasks(visit):
        persons = visit.people.meant(words)
        names = [person.name for person in persons] + [word for word in words if not visit.people.knows(word)]
        for name in names:
            by_owner.setdefault(name, []).append(task)
    return {name: sorted(tasks, key=lambda task: (not task.order, task.order)) for name, tasks in by_owner.items()}


def _tasks(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    yield from _travel(visit)
    for event in visit.events:
        what = event.item.title + (f"（{event.item.place}）" if event.item.place else "")
        order = f"{event.day} {event.clocks}"
        yield event.item.owners, Task(order, f"{month_day(event.day)} {event.clocks}", what)
    yield from _preparations(visit)
    for follow_up in visit.plan.follow_ups:
        due = known(follow_up.due)
        when = (f"{due} 24:00", f"{month_day(due)}前") if due else ("", "")
        yield follow_up.owner, Task(*when, follow_up.task)


def _travel(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    for journey in visit.journeys:
        leg, moment = journey.leg, journey.moment
        order, when = f"{moment or ''}", day_and_clock(moment)
        party = "、".join(person.name for person in journey.party[:1]) or "来宾"
        party += f"等 {len(journey.party)} 人" if len(journey.party) > 1 else ""
        verb = "接" if journey.arriving else "送"
        train = f" {leg.number}" if leg.number else ""
        what = f"到{leg.place}{verb}{train}（{party}）"
        yield [person.name for person in journey.companions], Task(order, when, what)
        for name, car in visit.cars(leg.vehicles):
            if car.driver:
                yield [car.driver.name], Task(order, when, f"{what}，开“{name}”")


def _preparations(visit: Visit) -> Iterator[tuple[list[str], Task]]:
    plan = visit.plan
    for name, venue in plan.venues.items():
        yield venue.owner, Task("", "", f"布置{name}")
        if technician := known(venue.technician):
            yield [technician], Task("", "", f"{name}的设备调试与在场保障")
    for lodging in plan.lodging:
        yield lodging.owner, Task("", "", f"订{lodging.hotel} {len(lodging.rooms)} 间房")
    for gift in plan.gifts:
        yield gift.owner, Task("", "", f"备礼品：{gift.name}")
    for material in plan.materials:
        yield material.owner, Task("", "", f"备资料物品：{material.name}")
    for contingency in plan.contingencies:
        yield contingency.owner, Task("", "", f"应急：{contingency.situation}——{contingency.measure}")
