"""The visit as plain data in the plan's own Chinese words: what conditions, texts and templates see.

Nothing but dicts, lists, texts, numbers and truth values, so a template can neither run code nor reach
a model. Everything a plan may say is present, empty when it is not written.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jiedai.handbook.expression import Blank, holds
from jiedai.handbook.scenes import USUALLY_NEEDED
from jiedai.shape.calendar_words import day_and_clock, month_day, weekday
from jiedai.shape.fields import UNDECIDED, known
from jiedai.shape.model import Model
from jiedai.visit.addressing import car_number, foreign_party, guests_among, party_words
from jiedai.visit.assignments import assignments_of
from jiedai.visit.calls import own_time, start_of
from jiedai.visit.rides import rides_in_words, rides_of
from jiedai.visit.transfers import coming_to, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from jiedai.plan.agenda import Venue
    from jiedai.plan.lodging import Lodging
    from jiedai.plan.meals import Meal
    from jiedai.plan.people import Guest
    from jiedai.plan.supplies import Gift, Material
    from jiedai.plan.travel import Leg, Vehicle
    from jiedai.source.place import Path
    from jiedai.visit.money import MealFact
    from jiedai.visit.people import Person
    from jiedai.visit.timeline import Event, Journey
    from jiedai.visit.visit import Visit

    Bookable: TypeAlias = Leg | Vehicle | Venue | Meal | Lodging | Gift | Material


def fields_of(model: Model) -> dict[str, Any]:
    """A model as plain data under its Chinese keys."""
    return {field.alias or name: plain(getattr(model, name)) for name, field in type(model).model_fields.items()}


def plain(value: Any) -> Any:
    """A model, or anything in one, as plain data."""
    if isinstance(value, Model):
        return fields_of(value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return _shown(value)


def _shown(value: Any) -> Any:
    if isinstance(value, datetime):
        return day_and_clock(value)
    if isinstance(value, timedelta):
        return f"{value // timedelta(minutes=1)}分钟"
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if value is None or value == UNDECIDED:
        return Blank(value or "")
    if isinstance(value, date | time | tuple):
        return str(value)
    return value


def view_of(visit: Visit) -> dict[str, Any]:
    """The whole plan and the derived facts."""
    data = fields_of(visit.plan)
    first, last = visit.days or (None, None)
    guests = len(visit.plan.guests)
    data |= {
        "级别": visit.tier[0] if visit.tier else visit.plan.tier,
        "场景": visit.scene[0] if visit.scene else visit.plan.scene,
        "手册": visit.handbook.name,
        "我方单位": visit.handbook.organisation,
        "版本": visit.version,
        "首日": str(first or "待定"),
        "末日": str(last or "待定"),
        "主宾": plain(visit.chief_guest),
        "主陪": next((plain(host) for _, host in visit.lead_hosts), None),
        "总协调": _contact_card(visit.coordinators[0]) if visit.coordinators else None,
        "已批准": bool(visit.agreements),
        "需要": list(visit.scene[1].needs if visit.scene else USUALLY_NEEDED),
        "对方联系人": _contact_words(visit),
        "称呼": party_words(visit, visit.plan.guests),
        "外文称呼": foreign_party(visit, visit.plan.guests),
        "来宾语言": _languages(visit),
        "人数": {"来宾": guests, "我方": len(visit.plan.hosts), "预计": max(guests, known(visit.plan.head_count) or 0)},
    }
    data |= {
        "来宾": [_guest(visit, index, guest) for index, guest in enumerate(visit.plan.guests)],
        "到达": [journey_data(visit, journey) for journey in visit.journeys if journey.arriving],
        "离开": [journey_data(visit, journey) for journey in visit.journeys if not journey.arriving],
        "车辆": [vehicle_data(visit, name) for name in visit.plan.vehicles],
        "场地": [venue_data(visit, name) for name in visit.plan.venues],
        "住宿": [
            _bookable(visit, ("住宿", index), lodging) | {"到店": coming_to(visit, lodging)}
            for index, lodging in enumerate(visit.plan.lodging)
        ],
        "礼品": [_bookable(visit, ("礼品", index), gift) for index, gift in enumerate(visit.plan.gifts)],
        "物料": [_bookable(visit, ("物料", index), material) for index, material in enumerate(visit.plan.materials)],
        "每日日程": _days(visit),
        "用餐": [meal_data(visit, fact) for fact in visit.meals],
        "费用": [{"项目": line.item, "说明": line.words, "金额": plain(line.amount)} for line in visit.budget],
        "合计": plain(sum((line.amount for line in visit.budget), Decimal(0))),
        "任务": _assignments(visit),
        "已办": {name: str(tick.written) for name, tick in visit.done.items.items() if visit.stands(tick.confirmation)},
    }
    return data | {"分工": _duties(visit, data)}


def _languages(visit: Visit) -> list[str]:
    """What the guests speak, each language once."""
    said = [word for guest in visit.plan.guests for word in re.split("[、，,；;/ ]+", known(guest.language) or "")]
    return list(dict.fromkeys(filter(None, said)))


def _guest(visit: Visit, index: int, guest: Guest) -> dict[str, Any]:
    """A guest, and whether anybody has asked for his diet: 无 is an answer, and nothing written is none."""
    written = visit.document.values["来宾"][index].get("忌口", UNDECIDED)  # type: ignore[index, union-attr]
    return fields_of(guest) | {"忌口已问": written not in (UNDECIDED, [UNDECIDED])}


def _bookable(visit: Visit, path: Path, thing: Bookable) -> dict[str, Any]:
    """What can be confirmed, with who has confirmed it by now (已确认, empty when nobody has)."""
    confirmation = visit.confirmation(path, thing.confirmation)
    return fields_of(thing) | {"已确认": str(confirmation) if visit.stands(confirmation) else ""}


def journey_data(visit: Visit, journey: Journey) -> dict[str, Any]:
    """A leg with its party, cars and companions spelled out; 牌文 is how its board calls the party."""
    leg, guests = journey.leg, guests_among(visit, journey.party)
    return _bookable(visit, journey.path, leg) | {
        "名称": leg.number or leg.place,
        **_when(journey.moment),
        "班次时刻": own_time(journey),
        "名单": _names(journey.party),
        "人数": len(journey.party),
        "接站牌": journey.needs_board,
        "用车": [{"名称": name} | fields_of(car) for name, car in visit.cars(leg.vehicles)],
        "接送人": [_contact_card(person) for person in journey.companions],
        "牌文": party_words(visit, guests),
        "外文牌文": foreign_party(visit, guests),
        "从": "" if journey.arriving else start_of(visit, journey),
    }


def _when(moment: datetime | None) -> dict[str, str]:
    """The day and the clock of a leg under the names that the days of the agenda have; empty while it is open."""
    if moment is None:
        return {"日期": "", "月日": "", "星期": "", "钟点": ""}
    day = moment.date()
    return {"日期": str(day), "月日": month_day(day), "星期": weekday(day), "钟点": f"{moment:%H:%M}"}


def vehicle_data(visit: Visit, name: str) -> dict[str, Any]:
    """A car with every ride it is needed for, in order: in a few words (出车), and in full (行程)."""
    full = [ride | {"同去": [_contact_card(person) for person in along]} for ride, along in rides_of(visit, name)]
    return (
        {"名称": name, "号": car_number(visit, name)}
        | _bookable(visit, ("车辆", name), visit.plan.vehicles[name])
        | {"出车": rides_in_words(visit, name), "行程": full}
    )


def venue_data(visit: Visit, name: str) -> dict[str, Any]:
    """A venue with what happens in it and the most people it has to hold."""
    events = [event for event in visit.events if event.item.place == name]
    first = min(events, key=lambda event: (event.day, event.clocks), default=None)
    return (
        {"名称": name}
        | _bookable(visit, ("场地", name), visit.plan.venues[name])
        | {
            "环节": [f"{month_day(event.day)} {event.clocks} {event.item.title}" for event in events],
            "人数": max((event.heads for event in events), default=0),
            "最早": f"{month_day(first.day)} {first.clocks}" if first else "待定",
        }
    )


def meal_data(visit: Visit, fact: MealFact) -> dict[str, Any]:
    """A meal with its time, place, diners, and each diet with what was arranged."""
    diets = [
        {"姓名": person.name, "忌口": diet, "安排": answer, "说法": f"{person.name}{diet}→{answer}"}
        for person in fact.diners
        for diet in person.diets
        for answer in [_answer(diet, fact.meal.diets)]
    ]
    return _bookable(visit, fact.path, fact.meal) | {
        "名称": fact.event.item.title,
        "位置": list(fact.path),
        "日期": month_day(fact.event.day),
        "星期": weekday(fact.event.day),
        "时间": fact.event.clocks,
        "地点": fact.event.item.place,
        "负责": plain(fact.event.item.owners),
        "人数": fact.heads,
        "名单": _names(fact.diners),
        "忌口": diets,
    }


def _answer(diet: str, answers: dict[str, str]) -> str:
    return next((text for name, text in answers.items() if name in diet or diet in name), "未安排")


def _days(visit: Visit) -> list[dict[str, Any]]:
    """The agenda day by day in order, and the items of a day by time."""
    days: dict[date, list[Event]] = {}
    for event in visit.events:
        days.setdefault(event.day, []).append(event)
    return [
        {
            "日期": str(day),
            "月日": month_day(day),
            "星期": weekday(day),
            "环节": [
                event_data(visit, event)
                for event in sorted(days[day], key=lambda event: (event.clocks == "待定", event.clocks))
            ],
        }
        for day in sorted(days)
    ]


def event_data(visit: Visit, event: Event) -> dict[str, Any]:
    """An agenda item with its times resolved and its people spelled out."""
    return fields_of(event.item) | {
        "名称": event.item.title,
        "位置": list(event.path),
        "日期": month_day(event.day),
        "时间": event.clocks,
        "人数": event.heads,
        "名单": _names(event.people),
        "来宾名单": _names(event.guests),
        "我方名单": _names(event.hosts),
        "来宾参加": event.has_guests,
        "路线": str(ends_of(visit, event)) if event.item.kind == "转场" else "",
    }


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
    return _contact_card(person) if person else {"姓名": name, "职务": None, "部门": name, "电话": None, "角色": []}


def _contact_card(person: Person) -> dict[str, Any]:
    return {
        "姓名": person.name,
        "职务": person.post or ("司机" if person.side == "司机" else None),
        "部门": person.department,
        "电话": person.phone,
        "角色": list(person.roles),
    }


def _contact_words(visit: Visit) -> str:
    """The visitors' contact in a few words, for sentences such as 与…复核."""
    contact = visit.plan.unit.contact
    if contact is None:
        return "对方联系人"
    return f"{contact.name}（{contact.phone}）" if contact.phone else contact.name


def _duties(visit: Visit, data: dict[str, Any]) -> list[dict[str, Any]]:
    """The handbook's duties that this visit calls for, by department, with our contact there."""
    made = []
    for department, duties in visit.handbook.duties.items():
        ours = [duty for duty in duties if visit.in_scene(duty.scenes)]
        tasks = [duty.text for duty in ours if not duty.condition or holds(duty.condition, data)]
        contact = next((host for host in visit.plan.hosts if host.department == department), None)
        if tasks:
            made.append({"部门": department, "联系人": plain(contact) if contact else None, "任务": tasks})
    return made


def _names(people: Iterable[Person]) -> str:
    return "、".join(person.name for person in people)
