"""The visit as plain data in the plan's own Chinese words: what conditions, texts and templates see.

Nothing but dicts, lists, texts, numbers and truth values, so a template can neither run code nor reach
a model. Everything a plan may say is present, empty when it is not written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jiedai.handbook.expression import holds
from jiedai.handbook.scenes import USUALLY_NEEDED
from jiedai.plan.plan import Plan
from jiedai.shape.calendar_words import month_day
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.addressing import foreign_party, party_words
from jiedai.visit.assignments import assignments_of
from jiedai.visit.parts_in_full import (
    bookables_data,
    contact_card,
    days_data,
    guest_data,
    journey_data,
    lodging_data,
    meal_data,
    vehicle_data,
    venue_data,
)
from jiedai.visit.plain import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit


class View(Mapping[str, Any]):
    """The whole plan and the derived facts, each made when it is first asked for: a condition asks for few of them.

    The visit keeps what is `made`, and not the view: two that hold each other would stay when they are done with.
    """

    def __init__(self, visit: Visit, made: dict[str, Any]) -> None:
        self._visit, self._made = visit, made
        if "分工" not in made:
            made["分工"] = _duties(visit, self)

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            fact = _FACTS.get(name)
            self._made[name] = fact(self._visit) if fact else plain(getattr(self._visit.plan, _FIELDS[name]))
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in _FIELDS or name in _FACTS or name in self._made

    def __iter__(self) -> Iterator[str]:
        return iter({**_FIELDS, **_FACTS, **self._made})

    def __len__(self) -> int:
        return len(list(iter(self)))

    def __or__(self, other: Mapping[str, Any]) -> dict[str, Any]:
        return {**self, **other}


def _heads(visit: Visit) -> dict[str, int]:
    guests = len(visit.plan.guests)
    return {"来宾": guests, "我方": len(visit.plan.hosts), "预计": max(guests, known(visit.plan.head_count) or 0)}


def _when_and_where(visit: Visit) -> list[str]:
    """What whoever takes part has to know: each leg and each item with its time, its place and our people."""
    legs = [f"{plain(each.leg.moment)} {'到' if each.arriving else '从'}{each.leg.place}" for each in visit.journeys]
    items = [
        f"{month_day(event.day)} {event.clocks} {event.item.title} {known(event.item.place) or ''} {_sorted_names(event)}"
        for event in visit.events
        if event.item.kind != "自由"
    ]
    return [*legs, *items]


def _sorted_names(event: Event) -> str:
    return " ".join(sorted(person.name for person in event.hosts))


def _languages(visit: Visit) -> list[str]:
    """What the guests speak, each language once."""
    said = [word for guest in visit.plan.guests for word in re.split("[、，,；;/ ]+", known(guest.language) or "")]
    return list(dict.fromkeys(filter(None, said)))


def _assignments(visit: Visit) -> list[dict[str, Any]]:
    """Every owner with phone and tasks; persons in the plan's order first, then departments."""
    tasks = assignments_of(visit)
    order = [name for name in visit.people.persons if name in tasks]
    return [
        _owner(visit, name)
        | {"任务": [{"时间": task.when, "事项": task.what, "一起": list(task.along)} for task in tasks[name]]}
        for name in (*order, *(name for name in tasks if name not in visit.people.persons))
    ]


def _owner(visit: Visit, name: str) -> dict[str, Any]:
    person = visit.people.persons.get(name)
    return contact_card(person) if person else {"姓名": name, "职务": None, "部门": name, "电话": None, "角色": []}


def _contact_words(visit: Visit) -> str:
    """The visitors' contact in a few words, for sentences such as 与…复核."""
    contact = visit.plan.unit.contact
    if contact is None:
        return "对方联系人"
    return f"{contact.name}（{contact.phone}）" if contact.phone else contact.name


def _duties(visit: Visit, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The handbook's duties that this visit calls for, by department, with our contact there."""
    made = []
    for department, duties in visit.handbook.duties.items():
        ours = [duty for duty in duties if visit.in_scene(duty.scenes)]
        tasks = [duty.text for duty in ours if not duty.condition or holds(duty.condition, data)]
        contact = next((host for host in visit.plan.hosts if host.department == department), None)
        if tasks:
            made.append({"部门": department, "联系人": plain(contact) if contact else None, "任务": tasks})
    return made


_FIELDS: Final = {field.alias or name: name for name, field in Plan.model_fields.items()}
_FACTS: Final[dict[str, Callable[[Visit], Any]]] = {
    "级别": lambda visit: visit.tier[0] if visit.tier else visit.plan.tier,
    "场景": lambda visit: visit.scene[0] if visit.scene else visit.plan.scene,
    "手册": lambda visit: visit.handbook.name,
    "我方单位": lambda visit: visit.handbook.organisation,
    "版本": lambda visit: visit.version,
    "首日": lambda visit: str(visit.days[0] if visit.days else UNDECIDED),
    "末日": lambda visit: str(visit.days[1] if visit.days else UNDECIDED),
    "主宾": lambda visit: plain(visit.chief_guest),
    "主陪": lambda visit: next((plain(host) for _, host in visit.lead_hosts), None),
    "总协调": lambda visit: contact_card(visit.coordinators[0]) if visit.coordinators else None,
    "已批准": lambda visit: bool(visit.agreements),
    "需要": lambda visit: list(visit.scene[1].needs if visit.scene else USUALLY_NEEDED),
    "对方联系人": _contact_words,
    "称呼": lambda visit: party_words(visit, visit.plan.guests),
    "外文称呼": lambda visit: foreign_party(visit, visit.plan.guests),
    "来宾语言": _languages,
    "几点在哪": _when_and_where,
    "人数": _heads,
    "来宾": lambda visit: [guest_data(visit, index, guest) for index, guest in enumerate(visit.plan.guests)],
    "到达": lambda visit: [journey_data(visit, journey) for journey in visit.journeys if journey.arriving],
    "离开": lambda visit: [journey_data(visit, journey) for journey in visit.journeys if not journey.arriving],
    "车辆": lambda visit: [vehicle_data(visit, name) for name in visit.plan.vehicles],
    "场地": lambda visit: [venue_data(visit, name) for name in visit.plan.venues],
    "住宿": lodging_data,
    "礼品": lambda visit: bookables_data(visit, "礼品", visit.plan.gifts),
    "物料": lambda visit: bookables_data(visit, "物料", visit.plan.materials),
    "每日日程": days_data,
    "用餐": lambda visit: [meal_data(visit, fact) for fact in visit.meals],
    "费用": lambda visit: [
        {"项目": line.item, "说明": line.words, "金额": plain(line.amount)} for line in visit.budget
    ],
    "合计": lambda visit: plain(sum((line.amount for line in visit.budget), Decimal(0))),
    "任务": _assignments,
    "已办": lambda visit: {
        name: str(tick.written) for name, tick in visit.done.items.items() if visit.stands(tick.confirmation)
    },
}
"""What follows from the plan, or says more than the field of the same name."""
