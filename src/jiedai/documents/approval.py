"""What a leader signs: the application (申请表), the sheet for approval (审批单), and the plan with its decisions first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.budget import budget
from jiedai.documents.sheets import Data
from jiedai.documents.standards import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def plan_sheets(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """接待方案."""
    yield Data({"预算表": budget(visit), "待定夺": _decisions(visit, view)})


def approval_sheets(visit: Visit, _view: dict[str, Any]) -> Iterator[Data]:
    """审批单; none for a visit that nobody has to approve."""
    if _has_to_be_approved(visit):
        yield Data({"对照": compared(visit), "预算表": budget(visit), "要由": _approver(visit)})


def application_sheets(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """接待申请表; none for a visit that nobody has to approve."""
    if _has_to_be_approved(visit):
        departments = [*(duty["部门"] for duty in view["分工"]), *(host["部门"] for host in view["我方"])]
        yield Data({"预算表": budget(visit), "知会": list(dict.fromkeys(filter(None, departments)))})


def _has_to_be_approved(visit: Visit) -> bool:
    return visit.needs("审批") or "审批" in visit.demands or bool(visit.plan.approvals or visit.plan.application)


def _approver(visit: Visit) -> str:
    """嘉宾级要由副总经理或以上批准; empty where the handbook does not say."""
    if not visit.tier or not visit.tier[1].approver:
        return ""
    return f"{visit.tier[0]}要由{visit.tier[1].approver}或以上批准"


def _decisions(visit: Visit, view: dict[str, Any]) -> list[str]:
    """What whoever reads the plan has to decide, before the details; each a sentence without its stop."""
    made = []
    if _has_to_be_approved(visit) and not visit.agreements:
        made.append(f"批不批这份方案{_in_brackets(_approver(visit))}")
    waived = [each["问题"] for each in view["破例"]]
    made += [
        f"{row['项目']}{row['对照']}：{row['哪里']} {row['方案']}，标准 {row['标准']}"
        for row in compared(visit)
        if row["超出"] and not any(words.startswith(row["原话"]) for words in waived)
    ]
    money = budget(visit)
    if money["差额"].startswith("超"):
        made.append(f"费用 {money['合计']} 元，比预算总额 {money['批准']} 元{money['差额']} 元")
    missing = [word for word in ("主陪", "总协调") if word in view["需要"] and not view[word]]
    return made + [f"{word}由谁担任" for word in missing]


def _in_brackets(words: str) -> str:
    return f"（{words}）" if words else ""
