"""How wide the columns of a table are: wide for long texts, and no narrower than a word needs.

Widths are reckoned in em (the width of one Chinese character) and given in millimetres, the same for Word and PDF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import combining, east_asian_width

from jiedai.printing.blocks import LINE_BREAK, placed

if TYPE_CHECKING:
    from jiedai.printing.blocks import Row, Table

EM: Final = 3.75
"""Millimetres of a character in a table: 10.5 points, and a little air."""
PADDING: Final = 4.0
_WHOLE: Final = 7
"""Characters that a column does not break: a name, a post, a day."""
_MOST: Final = 32
"""Characters of a line; what a text has beyond them widens its column less and less."""
_LATIN: Final = 0.58
_CAPITAL: Final = 0.78
_PIECE: Final = re.compile(r"[!-~\u00c0-\u024f]+|\S")
_TALL: Final = 22
"""A row of more lines may be broken over two pages."""


def em(text: str) -> float:
    """About how wide a text is set."""
    return sum(_character_em(each) for each in text)


def _character_em(character: str) -> float:
    if combining(character):
        return 0
    if east_asian_width(character) in "WFA":
        return 1
    return _CAPITAL if character.isupper() else _LATIN


def column_widths(table: Table, room: float) -> list[float]:
    """The width of every column in millimetres; together they fill the room."""
    columns = table.columns
    given = (table.widths + [0.0] * columns)[:columns]
    free = [at for at in range(columns) if not given[at]]
    left = room - sum(given)
    if not free or left < room / 10:
        whole = sum(given) or 1
        return [(width or room / 20) * room / whole for width in given] if columns else []
    if table.even:
        return [width or left / len(free) for width in given]
    least, most = _needs(table, columns)
    shared = _shared([least[at] for at in free], [most[at] for at in free], left)
    return [given[at] or shared[free.index(at)] for at in range(columns)]


def _needs(table: Table, columns: int) -> tuple[list[float], list[float]]:
    """What each column needs at least, and what it would take to set its texts in one line."""
    least, most = [PADDING + 2 * EM] * columns, [PADDING + 2 * EM] * columns
    for row, spans in zip(table.rows, placed(table), strict=True):
        for cell, (begin, end) in zip(row.cells, spans, strict=True):
            share = (end - begin) or 1
            lines = [line for line in cell.text.split(LINE_BREAK) if line]
            widest = max((em(line) for line in lines), default=0)
            word = max((em(piece) for line in lines for piece in _PIECE.findall(line)), default=0)
            short = widest if widest <= _WHOLE or cell.head else word
            for at in range(begin, end):
                least[at] = max(least[at], PADDING + min(short, 3 * _WHOLE) * EM / share)
                most[at] = max(most[at], PADDING + _wished(widest) * EM / share)
    return least, [max(pair) for pair in zip(least, most, strict=True)]


def _wished(widest: float) -> float:
    return widest if widest <= _MOST else _MOST + 2 * (widest - _MOST) ** 0.5


def _shared(least: list[float], most: list[float], room: float) -> list[float]:
    """The room shared out: each its least, and of the rest according to what it would still take."""
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    if sum(most) <= room:
        return [width * room / sum(most) for width in most]
    more = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * more for low, high in zip(least, most, strict=True)]


def is_tall(row: Row, spans: list[tuple[int, int]], widths: list[float]) -> bool:
    """Whether a row is too tall to be kept on one page."""
    lines = [
        sum(1 + em(line) * EM / max(sum(widths[begin:end]) - PADDING, EM) for line in cell.text.split(LINE_BREAK))
        for cell, (begin, end) in zip(row.cells, spans, strict=True)
    ]
    return max(lines, default=0) > _TALL


def breakable(text: str, width: float) -> str:
    """The text with invisible places to break in words that are wider than `width` millimetres."""
    most = max(int((width - PADDING) / EM / _CAPITAL), 1)

    def broken(word: re.Match[str]) -> str:
        if em(word[0]) * EM <= width - PADDING:
            return word[0]
        return "\u200b".join(word[0][at : at + most] for at in range(0, len(word[0]), most))

    return _PIECE.sub(broken, text)
