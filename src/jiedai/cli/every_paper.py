"""Every paper there is: those of the documents, and the checklist of the day before, which is not theirs to make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.sheets import Data, Paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def _day_before(visit: Visit, _view: dict[str, Any]) -> Iterator[Data]:
    """The checklist of the day before; none where the handbook has no such step, or the plan cannot be judged."""
    from jiedai.checklist.drawing_up import Wanted, draw_up
    from jiedai.checklist.gate import Gate
    from jiedai.checklist.page import page_of
    from jiedai.rules.judge import judge

    gate = draw_up(visit, judge(visit), Wanted("前一天"))
    if isinstance(gate, Gate) and gate.items:
        yield Data(page_of(gate, "时间"))


EVERY_PAPER: Final = (*PAPERS, Paper("前一天检查表", "内部", "checklist.html.j2", _day_before, "打印出来打勾、签名"))
