"""Text on a terminal: its width in columns, its wrapping and its colour."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import accumulate
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

COLUMNS: Final = 100
_CLOSING: Final = r"，。；：、！？）”》】〕—…"
_OPENING: Final = "（“《【〔"
_PIECE: Final = re.compile(rf"[{_OPENING}]*(?:[!-~]+|\S)[{_CLOSING}]*\s*|\s+")
"""A character or a foreign word, with the opening punctuation before it, and the closing and space behind it."""


def width(text: str) -> int:
    """Columns that the text takes: two for a Chinese character, none for a combining mark."""
    return sum(map(_character_width, text))


@cache
def _character_width(character: str) -> int:
    if combining(character):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int) -> str:
    return text + " " * max(columns - width(text), 0)


def cut(text: str, columns: int) -> str:
    """The text in at most so many columns, with … where something is left out."""
    if width(text) <= columns:
        return text
    kept = accumulate(text)
    return max((each for each in kept if width(each) < columns), key=len, default="").rstrip() + "…"


def wrap(text: str, columns: int) -> Iterator[str]:
    """Lines of at most so many columns; no line starts with closing punctuation or cuts a word or number."""
    line = ""
    for piece in _PIECE.findall(text):
        if line and width((line + piece).rstrip()) > columns:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        yield line.rstrip()


def screen_of(stream: TextIO) -> int:
    """How many columns there are to fill: those of a wide terminal, or else the usual."""
    return max(COLUMNS, get_terminal_size().columns) if stream.isatty() else COLUMNS


def wants_colour(stream: TextIO) -> bool:
    """NO_COLOR switches colour off, FORCE_COLOR on; otherwise a terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


_CODES: Final = {"错误": "31", "警告": "33", "提示": "36", "豁免": "2", "淡": "2", "粗": "1", "好": "32"}


def paint(text: str, style: str, *, colour: bool) -> str:
    """The text in a style, or as it is."""
    return f"\033[{_CODES[style]}m{text}\033[0m" if colour else text
