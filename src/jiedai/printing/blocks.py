"""What a paper consists of, whatever it was written in and whatever it becomes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from jiedai.printing.style import Page

Align: TypeAlias = Literal["left", "center", "right"]

LINE_BREAK = "\n"
"""Within a text; every other run of space is a single one."""


class Run(NamedTuple):
    """A piece of text, plain or strong."""

    text: str
    strong: bool = False


@dataclass
class Paragraph:
    """A paragraph, or a heading of level 1 to 6."""

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    align: Align = "left"
    small: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass
class Item:
    """A point of a list: how deep it stands, and its number where the list is counted."""

    paragraph: Paragraph
    depth: int
    number: int | None


@dataclass
class Cell:
    """A cell, which may take several columns and rows."""

    paragraphs: list[Paragraph] = field(default_factory=lambda: [Paragraph()])
    across: int = 1
    down: int = 1
    head: bool = False
    low: bool = False
    """What stands in it stands at its foot, as the date below a signature."""

    @property
    def text(self) -> str:
        return LINE_BREAK.join(paragraph.text for paragraph in self.paragraphs)


@dataclass
class Row:
    """A row of a table; `height` in millimetres where somebody is to write in it."""

    cells: list[Cell] = field(default_factory=list)
    height: float = 0
    repeated: bool = False


@dataclass
class Table:
    """A table with the widths of its columns in millimetres, 0 where none is asked for.

    `even`: such columns share what is left evenly, whatever stands in them.
    """

    rows: list[Row] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    even: bool = False

    @property
    def columns(self) -> int:
        return max(len(self.widths), max((end for row in placed(self) for _, end in row), default=0))


class Rule:
    """A line across the page."""


class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = "Paragraph | Item | Table | Rule | PageBreak"


class Paper(NamedTuple):
    """A whole paper and the sheets it is printed on."""

    blocks: list[Block]
    page: Page


def placed(table: Table) -> list[list[tuple[int, int]]]:
    """For each cell of each row, the columns it begins and ends at; cells from rows above are in the way."""
    taken: set[tuple[int, int]] = set()
    places = []
    for at, row in enumerate(table.rows):
        begin, spans = 0, []
        for cell in row.cells:
            while (at, begin) in taken:
                begin += 1
            end = begin + cell.across
            taken |= {(below, column) for below in range(at, at + cell.down) for column in range(begin, end)}
            spans.append((begin, end))
            begin = end
        places.append(spans)
    return places
