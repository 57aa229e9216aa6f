"""Which findings a waiver (豁免) covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.findings.finding import Diagnostic, Waived
    from jiedai.plan.governance import Waiver
    from jiedai.source.place import Path

_NAMES: Final = ("事项", "姓名", "酒店", "名称", "班次", "情形", "项目", "步骤")
"""The fields by which people call an entry of a list."""


def covers(waiver: Waiver, finding: Diagnostic, values: dict[str, Any]) -> bool:
    """Whether a waiver names the finding's rule, and its place in a plan's `values` if it names one."""
    if not named(waiver) & {finding.code, finding.name}:
        return False
    wanted = [part for part in (waiver.where or "").split("/") if part.strip()]
    steps = iter(_called(finding.path, values))
    return all(any(part.strip() in names for names in steps) for part in wanted)


def named(waiver: Waiver) -> set[str]:
    """The rule as the waiver names it: by code, by name, or by both."""
    return set((waiver.rule or "").split())


def _called(path: Path, values: Any) -> list[set[str]]:
    """For each step of the path, the words that may stand for it: its key or number, or what the entry is called."""
    steps = []
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            values = None
        own = {str(values[name]) for name in _NAMES if name in values} if isinstance(values, dict) else set()
        steps.append({str(step), *own})
    return steps


def waiver_words(waiver: Waiver) -> str:
    """客户指定的餐厅；王强批准，2026-03-13 前有效."""
    return f"{waiver.reason}；{waiver.approver}批准，有效至 {waiver.until}"


def exceptions(waived: Iterable[Waived]) -> list[dict[str, str]]:
    """What has been waived, as plain data for papers: 规则, 问题, 理由, 批准, 有效至."""
    return [
        {
            "规则": f"{finding.code} {finding.name}",
            "问题": finding.message,
            "理由": waiver.reason or "",
            "批准": waiver.approver or "",
            "有效至": str(waiver.until),
        }
        for finding, waiver in waived
    ]
