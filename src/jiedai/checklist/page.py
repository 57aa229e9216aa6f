"""A checklist as plain data for a page to print: what the template sees."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.checklist.grouping import Group, grouped
from jiedai.checklist.items import BY_HAND
from jiedai.checklist.readers import briefing

if TYPE_CHECKING:
    from jiedai.checklist.gate import Gate
    from jiedai.checklist.grouping import View
    from jiedai.checklist.items import Item


def page_of(gate: Gate, view: View) -> dict[str, Any]:
    """How things stand, and the sheets (张) with the items; by owner each has a sheet of his own to be handed out."""
    groups = grouped(gate.items, view)
    apart = view == "负责" and not gate.whose
    return {
        "接待": gate.visit.plan.title,
        "标题": gate.title,
        "谁": gate.whose or "",
        "须知": briefing(gate.visit),
        "结论": gate.conclusion,
        "管放行": gate.decides,
        "挡着": [] if gate.whose else gate.blockers_by_owner,
        "方案有错": [finding.message for finding in gate.errors],
        "备注": gate.remarks,
        "分张": apart,
        "张": [_sheet(group.title, [Group("", group.items)]) for group in groups] if apart else [_sheet("", groups)],
        "版本": gate.visit.version,
        "时刻": f"{gate.visit.as_of:%Y-%m-%d %H:%M}",
    }


def page_name(gate: Gate, view: View) -> str:
    """What the page is called: 检查表-前一天-刘洋-按地点."""
    what = gate.title.removesuffix("检查表").removesuffix("要办的")
    return "-".join(filter(None, ("检查表", what, gate.whose, f"按{view}" if view != "时间" else "")))


def _sheet(name: str, groups: list[Group]) -> dict[str, Any]:
    return {
        "名称": name,
        "件数": sum(len(group.items) for group in groups),
        "没办": sum(item.open for group in groups for item in group.items),
        "组": [{"名称": group.title, "事项": [_row(item) for item in group.items]} for group in groups],
    }


def _row(item: Item) -> dict[str, Any]:
    return {
        "编号": item.id,
        "期限": item.by,
        "逾期": item.state == "逾期",
        "负责": item.owner.shown,
        "事项": item.text,
        "地点": item.place,
        "依据": item.source,
        "阻断": item.blocking,
        "挡着": item.blocks,
        "已办": item.done + (f"（{BY_HAND}）" if item.by_hand else ""),
        "失效": item.lapsed,
    }
