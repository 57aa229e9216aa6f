"""Who a step falls to: names, a department, a role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.plan.people import COORDINATOR, LEAD_HOST
from jiedai.shape.words import split_words

if TYPE_CHECKING:
    from jiedai.visit.visit import Visit

NOBODY: Final = "无人负责"


class Owner(NamedTuple):
    """How the owner is shown, the words and names that it is called by, and who answers for it by name.

    A department answers through its contact, or as such where it has none in the plan.
    """

    shown: str
    words: frozenset[str] = frozenset()
    answering: tuple[str, ...] = ()


def owner_of(visit: Visit, written: str) -> Owner:
    """The names behind an owner's words; a department keeps its name and shows its contact."""
    shown: list[str] = []
    answering: list[str] = []
    words: set[str] = set()
    for word in split_words(written):
        names = [person.name for person in visit.people.meant([word])]
        if word in visit.handbook.duties:
            names = names[:1]
            shown.append(f"{word}（{names[0]}）" if names else word)
            answering += names or [word]
        elif names or word not in (COORDINATOR, LEAD_HOST):
            shown += names or [word]
            answering += names or [word]
        words.update((word, *names))
    return Owner("、".join(_once(shown)) or NOBODY, frozenset(words), _once(answering) or (NOBODY,))


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def stand_for(visit: Visit, word: str) -> frozenset[str]:
    """A name, a department or a role, and the names of those whom it means."""
    return frozenset({word, *(person.name for person in visit.people.meant([word]))})
