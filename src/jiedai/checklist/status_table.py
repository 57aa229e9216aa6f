"""Where many visits stand, on a terminal: one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.checklist.status_words import HEADINGS, Piece, cells_of, text_of, totals
from jiedai.findings.display import COLUMNS, cut, paint, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.status import Overview
    from jiedai.checklist.status_words import Cell

_GAP: Final = "  "
_MARK: Final = "! "
_TITLE: Final = HEADINGS.index("接待")
_TITLE_AT_LEAST: Final = 12
_REST: Final = 30
"""Columns that the last cell would have, as far as the titles leave them to it: a deadline, a name and an item."""


def as_table(overview: Overview, *, colour: bool, screen: int = COLUMNS) -> Iterator[str]:
    """A line for each visit under the headings, with ! before what is urgent, and the totals."""
    rows = [cells_of(each, overview.at) for each in overview.listed]
    heading: tuple[Cell, ...] = tuple((Piece(word, "淡"),) for word in HEADINGS)
    columns = _columns([heading, *rows], screen)
    if rows:
        yield " " * len(_MARK) + _line(heading, columns, screen, colour=colour)
    for status, cells in zip(overview.listed, rows, strict=True):
        mark = paint(_MARK, "错误", colour=colour) if status.urgent else " " * len(_MARK)
        yield mark + _line(cells, columns, screen, colour=colour)
    yield from wrap(totals(overview), screen)


def _columns(rows: list[tuple[Cell, ...]], screen: int) -> list[int]:
    """How wide each column is but the last: as its widest cell, and the titles no wider than leaves room for the rest."""
    columns = [max(_widths(rows, number), default=0) for number in range(len(HEADINGS) - 1)]
    others = sum(columns) - columns[_TITLE] + len(_GAP) * len(columns) + len(_MARK)
    columns[_TITLE] = min(columns[_TITLE], max(screen - others - _REST, _TITLE_AT_LEAST))
    return columns


def _widths(rows: list[tuple[Cell, ...]], number: int) -> Iterator[int]:
    """The widths of the cells in a column; the last cell of a line may go on to its end."""
    return (width(text_of(row[number])) for row in rows if number < len(row) - 1)


def _line(cells: tuple[Cell, ...], columns: list[int], screen: int, *, colour: bool) -> str:
    line, left = "", screen - len(_MARK)
    for cell, column in zip(cells[:-1], columns, strict=False):
        line += _painted(cell, column, colour=colour) + _GAP
        left -= column + len(_GAP)
    return (line + _painted(cells[-1], left, colour=colour).rstrip()).rstrip()


def _painted(cell: Cell, columns: int, *, colour: bool) -> str:
    """The pieces of a cell, cut where there is no more room, and padded."""
    words, left = [], columns
    for piece in cell:
        text = cut(piece.text, left) if left > 0 else ""
        words += [paint(text, piece.style, colour=colour and bool(piece.style))] if text else []
        left -= width(text) + 1
    return " ".join(words) + " " * min(left + 1, columns)
