"""The people of a list beside the guests that a plan has already."""

from __future__ import annotations

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
    remarks = [_one_of_us(person) for person in people if person.name in {host.name for host in plan.hosts}]
    steps: list[Step] = []
    for person in people:
        rivals = [each for each in people if name_key(each.name) == name_key(person.name)]
        index = _index(person, rivals, plan.guests)
        if isinstance(index, Remark):
            remarks.append(index)
        elif index is not None and index in (step.known for step in steps):
            remarks.append(
                Remark(person.at, f"{person.name}和方案里已经对上的{plan.guests[index].name}是同一位，没有写")
            )
        elif index is None:
            steps.append(Step(person, None, _ordered(person.fields)))
        else:
            remarks += _differences(person, plan.guests[index], written[index])
            missing = {key: value for key, value in person.fields.items() if _is_open(written[index], key)}
            steps.append(Step(person, index, _ordered(missing)))
    return Met(_without_second_chief(steps, plan, remarks), remarks)


def _one_of_us(person: Person) -> Remark:
    return Remark(person.at, f"方案的“我方”里也有{person.name}：看看名单里是不是列进了我方的人")


def _index(person: Person, rivals: list[Person], guests: list[Guest]) -> int | Remark | None:
    """The guest that the person is; None for a new one; a remark where that cannot be told."""
    known = [index for index, guest in enumerate(guests) if _keys(guest) & person.keys]
    if not known or (len(known) == len(rivals) == 1):
        return known[0] if known else None
    alike = [index for index in known if _apart(guests[index]) == person.apart]
    if alike:
        return alike[0]
    taken = {index for index in known for each in rivals if _apart(guests[index]) == each.apart}
    if len(taken) == len(known):
        return None
    return Remark(person.at, f"方案里有同名的{person.name}，分不清是不是同一位，没有写；在方案和名单里写明职务")


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
        Remark(person.at, f"{person.name}的{key}，名单是“{_shown(value)}”，方案是“{_shown(written[key])}”，没有改")
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
    remarks += [Remark(person.at, f"{person.name}{said}{chief}，没有改") for person in refused]
    return steps
