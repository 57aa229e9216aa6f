"""Fields run together by full-width punctuation: 吴越，职务：工程师."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.keys import keys_at
from jiedai.shape.nearest import certain
from jiedai.source.edits import Edit, Fix, plain
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from jiedai.source.document import Document
    from jiedai.source.place import Path, Place

_FIELD: Final = r"[^，；：:,;\s]{1,8}\s*[：:]"
_RUN_ON: Final = re.compile(rf"[，；]\s*{_FIELD}")
_BETWEEN: Final = re.compile(rf"[，；,;]\s*(?={_FIELD})")


class Separated(NamedTuple):
    """The same fields in half-width punctuation, and their names."""

    text: str
    names: tuple[str, ...]


def separated(text: str, keys: list[str], *, named: bool) -> Separated | None:
    """The fields in a text, the first without its name unless `named`; None unless every name can only be one key."""
    first, *rest = _BETWEEN.split(text.strip("｛｝{} "))
    pieces = [first, *rest] if named else rest
    fields = [] if named else [plain(first.strip())]
    names: list[str] = []
    for piece in pieces:
        name, _, value = piece.replace("：", ":", 1).partition(":")
        key = certain(name, keys)
        if key is None or key in names:
            return None
        names.append(key)
        fields.append(f"{key}: {plain(value.strip())}")
    return Separated(", ".join(fields), tuple(names)) if names else None


def run_ons(model: type[BaseModel], document: Document) -> Iterator[Problem]:
    """Values that go on with another field of the same group, which nobody would notice to be missing."""
    if _RUN_ON.search(document.text.content):
        yield from _within(model, document.root, ())


def _within(model: type[BaseModel], place: Place, path: Path) -> Iterator[Problem]:
    for step, child in (place.children or {}).items():
        if child.children:
            yield from _within(model, child, (*path, step))
        elif found := _RUN_ON.search(child.text.content, child.start, child.end):
            keys = [key for key in keys_at(model, path) if key not in (place.children or {})]
            if problem := _run_on(child, (*path, step), found, keys):
                yield problem


def _run_on(place: Place, path: Path, found: re.Match[str], keys: list[str]) -> Problem | None:
    """A plain value with a field behind it, where that is one which the group may have and has not."""
    written = place.text.content[place.start : place.end]
    apart = separated(written, keys, named=False) if written[0] not in "\"'" else None
    if apart is None:
        return None
    span = place.span(())._replace(start=found.start(), end=found.start() + 1)
    touches = (path, *((*path[:-1], name) for name in apart.names))
    message = f"“{written}”里用全角逗号连着写了{'、'.join(f'“{name}”' for name in apart.names)}"
    fix = Fix((Edit(place.start, place.end, apart.text),), touches)
    return Problem("JD114", message, span, path, "字段之间用半角逗号“,”隔开，字段名后面用半角冒号", fix=fix)
