"""放行 or 不放行, and what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Verdict
    from jiedai.visit.visit import Visit


class Gate(NamedTuple):
    """One visit's checklist with its verdict; `strange` says which ticks (已办) do not count, and why."""

    visit: Visit
    phase: str
    items: list[Item]
    blockers: list[str]
    strange: list[str]

    @property
    def open(self) -> bool:
        return not self.blockers

    @property
    def verdict(self) -> str:
        return "放行" if self.open else "不放行"


def gate(visit: Visit, phase: str, items: list[Item], findings: Verdict, strange: list[str]) -> Gate:
    """Blocked by every open item that blocks, and by every error in the plan."""
    blockers = [f"{item.id}：{item.owner}，{day_and_clock(item.due)} 前" for item in items if item.blocks]
    for finding in findings.findings:
        if finding.level == "错误":
            line, column = finding.span.begin
            where = f"{finding.span.text.file}:{line}:{column}"
            blockers.append(f"方案有错：{finding.message}（{finding.code}，{where}）")
    return Gate(visit, phase, items, blockers, strange)
