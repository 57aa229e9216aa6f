"""What a rule is: what it asks, why, an example of each kind, its clause and its cure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.findings.finding import Finding, Level
    from jiedai.visit.visit import Visit

Check: TypeAlias = "Callable[[Visit], Iterator[Finding]]"


class Rule(NamedTuple):
    """A check with its card.

    `near` is its level from the day before on, when it grows graver as the visit comes near.
    `bad` and `good` are parts of a plan.yaml that are laid over a plan without findings.
    """

    code: str
    name: str
    level: Level
    why: str
    clause: str
    cure: str
    bad: str
    good: str
    check: Check
    near: Level | None = None

    def level_of(self, visit: Visit) -> Level | None:
        """How seriously this visit's handbook takes the rule today; None when it is switched off."""
        setting = visit.handbook.rules.get(self.code)
        if setting is None or setting.level == "待定":
            return self.near if self.near and visit.is_near else self.level
        return None if setting.level == "关闭" else setting.level


def rule(  # noqa: PLR0913 - a rule has a card with as many entries
    code: str,
    name: str,
    level: Level,
    *,
    why: str,
    clause: str,
    cure: str,
    bad: str,
    good: str,
    near: Level | None = None,
) -> Callable[[Check], Rule]:
    """Make a rule out of the function that checks it."""

    def made(check: Check) -> Rule:
        return Rule(code, name, level, why, clause, cure, bad, good, check, near)

    return made
