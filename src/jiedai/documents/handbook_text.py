"""A handbook on a terminal: tables that keep within the screen."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.handbook_tables import tables_of
from jiedai.findings.display import COLUMNS, pad, paint, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.documents.handbook_tables import Table

_GAP: Final = "  "
_INDENT: Final = "  "
_NARROW: Final = 12
"""Columns that a column keeps, however much the others have to say."""


def as_text(view: dict[str, Any], *, colour: bool) -> Iterator[str]:
    """The handbook's head and its tables."""
    yield paint(f"《{view['手册']}》  {view['版本']}", "粗", colour=colour)
    for name in ("单位", "出处", "性质", "继承"):
        words = "、".join(view[name]) if isinstance(view[name], list) else view[name]
        if words:
            yield from _hanging(f"{name}：", words)
    for table in tables_of(view):
        yield ""
        yield paint(table.title, "粗", colour=colour)
        yield from (_INDENT + line for line in wrap(table.note, COLUMNS - len(_INDENT)))
        for part in _in_parts(table):
            yield from _grid(part, colour=colour)


def _hanging(label: str, words: str) -> Iterator[str]:
    lines = wrap(words, COLUMNS - width(label))
    return (f"{label if first else ' ' * width(label)}{line}" for first, line in zip_longest([label], lines))


def _in_parts(table: Table) -> Iterator[Table]:
    """A table with more columns than the screen has room for, a few columns at a time behind its first."""
    at_once = (COLUMNS - len(_INDENT)) // (_NARROW + len(_GAP)) - 1
    for start in range(1, max(len(table.head), 2), at_once):
        chosen = slice(start, start + at_once)
        yield table._replace(
            head=[*table.head[:1], *table.head[chosen]], rows=[[*row[:1], *row[chosen]] for row in table.rows]
        )


def _grid(table: Table, *, colour: bool) -> Iterator[str]:
    every = [table.head, *table.rows]
    widths = _widths([max(width(row[at]) for row in every) for at in range(len(table.head))])
    for number, row in enumerate(every):
        cells = [_cell(words, columns) for words, columns in zip(row, widths, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            words = _GAP.join(pad(cell, columns) for cell, columns in zip(line, widths, strict=True)).rstrip()
            yield paint(_INDENT + words, "淡", colour=colour) if number == 0 else _INDENT + words


def _cell(words: str, columns: int) -> Iterator[str]:
    """The lines of a cell; a word that is too long for it is cut."""
    for line in wrap(words, columns):
        start = 0
        for end in range(1, len(line) + 1):
            if width(line[start : end + 1]) > columns or end == len(line):
                yield line[start:end]
                start = end


def _widths(natural: list[int]) -> list[int]:
    """What each column would like; where that is too much, the more a column has to say the more it gets."""
    room = COLUMNS - len(_INDENT) - len(_GAP) * (len(natural) - 1)
    widths = [min(wish, _NARROW) for wish in natural]
    while sum(widths) < min(room, sum(natural)):
        neediest = max(range(len(widths)), key=lambda at: natural[at] / widths[at] if widths[at] else 0)
        widths[neediest] += 1
    return widths
