"""Reading on past a slip that has a safe fix, to find the slips behind it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from jiedai.source.edits import Edit, Fix, edited, written_back
from jiedai.source.place import Span, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jiedai.source.document import Document
    from jiedai.source.problem import Problem

Reading: TypeAlias = "Callable[[Text], Document | list[Problem]]"

_MAX_CHARACTERS: Final = 4_000_000
_MAX_ROUNDS: Final = 300
"""How much and how often is read over again at most: of a long text with a slip on every line, the first are shown."""


def all_slips(text: Text, found: list[Problem], read: Reading) -> list[Problem]:
    """Every slip that shows when each one with a fix is thought away, at its place in `text`."""
    problems = {_key(problem): problem for problem in found}
    history: list[tuple[Edit, ...]] = []
    draft = text
    for _ in range(min(_MAX_CHARACTERS // (len(text.content) + 1) + 1, _MAX_ROUNDS)):
        edits = tuple(edit for problem in found if problem.fix for edit in problem.fix.edits)
        content = edited(draft.content, edits)
        if content == draft.content:
            break
        history.append(edits)
        draft = replace(draft, content=content)
        following = read(draft)
        if not isinstance(following, list):
            break
        found = following
        before = len(problems)
        for problem in found:
            original = _on(text, problem, history)
            problems.setdefault(_key(original), original)
        if len(problems) == before:
            break
    return sorted(problems.values(), key=_key)


def _key(problem: Problem) -> tuple[int, str]:
    return problem.span.start, problem.code


def _on(text: Text, problem: Problem, history: list[tuple[Edit, ...]]) -> Problem:
    """A problem of the draft, with every place moved to the text as it was written."""

    def back(offset: int) -> int:
        for edits in reversed(history):
            offset = written_back(offset, edits)
        return offset

    def moved(span: Span) -> Span:
        return Span(text, back(span.start), back(span.end))

    related = tuple((moved(span), label) for span, label in problem.related)
    fix = problem.fix
    if fix:
        fix = Fix(tuple(Edit(back(edit.start), back(edit.end), edit.new) for edit in fix.edits))
    return problem._replace(span=moved(problem.span), related=related, fix=fix)
