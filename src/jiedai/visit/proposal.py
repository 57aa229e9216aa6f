"""定级: which tier the handbook has for such a visit, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.handbook.tiers import Proposal
    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit


class Proposed(NamedTuple):
    """A tier, why it is proposed, and where the plan says so."""

    tier: str
    reason: str
    path: Path


def proposed_tier(visit: Visit) -> Proposed | None:
    """The highest tier that anything about the visit reaches; None where the handbook proposes none."""
    for name, tier in visit.handbook.tiers.items():
        for reason, path in _reasons(visit, tier.proposal) if tier.proposal else ():
            return Proposed(name, reason, path)
    return None


def _reasons(visit: Visit, proposal: Proposal) -> Iterator[tuple[str, Path]]:
    guests, hosts = visit.people.on_side("来宾"), visit.people.on_side("我方")
    for whose, people, rank in (("来宾", guests, proposal.guest_rank), ("我方", hosts, proposal.host_rank)):
        highest = highest_of(visit, people)
        if rank and highest and visit.handbook.ladder.reaches(highest.rank or "", rank):
            yield f"{whose}{highest.name}是{highest.rank}", highest.path
    for index, kind in enumerate(visit.plan.unit.kinds):
        if kind in proposal.unit_kinds:
            yield f"来访单位是{kind}", ("来访单位", "类别", index)


def highest_of(visit: Visit, people: Iterable[Person]) -> Person | None:
    """Who ranks highest among those whose posts the handbook knows; of equals the first by name."""
    ranked = [(step, each.name, each) for each in people if (step := step_of(visit, each)) is not None]
    return min(ranked)[2] if ranked else None


def step_of(visit: Visit, person: Person) -> int | None:
    """How far down the handbook's ladder somebody stands."""
    return visit.handbook.ladder.step(person.rank or "")
