"""The guests in a table, one a row, and what in it cannot be used."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.importing.headings import ARRIVAL, NAME, is_heading
from jiedai.importing.namesakes import SEX, Alike, alike, facts_of
from jiedai.importing.sheet import Unimportable
from jiedai.importing.values import (
    CHIEF,
    YES,
    Name,
    Written,
    is_blank,
    name_of,
    number_and_moment,
    sex_word,
    value_of,
    without_cards,
    words,
)
from jiedai.plan.people import Guest
from jiedai.shape.words import Unreadable, normalise

if TYPE_CHECKING:
    from jiedai.importing.headings import Table
    from jiedai.importing.sheet import Cell, Row

_LONGEST: Final = 40
_MOST_NAMESAKES: Final = 50


class Remark(NamedTuple):
    """Something to look at, and where: C7, or 第 7 行."""

    at: str
    text: str

    @property
    def row(self) -> int:
        return int(re.sub(r"[^0-9]", "", self.at))


class Person(NamedTuple):
    """One row: the guest's fields as they are to be written, 姓名 first, how the guest arrives, and where all stands.

    `facts` are those that tell two people of one name apart.
    """

    row: int
    cells: dict[str, str]
    fields: dict[str, Written]
    arrival: dict[str, str]
    facts: dict[str, Any]

    def at(self, field: str = NAME) -> str:
        """The cell that a field stands in; what no column says is said with the name."""
        return self.cells.get(field, self.cells[NAME])

    @property
    def name(self) -> str:
        return str(self.fields[NAME])

    @property
    def keys(self) -> set[str]:
        """The names by which the same person is known."""
        return {name_key(str(self.fields[each])) for each in (NAME, "外文名") if each in self.fields}


def name_key(name: str) -> str:
    """A name without what people write differently: case, spaces, dots, Dr. before and （大） behind it."""
    plain = normalise(name).casefold()
    first, _, rest = plain.partition(" ")
    if rest and first.strip(".") in words("外文头衔"):
        plain = rest
    return re.sub(r"\([^()]*\)$|[\s·.•‧・]", "", plain)


def people_in(table: Table, own_units: set[str]) -> tuple[list[Person], list[Remark]]:
    """The guests of a table, and remarks on what was left out; a unit that is the visitors' own is not repeated."""
    remarks: list[Remark] = []
    people = [person for row in table.rows if (person := _person(table, row, own_units, remarks))]
    return _one_chief(_each_once(people, remarks), remarks), remarks


def _person(table: Table, row: Row, own_units: set[str], remarks: list[Remark]) -> Person | None:
    if not row.own:
        return None
    column = table.columns[NAME].number
    cell = row.cell(column)
    try:
        name = _name(cell, row.cell(column + 1))
    except Unreadable as refusal:
        remarks.append(Remark(f"第 {row.number} 行", f"{refusal}，没有读{_rest(row)}"))
        return None
    if name.aside:
        remarks.append(Remark(cell.at, f"{name.text}后面括号里的“{without_cards(name.aside)}”没有写"))
    read = _with_name(name, _read(table, row, remarks), cell, remarks)
    fields = {field: value for field, value in read.items() if not field.startswith(ARRIVAL)}
    arrival = _arrival(
        {field.removeprefix(ARRIVAL): str(value) for field, value in read.items() if field not in fields}
    )
    cells = {field: row.cell(column.number).at for field, column in table.columns.items()}
    fields = {NAME: name.text, **fields}
    facts = facts_of(Guest.model_validate(fields), fields, own_units)
    if fields.get("单位") in own_units:
        del fields["单位"]
    return Person(row.number, cells, fields, arrival, facts)


def _arrival(read: dict[str, str]) -> dict[str, str]:
    """How a guest arrives, with the day and the hour together wherever they stand."""
    number, moment = number_and_moment(read.pop("班次和时间")) if "班次和时间" in read else ("", "")
    moment, day = read.get("时间") or moment, read.pop("日期", "")
    whole = moment if re.search("[月/-]", moment) else f"{day} {moment}".strip()
    found = {"班次": number, **read, "时间": whole}
    return {field: value for field, value in found.items() if value}


def _name(cell: Cell, beside: Cell) -> Name:
    """The name in a cell; raises Unreadable for a row that is no guest's."""
    if cell.trouble:
        raise Unreadable(cell.trouble)
    if is_blank(cell.text) or cell.spread:
        raise Unreadable("没有姓名")
    first = re.split(r"[:：,，。；;、 ]", cell.text)[0]
    if beside.spread == "across" or is_heading(cell.text) or first in words("不是人"):
        raise Unreadable("不是一位来宾")
    return name_of(cell.text)


def _rest(row: Row) -> str:
    """What such a row says, to know it by."""
    text = " ".join(cell.text for cell in row.own if cell.text)
    text = without_cards(text)
    return f"：{text if len(text) <= _LONGEST else text[:_LONGEST] + '…'}" if text else ""


def _read(table: Table, row: Row, remarks: list[Remark]) -> dict[str, Written]:
    """The fields of a row but for the name; what cannot be known is left out and remarked."""
    read: dict[str, Written] = {}
    for field, column in table.columns.items():
        cell = row.cell(column.number)
        if field == NAME or cell.spread == "across":
            continue
        if cell.trouble:
            remarks.append(Remark(cell.at, f"{cell.trouble}，没有写"))
            continue
        try:
            if field == "职务" and (sex := sex_word(cell.text)):  # a Title that is Mr. or Ms.
                read.setdefault(SEX, sex)
            elif value := value_of(field, cell.text):
                read[field] = value
        except Unreadable as refusal:
            cure = f"（{refusal.cure}）" if refusal.cure else ""
            remarks.append(Remark(cell.at, f"{field}：{refusal}{cure}，没有写"))
    return read


def _with_name(name: Name, read: dict[str, Written], cell: Cell, remarks: list[Remark]) -> dict[str, Written]:
    """The fields with what is said around the name; where a column says otherwise, the column counts."""
    for field, said in (("外文名", name.foreign), ("性别", name.sex)):
        if said and read.get(field, said) != said:
            remarks.append(Remark(cell.at, f"{field}写在姓名旁边的是“{said}”，列里是“{read[field]}”，照列里的写"))
        elif said:
            read[field] = said
    if read.get("备注") in words(CHIEF):
        del read["备注"]
        read[CHIEF] = YES
    if name.chief:
        read[CHIEF] = YES
    return read


def _each_once(people: list[Person], remarks: list[Remark]) -> list[Person]:
    """The people without those written twice."""
    kept: list[Person] = []
    namesakes: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        earlier = [each for key in sorted(person.keys) for each in namesakes[key]]
        twin = next((each for each in earlier if each.fields == person.fields), None)
        if twin := twin or next((each for each in earlier if alike(each.facts, person.facts) is Alike.SAME), None):
            same = "内容一样" if twin.fields == person.fields else "像是同一位写了两遍"
            remarks.append(Remark(person.at(), f"{person.name}和 {twin.at()} 同名，{same}，只用前一行"))
            continue
        if len(earlier) >= _MOST_NAMESAKES:
            raise Unimportable(f"名单里叫{person.name}的超过 {_MOST_NAMESAKES} 位，不像是来宾名单；核对“姓名”是哪一列")
        for key in person.keys:
            namesakes[key].append(person)
        kept.append(person)
    return kept


def _one_chief(people: list[Person], remarks: list[Remark]) -> list[Person]:
    """The people with one 主宾 at most: a plan has no more."""
    chiefs = [person for person in people if CHIEF in person.fields]
    if len(chiefs) > 1:
        names = "、".join(person.name for person in chiefs)
        remarks.append(Remark(chiefs[0].at(CHIEF), f"{names}都标着主宾或团长，一份方案只有一位，没有写；请自己写上"))
        for person in chiefs:
            del person.fields[CHIEF]
    return people
