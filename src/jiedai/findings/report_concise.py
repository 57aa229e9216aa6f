"""One line for each finding: file:line:column: code level message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.finding import Verdict


def concise(verdicts: list[Verdict]) -> Iterator[str]:
    for verdict in verdicts:
        for finding in verdict.findings:
            line, column = finding.span.begin
            where = f"{finding.span.text.file}:{line}:{column}"
            yield f"{where}: {finding.code} {finding.level} {finding.sentence}"
