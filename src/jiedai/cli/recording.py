"""What `jiedai done` and `jiedai confirm` share: opening the visit, and writing into its record."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.checklist.drawing_up import every_bookable, every_item
from jiedai.cli import visits
from jiedai.cli.exits import UsageProblem
from jiedai.cli.judged import judged
from jiedai.findings.report_concise import concise
from jiedai.record.done import DONE_FILE
from jiedai.record.keeping import change
from jiedai.record.lines import with_ticks, without_ticks
from jiedai.shape.nearest import did_you_mean
from jiedai.source.writing import NotWritten, unchanged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from jiedai.checklist.confirmable import Bookable
    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Verdict
    from jiedai.record.done import Tick
    from jiedai.source.place import Text
    from jiedai.visit.visit import Visit


NO_NAME: Final = "请写上是谁办的：--by 姓名"


class AtHand(NamedTuple):
    """A visit with all that can be ticked or confirmed of it."""

    visit: Visit
    items: list[Item]
    things: list[Bookable]


def opened(path: str | None, now: datetime) -> AtHand:
    """The visit to record something of; raises UsageProblem with what keeps it from being read."""
    plan = visits.one_plan(path, now, "--visit ")
    visit, verdict = judged(plan, now)
    if visit is None or not verdict.complete:
        raise UsageProblem(_unreadable(verdict))
    items, things = every_item(visit, verdict), every_bookable(visit, verdict)
    if not isinstance(items, list):
        raise UsageProblem(_unreadable(items))
    if not isinstance(things, list):
        raise UsageProblem(_unreadable(things))
    return AtHand(visit, items, things)


def _unreadable(verdict: Verdict) -> str:
    """What keeps a visit from being read, and that nothing was recorded."""
    files = {PurePath(finding.span.text.file).name for finding in verdict.findings}
    what = "办理记录" if files == {DONE_FILE} else "方案或手册"
    return "\n".join((*concise([verdict]), f"{what}还读不通，什么也没有记；先把它改好"))


def put(visit: Visit, section: str, ticks: Mapping[str, Tick]) -> None:
    """Record the ticks, unless the plan has been changed since it was read; raises UsageProblem."""
    _change(visit, lambda text: with_ticks(text, section, ticks))


def undo(visit: Visit, section: str, ticks: Mapping[str, Tick], names: list[str]) -> None:
    """Take what is recorded by these names out of the record again, and tell what it was; raises UsageProblem."""
    names = list(dict.fromkeys(names))
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
