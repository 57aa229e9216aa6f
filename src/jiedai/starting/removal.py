"""Taking a field out of a YAML text; the comments that stand in it stay, each on a line of its own."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from jiedai.source.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.document import Document
    from jiedai.source.place import Path, Place

_COMMENT: Final = re.compile(r"(?:(?<=\s)|^)#[^\r\n]*", re.MULTILINE)


def removal(document: Document, path: Path) -> Edit:
    """The edit that takes out the field at `path` with its key."""
    content = document.text.content
    holder, place = document.root.find(path[:-1])[0], document.root.find(path)[0]
    start = place.key[0] if place.key else place.start
    end = max(_end(content, place), place.key[1] if place.key else place.end)
    if content[holder.start] == "{":
        return _from_braces(content, start, end)
    line = content.rfind("\n", 0, start) + 1
    margin = content[line:start]
    if margin.strip():  # behind the dash of a list: what follows takes its place
        following = [each.key[0] for each in (holder.children or {}).values() if each.key and each.key[0] > start]
        return Edit(start, min(following, default=end), "")
    found = content.find("\n", end)
    stop = len(content) if found < 0 else found + 1
    kept = [margin + comment for comment in _comments(document, line, stop)]
    return Edit(line, stop, "".join(f"{comment}\n" for comment in kept))


def comments_of(document: Document) -> Counter[str]:
    """The comments of a text, each with how often it stands there."""
    return Counter(_comments(document, 0, len(document.text.content)))


def comment_spans(document: Document) -> Iterator[tuple[int, int]]:
    """Where the comments stand: what looks like one and is in no value."""
    inside = sorted(_leaves(document.root))
    for found in _COMMENT.finditer(document.text.content):
        if not any(start <= found.start() < end for start, end in inside):
            yield found.span()


def _comments(document: Document, start: int, end: int) -> list[str]:
    content = document.text.content
    return [content[a:b].rstrip() for a, b in comment_spans(document) if start <= a < end]


def _leaves(place: Place) -> Iterator[tuple[int, int]]:
    if place.key:
        yield place.key
    if place.children is None:
        yield place.start, place.end
    for child in (place.children or {}).values():
        yield from _leaves(child)


def _from_braces(content: str, start: int, end: int) -> Edit:
    if comma := re.compile(r"\s*,[ \t]*").match(content, end):
        return Edit(start, comma.end(), "")
    before = content[:start].rstrip()
    return Edit(len(before) - 1, end, "") if before.endswith(",") else Edit(start, end, "")


def _end(content: str, place: Place) -> int:
    """Where a value ends; the parser has a group without braces end only where the next thing begins."""
    if place.children and content[place.start] not in "{[*&":
        return max(max(_end(content, child), child.key[1] if child.key else 0) for child in place.children.values())
    return len(content[: place.end].rstrip())
