"""What is left of an old visit in the words of a new plan: its days and flight numbers, in texts and in comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.starting.removal import comment_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.document import Document, Value
    from jiedai.source.place import Path, Place

_DATE: Final = (
    r"(?:20[0-9]{2}|二[〇零][〇零一二三四五六七八九]{2}) ?[-/.年] ?[0-9〇一二三四五六七八九十]{1,3} ?[-/.月]"
    r" ?[0-9一二三四五六七八九十]{1,3}(?: ?[日号])?|(?<![0-9])20[0-9]{6}(?![0-9])"
    r"|[0-9一二三四五六七八九十]{1,2} ?月 ?[0-9一二三四五六七八九十]{1,3}(?: ?[日号])?|20[0-9]{2} ?年"
)


class Residue(NamedTuple):
    """Words that speak of the old visit, where they stand, and whether in a comment."""

    start: int
    end: int
    words: str
    line: int
    comment: bool


def residues(old: Document, new: Document, changed: set[Path]) -> list[Residue]:
    """The days of any year's calendar and the old numbers that `new` still has, but for what was `changed` in it."""
    pattern = _pattern(old)
    texts = _texts(new.root, (), changed)
    places = [(start, end, False) for start, end in texts] + [(*span, True) for span in comment_spans(new)]
    found = []
    for start, end, comment in places:
        for each in pattern.finditer(new.text.content, start, end):
            line = new.text.position(each.start())[0]
            found.append(Residue(each.start(), each.end(), each[0], line, comment))
    return sorted(found)


def _pattern(old: Document) -> re.Pattern[str]:
    numbers = {number for leg in ("到达", "离开") for number in _numbers(old.values.get(leg))}
    words = [re.escape(number) for number in sorted(numbers, key=len, reverse=True)]
    return re.compile("|".join((*words, _DATE)))


def _numbers(legs: Value | None) -> Iterator[str]:
    for leg in legs if isinstance(legs, list) else []:
        number = leg.get("班次") if isinstance(leg, dict) else None
        if isinstance(number, str) and len(number) > 1 and number != "待定":
            yield number


def _texts(place: Place, path: Path, changed: set[Path]) -> Iterator[tuple[int, int]]:
    if path in changed or (path and path[-1] == "日期" and len(path) == 1):
        return
    if place.children is None:
        yield place.start, place.end
    for step, child in (place.children or {}).items():
        if path[:1] != ("手册",):
            yield from _texts(child, (*path, step), changed)
