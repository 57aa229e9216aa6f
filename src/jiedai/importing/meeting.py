"""The people of a list beside the guests that a plan has already."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.importing.headings import NAME
from jiedai.importing.namesakes import SEX, Alike, against, alike, facts_of, is_open, likeness, plain
from jiedai.importing.people import Person, Remark, name_key
from jiedai.importing.values import CHIEF, Written
from jiedai.plan.people import Guest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jiedai.plan.plan import Plan

GUESTS: Final = "来宾"
_CURE: Final = "没有写；把职务和电话写明再导一次，或者自己写进方案"


class Step(NamedTuple):
    """What the list adds to one guest: all fields of a new one, or what is not yet written of the plan's guest `known`."""

    person: Person
    known: int | None
    adds: dict[str, Written]


class Met(NamedTuple):
    """The people of the list in its order, and what is to be looked at."""

    steps: list[Step]
    remarks: list[Remark]
    held: int
    """How many cannot be told from another, and are not in the steps."""
    absent: list[str]
    """The guests of the plan who are not in the list, not even under a name with a wrong letter."""


def meet(people: list[Person], plan: Plan, written: list[Mapping[str, Any]], own_units: set[str]) -> Met:
    """Which guests are new and what is filled in; `written` are the plan's guests as they stand in it."""
    remarks: list[Remark] = []
    steps: list[Step] = []
    _keep_chief(people, plan, remarks)
    facts = [facts_of(*each, own_units) for each in zip(plan.guests, written, strict=True)]
    find = _Finding(people, plan, written, facts)
    for person in people:
        found = find.guest(person)
        if isinstance(found, Remark):
            remarks.append(found)
        elif found is None:
            remarks += find.namesakes(person)
            steps.append(Step(person, None, _ordered(person.fields)))
        else:
            remarks += _differences(person, plan.guests[found], written[found])
            missing = {
                key: value for key, value in person.fields.items() if key != NAME and is_open(written[found], key)
            }
            if missing and (doubt := _doubt(facts[found], person)):
                remarks.append(_held_back(person, doubt, list(missing)))
                missing = {}
            steps.append(Step(person, found, _ordered(missing)))
    absent = [plan.guests[index].name for index in find.absent if index not in find.named]
    return Met(steps, remarks, len(people) - len(steps), absent)


class _Finding:
    """The guests of the plan and the people of the list by the names they are known by.

    Importing a second time has to change nothing, so whoever cannot be told is held back for a reason that the import
    leaves as it is: it fills in no guest whom two rows may be, and adds nobody while a namesake is unaccounted for.
    """

    def __init__(
        self, people: list[Person], plan: Plan, written: list[Mapping[str, Any]], facts: list[dict[str, Any]]
    ) -> None:
        self._plan, self._written, self._facts = plan, written, facts
        self._hosts = {name_key(host.name) for host in plan.hosts}
        self._circle = _circles([*map(_keys, plan.guests), *(person.keys for person in people)])
        self._known: defaultdict[str, list[int]] = defaultdict(list)
        self._rivals: defaultdict[str, list[Person]] = defaultdict(list)
        for index, guest in enumerate(plan.guests):
            self._known[self._circle[name_key(guest.name)]].append(index)
        for person in people:
            self._rivals[self._circle[name_key(person.name)]].append(person)
        self.named: set[int] = set()
        """The absent who are spoken of in a remark."""
        self.absent = [index for name, known in self._known.items() if name not in self._rivals for index in known]

    def guest(self, person: Person) -> int | Remark | None:
        """The guest that the person is; None for a new one; a remark where that cannot be told."""
        circle = self._circle[name_key(person.name)]
        known, rivals = self._known[circle], self._rivals[circle]
        if len(known) == len(rivals) == 1:
            return known[0]
        said = next((index for index in known if self._says_all(index, person)), None)
        if said is not None:
            return said
        near = [index for index in known if self._may_be(person, index)]
        if len(near) == 1 and self._alone(person, near[0], rivals):
            return near[0]
        if near or not all(self._accounted_for(index, rivals) for index in known):
            return _unclear(person, len(near or known))
        if person.keys & self._hosts:
            return _one_of_us(person)
        return self._misspelt(person) or _like_an_earlier(person, rivals)

    def _misspelt(self, person: Person) -> Remark | None:
        """A remark on a new person who is most likely a guest that the list lacks, under a name with a wrong letter."""
        for index in self.absent:
            name = self._plan.guests[index].name
            if why := likeness(name, self._facts[index], person.name, person.facts):
                said = f"{person.name}像是方案里的{name}（{why}），怕是名字写错了，没有写"
                self.named.add(index)
                return Remark(person.at(), f"{said}；把名字改成一样再导一次，真是另一位就自己写进方案")
        return None

    def namesakes(self, person: Person) -> list[Remark]:
        """A remark on a new person who has the name of another."""
        circle = self._circle[name_key(person.name)]
        rivals = self._rivals[circle]
        other = next((each for each in rivals if each is not person), None)
        if not other or (person is rivals[0] and not self._known[circle]):  # said with the other
            return []
        why = "、".join(against(other.facts, person.facts)) or "职务"
        said = f"{person.name}和 {other.at()} 同名，{why}不同，当作两位；请在方案里的名字后面加（大）（小）或部门，分开他们"
        return [Remark(person.at(), said)]

    def _may_be(self, person: Person, index: int) -> bool:
        return alike(self._facts[index], person.facts) is not Alike.OTHER

    def _alone(self, person: Person, index: int, rivals: list[Person]) -> bool:
        """Whether the guest is this person for certain, and can be none of the others."""
        proven = alike(self._facts[index], person.facts) is Alike.SAME
        return proven and not any(self._may_be(each, index) for each in rivals if each is not person)

    def _accounted_for(self, index: int, rivals: list[Person]) -> bool:
        """Whether the guest is one of the list."""
        facts = self._facts[index]
        return any(self._says_all(index, each) or alike(facts, each.facts) is Alike.SAME for each in rivals)

    def _says_all(self, index: int, person: Person) -> bool:
        """Whether the plan says of a guest all that the list says of a person."""
        fields = person.fields.keys() - {NAME}
        return not any(is_open(self._written[index], key) for key in fields) and not _differences(
            person, self._plan.guests[index], self._written[index]
        )


def _circles(names: list[set[str]]) -> dict[str, str]:
    """One name of each circle of names that lead from one to another: a guest may have a Chinese and a foreign one."""
    first: dict[str, str] = {}

    def root(name: str) -> str:
        while first.setdefault(name, name) != name:
            name = first[name]
        return name

    for keys in names:
        roots = {root(key) for key in keys}
        first.update(dict.fromkeys(roots, min(roots)))
    return {name: root(name) for name in first}


def _like_an_earlier(person: Person, rivals: list[Person]) -> Remark | None:
    """A remark on a new person who may be one of the rows above."""
    for each in rivals[: rivals.index(person)]:
        if alike(each.facts, person.facts) is not Alike.OTHER:
            return Remark(person.at(), f"{person.name}和 {each.at()} 同名，分不清是不是同一位，{_CURE}")
    return None


def _one_of_us(person: Person) -> Remark:
    why = "没有写；真是同名的来宾，请自己写进方案"
    return Remark(person.at(), f"方案的“我方”里也有{person.name}，像是列进了我方的人，{why}")


def _unclear(person: Person, count: int) -> Remark:
    if count == 1:
        return Remark(person.at(), f"方案里有同名的{person.name}，分不清是不是同一位，{_CURE}")
    return Remark(person.at(), f"方案里有 {count} 位叫{person.name}的，分不清是哪一位，{_CURE}")


def _doubt(facts: Mapping[str, Any], person: Person) -> str:
    """What speaks against the only guest of a name being the person."""
    doubts = against(facts, person.facts)
    return "、".join(doubts) if SEX in doubts or alike(facts, person.facts) is Alike.OTHER else ""


def _held_back(person: Person, doubt: str, missing: list[str]) -> Remark:
    why = f"{doubt}对不上，怕是同名的另一位，{'、'.join(missing)}没有补"
    return Remark(person.at(), f"{person.name}的{why}；是同一位的，先把{doubt}改成一样，再导一次")


def _keys(guest: Guest) -> set[str]:
    return {name_key(each) for each in (guest.name, guest.foreign_name) if each}


def _differences(person: Person, guest: Guest, written: Mapping[str, Any]) -> list[Remark]:
    """Where the list and the plan say different things; the plan is left as it is."""
    theirs = Guest.model_validate(person.fields)
    return [
        Remark(person.at(key), f"{person.name}的{key}，名单是“{_shown(value)}”，方案是“{_shown(written[key])}”，没有改")
        for key, value in person.fields.items()
        if key != NAME and not is_open(written, key) and plain(theirs, key) != plain(guest, key)
    ]


def _shown(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _ordered(fields: dict[str, Written]) -> dict[str, Written]:
    """The fields in the order of the plan's own."""
    return {field.alias: fields[field.alias] for field in Guest.model_fields.values() if field.alias in fields}


def _keep_chief(people: list[Person], plan: Plan, remarks: list[Remark]) -> None:
    """Take 主宾 from the people of the list where the plan has one."""
    chief = next((guest for guest in plan.guests if guest.chief), None)
    for person in people:
        if chief and person.fields.pop(CHIEF, None) and not person.keys & _keys(chief):
            said = f"{person.name}标着主宾或团长，方案的主宾是{chief.name}，没有改"
            remarks.append(Remark(person.at(CHIEF), said))
