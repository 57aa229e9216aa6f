"""Asking the rules: findings placed, levelled, waived and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import LEVELS, Diagnostic, Verdict
from jiedai.findings.waiving import is_waived
from jiedai.rules import REFERENCES, STANDARDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.findings.finding import Finding, Level
    from jiedai.rules.rule import Rule
    from jiedai.visit.visit import Visit


def judge(visit: Visit) -> Verdict:
    """Everything the rules find in a visit; the standards are asked only when all references hold."""
    found = list(_ask(REFERENCES, visit))
    complete = not any(finding.level == "错误" for finding in found)
    if complete:
        found += _ask(STANDARDS, visit)
    found.sort(
        key=lambda each: (
            each.span.text.file,
            each.span.start,
            LEVELS.index(each.level),
            each.code,
            each.message,
        )
    )
    today = visit.as_of.date()
    waived = [finding for finding in found if is_waived(finding, visit.plan.waivers, today)]
    return Verdict(tuple(each for each in found if each not in waived), tuple(waived), complete)


def _ask(rules: Iterable[Rule], visit: Visit) -> Iterator[Diagnostic]:
    for rule in rules:
        if level := rule.level_of(visit):
            for finding in rule.check(visit):
                yield _place(rule, level, finding, visit)


def _place(rule: Rule, level: Level, finding: Finding, visit: Visit) -> Diagnostic:
    root = visit.handbook_root if finding.in_handbook else visit.document.root
    related = tuple((visit.document.root.heading(path), label) for path, label in finding.related)
    span = root.heading(finding.path)
    cure = finding.cure or rule.cure
    return Diagnostic(rule.code, rule.name, level, finding.message, span, finding.path, rule.clause, cure, related)
