"""Findings to paste into a merge request or a chat."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.findings.waiving import waiver_words
from jiedai.shape.words import visible
from jiedai.source.place import show_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.finding import Diagnostic, Verdict

_MARKUP: Final = re.compile(r"[\\`*_\[\]<>&|~$]|:(?=//)|(?<=www)\.", re.IGNORECASE)
"""What would begin markup, a cell or a link."""
_NAMES_SOMEBODY: Final = str.maketrans("@#", "＠＃")
"""However they are escaped, code hosts make mentions and references of the half-width ones."""


def as_markdown(verdicts: list[Verdict]) -> Iterator[str]:
    """Each plan as a heading with its counts, a table, and what is waived; a clean plan as its heading alone."""
    for verdict in verdicts:
        yield f"### {literal(verdict.file)}：{verdict.in_words()}"
        yield ""
        yield from _table(verdict)
        yield from _waived(verdict)


def _table(verdict: Verdict) -> Iterator[str]:
    if not verdict.findings:
        return
    yield "| 位置 | 等级 | 问题 | 怎么改 |"
    yield "|---|---|---|---|"
    for finding in verdict.findings:
        cells = (_where(finding, verdict), finding.level, _problem(finding), literal(finding.cure))
        yield f"| {' | '.join(cells)} |"
    yield ""
    if not verdict.complete:
        yield from ("先改好这些，再查其余的规则。", "")


def _waived(verdict: Verdict) -> Iterator[str]:
    if not verdict.waived:
        return
    yield "已豁免："
    yield ""
    for finding, waiver in verdict.waived:
        yield f"- {_problem(finding)}（{_where(finding, verdict)}）：{literal(waiver_words(waiver))}"
    yield ""


def _where(finding: Diagnostic, verdict: Verdict) -> str:
    """Line and column, and the path; the file only when it is not the plan itself."""
    line, column = finding.span.begin
    file = finding.span.text.file
    place = f"{line}:{column}" if file == verdict.file else f"{file}:{line}:{column}"
    return literal(f"{place} {visible(show_path(finding.path))}".rstrip())


def _problem(finding: Diagnostic) -> str:
    return literal(f"{finding.code} {finding.name}：{finding.message}")


def literal(text: str) -> str:
    """The text on one line, without anything that a reader of Markdown or HTML would act on.

    Entities rather than backslashes: no reader takes them for markup, and none splits a cell at them.
    """
    line = " ".join(text.splitlines()).translate(_NAMES_SOMEBODY)
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", line)
