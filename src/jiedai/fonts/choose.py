"""Which fonts a text is printed in: one for 宋, one for 黑, and for each character that both lack another."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.fonts.find import REGULAR, Face, NoFonts, families, given, installed, packaged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.fonts.find import Role

NOTHING: Final = (
    "找不到能印中文的字体。装上字体包：pip install 'jiedai[print]'；"
    "或把一种中文字体（.ttf、.otf、.ttc）放进一个文件夹，用 --font-path 指给它"
)
_COMMON: Final = "的一是在不了有和人这中大为上个国"
_SILENT: Final = {"Cc", "Cf", "Zl", "Zp", "Zs", "Mn"}
"""Spaces, marks of direction and variants: nothing that could come out as □."""


class Lacking(Exception):  # noqa: N818 - says what is missing
    """Characters that no font has."""

    def __init__(self, characters: list[str]) -> None:
        super().__init__("、".join(f"{each}（{code_point(each)}）" for each in characters))
        self.characters = characters


class Hand(NamedTuple):
    """What one kind of text is set in: a font, and another for each character that it lacks."""

    face: Face
    others: dict[str, Face]

    @property
    def families(self) -> list[str]:
        """The families in the order in which a character is looked for."""
        return list(dict.fromkeys(face.family for face in (self.face, *self.others.values())))

    def has(self, character: str) -> bool:
        return character in self.others or self.face.has(character)

    def family(self, character: str) -> str:
        return self.others.get(character, self.face).family


class Fonts(NamedTuple):
    """The fonts in use."""

    song: Hand
    hei: Hand

    @property
    def others(self) -> dict[str, Face]:
        """The characters that are printed in another font."""
        return self.hei.others | self.song.others

    @property
    def folders(self) -> list[str]:
        """Where the fonts in use lie."""
        faces = [self.song.face, self.hei.face, *self.song.others.values(), *self.hei.others.values()]
        return list(dict.fromkeys(str(FilePath(face.path).parent) for face in faces))


def code_point(character: str) -> str:
    """A character by its number, as font makers name it."""
    return f"U+{ord(character):04X}"


def visible_characters(texts: Iterable[str]) -> list[str]:
    """The characters that take ink, each once, in order."""
    return sorted(each for each in set().union(*texts) if unicodedata.category(each) not in _SILENT)


def choose(texts: Iterable[str], folders: tuple[str, ...] = ()) -> Fonts:
    """The fonts that these texts are printed in; raises NoFonts, and Lacking for characters in none of them.

    The system's are looked through only where the user's and the package's are not enough.
    """
    near = (*given(folders), *packaged())
    own_song, own_hei = _best("宋", near), _best("黑", near)
    song, hei = own_song or own_hei or _any(), own_hei or own_song or _any()
    characters = visible_characters(texts)
    fonts = Fonts(_hand(song, "宋", characters, (hei, *near)), _hand(hei, "黑", characters, (song, *near)))
    if lacking := [each for each in characters if not fonts.hei.has(each)]:  # one lacks what the other lacks
        raise Lacking(lacking)
    return fonts


def _hand(face: Face, role: Role, characters: list[str], near: tuple[Face, ...]) -> Hand:
    others = ((each, _bearer(each, role, near)) for each in characters if not face.has(each))
    return Hand(face, {character: other for character, other in others if other})


def rare(texts: Iterable[str]) -> list[str]:
    """The Chinese characters that a usual office computer may have no font for: those beyond GBK."""
    return [each for each in visible_characters(texts) if _is_rare(each)]


def _is_rare(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return unicodedata.name(character, "CJK").startswith("CJK")  # Unicode newer than Python has no names
    return False


def _best(role: Role, near: tuple[Face, ...]) -> Face | None:
    """The best family for a purpose, one of the system's where none is near at hand."""
    return _first(role, near) or _first(role, installed())


def _first(role: Role, faces: tuple[Face, ...]) -> Face | None:
    """The first family that there is, in the weight nearest to a text's."""
    for family in families(role):
        if weights := [face for face in faces if face.family == family and face.has(_COMMON[0])]:
            return min(weights, key=lambda face: abs(face.weight - REGULAR))
    return None


def _any() -> Face:
    """Whatever the system has that can print Chinese."""
    faces = [face for face in installed() if all(map(face.has, _COMMON))]
    if not faces:
        raise NoFonts(NOTHING)
    return min(faces, key=lambda face: (abs(face.weight - REGULAR), face.family))


def _bearer(character: str, role: Role, near: Iterable[Face]) -> Face | None:
    """A font that has a character: one near at hand, or else one of the system, of a like look if there is one."""
    found = next((face for face in near if face.has(character)), None)
    return found or next((face for face in _by_likeness(role) if face.has(character)), None)


@cache
def _by_likeness(role: Role) -> tuple[Face, ...]:
    """The system's fonts, those of the same look first, and regular ones before bold ones."""
    order = [*families(role), *families("罕见字"), *families("宋"), *families("黑")]
    ranks = {family: rank for rank, family in reversed(list(enumerate(order)))}

    def rank(face: Face) -> tuple[int, int, Face]:
        return ranks.get(face.family, len(order)), abs(face.weight - REGULAR), face

    return tuple(sorted(installed(), key=rank))
