"""How seriously a handbook takes a rule, where it says more than the rule's own card."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from jiedai.findings.levels import Levels
from jiedai.shape.fields import UNDECIDED, Undecided, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.findings.card import Card
    from jiedai.findings.levels import Level, Weight
    from jiedai.handbook.handbook import Handbook
    from jiedai.visit.visit import Visit

R = TypeVar("R", bound="Card")


def asked(rules: Iterable[R], visit: Visit, *, strict: bool = False) -> Iterator[tuple[R, Level]]:
    """The rules that are asked of this visit today, each with its level, or with the gravest it can have."""
    handbook, stage, days_left = visit.handbook, known(visit.plan.stage), visit.days_left
    for rule in rules:
        levels = levels_of(rule, handbook)
        if level := levels.strictest() if strict else levels.at(stage, days_left):
            yield rule, level


def levels_of(card: Card, handbook: Handbook) -> Levels:
    """The card's levels under a handbook: a level that it sets replaces the card's own growth with the visit.

    What a regulation demands (changeable=False) no handbook can lighten.
    """
    setting = handbook.rules.get(card.code) if card.changeable else None
    if setting is None:
        return card.levels
    usual = _weight(setting.usual)
    base = Levels(usual) if usual else card.levels
    written = {"草稿": setting.draft, "送审": setting.review, "执行": setting.execution}
    stages = {stage: weight for stage, each in written.items() if (weight := _weight(each))}
    near = base.near
    if setting.near is not None:
        near = {lead.days: weight for lead, each in setting.near.items() if (weight := _weight(each))}
    return Levels(base.usual, {**base.stages, **stages}, near)


def _weight(word: Weight | Undecided | None) -> Weight | None:
    return None if word == UNDECIDED else word
