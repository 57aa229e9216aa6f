"""The parts of a visit as plain data, each with what follows from the rest of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.shape.calendar_words import month_day, weekday
from jiedai.shape.fields import UNDECIDED
from jiedai.visit.addressing import car_number, foreign_party, guests_among, party_words
from jiedai.visit.calls import own_time, start_of
from jiedai.visit.plain import fields_of, plain
from jiedai.visit.rides import rides_in_words, rides_of
from jiedai.visit.transfers import coming_to, ends_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime
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


def guest_data(visit: Visit, index: int, guest: Guest) -> dict[str, Any]:
    """A guest, and whether anybody has asked for his diet: 无 is an answer, and nothing written is none."""
    written = visit.document.values["来宾"][index].get("忌口", UNDECIDED)  # type: ignore[index, union-attr]
    return fields_of(guest) | {"忌口已问": written not in (UNDECIDED, [UNDECIDED])}


def _bookable(visit: Visit, path: Path, thing: Bookable) -> dict[str, Any]:
    """What can be confirmed, with who has confirmed it by now (已确认, empty when nobody has)."""
    confirmation = visit.confirmation(path, thing.confirmation)
    return fields_of(thing) | {"已确认": str(confirmation) if visit.stands(confirmation) else ""}


def bookables_data(visit: Visit, section: str, things: Sequence[Bookable]) -> list[dict[str, Any]]:
    """A section of things that can be confirmed."""
    return [_bookable(visit, (section, index), thing) for index, thing in enumerate(things)]


def lodging_data(visit: Visit) -> list[dict[str, Any]]:
    """The hotels, each with when the guests come to it (到店)."""
    return [
        lodging | {"到店": coming_to(visit, visit.plan.lodging[index])}
        for index, lodging in enumerate(bookables_data(visit, "住宿", visit.plan.lodging))
    ]


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
        "接送人": [contact_card(person) for person in journey.companions],
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
    full = [ride | {"同去": [contact_card(person) for person in along]} for ride, along in rides_of(visit, name)]
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


def days_data(visit: Visit) -> list[dict[str, Any]]:
    """The agenda day by day in order, and the items of a day by time."""
    days: dict[date, list[Event]] = {}
    for event in sorted(visit.events, key=lambda event: (event.day, event.clocks == "待定", event.clocks)):
        days.setdefault(event.day, []).append(event)
    fetched = [_first_away(visit, events) for events in list(days.values())[1:]]
    return [
        {
            "日期": str(day),
            "月日": month_day(day),
            "星期": weekday(day),
            "环节": [
                event_data(visit, event)
                | {
                    "主陪参加": _lead_is_there(visit, event),
                    "早上接人": any(event is first for first in fetched),
                }
                for event in events
            ],
        }
        for day, events in days.items()
    ]


def _first_away(visit: Visit, events: list[Event]) -> Event | None:
    """What the guests are fetched for from their hotel in the morning; breakfast there, and leisure, come before it."""
    hotels = [lodging.hotel for lodging in visit.plan.lodging]
    away = (
        event
        for event in events
        if event.has_guests and event.item.kind != "自由"
        if event.item.kind == "转场" or not any(hotel in (event.item.place or "") for hotel in hotels)
    )
    return next(away, None) if hotels else None


def _lead_is_there(visit: Visit, event: Event) -> bool:
    """Whether the lead host takes part, or may: where nobody is named, nobody is left out."""
    lead = next((host.name for _, host in visit.lead_hosts), None)
    return lead is not None and (not event.item.attendees or lead in [person.name for person in event.hosts])


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


def contact_card(person: Person) -> dict[str, Any]:
    """Who it is and how to reach him."""
    return {
        "姓名": person.name,
        "职务": person.post or ("司机" if person.side == "司机" else None),
        "部门": person.department,
        "电话": person.phone,
        "角色": list(person.roles),
    }


def _names(people: Iterable[Person]) -> str:
    return "、".join(person.name for person in people)
