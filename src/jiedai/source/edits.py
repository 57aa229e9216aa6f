"""Changes to a text, made in place: everything else stays as it was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.source.place import Path


_SPECIAL: Final = re.compile(r':(?!\w)|\s#|\s$|[,\[\]{}"\\\n]')
"""What ends a plain scalar, or stands for something else in it."""


class Edit(NamedTuple):
    """`new` in place of the characters from `start` to `end`."""

    start: int
    end: int
    new: str


class Fix(NamedTuple):
    """A safe cure: the edits, and the paths whose values are meant to change (none where nothing could be read).

    Without any edit the cure is to write the same text as UTF-8.
    """

    edits: tuple[Edit, ...]
    touches: tuple[Path, ...] = ()


def edited(content: str, edits: Iterable[Edit]) -> str:
    """The content with every edit made; of two that overlap, the one that begins later is left out."""
    parts = []
    done = 0
    for edit in sorted(set(edits)):
        if edit.start < done:
            continue
        parts += [content[done : edit.start], edit.new]
        done = edit.end
    return "".join((*parts, content[done:]))


def written_back(offset: int, edits: Iterable[Edit]) -> int:
    """Where a character of the edited content stands in the content before; inside an edit, where it begins."""
    shift = 0
    for edit in sorted(set(edits)):
        begin = edit.start + shift
        if offset <= begin:
            break
        if offset < begin + len(edit.new):
            return edit.start
        shift += len(edit.new) - (edit.end - edit.start)
    return offset - shift


def plain(text: str) -> str:
    """A text as a YAML scalar: as it is where that is safe anywhere, or else in double quotes."""
    if text and text[0] not in "-?:,[]{}#&*!|>'\"%@` " and not _SPECIAL.search(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
