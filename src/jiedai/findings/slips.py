"""Slips in writing: their cards, and the form in which reports take them."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jiedai.findings.card import Card
from jiedai.findings.finding import Diagnostic, Verdict
from jiedai.findings.levels import Levels
from jiedai.shape.words import visible
from jiedai.source.document import own_data

if TYPE_CHECKING:
    from jiedai.source.problem import Problem


@cache
def slip_cards() -> tuple[Card, ...]:
    """The cards of everything that can be wrong before the rules are asked."""
    entries = own_data(FilePath(__file__).with_name("slips.yaml"))
    return tuple(
        Card(
            code,
            entry["名称"],
            Levels("错误"),
            why=entry["为什么"],
            cure=entry["怎么改"],
            bad=entry["错"],
            good=entry["对"],
            waivable=False,
            changeable=False,
        )
        for code, entry in entries.items()
    )


def blocked(file: str, problems: list[Problem], *, unreadable: bool) -> Verdict:
    """The verdict on a plan that cannot be read, or whose fields cannot be understood."""
    names = {card.code: card.name for card in slip_cards()}
    findings = tuple(_diagnostic(problem, names[problem.code]) for problem in sorted(problems, key=_order))
    return Verdict(file, findings, complete=False, unreadable=unreadable)


def _order(problem: Problem) -> tuple[str, int, str]:
    return problem.span.text.file, problem.span.start, problem.code


def _diagnostic(problem: Problem, name: str) -> Diagnostic:
    return Diagnostic(
        problem.code,
        name,
        "错误",
        visible(problem.message),
        problem.span,
        problem.path,
        cure=problem.cure,
        related=problem.related,
        fix=problem.fix,
    )
