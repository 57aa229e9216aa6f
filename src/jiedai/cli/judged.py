"""A plan opened and judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.cli.progress import watched
from jiedai.findings.slips import blocked
from jiedai.handbook.library import read_once
from jiedai.rules.judge import judge
from jiedai.source.files import shown
from jiedai.visit.opening import Blocked, open_visit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
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


def judged_all(
    paths: Sequence[Path], as_of: datetime, *, strict: bool = False
) -> Iterator[tuple[Visit | None, Verdict]]:
    """Each plan opened and judged, one after the other; whoever waits for many sees how far it has come."""
    with read_once(), watched(paths, "核对") as each:
        for path in each:
            yield judged(path, as_of, strict=strict)
