"""A checklist on a terminal."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from jiedai.checklist.grouping import grouped
from jiedai.checklist.items import BY_HAND, UNRECORDED
from jiedai.checklist.readers import briefing
from jiedai.findings.display import COLUMNS, pad, paint, width, wrap
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate
    from jiedai.checklist.grouping import View
    from jiedai.checklist.items import Item

_BOX: Final = {"已办": "[√]", "待办": "[ ]", "逾期": "[!]"}
_STYLE: Final = {"已办": "好", "待办": "粗", "逾期": "错误"}
_DUE: Final = 13
_OWNER: Final = 14


def as_table(gates: list[Gate], view: View, *, colour: bool) -> Iterator[str]:
    """Each visit's items in groups, then what blocks it."""
    for gate in gates:
        yield from _head(gate, colour=colour)
        for group in grouped(gate.items, view):
            yield ""
            if group.title:
                yield from _painted(f"【{group.title}】{len(group.items)} 件", "粗", colour=colour)
            for item in group.items:
                yield from _lines(item, colour=colour)
        yield ""
        for remark in gate.remarks:
            yield from _painted(remark, "警告", colour=colour)
        yield from _verdict(gate, colour=colour)
        yield ""


def each_in_a_line(gates: list[Gate]) -> Iterator[str]:
    """How each visit stands, where there are too many to list all that is to be done."""
    yield f"有 {len(gates)} 次接待眼下有事要办："
    for gate in gates:
        late = sum(item.state == "逾期" for item in gate.items)
        counts = f"没办的 {len(gate.items)} 件" + (f"，逾期 {late} 件" if late else "")
        yield f"- {gate.visit.plan.title}：{counts}（{PurePath(gate.visit.document.text.file).parent}）"
    yield "要看一次的，写明它的文件夹，如 jiedai checklist --now 文件夹；一次一行看全：jiedai status"


def _head(gate: Gate, *, colour: bool) -> Iterator[str]:
    plan = gate.visit.plan
    first = gate.visit.days[0] if gate.visit.days else "日期待定"
    title = f"{plan.title}（{first} 起）{gate.heading}，截至 {day_and_clock(gate.visit.as_of)}"
    yield from _painted(title, "粗", colour=colour)
    if gate.whose:
        for label, text in briefing(gate.visit).items():
            yield from wrap(f"{label}：{text}", COLUMNS)
    every, done, left = (
        len(gate.items),
        sum(bool(item.done) for item in gate.items),
        sum(item.open for item in gate.items),
    )
    count = f"没办的 {left} 件" if left == every else f"共 {every} 项，已办 {done} 项"
    yield count + ("；带“阻断”的没办好就不放行" if gate.decides else "")


def _lines(item: Item, *, colour: bool) -> Iterator[str]:
    head = f"{_BOX[item.state]} {pad(item.by, _DUE)} "
    margin = " " * (width(head) + _OWNER + 1)
    owner = list(wrap(item.owner.shown, _OWNER))
    words = list(wrap(item.text, COLUMNS - len(margin)))
    for number in range(max(len(owner), len(words))):
        left = head if number == 0 else " " * width(head)
        name = owner[number] if number < len(owner) else ""
        sentence = words[number] if number < len(words) else ""
        line = f"{left}{pad(name, _OWNER)} {sentence}".rstrip()
        yield paint(line, _STYLE[item.state], colour=colour and number == 0)
    if item.lapsed:  # the surprise of the morning
        for line in wrap(f"！记过 {item.lapsed}", COLUMNS - len(margin)):
            yield paint(margin + line, "警告", colour=colour)
    for line in wrap(" · ".join(_notes(item)), COLUMNS - len(margin)):
        yield paint(margin + line, "淡", colour=colour)


def _notes(item: Item) -> Iterator[str]:
    yield item.id
    if item.state == "逾期":
        yield "已过期限"
    if item.unrecorded:
        yield UNRECORDED
    if item.done:
        yield f"已办：{item.done}"
    if item.by_hand:
        yield BY_HAND
    if item.blocking:
        yield "阻断"
    yield item.source


def _verdict(gate: Gate, *, colour: bool) -> Iterator[str]:
    yield from _painted(gate.conclusion, "好" if gate.open else "错误", colour=colour)
    for blocker in gate.blockers:
        for number, part in enumerate(wrap(blocker, COLUMNS - 4)):
            yield f"  - {part}" if number == 0 else f"    {part}"


def _painted(text: str, style: str, *, colour: bool) -> Iterator[str]:
    return (paint(line, style, colour=colour) for line in wrap(text, COLUMNS))
