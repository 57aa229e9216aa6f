"""The row of headings in a sheet, and what each of its columns is."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.importing.sheet import Cell, Row, Sheet, letters
from jiedai.shape.words import normalise
from jiedai.source.document import own_data

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME: Final = "姓名"
ARRIVAL: Final = "到达"
"""Before the name of a field of 到达, which is no field of a guest."""

_ENOUGH: Final = 2
_HIGH_UP: Final = 100
"""Rows that may stand above a table."""
_LONGEST: Final = 40
_BRACKETS: Final = r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]"
_ASIDE: Final = r"[\s*_:•·]|(?<=[a-z])\."
_BETWEEN: Final = r"[/|、,&\\-]|[或和与及]"
_TONGUES: Final = r"([一-鿿]+)([a-z]+)|([a-z]+)([一-鿿]+)"


class Column(NamedTuple):
    """A column by its place, counted from 0, its heading, and what it may be."""

    number: int
    heading: str
    options: tuple[str, ...]

    @property
    def letter(self) -> str:
        return letters(self.number)


class Table(NamedTuple):
    """What the columns are, by field, which are not used and why, and the rows under the headings."""

    heading_row: int
    columns: dict[str, Column]
    unused: list[tuple[Column, str]]
    unknown: list[Column]
    rows: list[Row]
    remarks: tuple[str, ...] = ()


def found_in(sheet: Sheet) -> Table | None:
    """The first table with a heading for the name; None where there is none."""
    high_up = range(min(len(sheet.rows), _HIGH_UP))
    for index, enough in [*((each, _ENOUGH) for each in high_up), *((each, 1) for each in high_up)]:
        headings, depth = _headings_at(sheet.rows, index)
        if _are_headings(headings, enough):
            rows, remarks = _rows_below(sheet.rows, index + depth, headings)
            return _table(sheet.rows[index].number, headings)._replace(rows=rows, remarks=remarks)
    return None


def is_heading(text: str) -> bool:
    """Whether a text is the usual name of some column."""
    return bool(_meanings(text))


def _headings_at(rows: list[Row], index: int) -> tuple[list[Column], int]:
    """The headings in a row, or in this and the next where more of them are known then, and how many rows they take."""
    row, below = rows[index], rows[index + 1 : index + 2]
    single = [_column(number, cell.text) for number, cell in enumerate(row.cells) if cell.text]
    if _known(single) < _ENOUGH or not below or below[0].number != row.number + 1:
        return single, 1
    width = max(len(row.cells), len(below[0].cells))
    double = [each for number in range(width) if (each := _over_two(number, row.cell(number), below[0].cell(number)))]
    return (double, 2) if _known(double) > _known(single) else (single, 1)


def _column(index: int, heading: str) -> Column:
    return Column(index, heading, _meanings(heading))


def _over_two(index: int, upper: Cell, lower: Cell) -> Column | None:
    """车次 under 到达 is the flight there, and 车次 under 返程 is none of it."""
    if not lower.text or lower.spread == "down" or not upper.text:
        heading = upper.text or lower.text
        return _column(index, heading) if heading else None
    options = _meanings(upper.text + lower.text)
    if not options:
        above = _meanings(upper.text)
        options = above if any(each in _reasons() for each in above) else _meanings(lower.text)
    return Column(index, f"{upper.text} {lower.text}", options)


def _known(columns: list[Column]) -> int:
    """How many different things the columns are known to be."""
    return len({column.options for column in columns if column.options})


def _are_headings(columns: list[Column], enough: int = _ENOUGH) -> bool:
    """Whether enough of the columns are known; a single one has to stand alone, or else it is a title."""
    names = any(NAME in column.options for column in columns)
    return names and _known(columns) >= enough and (enough > 1 or len(columns) == 1)


def _table(number: int, columns: list[Column]) -> Table:
    """Every column in its place: those that can only be one thing first."""
    table = Table(number, {}, [], [], [])
    for column in sorted(columns, key=lambda each: (len(each.options), each.number)):
        free = [each for each in column.options if each not in table.columns]
        reason = next((_reasons()[each] for each in column.options if each in _reasons()), None)
        if reason:
            table.unused.append((column, reason))
        elif free:
            table.columns[free[0]] = column
        elif column.options:
            first = table.columns[column.options[0]]
            table.unused.append((column, f"{first.letter} 列已经是{column.options[0]}"))
        else:
            table.unknown.append(column)
    return table


def _rows_below(rows: list[Row], start: int, headings: list[Column]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows under the headings, without those that only repeat them, up to where another table begins."""
    found: list[Row] = []
    repeated = [column.heading for column in headings]
    for index in range(start, len(rows)):
        again, _ = _headings_at(rows, index)
        if not _are_headings(again):
            found.append(rows[index])
        elif [column.heading for column in again] != repeated:
            what = "、".join(column.heading for column in again)
            where = f"从第 {rows[index].number} 行起是另一张表（{what}）"
            return found, (f"{where}，没有读；也要的话，把它移到另一个工作表",)
    return found, ()


@lru_cache(maxsize=10_000)
def _meanings(heading: str) -> tuple[str, ...]:
    """The fields that a heading may name, the likeliest first."""
    text = normalise(heading[: 2 * _LONGEST]).casefold()
    for aside in re.findall(_BRACKETS, text):
        if any(word in aside for word in _data()["括号里要紧的"]):
            return ()
    outside = re.sub(_BRACKETS, "", text)
    for candidate in (text, outside):
        plain = re.sub(_ASIDE, "", candidate)
        if plain in _words():
            return _words()[plain]
    return _agreed(outside)


def _agreed(text: str) -> tuple[str, ...]:
    """What 职务/职称 and 姓名 Name mean, where all of the parts mean the same."""
    parts = [re.sub(_ASIDE, "", part) for part in re.split(_BETWEEN, text)]
    if len(parts) == 1 and (tongues := re.fullmatch(_TONGUES, parts[0])):
        parts = [part for part in tongues.groups() if part]
    options = [_words().get(part, ()) for part in parts if part]
    return tuple(each for each in options[0] if all(each in other for other in options)) if options else ()


@cache
def _data() -> dict[str, Any]:
    return own_data(FilePath(__file__).with_name("headings.yaml"))


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """What each plain heading may mean."""
    words: dict[str, tuple[str, ...]] = {}
    for meaning, names in _all_words():
        for name in names:
            plain = re.sub(_ASIDE, "", normalise(name).casefold())
            words[plain] = tuple(dict.fromkeys((*words.get(plain, ()), meaning)))
    return words


def _all_words() -> Iterator[tuple[str, list[str]]]:
    yield from _data()["写进来宾"].items()
    yield from ((ARRIVAL + field, names) for field, names in _data()["到达"].items())
    yield from _data()["不写"].items()


@cache
def _reasons() -> dict[str, str]:
    """Why a column is not used, by what it means."""
    return {reason: reason for reason in _data()["不写"]}
