"""The fonts that there are: in the folders named by the user, in the font package, and in the system."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import Final, Literal, NamedTuple, TypeAlias

from jiedai.fonts.coverage import coverage
from jiedai.source.document import own_data

Origin: TypeAlias = Literal["指定的文件夹", "字体包", "系统"]
Role: TypeAlias = Literal["宋", "黑", "仿宋", "罕见字"]

REGULAR: Final = 400
INSTALL: Final = "要印 PDF 和图片，先装上：pip install 'jiedai[print]'"
_PACKAGE: Final = "pylopdf_fonts_zh_cn"


class NoFonts(Exception):  # noqa: N818 - says what is missing
    """There is nothing to print Chinese with; says what to do, in Chinese."""


class Face(NamedTuple):
    """One font of a file: the name by which it is asked for, and where it is."""

    family: str
    weight: int
    path: str
    number: int
    """Which one of a collection."""
    origin: Origin

    def has(self, character: str) -> bool:
        return ord(character) in coverage(self.path, self.number)


@cache
def families(role: Role) -> tuple[str, ...]:
    """The families that serve a purpose, the best first."""
    return tuple(own_data(FilePath(__file__).with_name("families.yaml"))[role])


def given(folders: tuple[str, ...]) -> tuple[Face, ...]:
    """The fonts of the folders that the user has named; raises NoFonts for one without any."""
    faces: list[Face] = []
    for folder in folders:
        found = _faces((folder,), "指定的文件夹") if FilePath(folder).is_dir() else ()
        if not found:
            raise NoFonts(f"“{folder}”里没有字体。--font-path 后面写放着 .ttf、.otf 或 .ttc 文件的文件夹")
        faces += found
    return tuple(faces)


def packaged() -> tuple[Face, ...]:
    """The fonts of the package that comes with the extra `print`."""
    spec = find_spec(_PACKAGE)
    return _faces(tuple(spec.submodule_search_locations or ()), "字体包") if spec else ()


@cache
def installed() -> tuple[Face, ...]:
    """The fonts of the system; looking through them takes a moment."""
    return _faces((), "系统")


@cache
def _faces(folders: tuple[str, ...], origin: Origin) -> tuple[Face, ...]:
    """The upright fonts as Typst sees them, so that what is promised here is what it can use."""
    try:
        import typst
    except ImportError:
        raise NoFonts(INSTALL) from None
    fonts = typst.Fonts(
        include_system_fonts=origin == "系统", include_embedded_fonts=False, font_paths=[*map(str, folders)]
    )
    upright = [each for each in fonts.fonts() if each.path and each.style == "normal"]
    return tuple(sorted(Face(each.family, each.weight, str(each.path), each.index, origin) for each in upright))
