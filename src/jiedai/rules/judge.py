"""Asking the rules: findings placed, levelled, waived and sorted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jiedai.findings.finding import Diagnostic, Finding, Verdict, Waived
from jiedai.findings.levels import LEVELS, reaches
from jiedai.findings.waiving import covers
from jiedai.handbook.expression import ExpressionError
from jiedai.rules import REFERENCES, STANDARDS, WAIVERS
from jiedai.rules.custom import broken, broken_expression, custom_rules
from jiedai.rules.settings import asked
from jiedai.rules.waivers import unused_waiver
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.words import visible
from jiedai.source.edits import Edit, Fix, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.findings.card import Card
    from jiedai.findings.levels import Level
    from jiedai.plan.governance import Waiver
    from jiedai.rules.rule import Rule
    from jiedai.source.place import Path, Place, Span
    from jiedai.visit.visit import Visit


def judge(visit: Visit, *, strict: bool = False) -> Verdict:
    """Everything the rules find in a visit; the standards are asked only when all references hold.

    With `strict` every rule has the gravest level that it can ever have.
    """
    found = list(_ask(REFERENCES, visit, strict=strict))
    complete = not any(finding.level == "错误" for finding in found)
    waivers: list[Waiver] = []
    if complete:
        found += _ask((*WAIVERS, *STANDARDS, *custom_rules(visit.handbook)), visit, strict=strict)
        waivers = _in_force(visit)
        found += _unused(visit, waivers, found)
    found.sort(key=by_place)
    values = visit.document.values
    covering = [next((each for each in waivers if covers(each, finding, values)), None) for finding in found]
    pairs = list(zip(found, covering, strict=True))
    return Verdict(
        visit.document.text.file,
        tuple(finding for finding, waiver in pairs if waiver is None),
        tuple(Waived(finding, waiver) for finding, waiver in pairs if waiver),
        complete,
    )


def by_place(finding: Diagnostic) -> tuple[object, ...]:
    """What findings are sorted by."""
    return finding.span.text.file, finding.span.start, LEVELS.index(finding.level), finding.code, finding.message


def _in_force(visit: Visit) -> list[Waiver]:
    """The waivers with which nothing is wrong."""
    if not visit.plan.waivers:
        return []
    wanting = {finding.path[1] for rule in WAIVERS for finding in rule.check(visit)}
    return [waiver for index, waiver in enumerate(visit.plan.waivers) if index not in wanting]


def _unused(visit: Visit, waivers: list[Waiver], found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """A hint at each waiver that covers nothing: a slip in it would otherwise go unseen."""
    for waiver in waivers:
        if not any(covers(waiver, finding, visit.document.values) for finding in found):
            where = f"“{waiver.where}”这里" if waiver.where else "方案里"
            message = f"{where}没有“{waiver.rule}”的问题，这条豁免没有用上"
            path = ("豁免", visit.plan.waivers.index(waiver), "规则")
            yield placed(unused_waiver, "提示", Finding(path, message), visit.document.root)


def _ask(rules: Iterable[Rule], visit: Visit, *, strict: bool) -> Iterator[Diagnostic]:
    for rule, level in asked(rules, visit, strict=strict):
        try:
            for finding in rule.check(visit):
                made = placed(rule, level, finding, visit.document.root)
                if made.level != "提示" or not _is_open(visit.document.values, finding.asks_for):
                    yield made
        except ExpressionError as error:
            yield placed(broken_expression, "错误", broken(visit, rule.code, error), visit.document.root)


def _is_open(value: Any, path: Path) -> bool:
    """Whether 待定 is written at a path, which has a hint of its own."""
    for step in path:
        if isinstance(value, list):
            value = value[step] if isinstance(step, int) and step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
    return bool(path) and value == UNDECIDED


def placed(card: Card, level: Level, finding: Finding, file: Place) -> Diagnostic:
    """A finding with everything that a report needs; `file` is the one that has been asked."""
    root = finding.within or file
    related = tuple((file.heading(path), label) for path, label in finding.related)
    span = root.heading(finding.path)
    cure = finding.cure or card.cure
    fix = _fix(span, root, finding) if finding.instead else None
    clause = finding.clause or card.clause
    if finding.at_most and not reaches(finding.at_most, level):
        level = finding.at_most
    return Diagnostic(
        card.code, card.name, level, visible(finding.message), span, finding.path, clause, cure, related, fix
    )


def _fix(span: Span, root: Place, finding: Finding) -> Fix | None:
    """The right words in place of the wrong ones; none where these are not to be found as they read."""
    wrong, right = finding.instead or ("", "")
    alone = "、" not in span.text.content[span.start : span.end]  # the last entry of a list may hold several names
    if alone and root.find(finding.path)[1]:
        return Fix((Edit(span.start, span.end, plain(right)),), (finding.path,))
    as_written = re.compile(r"\s+".join(map(re.escape, wrong.split())))
    found = list(as_written.finditer(span.text.content, span.start, span.end))
    return Fix((Edit(*found[0].span(), right),), (finding.path[:-1],)) if len(found) == 1 else None
