"""Filling templates: the sandbox of the handbook's expressions, with templates from near the plan first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from jiedai.handbook.expression import ExpressionError, environment, explained

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

TEMPLATES: Final = "templates"
_WORD: Final = (".docx", ".docm", ".dotx", ".dotm", ".doc")
"""Only the first can be filled; the others are refused rather than overlooked."""
_LARGEST: Final = 1_000_000
"""Bytes of a template; the longest of ours has twenty thousand."""


def builtin_templates() -> FilePath:
    """The folder of the templates that come with jiedai: inside the wheel, or at the top of the repository."""
    inside = FilePath(__file__).parents[1] / TEMPLATES
    return inside if inside.is_dir() else FilePath(__file__).parents[3] / TEMPLATES


@dataclass(frozen=True)
class Printer:
    """Fills templates for the visit in `folder`.

    A template of the same name in a templates folder beside the plan, or one folder up, takes the place of ours;
    a Word template of a paper's name that of the paper's Word file.
    """

    folder: FilePath

    @property
    def houses(self) -> tuple[FilePath, FilePath]:
        """Where house templates lie, whether there are any or not."""
        return self.folder / TEMPLATES, self.folder.resolve().parent / TEMPLATES

    def fill(self, template: str, data: dict[str, Any]) -> str:
        """The filled template; raises ExpressionError with the template's name and line."""
        with explained(f"模板 {template}", template, data):
            filled = self.environment().get_template(template).render(data)
            filled.encode()  # half a character, which a template can write, cannot be put into a file
            return filled

    def word_template(self, paper: str) -> FilePath | None:
        """The house template in Word of a paper; raises ExpressionError for one that leads elsewhere."""
        names = [f"{paper}{ending}" for ending in _WORD]
        return next((found for house in self.houses for name in names if (found := _within(house, name))), None)

    def fill_word(self, template: FilePath, data: Mapping[str, Any]) -> bytes:
        """The filled Word template; raises ExpressionError with the words of the paragraph."""
        from jiedai.documents.word import fill_word  # noqa: PLC0415 - only who has such a template needs it

        return fill_word(template, data)

    def environment(self) -> Environment:
        """The sandbox that finds the templates."""
        from jinja2 import FunctionLoader

        return environment().overlay(loader=FunctionLoader(self._load), autoescape=_is_markup)

    def _load(self, name: str) -> tuple[str, str, None] | None:
        for place in (*self.houses, builtin_templates()):
            if path := _within(place, name):
                return template_text(path), path.as_posix(), None
        return None


def template_text(path: FilePath) -> str:
    """The text of a template; raises ExpressionError for what is none."""
    content = path.read_bytes()
    if len(content) > _LARGEST:
        raise ExpressionError(f"模板 {path.name} 太大了，没有用它")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise ExpressionError(f"模板 {path.name} 不是 UTF-8 文字：用编辑器打开，另存为 UTF-8") from None


def _within(place: FilePath, name: str) -> FilePath | None:
    """A file of this name inside a folder; none for a name that leads out of it."""
    pieces = re.split(r"[/\\]", name)
    if not {"", ".", ".."}.isdisjoint(pieces) or ":" in name:
        return None
    path = place.joinpath(*pieces)
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(place.resolve()):
        raise ExpressionError(f"模板 {name} 是一个链接，指到了 templates 文件夹外面，没有用它")
    return path


def _is_markup(template: str | None) -> bool:
    return (template or "").endswith((".svg.j2", ".html.j2"))
