"""What `jiedai done` and `jiedai confirm` share: opening the visit, and writing into its record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.checklist.ticking import recorded
from jiedai.cli import visits
from jiedai.cli.exits import UsageProblem
from jiedai.cli.judged import judged
from jiedai.findings.report_concise import concise
from jiedai.record.keeping import change
from jiedai.record.lines import with_ticks, without_ticks
from jiedai.shape.nearest import did_you_mean
from jiedai.source.writing import NotWritten, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from jiedai.findings.finding import Verdict
    from jiedai.record.done import Tick
    from jiedai.source.place import Text
    from jiedai.visit.visit import Visit


NO_NAME: Final = "请写上是谁办的：--by 姓名"


def opened(path: str | None, now: datetime) -> tuple[Visit, Verdict]:
    """The visit to record something of; raises UsageProblem with what keeps it from being read."""
    plan = visits.one_plan(path)
    visit, verdict = judged(plan, now)
    if visit is None or not verdict.complete:
        raise UsageProblem(unreadable(verdict))
    return visit, verdict


def unreadable(verdict: Verdict) -> str:
    """What keeps a visit from being read, and that nothing was recorded."""
    return "\n".join((*concise([verdict]), "方案或手册还读不通，什么也没有记；先把它改好"))


def put(visit: Visit, section: str, ticks: Mapping[str, Tick]) -> None:
    """Record the ticks, unless the plan has been changed since it was read; raises UsageProblem."""
    _change(visit, lambda text: with_ticks(text, section, ticks))


def undo(visit: Visit, section: str, ticks: Mapping[str, Tick], words: list[str]) -> None:
    """Take what the words mean out of the record again, and tell what it was; raises UsageProblem or Unclear."""
    names = list(dict.fromkeys(recorded(word, ticks) for word in words))
    _change(visit, lambda text: without_ticks(text, section, names))
    for name in names:
        print(f"撤掉 {name}（{ticks[name].written}）")


def _change(visit: Visit, how: Callable[[Text], Text]) -> None:
    plan = visit.document.text
    if plan.origin is None:
        raise UsageProblem("从标准输入读的方案，没有地方记")

    def unless_changed(text: Text) -> Text:
        if not unchanged(plan):
            raise NotWritten(f"“{plan.file}”刚被改过，什么也没有记；看一眼改了什么，再来一次")
        return how(text)

    try:
        change(plan.origin.parent, unless_changed)
    except NotWritten as refusal:
        raise UsageProblem(str(refusal)) from refusal


def stranger(visit: Visit, tick: Tick) -> str:
    """A remark on the name on a tick, if the plan does not know it, or nothing."""
    by = tick.confirmation.by if tick.confirmation else ""
    if visit.people.knows(by):
        return ""
    return f"方案里没有“{by}”这个人，照样记下了{did_you_mean(by, visit.people.persons)}"
