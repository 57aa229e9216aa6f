"""A checklist as a message for a chat: no tables, a line for each thing to say, numbers to answer by."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from jiedai.checklist.grouping import grouped
from jiedai.checklist.items import BY_HAND
from jiedai.checklist.meant import typed
from jiedai.checklist.owners import NOBODY
from jiedai.checklist.readers import briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate
    from jiedai.checklist.grouping import View
    from jiedai.checklist.items import Item

_SOMEBODY: Final = "姓名"


def as_chat(gates: list[Gate], view: View) -> Iterator[str]:
    """One message for each visit: how things stand, what blocks, then every item that is open, numbered."""
    for number, gate in enumerate(gates):
        if number:
            yield ""
        yield from _head(gate)
        left = [item for item in gate.items if item.open]
        groups = grouped(left, view)
        numbers: dict[str, int] = {}
        for group in groups:
            yield ""
            if group.title:
                yield f"—— {group.title} ——"
            for item in group.items:
                yield from _said(item, numbers.setdefault(item.id, len(numbers) + 1), gate)
        yield ""
        yield from _finished(gate)
        yield from gate.remarks
        yield from _ending(gate)


def _head(gate: Gate) -> Iterator[str]:
    told = briefing(gate.visit)
    yield f"【{gate.heading}】{gate.visit.plan.title}"
    if gate.whose:
        yield from (f"{label}：{text}" for label, text in told.items())
        yield gate.conclusion + (f"；期限都是 {by}" if (by := _common(gate)) else "")
        return
    yield told["日期"]
    yield gate.conclusion
    yield from (f"· {line}" for line in gate.blockers_by_owner)
    yield from (f"· 方案有错：{finding.message}" for finding in gate.errors)


def _common(gate: Gate) -> str:
    """The deadline of all that one person has to do, where there is only one."""
    deadlines = {item.by for item in gate.items if item.open}
    return deadlines.pop() if gate.whose and len(deadlines) == 1 else ""


def _said(item: Item, number: int, gate: Gate) -> Iterator[str]:
    by = "" if _common(gate) else item.by
    owner = "" if item.owner.answering == (gate.whose,) else item.owner.shown
    late = "（过期了）" if item.state == "逾期" else ""
    blocks = ("【挡放行】" if gate.decides else "【阻断】") if item.blocks else ""
    head = " ".join(filter(None, (by, owner))) + late + blocks
    yield f"{number}. {head}" if head else f"{number}. {item.text}〔{item.id}〕"
    if head:
        yield f"{item.text}〔{item.id}〕"
    if item.lapsed:
        yield f"！记过 {item.lapsed}"


def _finished(gate: Gate) -> Iterator[str]:
    """What is done, in a line, and what of it was written by hand."""
    done = [item for item in gate.items if item.done]
    if done:
        by_hand = sum(item.by_hand for item in done)
        yield f"已办好 {len(done)} 件" + (f"，其中 {by_hand} 件{BY_HAND}" if by_hand else "")


def _ending(gate: Gate) -> Iterator[str]:
    """How to tick, once, with the first that is open."""
    item = next((item for item in gate.items if item.open), None)
    if item:
        answering = [name for name in item.owner.answering if name != NOBODY]
        who = gate.whose if gate.whose in answering else next(iter(answering), _SOMEBODY)
        folder = PurePath(gate.visit.document.text.file).parent.as_posix()
        where = f" --visit {typed(folder)}" if folder != "." else ""
        yield f"记：jiedai done {typed(item.id)} --by {who}{where}"
