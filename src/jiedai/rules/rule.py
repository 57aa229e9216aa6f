"""What a rule is: a card, and the function that checks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from jiedai.findings.card import Card
from jiedai.findings.levels import Levels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.findings.finding import Finding
    from jiedai.findings.levels import Level
    from jiedai.handbook.tiers import Tier
    from jiedai.visit.visit import Visit

Check: TypeAlias = "Callable[[Visit], Iterator[Finding]]"


@dataclass(frozen=True, kw_only=True)
class Rule(Card):
    """A check with its card; `standard` says what a tier of the handbook asks for."""

    check: Check
    standard: Callable[[Tier], str] | None = None


def rule(  # noqa: PLR0913 - a rule has a card with as many entries
    code: str,
    name: str,
    level: Level | Levels,
    *,
    why: str,
    clause: str,
    cure: str,
    bad: str,
    good: str,
    waivable: bool = True,
    changeable: bool = True,
    standard: Callable[[Tier], str] | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule out of the function that checks it."""
    levels = Levels(level) if isinstance(level, str) else level

    def made(check: Check) -> Rule:
        entries = (code, name, levels, why, cure, bad, good, clause, waivable, changeable)
        return Rule(*entries, check=check, standard=standard)

    return made
