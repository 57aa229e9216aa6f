"""What a checklist comes to: 放行 or 不放行 where it is a gate, or how much is left; and what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.checklist.items import UNRECORDED
from jiedai.checklist.owners import NOBODY, Owner
from jiedai.handbook.process import DAY_BEFORE
from jiedai.visit.phases import begun, up_to

if TYPE_CHECKING:
    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.handbook.process import PhaseWord
    from jiedai.visit.visit import Visit


class Gate(NamedTuple):
    """One visit's checklist with its verdict, or, with `whose`, the part of it that falls to somebody.

    `last` is the phase that the list reaches; `items` hold all that block; `later` is how many items of the day before
    are open beyond it; `errors` are what blocks besides, in the plan itself, and `warnings` how much in it is doubtful;
    `remarks` what else there is to know; `owners` those of every item of the visit.
    """

    visit: Visit
    title: str
    last: PhaseWord
    items: list[Item]
    later: int
    errors: list[Diagnostic]
    warnings: int
    remarks: list[str]
    owners: list[Owner]
    whose: str | None = None

    @property
    def heading(self) -> str:
        """前一天检查表（刘洋）."""
        return f"{self.title}（{self.whose}）" if self.whose else self.title

    @property
    def blocking(self) -> list[Item]:
        return [item for item in self.items if item.blocks]

    @property
    def blockers(self) -> list[str]:
        return [*map(_of_item, self.blocking), *map(_of_error, self.errors)]

    @property
    def blockers_by_owner(self) -> list[str]:
        """陈静：方案报批；主陪到位."""
        names: dict[str, list[str]] = {}
        for item in self.blocking:
            names.setdefault(item.owner.shown, []).append(item.id.replace("/", " ", 1))
        return [f"{owner}：{'；'.join(each)}" for owner, each in names.items()]

    @property
    def open(self) -> bool:
        return not self.blocking and not self.errors

    @property
    def begun(self) -> bool:
        """Whether it is too late to hold the visit back."""
        return begun(self.visit)

    @property
    def decides(self) -> bool:
        """Whether it is a gate: a list that reaches the day before, until the visit begins."""
        return not self.begun and DAY_BEFORE in up_to(self.last)

    @property
    def verdict(self) -> str | None:
        """None where nothing is decided: of somebody's part, before the day before, and once the visit has begun."""
        if self.whose or not self.decides:
            return None
        return "放行" if self.open else "不放行"

    @property
    def conclusion(self) -> str:
        """The verdict, or what is left, in a sentence; of somebody's part, only how far he is."""
        held = len(self.blocking) + len(self.errors)
        if self.begun or (self.whose and not self.decides):
            return _left(self)
        if self.whose:
            return _how_far(self.whose, self.items)
        if not self.decides:
            now = f"眼下有 {held} 件事挡着" if held else "眼下没有挡着的"
            return f"{now}，前一天" + (f"还有 {self.later} 件" if self.later else "的也都办好了")
        if self.open:
            doubtful = f"；方案还有 {self.warnings} 处警告，看 jiedai validate" if self.warnings else ""
            return f"放行：阻断的事项都已办好，方案没有错误{doubtful}"
        return f"不放行：还有 {held} 件事挡着"


def errors_besides(items: list[Item], findings: Verdict) -> list[Diagnostic]:
    """Every error in the plan; a booking that an item already speaks of is said once."""
    proved = [item.path for item in items if item.blocks and item.proved]
    return [finding for finding in findings.findings if finding.level == "错误" and not _said(finding, proved)]


def _left(gate: Gate) -> str:
    """What is left once the visit has begun."""
    counts = (
        ("逾期", sum(item.state == "逾期" for item in gate.items), "件"),
        ("阻断", len(gate.blocking), "件"),
        ("方案有错", len(gate.errors), "处"),
    )
    more = "".join(f"，{word} {count} {unit}" for word, count, unit in counts if count)
    if unrecorded := sum(item.unrecorded for item in gate.items):
        more += f"，{unrecorded} 件{UNRECORDED}"
    left, done = sum(item.open for item in gate.items), sum(bool(item.done) for item in gate.items)
    who = gate.whose or ""
    return (f"{who}还有 {left} 件没办" if left else f"{who and who + '的'} {done} 件都办好了".lstrip()) + more


def _how_far(whose: str, items: list[Item]) -> str:
    left, blocking = sum(item.open for item in items), sum(item.blocks for item in items)
    if not left:
        return f"{whose}的 {len(items)} 件都办好了"
    return f"{whose}还有 {left} 件没办，" + (f"其中 {blocking} 件不办好就不放行" if blocking else "都不挡放行")


def _of_item(item: Item) -> str:
    who = "没有人负责" if item.owner.shown == NOBODY else item.owner.shown
    by = f"，{item.by} 前" if item.due else ""
    return f"{item.id}：{who}{by}" + (f"（{item.lapsed}）" if item.lapsed else "")


def _of_error(finding: Diagnostic) -> str:
    line, column = finding.span.begin
    return f"方案有错：{finding.message}（{finding.code}，{finding.span.text.file}:{line}:{column}）"


def _said(finding: Diagnostic, proved: list[tuple[str | int, ...]]) -> bool:
    """Whether a finding only says that a booking is not confirmed, which an item already does."""
    return finding.code == "JD603" and any(finding.path[: len(path)] == path for path in proved)
