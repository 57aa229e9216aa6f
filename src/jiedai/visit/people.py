"""Everybody the plan names, and whom a word such as 王强, 总协调 or 全体来宾 stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.plan.plan import Plan
    from jiedai.source.place import Path

Side: TypeAlias = Literal["来宾", "我方", "司机", "对方联系人"]

ALL_GUESTS: Final = "全体来宾"
ALL_HOSTS: Final = "全体我方"
EVERYBODY: Final = "全体"


class Person(NamedTuple):
    """One person and where the plan introduces them."""

    name: str
    side: Side
    path: Path
    post: str | None = None
    phone: str | None = None
    department: str | None = None
    roles: tuple[str, ...] = ()
    diets: tuple[str, ...] = ()
    rank: str | None = None
    """The post by which the person ranks: 职级 where it is written, or else 职务."""


class People(NamedTuple):
    """The persons of a plan by name, and the words that stand for several of them."""

    persons: dict[str, Person]
    repeated: tuple[Person, ...]
    groups: dict[str, tuple[Person, ...]]

    def on_side(self, side: Side) -> list[Person]:
        return [person for person in self.persons.values() if person.side == side]

    def meant(self, words: Iterable[str]) -> list[Person]:
        """The persons that the words stand for, each once, in order; words for nobody are passed over."""
        found: dict[str, Person] = {}
        for word in words:
            for person in self.groups.get(word) or ([self.persons[word]] if word in self.persons else []):
                found.setdefault(person.name, person)
        return list(found.values())

    def knows(self, word: str) -> bool:
        return word in self.persons or word in self.groups

    def words(self) -> list[str]:
        """Every word that stands for somebody."""
        return [*self.persons, *self.groups]

    def with_role(self, role: str) -> list[Person]:
        return [person for person in self.persons.values() if role in person.roles]


def find_people(plan: Plan) -> People:
    """Everybody whom the plan introduces; of two with one name the first counts."""
    persons: dict[str, Person] = {}
    repeated = []
    for person in _introduced(plan):
        if person.name in persons:
            repeated.append(person)
        else:
            persons[person.name] = person
    return People(persons, tuple(repeated), _groups(persons.values()))


def _introduced(plan: Plan) -> Iterable[Person]:
    for index, guest in enumerate(plan.guests):
        path: Path = ("来宾", index, "姓名")
        rank = guest.rank or guest.post
        yield Person(guest.name, "来宾", path, guest.post, guest.phone, diets=tuple(guest.diet), rank=rank)
    for index, host in enumerate(plan.hosts):
        path = ("我方", index, "姓名")
        roles, diets, rank = tuple(host.roles), tuple(host.diet), host.rank or host.post
        yield Person(host.name, "我方", path, host.post, host.phone, host.department, roles, diets, rank)
    seen = set()
    for name, vehicle in plan.vehicles.items():
        if vehicle.driver and vehicle.driver.name not in seen:
            seen.add(vehicle.driver.name)
            yield Person(vehicle.driver.name, "司机", ("车辆", name, "司机", "姓名"), None, vehicle.driver.phone)
    contact = plan.unit.contact
    if contact and contact.name not in {guest.name for guest in plan.guests}:
        yield Person(contact.name, "对方联系人", ("来访单位", "联系人", "姓名"), contact.post, contact.phone)


def _groups(persons: Iterable[Person]) -> dict[str, tuple[Person, ...]]:
    everybody = [person for person in persons if person.side in ("来宾", "我方")]
    groups: dict[str, list[Person]] = {
        ALL_GUESTS: [person for person in everybody if person.side == "来宾"],
        ALL_HOSTS: [person for person in everybody if person.side == "我方"],
        EVERYBODY: everybody,
    }
    for person in everybody:
        for word in (*person.roles, *([person.department] if person.department else [])):
            groups.setdefault(word, []).append(person)
    return {word: tuple(members) for word, members in groups.items()}
