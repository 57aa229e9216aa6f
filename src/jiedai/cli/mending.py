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

    from jiedai.source.place import Text


def mend(path: Path, as_of: datetime) -> None:
    """Make every safe fix in the plan at `path`, and tell which."""
    if path == STANDARD_INPUT:
        raise UsageProblem("--fix 改的是文件；从标准输入读的，用 --diff 看要改哪里")
    before, after = _mended(path, as_of)
    if before is None or after is None or not after.made:
        return
    try:
        write_back(before, after.text)
    except NotWritten as refusal:
        raise UsageProblem(str(refusal)) from refusal
    for finding in after.made:
        print(f"改好 {before.file}:{finding.span.begin[0]} {finding.message}", file=sys.stderr)


def diff(path: Path, as_of: datetime) -> Iterator[str]:
    """What `mend` would change, as a unified diff."""
    before, after = _mended(path, as_of)
    if before is None or after is None:
        return
    if before.encoding != after.text.encoding:
        yield f"{before.file}：改存为 UTF-8"
    lines, new_lines = (text.content.splitlines() for text in (before, after.text))
    yield from unified_diff(lines, new_lines, before.file, f"{before.file}（改后）", lineterm="")


def _mended(path: Path, as_of: datetime) -> tuple[Text | None, Mended | None]:
    text, problems = read_text(path, shown(path))
    if text is None:
        return None, None
    found = blocked(text.file, problems, unreadable=True).findings
    return text, mended(text, lambda draft: _look(draft, path, as_of), found)


def _look(text: Text, path: Path, as_of: datetime) -> Look:
    document = parse(text)
    if not isinstance(document, Document):
        return Look(None, blocked(text.file, document, unreadable=True))
    visit = visit_of(document, path.parent, as_of)
    if isinstance(visit, Blocked):
        return Look(document, blocked(text.file, visit.problems, unreadable=visit.unreadable))
    return Look(document, judge(visit))
