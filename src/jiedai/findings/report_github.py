"""Findings as workflow commands, which GitHub Actions shows beside the lines they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.source.place import Span

_COMMANDS: Final = {"错误": "error", "警告": "warning", "提示": "notice"}
_IN_MESSAGE: Final = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github(verdicts: list[Verdict]) -> Iterator[str]:
    """One command for each finding; what is waived is not shown."""
    return (_command(finding) for verdict in verdicts for finding in verdict.findings)


def _command(finding: Diagnostic) -> str:
    properties = {
        "file": finding.span.text.file,
        **_where(finding.span),
        "title": f"{finding.code} {finding.name}",
    }
    written = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.level]} {written}::{finding.sentence.translate(_IN_MESSAGE)}"


def _where(span: Span) -> dict[str, int]:
    """First and last line; columns only within one line, as GitHub asks, the end exclusive."""
    (line, column), (end_line, end_column) = span.begin, span.finish
    if line == end_line:
        return {"line": line, "endLine": line, "col": column, "endColumn": end_column}
    last_line, _ = span.text.position(span.end - 1)  # a block ends where the line after it begins
    return {"line": line, "endLine": last_line}
