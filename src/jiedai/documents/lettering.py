"""Large letters that fit: how a line of a sign is broken, and how large it can be set.

All lengths are in em (the size of one Chinese character) until a box gives them millimetres or pixels.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple
from unicodedata import combining, east_asian_width

LINE_HEIGHT: Final = 1.28
_MOST_LINES: Final = 5
_NARROW: Final = {
    "i": 0.32,
    "l": 0.32,
    "j": 0.34,
    "I": 0.36,
    " ": 0.32,
    ".": 0.34,
    ",": 0.34,
    "'": 0.3,
    "·": 0.5,
    "-": 0.42,
}
_UNBREAKABLE = re.compile(
    r"(?:[A-Za-zÀ-ÿ0-9&.,'’/-]+ ?"  # a foreign word
    r"|[一-鿿]{1,10}(?=·)|(?<=·)[一-鿿]{1,12}$"  # a part of a foreigner's Chinese name
    r"|\S(?:先生|女士)(?:一行)?|一行|有限公司"
    r"|\s|.)[·\s]*",  # a dot never begins a line
    re.DOTALL,
)


class Setting(NamedTuple):
    """A text broken into lines and the size it is set in."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * LINE_HEIGHT


def em(text: str) -> float:
    """A width that no usual typeface exceeds."""
    return sum(map(_character_em, text))


def _character_em(character: str) -> float:
    if combining(character):
        return 0.0
    if east_asian_width(character) in "WFA":
        return 1.0
    if character in _NARROW:
        return _NARROW[character]
    if character in "WMmw@%":
        return 1.0
    return 0.78 if character.isupper() else 0.64


def set_text(text: str, width: float, height: float, largest: float) -> Setting:
    """The text in the size that fills the box best, no larger than `largest`; it always fits."""
    settings = [_sized(lines, width, height, largest) for lines in _breakings(text)]
    return max(settings, key=lambda setting: (round(setting.size, 3), -len(setting.lines)))


def _sized(lines: tuple[str, ...], width: float, height: float, largest: float) -> Setting:
    longest = max(em(line) for line in lines)
    return Setting(lines, min(largest, width / max(longest, 1), height / (len(lines) * LINE_HEIGHT)))


def _breakings(text: str) -> list[tuple[str, ...]]:
    """The text in one line, two lines …; lines of like length, none of a single character."""
    pieces = _UNBREAKABLE.findall(text)
    found: list[tuple[str, ...]] = [(text,)]
    for count in range(2, _MOST_LINES + 1):
        lines = _balanced(pieces, count)
        if len(lines) == count and all(len(line) > 1 for line in lines):
            found.append(lines)
    return found


def _balanced(pieces: list[str], count: int) -> tuple[str, ...]:
    """The pieces dealt out over `count` lines, each line ending nearest to its share of the whole."""
    total = sum(map(em, pieces))
    lines: list[str] = [""]
    passed = 0.0
    for piece in pieces:
        share = total * len(lines) / count
        if lines[-1] and len(lines) < count and passed + em(piece) / 2 > share:
            lines.append("")
        lines[-1] += piece
        passed += em(piece)
    return tuple(line.strip() for line in lines if line.strip())
