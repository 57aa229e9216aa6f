"""Slips in writing, in the form that reports take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Diagnostic, Verdict
from jiedai.source.problem import SLIPS

if TYPE_CHECKING:
    from jiedai.source.problem import Problem


def blocked(problems: list[Problem], *, unreadable: bool) -> Verdict:
    """The verdict on files that cannot be read, or fields that cannot be understood."""
    return Verdict(tuple(map(_diagnostic, problems)), complete=False, unreadable=unreadable)


def _diagnostic(problem: Problem) -> Diagnostic:
    return Diagnostic(
        problem.code,
        SLIPS[problem.code],
        "错误",
        problem.message,
        problem.span,
        problem.path,
        cure=problem.cure,
        related=problem.related,
    )
