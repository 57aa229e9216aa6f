"""Guests put into a plan's text; everything else stays as it was written."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from jiedai.importing.meeting import GUESTS, Step
from jiedai.importing.sheet import Unimportable
from jiedai.plan.plan import Plan
from jiedai.source.document import Document, parse
from jiedai.source.edits import Edit, edited, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.importing.values import Written
    from jiedai.source.place import Place, Text

_DASH: Final = re.compile(r"[ ]*-[ ]+")
_USUAL: Final = "  - "


def with_guests(document: Document, steps: list[Step]) -> Text:
    """The plan's text with every step taken; raises Unimportable where it is written in a way that cannot take them."""
    text, end = document.text, "\r\n" if "\r\n" in document.text.content else "\n"
    if not text.content.endswith("\n"):
        text = replace(text, content=text.content + end)
    edits = _Edits(text, document.root, end)
    if isinstance(document.values.get(GUESTS), list) and document.values[GUESTS]:
        edits.into_list((document.root.children or {})[GUESTS], steps)
    else:
        edits.new_list([step for step in steps if step.known is None])
    after = replace(text, content=edited(text.content, edits.made()))
    return _checked(document, after, steps)


def entry(fields: dict[str, Written]) -> str:
    """A group of fields on one line, as plans write it."""
    return f"{{{', '.join(_field(*each) for each in fields.items())}}}"


def _field(key: str, value: Written) -> str:
    written = f"[{', '.join(map(plain, value))}]" if isinstance(value, list) else plain(value)
    return f"{key}: {written}"


class _Edits:
    """The edits under way; what is put in one and the same place stays in its order."""

    def __init__(self, text: Text, root: Place, end: str) -> None:
        self.text, self.root, self.end = text, root, end
        self._put: defaultdict[int, list[str]] = defaultdict(list)
        self._instead: list[Edit] = []

    def made(self) -> list[Edit]:
        return [*self._instead, *(Edit(at, at, "".join(pieces)) for at, pieces in self._put.items())]

    def into_list(self, guests: Place, steps: list[Step]) -> None:
        """Fill in what is missing of the guests there are, and put each new one behind the one it follows in the list."""
        places = guests.children or {}
        for step in steps:
            if step.known is not None and step.adds:
                self._fill(places[step.known], step.adds)
        put = self._into_brackets if self.text.content[guests.start] == "[" else self._onto_lines
        for step, before in _behind(steps, len(places)):
            put(places, before, step.adds)

    def new_list(self, steps: list[Step]) -> None:
        """Write the list where 来宾 stands empty or 待定, or where it belongs."""
        if not steps:
            return
        lines = "".join(f"{_USUAL}{entry(step.adds)}{self.end}" for step in steps)
        place = (self.root.children or {}).get(GUESTS)
        if place and place.key:
            if place.end > place.key[1]:
                self._instead.append(Edit(place.key[1], place.end, ":"))
            self._put[self._below(max(place.end, place.key[1]))].append(lines)
            return
        at = self._above(self._next_section())
        gap = self.end if at and not self.text.content[:at].splitlines()[-1].strip() else ""
        self._put[at].append(f"{GUESTS}:{self.end}{lines}{gap}")

    def _next_section(self) -> int:
        """Where the first section begins that a plan has behind its guests."""
        names = [field.alias for field in Plan.model_fields.values()]
        behind = names[names.index(GUESTS) :]
        keys = [place.key[0] for name, place in (self.root.children or {}).items() if name in behind and place.key]
        return min(keys, default=len(self.text.content))

    def _fill(self, guest: Place, adds: dict[str, Written]) -> None:
        missing = dict(adds)
        for key, place in (guest.children or {}).items():
            if key in missing and place.key:
                written = _field(str(key), missing.pop(str(key)))
                self._instead.append(Edit(place.key[0], max(self._end(place), place.key[1] + 1), written))
        said = [place for place in (guest.children or {}).values() if place.end > place.start]
        last = max((self._end(place) for place in said), default=guest.end)
        if self.text.content[guest.start] == "{":
            self._put[last] += [f", {_field(*each)}" for each in missing.items()]
        else:
            margin = " " * (self.text.position(guest.start)[1] - 1)
            self._put[self._below(last)] += [f"{margin}{_field(*each)}{self.end}" for each in missing.items()]

    def _into_brackets(self, places: dict[str | int, Place], before: int, fields: dict[str, Written]) -> None:
        first = places[0].start
        if before < 0:
            self._put[first].append(f"{entry(fields)}, ")
            return
        own_lines = self.text.position(first)[0] != self.text.position(places[len(places) - 1].start)[0]
        margin = self.end + " " * (self.text.position(first)[1] - 1) if own_lines else " "
        self._put[places[before].end].append(f",{margin}{entry(fields)}")

    def _onto_lines(self, places: dict[str | int, Place], before: int, fields: dict[str, Written]) -> None:
        beside = places[max(before, 0)]
        number = self.text.position(beside.start)[0]
        dash = _DASH.match(self.text.line(number))
        margin = dash[0] if dash else _USUAL
        if self.text.content[beside.start] == "{":
            line = entry(fields)
        else:
            line = (self.end + " " * len(margin)).join(_field(*each) for each in fields.items())
        behind = self._past_comments(self._below(self._end(beside)), len(margin))
        at = self.text.line_start(number) if before < 0 else behind
        self._put[at].append(f"{margin}{line}{self.end}")

    def _end(self, place: Place) -> int:
        """Where a value ends; the parser has a group without braces end only where the next thing begins."""
        content = self.text.content
        if place.key and place.start == place.end:  # a key with nothing behind its colon
            return place.key[1] + 1
        end = place.end
        while end > place.start and content[end - 1].isspace():
            end -= 1
        if place.children and content[place.start] not in "{[*&":
            end = max(self._end(child) for child in place.children.values())
        return max(end, place.key[1] if place.key else 0)

    def _below(self, offset: int) -> int:
        """The beginning of the line below."""
        return self.text.content.index("\n", offset) + 1

    def _past_comments(self, offset: int, indentation: int) -> int:
        """The offset of a line, or of the line behind the comments there that are indented with what is above."""
        content = self.text.content
        while (line := content[offset : content.find("\n", offset)]).startswith(" " * indentation + "#"):
            offset += len(line) + 1
        return offset

    def _above(self, offset: int) -> int:
        """The beginning of a line, or of the comments right above it."""
        number = self.text.position(offset)[0]
        while number > 1 and self.text.line(number - 1).lstrip().startswith("#"):
            number -= 1
        return self.text.line_start(number)


def _checked(before: Document, after: Text, steps: list[Step]) -> Text:
    """The text after the edits, if nothing but the guests has changed in it, and no comment is lost."""
    read = parse(after)
    meant = before.values | {GUESTS: _meant(before.values.get(GUESTS), steps)}
    if not isinstance(read, Document) or read.values != meant or _comments(before.text) - _comments(after):
        file = before.text.file
        raise Unimportable(f"“{file}”里来宾的写法放不进新的内容，一个字也没动；把来宾改成一人一行“- {{姓名: …}}”再来")
    return after


def _behind(steps: list[Step], count: int) -> Iterator[tuple[Step, int]]:
    """Each new guest, and the index of the plan's guest that it goes behind: -1 is before them all.

    The list is in the order of rank, so the new ones stay between those whom they stand between there.
    """
    known = [step.known for step in steps if step.known is not None]
    before = known[0] - 1 if known else count - 1
    for step in steps:
        if step.known is None:
            yield step, before
        else:
            before = step.known


def _meant(guests: Any, steps: list[Step]) -> list[Any]:
    """The guests as they are to be read afterwards."""
    old: list[Any] = guests if isinstance(guests, list) else []
    fills = {step.known: step.adds for step in steps if step.known is not None}
    new: defaultdict[int, list[Any]] = defaultdict(list)
    for step, before in _behind(steps, len(old)):
        new[before].append(step.adds)
    groups = ([guest | fills.get(index, {}), *new[index]] for index, guest in enumerate(old))
    return [*new[-1], *(guest for group in groups for guest in group)]


def _comments(text: Text) -> Counter[str]:
    return Counter(line.strip() for line in text.content.splitlines() if line.lstrip().startswith("#"))
