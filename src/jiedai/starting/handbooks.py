"""The handbooks that a new visit can name: those of the repository first, then the built-in ones."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook
from jiedai.shape.words import Unreadable
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.source.place import Span, Text
from jiedai.starting.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.handbook import Handbook


class Choice(NamedTuple):
    """A handbook as a plan names it, and what it is for."""

    name: str
    purpose: str


def handbooks_for(folder: Path) -> list[Choice]:
    """The handbooks that a visit in `folder` can name; a file by its path from here."""
    return [*own_handbooks(folder), *(Choice(name, purpose) for name, purpose in words()["手册"].items())]


def chosen(name: str, folder: Path) -> tuple[str, Handbook]:
    """What a plan in `folder` writes to name a handbook, and the handbook; raises Unreadable."""
    written = name if name in builtin_names() else _from(folder, name.replace("\\", "/"))
    opened = open_handbook(written, folder, Span(Text("手册", name), 0, len(name)))
    if isinstance(opened, OpenHandbook):
        return written, opened.handbook
    raise Unreadable(opened[0].message, opened[0].cure)


def _from(folder: Path, name: str) -> str:
    """The way from the visit's folder to a file that was named from here."""
    if not name.endswith((".yaml", ".yml")):
        return name
    try:
        return Path(os.path.relpath(Path(name).resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return name


def own_handbooks(folder: Path) -> Iterator[Choice]:
    """The handbooks in the files around: beside the visits, and here."""
    seen = set()
    for place in (folder.parent, Path("plans"), Path()):
        for path in sorted(place.glob("*.yaml")) if place.is_dir() else []:
            if path.resolve() in seen:
                continue
            seen.add(path.resolve())
            document = read(path, shown(path), fixable=False)
            if isinstance(document, Document) and "手册" in document.values and "接待" not in document.values:
                yield Choice(shown(path), f"这里的手册：{document.values['手册']}")
