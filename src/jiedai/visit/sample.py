"""The names that a handbook's conditions and texts may use, as the view of a plan with one of everything shows them."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from jiedai.handbook.library import open_regime
from jiedai.plan.plan import read_plan
from jiedai.record.done import Done
from jiedai.shape.fields import UNDECIDED
from jiedai.source.document import own_document
from jiedai.visit.things import things
from jiedai.visit.visit import Visit

if TYPE_CHECKING:
    from jiedai.handbook.process import Each


@cache
def sample_visit() -> Visit:
    """A visit with one of everything or a text finds in a visit; what is empty in it may be anything."""
    document = own_document(FilePath(__file__).with_name("sample.yaml"), "sample.yaml")
    plan = read_plan(document)
    if isinstance(plan, list):
        raise ValueError(plan[0].message)  # noqa: TRY004 - what our file says is wrong, not what it is
    bare = open_regime("商务")
    return Visit(plan, bare, bare, document, Done(), datetime(2026, 3, 11))  # noqa: DTZ001 - the clock on the wall


def sample_view() -> dict[str, Any]:
    """Whatever a condition or a text finds in a visit; what is empty in it may be anything."""
    return dict(sample_visit().view)


def sample_names(each: Each | None) -> dict[str, Any]:
    """The same with the thing that is taken one by one (逐个)."""
    view = sample_view()
    if each is None or each == UNDECIDED:
        return view
    return view | {each: next((thing.data for thing in things(each, sample_visit())), None)}
