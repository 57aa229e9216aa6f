"""What a rule over handbooks is: a card, and the function that checks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from jiedai.findings.card import Card
from jiedai.findings.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.findings.finding import Finding
    from jiedai.findings.levels import Level
    from jiedai.handbook.library import OpenHandbook

HandbookCheck: TypeAlias = "Callable[[OpenHandbook], Iterator[Finding]]"


@dataclass(frozen=True, kw_only=True)
class HandbookRule(Card):
    """A check with its card; the findings' paths are the handbook's."""

    check: HandbookCheck


def handbook_rule(  # noqa: PLR0913 - a rule has a card with as many entries
    code: str, name: str, level: Level, *, why: str, clause: str, cure: str, bad: str, good: str
) -> Callable[[HandbookCheck], HandbookRule]:
    """Make a rule out of the function that checks it; `bad` and `good` are parts of a handbook."""

    def made(check: HandbookCheck) -> HandbookRule:
        return HandbookRule(
            code,
            name,
            Levels(level),
            why,
            cure,
            bad,
            good,
            clause,
            waivable=False,
            changeable=False,
            about="手册",
            check=check,
        )

    return made
