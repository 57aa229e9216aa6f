"""A checklist on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.display import COLUMNS, pad, paint, width, wrap
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate
    from jiedai.checklist.items import Item

_BOX: Final = {"已办": "[√]", "待办": "[ ]", "逾期": "[!]"}
_STYLE: Final = {"已办": "好", "待办": "粗", "逾期": "错误"}
_DUE: Final = 13
_OWNER: Final = 14


def as_table(gates: list[Gate], *, colour: bool) -> Iterator[str]:
    """Each visit's items by deadline, then what blocks it."""
    for gate in gates:
        plan = gate.visit.plan
        done = sum(item.state == "已办" for item in gate.items)
        first = gate.visit.days[0] if gate.visit.days else "日期待定"
        yield paint(f"{plan.title}（{first} 起）{gate.title}", "粗", colour=colour)
        yield f"共 {len(gate.items)} 项，已办 {done} 项；带“阻断”的没办好就不放行"
        yield ""
        for item in gate.items:
            yield from _lines(item, colour=colour)
        yield ""
        for remark in gate.remarks:
            yield from (paint(line, "警告", colour=colour) for line in wrap(remark, COLUMNS))
        yield from _verdict(gate, colour=colour)
        yield ""


def _lines(item: Item, *, colour: bool) -> Iterator[str]:
    head = f"{_BOX[item.state]} {pad(day_and_clock(item.due), _DUE)} "
    margin = " " * (width(head) + _OWNER + 1)
    owner = list(wrap(item.owner.shown, _OWNER))
    words = list(wrap(item.text, COLUMNS - len(margin)))
    for number in range(max(len(owner), len(words))):
        left = head if number == 0 else " " * width(head)
        name = owner[number] if number < len(owner) else ""
        sentence = words[number] if number < len(words) else ""
        line = f"{left}{pad(name, _OWNER)} {sentence}".rstrip()
        yield paint(line, _STYLE[item.state], colour=colour and number == 0)
    notes = [item.id, *(["阻断"] if item.blocking else []), item.source]
    if item.state == "逾期":
        notes.insert(1, "已过期限")
    if item.done:
        notes.insert(1, f"已办：{item.done}")
    if item.lapsed:
        notes.insert(1, f"记过 {item.lapsed}")
    for line in wrap(" · ".join(notes), COLUMNS - len(margin)):
        yield paint(margin + line, "淡", colour=colour)


def _verdict(gate: Gate, *, colour: bool) -> Iterator[str]:
    if gate.open:
        yield paint("放行：阻断的事项都已办好，方案没有错误。", "好", colour=colour)
        return
    yield paint(f"不放行：还有 {len(gate.blockers)} 件事挡着", "错误", colour=colour)
    for blocker in gate.blockers:
        for number, part in enumerate(wrap(blocker, COLUMNS - 4)):
            yield f"  - {part}" if number == 0 else f"    {part}"
