"""放行 or 不放行, and what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.checklist.owners import NOBODY
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.visit.visit import Visit


class Gate(NamedTuple):
    """One visit's checklist with its verdict; `remarks` are what else there is to know about it."""

    visit: Visit
    title: str
    items: list[Item]
    blockers: list[str]
    remarks: list[str]

    @property
    def open(self) -> bool:
        return not self.blockers

    @property
    def verdict(self) -> str:
        return "放行" if self.open else "不放行"


def blockers(items: list[Item], findings: Verdict) -> list[str]:
    """Every open item that blocks, and every error in the plan; a booking that both speak of is said once."""
    blocking = [item for item in items if item.blocks]
    proved = [item.path for item in blocking if item.proved]
    errors = [finding for finding in findings.findings if finding.level == "错误" and not _said(finding, proved)]
    return [*map(_of_item, blocking), *map(_of_error, errors)]


def _of_item(item: Item) -> str:
    who = "没有人负责" if item.owner.shown == NOBODY else item.owner.shown
    by = f"，{day_and_clock(item.due)} 前" if item.due else ""
    return f"{item.id}：{who}{by}" + (f"（{item.lapsed}）" if item.lapsed else "")


def _of_error(finding: Diagnostic) -> str:
    line, column = finding.span.begin
    return f"方案有错：{finding.message}（{finding.code}，{finding.span.text.file}:{line}:{column}）"


def _said(finding: Diagnostic, proved: list[tuple[str | int, ...]]) -> bool:
    """Whether a finding only says that a booking is not confirmed, which an item already does."""
    return finding.code == "JD603" and any(finding.path[: len(path)] == path for path in proved)
