"""Findings for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jiedai.findings.levels import LEVELS
from jiedai.source.place import Span, show_path

if TYPE_CHECKING:
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.plan.governance import Waiver

FORMAT_VERSION: Final = 1


def as_json(verdicts: list[Verdict]) -> str:
    """One object: `findings` in order, the waived ones apart, and the counts by level."""
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    waived = [each for verdict in verdicts for each in verdict.waived]
    counts = {level: sum(finding.level == level for finding in findings) for level in LEVELS}
    report = {
        "version": FORMAT_VERSION,
        "findings": [_entry(finding) for finding in findings],
        "waived": [_entry(finding) | {"waiver": _waiver(waiver)} for finding, waiver in waived],
        "summary": counts | {"豁免": len(waived), "可自动改": sum(verdict.fixable for verdict in verdicts)},
        "complete": all(verdict.complete for verdict in verdicts),
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _entry(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "level": finding.level,
        "name": finding.name,
        "message": finding.message,
        **_where(finding.span),
        "path": show_path(finding.path),
        "clause": finding.clause,
        "cure": finding.cure,
        "related": [{"message": label, **_where(span)} for span, label in finding.related],
        "fix": _fix(finding),
    }


def _fix(finding: Diagnostic) -> list[dict[str, Any]] | None:
    """The edits that cure the finding, each a place and the new text; None when there is no safe cure."""
    if finding.safe_fix is None:
        return None
    text = finding.span.text
    return [{**_where(Span(text, edit.start, edit.end)), "text": edit.new} for edit in finding.safe_fix.edits]


def _waiver(waiver: Waiver) -> dict[str, str]:
    return {"reason": str(waiver.reason), "approver": str(waiver.approver), "until": str(waiver.until)}


def _where(span: Span) -> dict[str, Any]:
    """File, and first and last place, lines and columns from 1 in code points; the end is exclusive."""
    (line, column), (end_line, end_column) = span.begin, span.finish
    return {
        "file": span.text.file,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
    }
