"""Whose a character is: the person of the plan that bears it, or the place where it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit


def bearer(visit: Visit, character: str) -> str:
    """来宾“赵䶮”, or the plan's line where the character stands; it may also be in the handbook or a template."""
    for person in (*visit.people.persons.values(), *visit.people.repeated):
        if character in person.name:
            return f"{person.side}“{person.name}”"
    for path, text in _texts(visit.document.values, ()):
        if character in text:
            span = visit.document.span(path)
            return f"{span.text.file} 第 {span.begin[0]} 行"
    return "手册或模板"


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of the plan with the way to it."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from _texts(each, (*path, key))
    if isinstance(value, str):
        yield path, value
