"""Findings as SARIF 2.1.0, which code hosts and editors take in."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from jiedai import __version__
from jiedai.findings.waiving import waiver_words
from jiedai.source.place import Span, show_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.findings.card import Card
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.plan.governance import Waiver

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {"错误": "error", "警告": "warning", "提示": "note", "关闭": "none"}


def as_sarif(verdicts: list[Verdict], cards: Iterable[Card]) -> str:
    """One run with every finding, the waived ones marked as suppressed; of the `cards`, those that are found."""
    found: list[tuple[Diagnostic, Waiver | None]] = []
    for verdict in verdicts:
        found += [(finding, None) for finding in verdict.findings]
        found += verdict.waived
    known = {card.code: card for card in cards}
    first = {finding.code: finding for finding, _ in reversed(found)}
    codes = sorted(first)
    rules = [_rule(known[code]) if code in known else _rule_of_a_handbook(first[code]) for code in codes]
    run = {
        "tool": {"driver": {"name": "jiedai", "version": __version__, "rules": rules}},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [_result(finding, waiver, codes.index(finding.code)) for finding, waiver in found],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(card: Card) -> dict[str, Any]:
    clause = f"\n依据：{card.clause}" if card.clause else ""
    return {
        "id": card.code,
        "name": card.name,
        "shortDescription": {"text": card.name},
        "fullDescription": {"text": card.why},
        "help": {"text": f"怎么改：{card.cure}{clause}"},
        "defaultConfiguration": {"level": _LEVELS[card.levels.usual]},
    }


def _rule_of_a_handbook(finding: Diagnostic) -> dict[str, Any]:
    """A handbook's own rule (自定规则), which has no card."""
    return {
        "id": finding.code,
        "name": finding.name,
        "shortDescription": {"text": finding.name},
        "help": {"text": f"怎么改：{finding.cure}\n依据：{finding.clause}"},
        "defaultConfiguration": {"level": _LEVELS[finding.level]},
    }


def _result(finding: Diagnostic, waiver: Waiver | None, index: int) -> dict[str, Any]:
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.level],
        "message": {"text": finding.sentence},
        "locations": [_location(finding.span) | _logical(finding)],
        "suppressions": [_suppression(waiver)] if waiver else [],  # in one run, all results have them or none
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": label}} | _location(span)
            for number, (span, label) in enumerate(finding.related, 1)
        ]
    return result | _fixes(finding)


def _suppression(waiver: Waiver) -> dict[str, str]:
    """A waiver stands in the plan that it is about, and somebody has approved it."""
    return {"kind": "inSource", "status": "accepted", "justification": waiver_words(waiver)}


def _fixes(finding: Diagnostic) -> dict[str, Any]:
    """The edits that cure the finding; a cure that only changes the encoding cannot be said in SARIF."""
    if finding.safe_fix is None or not finding.safe_fix.edits:
        return {}
    text = finding.span.text
    replacements = [
        {"deletedRegion": _region(Span(text, edit.start, edit.end)), "insertedContent": {"text": edit.new}}
        for edit in finding.safe_fix.edits
    ]
    change = {"artifactLocation": {"uri": _uri(text.file)}, "replacements": replacements}
    return {"fixes": [{"description": {"text": finding.cure or finding.name}, "artifactChanges": [change]}]}


def _logical(finding: Diagnostic) -> dict[str, Any]:
    path = show_path(finding.path)
    return {"logicalLocations": [{"name": str(finding.path[-1]), "fullyQualifiedName": path}]} if path else {}


def _location(span: Span) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(span.text.file)}, "region": _region(span)}}


def _region(span: Span) -> dict[str, int]:
    (line, column), (end_line, end_column) = span.begin, span.finish
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _uri(file: str) -> str:
    """A file as a relative reference, which code hosts look up in the repository; only one outside is absolute."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="surrogateescape")
