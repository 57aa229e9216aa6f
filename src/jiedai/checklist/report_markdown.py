"""A checklist to print or to put beside the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.gate import Gate

_BOX: Final = {"已办": "☑", "待办": "☐", "逾期": "☐ 逾期"}


def as_markdown(gates: list[Gate]) -> Iterator[str]:
    """Each visit as a heading, a table and the verdict."""
    for gate in gates:
        plan = gate.visit.plan
        yield f"# {plan.title} {gate.title}"
        yield ""
        yield "| 办好 | 期限 | 负责 | 事项 | 阻断 | 编号 | 依据 |"
        yield "|---|---|---|---|---|---|---|"
        for item in gate.items:
            cells = (
                _BOX[item.state] + (f" {item.done}" if item.done else ""),
                day_and_clock(item.due),
                item.owner.shown,
                item.text + (f"（记过 {item.lapsed}）" if item.lapsed else ""),
                "是" if item.blocking else "",
                item.id,
                item.source,
            )
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        yield ""
        yield f"**{gate.verdict}**"
        yield ""
        yield from (f"- {blocker}" for blocker in gate.blockers)
        yield from (f"- {remark}" for remark in gate.remarks)
        yield ""
