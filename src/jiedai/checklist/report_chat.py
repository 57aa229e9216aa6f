"""A checklist as a message for a chat: no tables, no marks but the boxes, a line for each thing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.checklist.grouping import grouped
from jiedai.checklist.owners import NOBODY
from jiedai.checklist.readers import briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate
    from jiedai.checklist.grouping import View
    from jiedai.checklist.items import Item

_SOMEBODY: Final = "姓名"


def as_chat(gates: list[Gate], view: View) -> Iterator[str]:
    """One message for each visit: how things stand, what blocks, then every item."""
    for number, gate in enumerate(gates):
        if number:
            yield ""
        yield from _head(gate)
        for group in grouped(gate.items, view):
            yield ""
            if group.title:
                yield f"—— {group.title} ——"
            for item in group.items:
                yield from _said(item)
        yield ""
        yield from gate.remarks
        yield from _ending(gate)


def _head(gate: Gate) -> Iterator[str]:
    told = briefing(gate.visit)
    yield f"【{gate.heading}】{gate.visit.plan.title}"
    if gate.whose:
        yield from (f"{label}：{text}" for label, text in told.items())
        yield gate.conclusion
        return
    yield told["日期"]
    yield gate.conclusion
    yield from (f"· {line}" for line in gate.blockers_by_owner)
    yield from (f"· 方案有错：{finding.message}" for finding in gate.errors)


def _said(item: Item) -> Iterator[str]:
    late = "（过期了）" if item.state == "逾期" else ""
    blocks = "【挡放行】" if item.blocks else ""
    yield " ".join(filter(None, ("□" if item.open else "☑", item.by, item.owner.shown))) + late + blocks
    yield item.text
    if item.lapsed:
        yield f"！记过 {item.lapsed}"


def _ending(gate: Gate) -> Iterator[str]:
    """How to tick, once, with the first that is open."""
    item = next((item for item in gate.items if item.open), None)
    if item:
        answering = [name for name in item.owner.answering if name != NOBODY]
        who = gate.whose if gate.whose in answering else next(iter(answering), _SOMEBODY)
        yield f"记：jiedai done {_quoted(item.id)} --by {who}"


def _quoted(id_: str) -> str:
    return f'"{id_}"' if " " in id_ else id_
