"""领导卡: one page for the host who leads, to be read in the car."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.plan.people import Guest, Host
    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit

_GUESTS: Final = 4
_TIMES: Final = 7
_BESIDE: Final = 2
"""As many as fit on one page; the rest stands in the plan."""

_GRAVE: Final = (None, "错误")


def leader_cards(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """A card for every host who leads (主陪); a blank one where somebody has to lead and nobody is named."""
    leads = [host for _, host in visit.lead_hosts]
    for host in leads:
        times = _appearances(visit, host)
        who = {"姓名": host.name, "职务": known(host.post) or ""}
        shown = {"领导": who, "出面": times[:_TIMES], "其余": max(len(times) - _TIMES, 0)}
        yield Data(shown | _facts(visit), host.name if len(leads) > 1 else "")
    if not leads and visit.plan.guests and "主陪" in view["需要"]:
        yield Data({"领导": None, "出面": [], "其余": 0} | _facts(visit))


def _facts(visit: Visit) -> dict[str, Any]:
    return {"认识": _to_know(visit), "规矩": _not_done(visit)}


def _appearances(visit: Visit, host: Host) -> list[dict[str, str]]:
    """When and where he appears, and who is beside him, in order of time."""
    rides = [
        (f"{leg.moment or '9'}", _when(leg.moment), leg.leg.place, "接站" if leg.arriving else "送站", "")
        for leg in visit.journeys
        if host.name in {person.name for person in leg.companions}
    ]
    events = [
        (
            f"{event.day} {event.clocks}",
            f"{month_day(event.day)}（{weekday(event.day)}）{event.clocks}",
            event.item.place or "",
            event.item.title,
            _beside(visit, event, host.name),
        )
        for event in visit.events
        if host.name in {person.name for person in event.hosts}
    ]
    names = ("时间", "地点", "事项", "身边")
    return [dict(zip(names, each[1:], strict=True)) for each in sorted((*rides, *events))]


def _when(moment: datetime | None) -> str:
    """3月12日（周四）14:05."""
    return f"{month_day(moment)}（{weekday(moment)}）{moment:%H:%M}" if moment else "待定"


def _beside(visit: Visit, event: Event, leader: str) -> str:
    """Who sits or stands where, by custom: at table the chief guest on his right, in a meeting across from him."""
    chief = visit.chief_guest.name if visit.chief_guest else ""
    if not event.guests:
        return ""
    first, *others = sorted(event.guests, key=lambda guest: guest.name != chief)
    ours = [person for person in event.hosts if person.name != leader]
    interpreters = [f"翻译{person.name}在侧" for person in ours if "翻译" in person.roles]
    if event.item.meal:
        words = [f"右手 {first.name}", *(f"左手 {guest.name}" for guest in others[:1])]
    elif event.item.kind == "会谈":
        beside = "、".join(person.name for person in ours[:_BESIDE] if "翻译" not in person.roles)
        words = [f"对面 {first.name}", *([f"身旁 {beside}"] if beside else [])]
    else:
        words = [f"陪 {first.name}"]
    return "；".join(words + interpreters)


def _to_know(visit: Visit) -> dict[str, Any]:
    """The chief guest and those after him, with what to bear in mind about each; how many more there are.

    Those of whom there is something to know come before the others.
    """
    chief = visit.chief_guest
    guests = sorted(visit.plan.guests, key=lambda guest: (guest is not chief, not _to_mind(guest)))
    shown = sorted(guests[:_GUESTS], key=visit.plan.guests.index)
    heads = max(visit.view["人数"]["预计"], len(guests))
    people = [
        {
            "姓名": guest.name,
            "外文名": known(guest.foreign_name),
            "职务": _post(guest, visit.plan.unit.name),
            "留意": _to_mind(guest),
        }
        | {"主宾": guest is chief}
        for guest in shown
    ]
    return {
        "人": people,
        "其余": heads - len(shown),
        "还要留意": sum(bool(_to_mind(guest)) for guest in guests[_GUESTS:]),
    }


def _post(guest: Guest, unit: str) -> str:
    """His post, with his unit where that is another than everybody's."""
    other = known(guest.unit)
    return " ".join(filter(None, [other if other != unit else None, known(guest.post)]))


def _to_mind(guest: Guest) -> str:
    """回族；清真；不喝酒."""
    folk = guest.ethnicity if guest.ethnicity not in (None, "", "汉族", "待定") else ""
    diet = "、".join(guest.diet)
    words = (folk, guest.religion, diet, guest.health, guest.likes, guest.note)
    return "；".join(dict.fromkeys(word for word in words if word and word != "待定"))


def _not_done(visit: Visit) -> list[str]:
    """What the regime and the company forbid outright, whatever it is called: 不上烟."""
    every = [each for layer in (visit.regime.handbook, visit.handbook) for each in layer.prohibitions]
    outright = [each for each in every if not each.words and not each.condition and each.weight in _GRAVE]
    return list(dict.fromkeys(each.name for each in outright))
