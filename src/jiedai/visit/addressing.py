"""How guests are called: on a board, on a card, in a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jiedai.plan.people import Guest
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit


def honorific(guest: Guest) -> str:
    """李建国先生; without a known sex the post stands in: 李建国副总经理."""
    title = {"男": "先生", "女": "女士"}.get(guest.sex or "", "")
    return guest.name + (title or guest.post or "")


def code_word(visit: Visit) -> str:
    """暗号: what a board says in place of unit and name; empty where nothing is kept secret from passers-by."""
    return (visit.plan.secrecy and known(visit.plan.secrecy.code_word)) or ""


def car_number(visit: Visit, name: str) -> str:
    """1号车, by the order of the plan: what a car's board says and its driver is called."""
    return f"{list(visit.plan.vehicles).index(name) + 1}号车"


def guests_among(visit: Visit, party: Sequence[Person]) -> list[Guest]:
    """The guests of a party in the plan's order."""
    names = {person.name for person in party}
    return [guest for guest in visit.plan.guests if guest.name in names]


def party_words(visit: Visit, guests: Sequence[Guest]) -> str:
    """How a board and a card call a party: 李建国先生一行, without 一行 for a single guest."""
    head = _head(visit, guests)
    return honorific(head) + ("一行" if len(guests) > 1 else "") if head else ""


def foreign_party(visit: Visit, guests: Sequence[Guest]) -> tuple[str, ...]:
    """The same for a foreign party, and its unit; nothing where no foreign name is written."""
    head = _head(visit, guests)
    if head is None or not head.foreign_name:
        return ()
    title = {"男": "Mr. ", "女": "Ms. "}.get(head.sex or "", "")
    unit = visit.plan.unit.foreign_name
    party = f"Welcome {title}{head.foreign_name}" + (" and delegation" if len(guests) > 1 else "")
    return (party, unit) if unit else (party,)


def _head(visit: Visit, guests: Sequence[Guest]) -> Guest | None:
    """Whom a party is named after: the chief guest where he is among them, or else the first."""
    return next((guest for guest in guests if guest is visit.chief_guest), guests[0] if guests else None)
