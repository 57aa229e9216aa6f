"""Which fonts a text is printed in: one for 宋, one for 黑, and for each character that both lack another."""

from __future__ import annotations

import unicodedata
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


class Fonts(NamedTuple):
    """The fonts in use."""

    song: Face
    hei: Face
    others: dict[str, Face]
    """The font of each character that 宋 or 黑 lacks."""

    def chain(self, role: Role) -> list[str]:
        """The families in the order in which a character is looked for."""
        first, second = (self.hei, self.song) if role == "黑" else (self.song, self.hei)
        return list(dict.fromkeys([first.family, second.family, *(face.family for face in self.others.values())]))

    @property
    def folders(self) -> list[str]:
        """Where the fonts in use lie."""
        faces = [self.song, self.hei, *self.others.values()]
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
    song, hei = (_first(role, near) or _first(role, installed()) for role in ("宋", "黑"))
    song, hei = song or hei or _any(), hei or song or _any()
    others: dict[str, Face] = {}
    lacking = []
    for character in visible_characters(texts):
        if song.has(character) and hei.has(character):
            continue
        face = _bearer(character, (song, hei, *near)) or _bearer(character, _by_rarity())
        if face:
            others[character] = face
        else:
            lacking.append(character)
    if lacking:
        raise Lacking(lacking)
    return Fonts(song, hei, others)


def rare(texts: Iterable[str]) -> list[str]:
    """The Chinese characters that a usual office computer may have no font for: those beyond GBK."""
    return [each for each in visible_characters(texts) if _is_rare(each)]


def _is_rare(character: str) -> bool:
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return unicodedata.name(character, "CJK").startswith("CJK")  # Unicode newer than Python has no names
    return False


def _first(role: Role, faces: tuple[Face, ...]) -> Face | None:
    """The best family for a purpose, in the weight nearest to a text's."""
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


def _bearer(character: str, faces: Iterable[Face]) -> Face | None:
    return next((face for face in faces if face.has(character)), None)


def _by_rarity() -> list[Face]:
    """The system's fonts, those of Chinese first."""
    order = [*families("宋"), *families("黑"), *families("罕见字")]
    last = len(order)
    ranks = {family: rank for rank, family in enumerate(order)}
    return sorted(
        installed(), key=lambda face: (ranks.get(face.family, last), abs(face.weight - REGULAR), face.family, face.path)
    )
