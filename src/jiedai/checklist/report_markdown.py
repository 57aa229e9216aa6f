"""A checklist to print or to put beside the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.checklist.grouping import grouped
from jiedai.checklist.items import BY_HAND, UNRECORDED
from jiedai.checklist.readers import briefing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate
    from jiedai.checklist.grouping import View
    from jiedai.checklist.items import Item

_BOX: Final = {"已办": "☑", "待办": "☐", "逾期": "☐ 逾期"}


def as_markdown(gates: list[Gate], view: View) -> Iterator[str]:
    """Each visit as a heading, a table for each group, and the verdict."""
    for gate in gates:
        yield f"# {gate.visit.plan.title} {gate.heading}"
        yield ""
        if gate.whose:
            yield from (f"- {label}：{text}" for label, text in briefing(gate.visit).items())
            yield ""
        for group in grouped(gate.items, view):
            if group.title:
                yield f"## {group.title}"
                yield ""
            yield "| 办好 | 期限 | 负责 | 事项 | 阻断 | 编号 | 依据 |"
            yield "|---|---|---|---|---|---|---|"
            yield from map(_row, group.items)
            yield ""
        verdict, _, reason = gate.conclusion.partition("：")
        yield f"**{verdict}**" + (f"：{reason}" if reason else "")
        yield ""
        yield from (f"- {line}" for line in (*gate.blockers, *gate.remarks))
        yield ""


def _row(item: Item) -> str:
    cells = (
        _BOX[item.state]
        + (f" {UNRECORDED}" if item.unrecorded else "")
        + (f" {item.done}" if item.done else "")
        + (f"（{BY_HAND}）" if item.by_hand else ""),
        item.by,
        item.owner.shown,
        item.text + (f" **！记过 {item.lapsed}**" if item.lapsed else ""),
        "是" if item.blocking else "",
        item.id,
        item.source,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
