"""From a visit that has been judged to its day-before checklist."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from jiedai.checklist.gate import Gate, gate
from jiedai.checklist.items import Unfillable, items_of
from jiedai.findings.slips import blocked
from jiedai.handbook.expression import ExpressionError
from jiedai.handbook.process import DAY_BEFORE
from jiedai.shape.confirmation import Confirmation
from jiedai.shape.nearest import did_you_mean
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from jiedai.findings.finding import Verdict
    from jiedai.visit.visit import Visit


def draw_up(visit: Visit | None, verdict: Verdict) -> Gate | Verdict:
    """The checklist of the day before, or the verdict on what keeps it from being drawn up."""
    if visit is None or not verdict.complete:
        return verdict
    try:
        view = visit.view
    except ExpressionError as error:  # a condition in the handbook's duties
        return blocked(
            verdict.file, [Problem("JD203", str(error), visit.own.root.span(("分工",), key=True))], unreadable=True
        )
    items = items_of(visit, view)
    if isinstance(items, Unfillable):
        return blocked(verdict.file, items.problems, unreadable=True)
    ids = [item.id for item in items]
    unknown = [f"认不出“{tick}”{did_you_mean(tick, ids)}" for tick in visit.plan.done if tick not in ids]
    misdated = [
        f"“{tick}”记的是 {when}，{visit.doubt(when)}，不算数"
        for tick, when in visit.plan.done.items()
        if isinstance(when, Confirmation) and not visit.stands(when)
    ]
    chosen = [item for item in items if item.phase == DAY_BEFORE]
    return gate(visit, DAY_BEFORE, chosen, verdict, unknown + misdated)


def starts_tomorrow(visit: Visit) -> bool:
    """Whether the visit begins on the day after the moment it is judged at."""
    return visit.days is not None and visit.days[0] == visit.as_of.date() + timedelta(days=1)
