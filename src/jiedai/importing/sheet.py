"""A spreadsheet's table as rows of cells, each with its address."""

from __future__ import annotations

import unicodedata
from typing import Final, Literal, NamedTuple, TypeAlias

Spread: TypeAlias = Literal["", "down", "across"]

_LETTERS: Final = 26
_UNSEEN: Final = {"Cc", "Cf", "Cs"}
_NO_CHARACTERS: Final = "\ufffe\uffff"


class Unimportable(Exception):  # noqa: N818 - says what is wrong with the list
    """The list cannot be used as it is; one sentence in Chinese."""


class Cell(NamedTuple):
    """What a cell says, in one line, where it stands, and why its value cannot be known.

    `spread` where the text is that of a merged cell which begins above or to the left.
    """

    text: str = ""
    at: str = ""
    trouble: str = ""
    spread: Spread = ""


class Row(NamedTuple):
    """One line of the table, by its number in the spreadsheet."""

    number: int
    cells: list[Cell]

    def cell(self, column: int) -> Cell:
        """The cell in a column, counted from 0; an empty one where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else Cell(at=f"{letters(column)}{self.number}")

    @property
    def own(self) -> list[Cell]:
        """The cells that say something themselves."""
        return [cell for cell in self.cells if (cell.text or cell.trouble) and not cell.spread]


class Sheet(NamedTuple):
    """The rows that say something, and what of the sheet cannot be seen in it and is left out."""

    name: str
    rows: list[Row]
    remarks: tuple[str, ...] = ()


def letters(column: int) -> str:
    """How a spreadsheet calls a column, counted from 0: A, Z, AA."""
    before, last = divmod(column, _LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def one_line(text: str) -> str:
    """A text without line breaks, wide spaces, the apostrophe that makes a number a text, and what nobody sees."""
    text = " ".join(text.split()).removeprefix("'")
    if text.isprintable() and text.isascii():
        return text
    return "".join(
        each for each in text if unicodedata.category(each) not in _UNSEEN and each not in _NO_CHARACTERS
    ).strip()
