"""How the people of a list arrive, beside the plan's 到达: told, and left to the reader to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.importing.people import Person, name_key
from jiedai.importing.values import means_of
from jiedai.importing.writing import entry
from jiedai.shape.clock import parse_clock
from jiedai.shape.fields import UNDECIDED, known
from jiedai.shape.moments import parse_moment
from jiedai.shape.words import Unreadable, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from jiedai.importing.values import Written
    from jiedai.plan.plan import Plan
    from jiedai.plan.travel import Arrival

EVERYBODY: Final = "全体来宾"
_A_FEW: Final = 3


class Flights(NamedTuple):
    """What the list says otherwise than the plan, and the arrivals that the plan has not, as lines for it."""

    remarks: list[str]
    lines: list[str]


def flights(people: list[Person], plan: Plan, year: int | None) -> Flights:
    """The flights and trains of a list compared with those of the plan."""
    made = Flights([], [])
    groups = _by_number(people)
    new = [number for number in groups if not _with_number(plan, number)]
    for number, party in groups.items():
        if arrival := _with_number(plan, number):
            made.remarks.extend(_differences(party, arrival, year))
            continue
        said = _said(party, everybody=len(party) == len(people), year=year)
        waiting = [each for each in plan.arrivals if _may_be(each, said, party, year)]
        if len(waiting) == 1 and sum(means_of(each) == said["方式"] for each in new) == 1:
            made.remarks.append(_to_fill(party, waiting[0], said))
        else:
            made.remarks.append(f"{party[0].arrival['班次']}（{_names(party)}）：方案的“到达”里没有这一班")
            made.lines.append(entry(said))
    return made


def _with_number(plan: Plan, number: str) -> Arrival | None:
    return next((each for each in plan.arrivals if _key(each.number or "") == number), None)


def _may_be(arrival: Arrival, said: Mapping[str, Written], party: list[Person], year: int | None) -> bool:
    """Whether the plan has the arrival already, only its number being still to be written."""
    planned = known(arrival.moment)
    times = [person.arrival["时间"] for person in party if "时间" in person.arrival]
    fits = planned is None or all(_agrees(each, planned, year) for each in times)
    return fits and known(arrival.number) is None and arrival.means == said["方式"]


def _to_fill(party: list[Person], arrival: Arrival, said: Mapping[str, Written]) -> str:
    """What the list says of an arrival that the plan leaves open."""
    open_ones = {"班次": True, "时间": known(arrival.moment) is None, "地点": arrival.place == UNDECIDED, "人员": True}
    fields = {key: value for key, value in said.items() if open_ones.get(key) and value != UNDECIDED}
    return f"{_names(party)}：把方案“到达”里{arrival.means}那一条的“待定”填上：{entry(fields).strip('{}')}"


def _by_number(people: list[Person]) -> dict[str, list[Person]]:
    groups: dict[str, list[Person]] = {}
    for person in people:
        if number := person.arrival.get("班次"):
            groups.setdefault(_key(number), []).append(person)
    return groups


def _key(number: str) -> str:
    return "".join(normalise(number).split()).upper()


def _differences(party: list[Person], arrival: Arrival, year: int | None) -> Iterator[str]:
    planned = known(arrival.moment)
    if planned is None and (moment := _moment_of(party, year)) != UNDECIDED:
        yield f"{arrival.number}：把方案里这一班的“时间”填上：{moment}"
    for written in dict.fromkeys(person.arrival["时间"] for person in party if "时间" in person.arrival):
        if planned and not _agrees(written, planned, year):
            yield f"{arrival.number}：名单写 {written} 到，方案写 {planned:%Y-%m-%d %H:%M}，核对一下"
    aboard = {name_key(each) for each in arrival.party}
    missing = [person for person in party if name_key(EVERYBODY) not in aboard and not person.keys & aboard]
    if missing:
        yield f"{arrival.number}：名单里还有{_names(missing)}，方案这一班的“人员”里没有"


def _agrees(written: str, planned: datetime, year: int | None) -> bool:
    try:
        return parse_moment(written, year) == planned
    except Unreadable:
        pass
    try:
        return parse_clock(written) == planned.time()
    except Unreadable:
        return written == f"{planned:%Y-%m-%d}"


def _said(party: list[Person], *, everybody: bool, year: int | None) -> dict[str, Written]:
    """The arrival as a plan would have it; what is not known is 待定."""
    first = party[0].arrival
    who: dict[str, Written] = {} if everybody else {"人员": [person.name for person in party]}
    return {
        "方式": means_of(first["班次"]),
        "班次": _key(first["班次"]),
        "时间": _moment_of(party, year),
        "地点": first.get("地点", UNDECIDED),
        **who,
    }


def _moment_of(party: list[Person], year: int | None) -> str:
    """When they arrive, by all who have written it: often only the first of a flight does; 待定 where they differ."""
    when = {_moment(person.arrival["时间"], year) for person in party if "时间" in person.arrival}
    return when.pop() if len(when) == 1 else UNDECIDED


def _moment(written: str, year: int | None) -> str:
    try:
        return f"{parse_moment(written, year):%Y-%m-%d %H:%M}"
    except Unreadable:
        return UNDECIDED


def _names(party: list[Person]) -> str:
    names = "、".join(person.name for person in party[:_A_FEW])
    return names if len(party) <= _A_FEW else f"{names}等 {len(party)} 位"
