"""Filling templates: the sandbox of the handbook's expressions, with templates from near the plan first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from jiedai.handbook.expression import environment, explained

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment


def builtin_templates() -> FilePath:
    """The folder of the templates that come with jiedai: inside the wheel, or at the top of the repository."""
    inside = FilePath(__file__).parents[1] / "templates"
    return inside if inside.is_dir() else FilePath(__file__).parents[3] / "templates"


@dataclass(frozen=True)
class Printer:
    """Fills templates for the visit in `folder`.

    A template of the same name in a templates folder beside the plan, or one folder up, takes the place of ours.
    """

    folder: FilePath

    def fill(self, template: str, data: dict[str, Any]) -> str:
        """The filled template; raises ExpressionError with the template's name and line."""
        with explained(f"模板 {template}", template, data):
            return self._environment().get_template(template).render(data)

    def _environment(self) -> ImmutableSandboxedEnvironment:
        from jinja2 import FileSystemLoader

        places = [self.folder / "templates", self.folder.parent / "templates", builtin_templates()]
        return environment().overlay(loader=FileSystemLoader(places), autoescape=_is_markup)


def _is_markup(template: str | None) -> bool:
    return (template or "").endswith((".svg.j2", ".html.j2"))
