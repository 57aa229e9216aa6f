"""Where a key or a value stands in its file."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path as FilePath

Path: TypeAlias = tuple[str | int, ...]
"""The way to a value in the document's own terms, such as ("日程", "2026-03-12", 2, "用餐", "人均")."""


def show_path(path: Path) -> str:
    """Write a path the way findings and waivers do: 日程/2026-03-12/2/用餐/人均."""
    return "/".join(map(str, path))


_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class Text:
    """A file's name and its whole text, with the line and column of every offset.

    `origin` is the file that an edited text may be written to, and `encoding` how it was written.
    """

    file: str
    content: str
    origin: FilePath | None = None
    encoding: str = "utf-8"

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.content))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """One line without its line end; `number` from 1."""
        start, *rest = self._line_starts[number - 1 : number + 1]
        return self.content[start : rest[0] if rest else None].rstrip("\r\n")

    def line_start(self, number: int) -> int:
        """The offset at which a line begins."""
        return self._line_starts[number - 1]


class Span(NamedTuple):
    """A run of characters in a file; offsets in code points."""

    text: Text
    start: int
    end: int

    @property
    def begin(self) -> tuple[int, int]:
        return self.text.position(self.start)

    @property
    def finish(self) -> tuple[int, int]:
        return self.text.position(self.end)


@dataclass(slots=True)
class Place:
    """The place of a value, of the key that names it, and of what is inside it."""

    text: Text
    start: int
    end: int
    key: tuple[int, int] | None = None
    children: dict[str | int, Place] | None = None

    def find(self, path: Path) -> tuple[Place, bool]:
        """The place at `path`, or the deepest one on the way to it; and whether it is the very one."""
        place = self
        for step in path:
            child = place.children.get(step) if place.children else None
            if child is None:
                return place, False
            place = child
        return place, True

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The characters of the value at `path`, or of its key.

        Where nothing stands at `path`, the key of the group that should hold it, or the text that stands
        there instead of the list; of the whole file, its first key.
        """
        place, exact = self.find(path)
        if not exact and place is self and self.children:
            place, key = next(iter(self.children.values())), True
        empty = place.start == place.end
        if place.key and (key or empty or (not exact and place.children is not None)):
            return Span(place.text, *place.key)
        return Span(place.text, place.start, place.end)

    def heading(self, path: Path) -> Span:
        """The characters of a plain value at `path`; of a group or a list, its key where it has one."""
        place, exact = self.find(path)
        return self.span(path, key=place.children is not None and (exact or place is not self))
