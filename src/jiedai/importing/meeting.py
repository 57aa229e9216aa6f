"""The people of a list beside the guests that a plan has already."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.importing.headings import NAME
from jiedai.importing.people import Person, Remark, name_key
from jiedai.importing.values import CHIEF, Written
from jiedai.plan.people import Guest
from jiedai.shape.fields import UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jiedai.plan.plan import Plan

GUESTS: Final = "来宾"


class Step(NamedTuple):
    """What the list adds to one guest: all fields of a new one, or what is not yet written of the plan's guest `known`."""

    person: Person
    known: int | None
    adds: dict[str, Written]


class Met(NamedTuple):
    """Every person of the list in its order, and what is to be looked at."""

    steps: list[Step]
    remarks: list[Remark]


def meet(people: list[Person], plan: Plan, written: list[Mapping[str, Any]]) -> Met:
    """Which guests are new and what is filled in; `written` are the plan's guests as they stand in it."""
    remarks: list[Remark] = []
    steps: list[Step] = []
    taken: dict[int | None, Person] = {}
    find = _Finding(people, plan)
    for person in people:
        found = find.guest(person)
        if found in taken:
            found = Remark(person.at(), f"{person.name}和 {taken[found].at()} 像是同一位，没有写")
        if isinstance(found, Remark):
            remarks.append(found)
        elif found is None:
            steps.append(Step(person, None, _ordered(person.fields)))
        else:
            taken[found] = person
            remarks += _differences(person, plan.guests[found], written[found])
            missing = {key: value for key, value in person.fields.items() if _is_open(written[found], key)}
            steps.append(Step(person, found, _ordered(missing)))
    return Met(_without_second_chief(steps, plan, remarks), remarks)


class _Finding:
    """The guests of the plan and the people of the list by the names they are known by."""

    def __init__(self, people: list[Person], plan: Plan) -> None:
        self._guests = plan.guests
        self._hosts = {name_key(host.name) for host in plan.hosts}
        self._known: defaultdict[str, list[int]] = defaultdict(list)
        self._rivals: defaultdict[str, list[Person]] = defaultdict(list)
        for index, guest in enumerate(plan.guests):
            for key in _keys(guest):
                self._known[key].append(index)
        for person in people:
            self._rivals[name_key(person.name)].append(person)

    def guest(self, person: Person) -> int | Remark | None:
        """The guest that the person is; None for a new one; a remark where that cannot be told."""
        known = sorted({index for key in person.keys for index in self._known.get(key, ())})
        if not known:
            return self._one_of_us(person) if person.keys & self._hosts else None
        rivals = self._rivals[name_key(person.name)]
        if len(known) == len(rivals) == 1:
            return known[0]
        alike = [index for index in known if _apart(self._guests[index]) == person.apart]
        if alike:
            return alike[0]
        if {_apart(self._guests[index]) for index in known} <= {each.apart for each in rivals}:
            return None
        why = "分不清是不是同一位，没有写；在方案和名单里写明职务"
        return Remark(person.at(), f"方案里有同名的{person.name}，{why}")

    def _one_of_us(self, person: Person) -> Remark:
        why = "没有写；真是同名的来宾，请自己写进方案"
        return Remark(person.at(), f"方案的“我方”里也有{person.name}，像是列进了我方的人，{why}")


def _keys(guest: Guest) -> set[str]:
    return {name_key(each) for each in (guest.name, guest.foreign_name) if each}


def _apart(guest: Guest) -> tuple[str, str]:
    return guest.post or "", guest.unit or ""


def _is_open(guest: Mapping[str, Any], key: str) -> bool:
    return guest.get(key, UNDECIDED) in (UNDECIDED, [UNDECIDED]) and key != NAME


def _differences(person: Person, guest: Guest, written: Mapping[str, Any]) -> list[Remark]:
    """Where the list and the plan say different things; the plan is left as it is."""
    theirs = Guest.model_validate(person.fields)
    return [
        Remark(person.at(key), f"{person.name}的{key}，名单是“{_shown(value)}”，方案是“{_shown(written[key])}”，没有改")
        for key, value in person.fields.items()
        if key != NAME and not _is_open(written, key) and _same(theirs, key) != _same(guest, key)
    ]


def _same(guest: Guest, key: str) -> Any:
    """A field in the form in which it is compared."""
    name = next(name for name, field in Guest.model_fields.items() if field.alias == key)
    value = getattr(guest, name)
    if isinstance(value, list):
        return set(value)
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def _shown(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _ordered(fields: dict[str, Written]) -> dict[str, Written]:
    """The fields in the order of the plan's own."""
    return {field.alias: fields[field.alias] for field in Guest.model_fields.values() if field.alias in fields}


def _without_second_chief(steps: list[Step], plan: Plan, remarks: list[Remark]) -> list[Step]:
    chief = next((guest.name for guest in plan.guests if guest.chief), None)
    said = "标着主宾或团长，方案的主宾是"
    refused = [step.person for step in steps if chief and step.adds.pop(CHIEF, None)]
    remarks += [Remark(person.at(CHIEF), f"{person.name}{said}{chief}，没有改") for person in refused]
    return steps
