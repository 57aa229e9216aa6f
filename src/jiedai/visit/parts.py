"""The parts of a plan that a scene may ask for, and whether they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jiedai.handbook.scenes import PartWord
    from jiedai.plan.plan import Plan

PARTS: Final[Mapping[PartWord, Callable[[Plan], Any]]] = {
    "级别": lambda plan: plan.tier,
    "日期": lambda plan: plan.days,
    "目的": lambda plan: plan.purpose,
    "目标": lambda plan: plan.goal,
    "联系人": lambda plan: plan.unit.contact,
    "人数": lambda plan: plan.head_count or plan.guests,
    "来宾": lambda plan: plan.guests,
    "到达": lambda plan: plan.arrivals,
    "离开": lambda plan: plan.departures,
    "日程": lambda plan: plan.agenda,
    "场地": lambda plan: plan.venues,
    "车辆": lambda plan: plan.vehicles,
    "用餐": lambda plan: any(item.meal for items in plan.agenda.values() for item in items),
    "住宿": lambda plan: plan.lodging or all(guest.own_lodging for guest in plan.guests),
    "礼品": lambda plan: plan.gifts,
    "物料": lambda plan: plan.materials,
    "预算": lambda plan: plan.budget,
    "公函": lambda plan: plan.letter,
    "申请": lambda plan: plan.application,
    "报备": lambda plan: plan.filing,
    "保密": lambda plan: plan.secrecy,
    "结算": lambda plan: plan.settlement,
    "后续": lambda plan: plan.follow_ups,
}
"""What has to be written; 主宾, 主陪, 总协调, 应急 and 审批 are judged by rules of their own."""
