"""A plan opened and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.slips import blocked
from jiedai.rules.judge import judge
from jiedai.source.files import shown
from jiedai.visit.opening import Blocked, open_visit

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jiedai.findings.finding import Verdict
    from jiedai.visit.visit import Visit


def judged(path: Path, as_of: datetime, *, strict: bool = False) -> tuple[Visit | None, Verdict]:
    """The visit, or None when it cannot be opened, and the verdict on it."""
    visit = open_visit(path, as_of)
    if isinstance(visit, Blocked):
        return None, blocked(shown(path), visit.problems, unreadable=visit.unreadable)
    return visit, judge(visit, strict=strict)


def verdict_on(path: Path, as_of: datetime, *, strict: bool = False) -> Verdict:
    """Only the verdict: where there are many, their visits are not kept."""
    return judged(path, as_of, strict=strict)[1]
