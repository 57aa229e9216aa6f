"""Which handbook a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jiedai.cli.exits import UsageProblem
from jiedai.findings.report_concise import concise
from jiedai.findings.slips import blocked
from jiedai.handbook.library import open_handbook
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.source.place import Span, Text

if TYPE_CHECKING:
    from jiedai.handbook.library import OpenHandbook


def chosen_handbook(name: str | None) -> OpenHandbook | None:
    """The handbook of this name or path, or else that of the plan in the current folder, if there is one.

    Raises UsageProblem when it cannot be read.
    """
    return _of_the_plan_here() if name is None else named_handbook(name)


def named_handbook(name: str) -> OpenHandbook:
    """The built-in handbook of this name, or the one at this path; raises UsageProblem."""
    return _opened(name.replace("\\", "/"), Span(Text("--handbook", name), 0, len(name)))


def _of_the_plan_here() -> OpenHandbook | None:
    plan = Path("plan.yaml")
    document = read(plan, shown(plan)) if plan.is_file() else None
    name = document.values.get("手册") if isinstance(document, Document) else None
    if not isinstance(document, Document) or not isinstance(name, str):
        return None
    return _opened(name, document.span(("手册",)))


def _opened(name: str, span: Span) -> OpenHandbook:
    handbook = open_handbook(name, Path(), span)
    if isinstance(handbook, list):
        raise UsageProblem("\n".join(concise([blocked(name, handbook[:1], unreadable=True)])))
    return handbook
