"""Large letters that fit: how a line of a sign is broken, and how large it can be set.

All lengths are in em (the size of one Chinese character) until a box gives them millimetres or pixels.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path as FilePath
from typing import Final, NamedTuple, TypeAlias
from unicodedata import combining, east_asian_width

from jiedai.source.document import own_data

LINE_HEIGHT: Final = 1.28
_MOST_LINES: Final = 5
_WORTH: Final = 1.12
"""A further line has to make the letters larger by so much."""
_LONGEST_NAME: Final = 6
"""Characters of a name that is never parted; a longer one without a dot is no usual name, and has to be."""
_TORN: Final = 1.5
"""A line that ends between two single characters, perhaps inside a word, counts as so much longer."""
_UNLISTED: Final = 3.0
"""In a list (、) a line that ends elsewhere than between two of its members counts as so much longer."""
_MOST_PIECES: Final = 120

_NARROW: Final = dict.fromkeys("ilI.,'’ ", 0.36) | {"j": 0.36, "-": 0.42}
_OPENING: Final = "（《“‘〈【「『([<"
_CLOSING: Final = "）》”’〉】」』)]>，。、；：？！,.;:?!·…—"
_TIED: Final = ("先生", "女士", "一行")
"""They stay with what stands before them."""
_FOREIGN_WORD: Final = r"[A-Za-zÀ-ɏ0-9&'’/]+[.-]?"
_FOREIGN_PART: Final = r"[一-鿿]{1,12}(?=·)|(?<=·)[一-鿿]{1,12}$"


_Way: TypeAlias = tuple[float, float, tuple[int, ...]]
"""A way to deal pieces out: its longest line, the sum of the squares of all, and where each line ends."""


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


@lru_cache(maxsize=4096)
def set_text(text: str, width: float, height: float, largest: float, names: tuple[str, ...] = ()) -> Setting:
    """The text in the size that fills the box best, no larger than `largest`; it always fits.

    `names` are those of persons in it, which stay whole.
    """
    best = _sized((text,), width, height, largest)
    for lines in _breakings(text, names):
        setting = _sized(lines, width, height, largest)
        if setting.size > best.size * _WORTH:
            best = setting
    return best


def _sized(lines: tuple[str, ...], width: float, height: float, largest: float) -> Setting:
    longest = max(em(line) for line in lines)
    return Setting(lines, min(largest, width / max(longest, 1), height / (len(lines) * LINE_HEIGHT)))


def _breakings(text: str, names: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The text in two lines, three …; lines of like length, none of a single character."""
    pieces = _pieces(text, names)
    while len(pieces) > _MOST_PIECES:
        pieces = ["".join(pieces[index : index + 2]) for index in range(0, len(pieces), 2)]
    found = (_balanced(pieces, count) for count in range(2, _MOST_LINES + 1))
    return [lines for lines in found if lines]


def _pieces(text: str, names: tuple[str, ...]) -> list[str]:
    """What is never parted: a name with its 先生 and 一行, a foreign word, 有限公司, a mark and what it belongs to."""
    whole = [*(name for name in names if 0 < len(name) <= _LONGEST_NAME and "·" not in name), *_TIED, *_whole_words()]
    words = "|".join(re.escape(word) for word in sorted(whole, key=len, reverse=True))
    pieces: list[str] = []
    for piece in re.findall(f"{words}|{_FOREIGN_WORD}|{_FOREIGN_PART}|.", text, re.DOTALL):
        tied = piece in _TIED or piece[0] in _CLOSING or piece.isspace() or combining(piece[0])
        if pieces and (tied or pieces[-1][-1] in _OPENING):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


@cache
def _whole_words() -> list[str]:
    words: list[str] = own_data(FilePath(__file__).with_name("signs.yaml"))["不拆"]
    return words


def _balanced(pieces: list[str], count: int) -> tuple[str, ...]:
    """The pieces dealt out over `count` lines of which the longest is as short as can be; empty where it cannot be."""
    passed = list(accumulate(map(em, pieces), initial=0.0))
    letters = list(accumulate((len(piece.strip()) for piece in pieces), initial=0))
    total = len(pieces)
    torn = [0.0, *(_torn(one, other, listed="、" in "".join(pieces)) for one, other in pairwise(pieces)), 0.0]
    best: list[_Way | None] = [None] * (total + 1)
    best[0] = (0.0, 0.0, ())
    for _ in range(count):
        following: list[_Way | None] = [None] * (total + 1)
        for end in range(1, total + 1):
            following[end] = min(
                (
                    (max(before[0], length), before[1] + length * length, (*before[2], end))
                    for start in range(end)
                    if (before := best[start]) and letters[end] - letters[start] > 1
                    for length in [passed[end] - passed[start] + torn[end]]
                ),
                default=None,
            )
        best = following
    found = best[total]
    ends = found[2] if found else ()
    return tuple("".join(pieces[start:end]).strip() for start, end in zip((0, *ends), ends, strict=False))


def _torn(one: str, other: str, *, listed: bool) -> float:
    """How much longer a line counts that ends between these pieces."""
    return (_TORN if len(one) == len(other) == 1 else 0.0) + (_UNLISTED if listed and not one.endswith("、") else 0.0)


def spaced(name: str) -> str:
    """李　明: a name of two characters as wide as one of three."""
    return "　".join(name) if re.fullmatch(r"[^\W\dA-Za-zÀ-ɏ]{2}", name) else name
