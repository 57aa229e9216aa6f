"""应急预案: what may go wrong, what is then done, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def contingency_plans(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """应急预案; none where the plan has nothing and the handbook asks for nothing."""
    if view["应急"] or "应急" in view["需要"]:
        cases = [
            {"情形": each["情形"], "措施": each["措施"], "谁": _who(visit, view, each["责任人"])}
            for each in view["应急"]
        ]
        yield Data({"情形": cases, "电话": _phones(view)})


def _who(visit: Visit, view: dict[str, Any], words: list[str]) -> list[dict[str, str]]:
    """Those whom the words stand for, with the phones that readers may see; a department stands for itself."""
    phones = {person["姓名"]: person["电话"] or "" for person in view["我方"]}
    phones |= {name: phone for name, phone in _drivers(view).items() if name not in phones}
    named = [person.name for person in visit.people.meant(words)]
    named += [word for word in words if not visit.people.knows(word)]
    return [{"姓名": name, "电话": phones.get(name, "")} for name in named]


def _phones(view: dict[str, Any]) -> list[dict[str, str]]:
    """Those to call whatever happens: the coordinator, the leader's, the drivers, the hotels."""
    people = [(f"{role} {view[role]['姓名']}", view[role]["电话"]) for role in ("总协调", "主陪") if view[role]]
    drivers = [(f"司机 {name}", phone) for name, phone in _drivers(view).items()]
    hotels = [(each["酒店"], each["电话"]) for each in view["住宿"]]
    named = dict.fromkeys((who, str(phone)) for who, phone in (*people, *drivers, *hotels) if phone)
    return [{"谁": who, "电话": phone} for who, phone in named]


def _drivers(view: dict[str, Any]) -> dict[str, str]:
    drivers = [car["司机"] for car in view["车辆"] if car["司机"]]
    return {driver["姓名"]: driver["电话"] or "" for driver in drivers}
