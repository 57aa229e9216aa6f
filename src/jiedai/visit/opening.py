"""From a plan.yaml to a visit, or to the problems that stand in the way."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.handbook.library import open_handbook, open_regime
from jiedai.plan.plan import first_year, read_plan
from jiedai.record.done import read_done
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.visit.visit import Visit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path as FilePath

    from jiedai.source.problem import Problem


class Blocked(NamedTuple):
    """A visit that cannot be judged yet; `unreadable` when not even its files could be read."""

    problems: list[Problem]
    unreadable: bool


def open_visit(path: FilePath, as_of: datetime) -> Visit | Blocked:
    """Read the plan at `path` and the handbook it names."""
    document = read(path, shown(path))
    return Blocked(document, unreadable=True) if isinstance(document, list) else visit_of(document, path.parent, as_of)


def visit_of(document: Document, folder: FilePath, as_of: datetime) -> Visit | Blocked:
    """The visit of a plan document that lies in `folder`."""
    plan = read_plan(document)
    if isinstance(plan, list):
        return Blocked(plan, unreadable=False)
    handbook = open_handbook(plan.handbook, folder, document.span(("手册",)))
    if isinstance(handbook, list):
        return Blocked(handbook, unreadable=True)
    done = read_done(folder, first_year(document.values))
    if isinstance(done, list):
        return Blocked(done, unreadable=True)
    return Visit(plan, handbook, open_regime(plan.regime), document, done, as_of)
