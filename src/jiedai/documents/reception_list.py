"""接待清单: what is filed with the bill of a visit that public money pays for, as the regulations ask for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data
from jiedai.shape.calendar_words import month_day
from jiedai.shape.money import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit

_TITLES: Final = {"公务": "国内公务接待清单", "国企商务": "商务招待清单"}
"""By regime; the others ask for no such list."""

_UNLISTED: Final = ("转场", "自由")
"""What is no activity."""

_ESCORTS: Final = ("主陪", "副陪", "陪同")


def reception_lists(visit: Visit, _view: dict[str, Any]) -> Iterator[Data]:
    """接待清单, with what the plan expects; what was really paid is written by hand."""
    title = _TITLES.get(visit.plan.regime)
    if title is None:
        return
    activities = [_activity(visit, event) for event in visit.events if event.item.kind not in _UNLISTED]
    listed = {line.path for line in visit.budget if line.path[:1] == ("日程",)}
    others = [
        {"项目": line.item, "说明": line.words, "金额": show_number(line.amount)}
        for line in visit.budget
        if line.path not in listed
    ]
    escorts, staff = _companions(visit)
    yield Data(
        {"清单名称": title, "活动": activities, "其他费用": others, "陪同人员": escorts, "工作人员": staff}
        | {"费用合计": show_number(sum((line.amount for line in visit.budget), Decimal(0)))}
    )


def _activity(visit: Visit, event: Event) -> dict[str, str]:
    """One row: what, when, where, and what the plan says that it costs."""
    cost = sum((line.amount for line in visit.budget if line.path[: len(event.path)] == event.path), Decimal(0))
    return {
        "项目": event.item.title,
        "时间": f"{month_day(event.day)} {event.clocks}",
        "场所": event.item.place or "",
        "金额": show_number(cost) if cost else "",
    }


def _companions(visit: Visit) -> tuple[list[str], list[str]]:
    """Those who keep the guests company, by role or at table, and those who only work for the visit."""
    seated = {person.name for fact in visit.meals for person in fact.diners}
    escorts: list[str] = []
    staff: list[str] = []
    for host in visit.plan.hosts:
        called = f"{host.name}（{host.post}）" if host.post else host.name
        (escorts if host.name in seated or set(host.roles) & {*_ESCORTS} else staff).append(called)
    drivers = {car.driver.name for car in visit.plan.vehicles.values() if car.driver}
    return escorts, staff + [f"{name}（司机）" for name in sorted(drivers)]
