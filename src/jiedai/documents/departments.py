"""部门通知单: for each department what it has to do, by when, what it needs to know, and a receipt to tear off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.visit.assignments import assignments_of
from jiedai.visit.phases import day_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.assignments import Task
    from jiedai.visit.visit import Visit

_KEPT: Final = ("场地", "用餐", "住宿", "礼品", "物料")
"""What somebody looks after."""


def department_notices(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """A notice for every department that has something to do, made from what departments may see."""
    eve, tasks = day_before(visit), assignments_of(visit)
    duties = {each["部门"]: each for each in view["分工"]}
    staffed = [person["部门"] for person in (*view["我方"], *view["任务"]) if person["部门"]]
    for name in dict.fromkeys((*duties, *staffed)):
        owners = [person["姓名"] for person in view["任务"] if person["部门"] == name]
        staff = [person for person in view["我方"] if person["部门"] == name]
        data = {
            "部门": name,
            "联系人": staff[0] if staff else None,
            "职责": duties[name]["任务"] if name in duties else [],
            "事": _tasks(tasks, owners, name),
            "经手": _things(visit, view, {name, *(person["姓名"] for person in staff)}),
            "备妥": f"{month_day(eve)}（{weekday(eve)}）" if eve else "",
        }
        if data["职责"] or data["事"]:
            yield Data(data, name)


def _tasks(tasks: dict[str, list[Task]], owners: list[str], department: str) -> list[dict[str, str]]:
    """The owners' tasks by time, what several do together once; those without a time stand last."""
    together: dict[Task, list[str]] = {}
    for owner in owners:
        for task in tasks[owner]:
            together.setdefault(task, []).append("" if owner == department else owner)
    ordered = sorted(together, key=lambda task: (not task.order, task.order))
    return [{"时间": task.when, "事项": task.what, "谁": "、".join(filter(None, together[task]))} for task in ordered]


def _things(visit: Visit, view: dict[str, Any], ours: set[str]) -> dict[str, list[dict[str, Any]]]:
    """By kind what one of `ours` looks after; a role such as 接站 stands for those who have it."""
    return {kind: [thing for thing in view[kind] if ours & _owners(visit, thing)] for kind in _KEPT}


def _owners(visit: Visit, thing: dict[str, Any]) -> set[str]:
    words = [*(thing["负责"] or []), *filter(None, [thing.get("技术支持")])]
    return {*words, *(person.name for person in visit.people.meant(words))}
