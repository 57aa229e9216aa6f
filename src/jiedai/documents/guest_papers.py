"""What the guests are given: their programme, in Chinese or in two languages, and the letter of thanks afterwards."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data
from jiedai.shape.calendar_words import month_day
from jiedai.shape.fields import known
from jiedai.visit.addressing import honorific
from jiedai.visit.foreign import is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit

_OPEN: Final = {"日期": "", "月日": "时间待定", "星期": ""}
_SHARED: Final = ("会谈", "参观", "活动")
"""Kinds of items that a letter of thanks remembers."""


def programmes(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """来宾日程: none where the guests have neither an agenda nor a journey nor a room."""
    days = _days(view)
    if days or view["住宿"]:
        yield Data({"敬称": _greeted(visit), "行程": days, "接待人员": _receiving(view)})


def bilingual_programmes(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """The same in two languages, where somebody comes from abroad or has a foreign name."""
    guests, country = visit.plan.guests, known(visit.plan.unit.country)
    if any(is_foreign(visit.plan, guest) or guest.foreign_name for guest in guests) or (country and not guests):
        yield from programmes(visit, view)


def untranslated(view: dict[str, Any]) -> dict[str, None]:
    """What the programme in two languages says that the plan's glossary (外文) lacks, each once."""
    items = [item for day in view["每日日程"] for item in _shown(day)]
    legs = [*view["到达"], *view["离开"]]
    cars = [car["车型"] or car["名称"] for leg in legs for car in leg["用车"]]
    words = [item["事项"] for item in items if item["类型"] != "自由"]
    words += [word for item in items for word in (*(item["地点"] or item["路线"]).split(" → "), item["着装"])]
    words += [word for leg in legs for word in (leg["地点"], leg.get("出口"))] + cars
    words += [hotel["酒店"] for hotel in view["住宿"]]
    words += [word for host in _receiving(view) for word in (host["姓名"], host["职务"])]
    return {word: None for word in words if word and known(word) and word not in view["外文"]}


def thanks(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """致谢函: to the chief guest, none where nobody is named."""
    guest = visit.chief_guest
    if guest is None or not visit.days:
        return
    first, last = visit.days
    shared = [item["事项"] for day in view["每日日程"] for item in _shown(day) if item["类型"] in _SHARED]
    yield Data(
        {
            "敬称": guest.name + (known(guest.post) or ""),
            "几天": (last - first).days + 1,
            "起止": _in_words(first) + (f"至{_until(first, last)}" if last != first else ""),
            "落款日期": _in_words(max(last, visit.as_of.date())),
            "做了": list(dict.fromkeys(shared)),
        }
    )


def _greeted(visit: Visit) -> str:
    """李建国先生、各位来宾."""
    guest = visit.chief_guest
    if guest is None:
        return "各位来宾"
    return honorific(guest) + ("、各位来宾" if len(visit.plan.guests) > 1 else "")


def _days(view: dict[str, Any]) -> list[dict[str, Any]]:
    """What the guests do day by day: coming, what they take part in, going; what has no day yet is last."""
    heads = view["人数"]["来宾"]
    days = {day["日期"]: day | {"条": [_entry("环", each, heads) for each in _shown(day)]} for day in view["每日日程"]}
    for kind, legs in (("到", view["到达"]), ("离", view["离开"])):
        for leg in legs:
            day = {key: leg[key] for key in _OPEN} if leg["日期"] else _OPEN
            days.setdefault(leg["日期"], day | {"条": []})["条"].append(_entry(kind, leg, heads))
    kept = sorted((day for day in days.values() if day["条"]), key=lambda day: (not day["日期"], day["日期"]))
    return [day | {"条": sorted(day["条"], key=_clock), "外文日期": _foreign(day["日期"])} for day in kept]


def _shown(day: dict[str, Any]) -> list[dict[str, Any]]:
    """The items in which guests take part."""
    return [item for item in day["环节"] if item["来宾参加"]]


def _entry(kind: str, fact: dict[str, Any], everybody: int) -> dict[str, Any]:
    """A line of the programme, with the guests where it is not for all (只有).

    A journey home begins when the guests set out, if the plan says when.
    """
    clock = fact["时间"] if kind == "环" else fact["钟点"] or "待定"
    names = fact["来宾名单"] if kind == "环" else fact["名单"]
    partly = names if names.count("、") + 1 < everybody else ""
    return fact | {"类": kind, "时刻": str(fact["出发"] or clock) if kind == "离" else clock, "只有": partly}


def _clock(entry: dict[str, Any]) -> tuple[bool, str]:
    return entry["时刻"] == "待定", entry["时刻"]


def _receiving(view: dict[str, Any]) -> list[dict[str, Any]]:
    """Those of ours whom the guests meet, in the plan's order."""
    words = [item["我方名单"] for day in view["每日日程"] for item in _shown(day)]
    met = {name for names in words for name in names.split("、")}
    met |= {person["姓名"] for leg in (*view["到达"], *view["离开"]) for person in leg["接送人"]}
    return [host for host in view["我方"] if host["姓名"] in met and host["职务"]]


def _foreign(day: str) -> str:
    """Wednesday, 15 April 2026."""
    return f"{(when := date.fromisoformat(day)):%A}, {when.day} {when:%B} {when.year}" if day else "To be confirmed"


def _until(first: date, last: date) -> str:
    """13日, 2日 of another month with its month, and of another year with all of it."""
    if last.year != first.year:
        return _in_words(last)
    return f"{last.day}日" if last.month == first.month else month_day(last)


def _in_words(day: date) -> str:
    """2026年3月12日."""
    return f"{day.year}年{day.month}月{day.day}日"
