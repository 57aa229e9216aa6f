"""忌讳: what is not given to, or put before, the persons of a visit, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.handbook.library import common_taboos

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jiedai.handbook.conduct import Taboo
    from jiedai.plan.people import Guest
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

EVERYBODY: Final = "全体"
ALL_ALCOHOL: Final = "酒"

_ENDING: Final = re.compile(r"(?:国籍|籍|国|人|族|教徒|信徒|教)$")


class Concerned(NamedTuple):
    """A person whom a taboo concerns: by which of their words, and whether they said it themselves (忌口, 宗教)."""

    person: Person
    word: str
    said: bool

    @property
    def shown(self) -> str:
        """马文（清真）; the mere name where the taboo is everybody's."""
        return f"{self.person.name}（{self.word}）" if self.word else self.person.name


class Offence(NamedTuple):
    """A word in the name of a thing that offends somebody."""

    word: str
    taboo: Taboo
    concerned: tuple[Concerned, ...]

    @property
    def general(self) -> bool:
        return EVERYBODY in self.taboo.whom

    @property
    def names(self) -> list[str]:
        return [each.person.name for each in self.concerned]

    @property
    def whom(self) -> str:
        """马文（清真）等 2 人, in the order of the names."""
        first = min(each.shown for each in self.concerned)
        return first if len(self.concerned) == 1 else f"{first}等 {len(self.concerned)} 人"


def offences(visit: Visit, name: str, people: Iterable[Person], words: Callable[[Taboo], list[str]]) -> list[Offence]:
    """What in a thing's name offends any of the people; `words` are those of a taboo that the name may not hold.

    Everybody's taboo is left out where a particular one has the same word.
    """
    found = list(_offences(visit, name, list(people), words))
    particular = {each.word for each in found if not each.general}
    kept: dict[tuple[object, ...], Offence] = {}
    for offence in sorted(found, key=lambda each: (each.taboo.reason, each.taboo.source), reverse=True):
        if not offence.general or offence.word not in particular:
            kept[(offence.word, *sorted(offence.names))] = offence
    return [kept[key] for key in sorted(kept)]


def _offences(visit: Visit, name: str, people: list[Person], words: Callable[[Taboo], list[str]]) -> Iterator[Offence]:
    for taboo in (*visit.handbook.taboos, *common_taboos()):
        word = held(name, unwelcome, taboo.allowed) if (unwelcome := words(taboo)) else ""
        concerned = tuple(each for person in people if (each := _concerned(visit, person, taboo))) if word else ()
        if concerned:
            yield Offence(word, taboo, concerned)


def held(name: str, words: Iterable[str], allowed: Iterable[str] = ()) -> str:
    """The longest of the words that is in a name once the allowed ones are taken out of it; else empty."""
    for each in sorted(allowed, key=len, reverse=True):
        name = name.replace(each, " ")
    return max((word for word in words if word in name), key=lambda word: (len(word), word), default="")


def _concerned(visit: Visit, person: Person, taboo: Taboo) -> Concerned | None:
    if EVERYBODY in taboo.whom:
        return Concerned(person, "", said=False)
    for diet in person.diets:
        if any(_is_diet(diet, word) for word in taboo.whom):
            return Concerned(person, diet, said=True)
    guest = guest_of(visit, person)
    whom = {_bare(word) for word in taboo.whom}
    if guest and guest.religion and _bare(guest.religion) in whom:
        return Concerned(person, guest.religion, said=True)
    origins = (guest.ethnicity, guest.nationality or visit.plan.unit.country) if guest else ()
    origin = next((each for each in origins if each and _bare(each) in whom), None)
    return Concerned(person, origin, said=False) if origin else None


def _is_diet(diet: str, word: str) -> bool:
    """清真 is in 清真餐; a single character must be the whole of it."""
    return diet == word or (len(word) > 1 and word in diet)


def _bare(origin: str) -> str:
    """日本 for 日本国, 回 for 回族: what is left when the kind of word is taken off."""
    while len(shorter := _ENDING.sub("", origin)) < len(origin) and shorter:
        origin = shorter
    return origin


def guest_of(visit: Visit, person: Person) -> Guest | None:
    """What the plan says of a person, if they are a guest."""
    return visit.plan.guests[int(person.path[1])] if person.side == "来宾" else None
