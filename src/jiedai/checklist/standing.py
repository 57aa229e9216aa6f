"""Whether what was ticked or confirmed still holds: not too old, and for what the plan says now."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, timedelta

    from jiedai.shape.confirmation import Confirmation
    from jiedai.visit.visit import Visit


class Claim(NamedTuple):
    """That something is done: who says so and when, the facts that were true of it then, and those that are now.

    What is written by hand has no facts, and no change of them is noticed.
    """

    confirmation: Confirmation
    then: Sequence[str] = ()
    now: Sequence[str] = ()


class Standing(NamedTuple):
    """The claim that holds, or else why the last one does not; both are empty where nobody claims anything."""

    done: str = ""
    lapsed: str = ""
    by_hand: bool = False
    """Whether no change of the facts would be noticed."""


def standing(visit: Visit, claims: Iterable[Claim], valid: timedelta | None, due: datetime | None) -> Standing:
    """What the last claim comes to; `valid` is how long one is good for before the deadline `due`."""
    claims = list(claims)
    standing = [claim for claim in claims if visit.stands(claim.confirmation)]
    if last := max(standing, key=lambda claim: claim.confirmation.on, default=None):
        reason = _fails(visit, last, valid, due)
        if reason:
            return Standing(lapsed=f"{last.confirmation}，{reason}")
        return Standing(str(last.confirmation), by_hand=bool(last.now and not last.then))
    doubts = [f"{claim.confirmation}，{visit.doubt(claim.confirmation)}，不算数" for claim in claims]
    return Standing(lapsed="；".join(doubts))


def _fails(visit: Visit, claim: Claim, valid: timedelta | None, due: datetime | None) -> str:
    if claim.then and (changes := _changes(claim.then, claim.now)):
        return f"以后{changes}，要重办"
    until = good_until(claim.confirmation.on, valid)
    if until and until < min(visit.as_of, due or visit.as_of):
        return f"只管到 {day_and_clock(until)}，要再确认"
    return ""


def good_until(said: datetime, valid: timedelta | None) -> datetime | None:
    """Until when something is good that was said then; None where it does not age."""
    return said + valid if valid else None


def _changes(then: Sequence[str], now: Sequence[str]) -> str:
    """What is true now and was not then; that something is no longer asked makes no difference."""
    before, after = Counter(_parts(then)), Counter(_parts(now))
    new, old = "、".join(after - before), "、".join(before - after)
    if not new:
        return ""
    return f"方案改了：{old} → {new}" if old else f"方案里添了：{new}"


def _parts(facts: Sequence[str]) -> list[str]:
    """The facts with every list in them taken apart, so that its order makes no difference."""
    return [part.strip() for fact in facts for item in fact.split("；") for part in item.split("、")]
