"""One line for each finding: file:line:column: code level message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.waiving import waiver_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.finding import Diagnostic, Verdict


def concise(verdicts: list[Verdict], *, show_waived: bool = False) -> Iterator[str]:
    for verdict in verdicts:
        for finding in verdict.findings:
            yield f"{_where(finding)}: {finding.code} {finding.level} {finding.sentence}"
        for finding, waiver in verdict.waived if show_waived else ():
            yield f"{_where(finding)}: {finding.code} 豁免 {finding.message}。{waiver_words(waiver)}"


def _where(finding: Diagnostic) -> str:
    line, column = finding.span.begin
    return f"{finding.span.text.file}:{line}:{column}"
