"""岗位卡: for everybody of ours and every driver a small card with their tasks and the phones they need."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def ours(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """A card for each of our people who has something to do."""
    phones = {host["姓名"]: host for host in view["我方"]} | _drivers(view)
    contact = view["来访单位"]["联系人"] or {}
    for owner in _owners(visit, view, "我方"):
        meets = any(owner["姓名"] == each["姓名"] for leg in view["到达"] for each in leg["接送人"])
        yield _card(owner, view, phones, contact if meets else {})


def drivers(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """A card for each driver; he calls those who go along."""
    legs = (*view["到达"], *view["离开"])
    rides = (ride for car in view["车辆"] for ride in car["行程"])
    phones = {each["姓名"]: each for leg in legs for each in leg["接送人"]}
    phones |= {each["姓名"]: each for ride in rides for each in ride["同去"]}
    for owner in _owners(visit, view, "司机"):
        yield _card(owner, view, phones, {})


def _owners(visit: Visit, view: dict[str, Any], side: str) -> list[dict[str, Any]]:
    names = {person.name for person in visit.people.persons.values() if person.side == side}
    return [owner for owner in view["任务"] if owner["姓名"] in names]


def _drivers(view: dict[str, Any]) -> dict[str, Any]:
    return {car["司机"]["姓名"]: car["司机"] | {"职务": "司机"} for car in view["车辆"] if car["司机"]}


def _card(owner: dict[str, Any], view: dict[str, Any], phones: dict[str, Any], contact: dict[str, Any]) -> Data:
    """The tasks that have a time, the others, and whom to call: the coordinator first."""
    timed = [
        task | dict(zip(("哪天", "几点"), _when(task["时间"]), strict=True)) for task in owner["任务"] if task["时间"]
    ]
    days = [{"哪天": day, "任务": list(tasks)} for day, tasks in groupby(timed, key=lambda task: task["哪天"])]
    head = [{"姓名": view["总协调"]["姓名"], "电话": view["总协调"]["电话"], "是": "总协调"}] if view["总协调"] else []
    named = dict.fromkeys(name for task in owner["任务"] for name in task["一起"] if name in phones)
    calls = head + [_call(phones[name], phones[name].get("职务") or "") for name in named]
    if contact:
        calls.append(_call(contact, "对方联系人"))
    once: dict[str, dict[str, Any]] = {}
    for call in calls:
        if call["电话"] and call["姓名"] != owner["姓名"]:
            once.setdefault(call["姓名"], call)
    others = [task for task in owner["任务"] if not task["时间"]]
    card = {"人": owner, "各日": days, "另外": others, "要打的电话": list(once.values())}
    return Data(card, owner["姓名"])


def _when(words: str) -> tuple[str, str]:
    """The day and the clock of 3月12日 14:05."""
    day, _, clock = words.partition(" ")
    return day, clock


def _call(person: dict[str, Any], what: str) -> dict[str, Any]:
    return {"姓名": person["姓名"], "电话": person["电话"], "是": what}
