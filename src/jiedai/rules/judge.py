"""Asking the rules: findings placed, levelled, waived and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import LEVELS, Diagnostic, Verdict
from jiedai.findings.waiving import covers
from jiedai.rules import REFERENCES, RULES, STANDARDS
from jiedai.shape.fields import known

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
        found += _idle_waivers(visit, found)
    found.sort(key=_order)
    waivers, today = visit.plan.waivers, visit.as_of.date()
    waived = [each for each in found if any(covers(waiver, each, today) for waiver in waivers)]
    return Verdict(tuple(each for each in found if each not in waived), tuple(waived), complete)


def _order(finding: Diagnostic) -> tuple[object, ...]:
    return finding.span.text.file, finding.span.start, LEVELS.index(finding.level), finding.code, finding.message


def _idle_waivers(visit: Visit, found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """A hint at each waiver that covers nothing: a slip in it would otherwise go unseen."""
    today = visit.as_of.date()
    for index, waiver in enumerate(visit.plan.waivers):
        if any(covers(waiver, finding, today) for finding in found):
            continue
        until = known(waiver.until)
        if not any(waiver.rule in {rule.code, rule.name} for rule in RULES):
            message = f"没有编号或名称是“{waiver.rule}”的规则，这条豁免不起作用"
        elif until is None or until < today:
            message = f"这条豁免到 {waiver.until} 为止，现在不起作用"
        else:
            message = f"方案里没有“{waiver.rule}”的问题，或者“位置”写得不对，这条豁免没有用上"
        span = visit.document.span(("豁免", index, "规则"))
        cure = "用不着了就删去这一条；还要用，核对“规则”（如 JD402）、“位置”（不写就是整份方案）和“有效至”"
        yield Diagnostic("JD001", "豁免没有用上", "提示", message, span, ("豁免", index, "规则"), cure=cure)


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
