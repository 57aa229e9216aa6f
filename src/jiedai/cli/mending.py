"""`--fix` and `--diff`: plans mended in place, or shown as they would be."""

from __future__ import annotations

import sys
from difflib import unified_diff
from typing import TYPE_CHECKING

from jiedai.cli.exits import UsageProblem
from jiedai.findings.mending import Look, Mended, mended
from jiedai.findings.slips import blocked
from jiedai.rules.judge import judge
from jiedai.source.decode import STANDARD_INPUT, read_text
from jiedai.source.document import Document, parse
from jiedai.source.files import shown
from jiedai.source.writing import NotWritten, write_back
from jiedai.visit.opening import Blocked, visit_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from jiedai.findings.finding import Verdict
    from jiedai.source.place import Text
    from jiedai.source.problem import Problem


def mend(path: Path, as_of: datetime) -> None:
    """Make every safe fix in the plan at `path`, and tell which."""
    if path == STANDARD_INPUT:
        raise UsageProblem("--fix 改的是文件；从标准输入读的，用 --diff 看要改哪里")
    text, problems = read_text(path, shown(path))
    after = _mended(text, problems, path, as_of) if text else None
    if text is None or after is None or not after.made:
        return
    try:
        write_back(text, after.text)
    except NotWritten as refusal:
        raise UsageProblem(str(refusal)) from refusal
    for finding in after.made:
        print(f"改好 {text.file}:{finding.span.begin[0]} {finding.message}", file=sys.stderr)


def changes(path: Path, as_of: datetime) -> tuple[Verdict, list[str]]:
    """The verdict on the plan as it is, and what `mend` would change in it, as a unified diff."""
    text, problems = read_text(path, shown(path))
    as_a_file = blocked(shown(path), problems, unreadable=True)
    if text is None:
        return as_a_file, []
    after = _mended(text, problems, path, as_of)
    return (as_a_file if problems else after.before), list(_diff(text, after.text))


def _diff(before: Text, after: Text) -> Iterator[str]:
    if before.encoding != after.encoding:
        yield f"{before.file}：改存为 UTF-8"
    lines, new_lines = (text.content.splitlines() for text in (before, after))
    yield from unified_diff(lines, new_lines, before.file, f"{before.file}（改后）", lineterm="")


def _mended(text: Text, problems: list[Problem], path: Path, as_of: datetime) -> Mended:
    found = blocked(text.file, problems, unreadable=True).findings
    return mended(text, lambda draft: _look(draft, path, as_of), found)


def _look(text: Text, path: Path, as_of: datetime) -> Look:
    document = parse(text)
    if not isinstance(document, Document):
        return Look(None, blocked(text.file, document, unreadable=True))
    visit = visit_of(document, path.parent, as_of)
    if isinstance(visit, Blocked):
        return Look(document, blocked(text.file, visit.problems, unreadable=visit.unreadable))
    return Look(document, judge(visit))
