"""Lines put into done.yaml and taken out of it; everything else stays as it was written.

A new line goes where its name sorts, so that two people who tick different things seldom touch the same place,
and their versions merge.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jiedai.record.done import BOOKINGS, DONE_FILE, ITEMS
from jiedai.source.document import Document, parse
from jiedai.source.edits import Edit, edited, plain
from jiedai.source.place import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jiedai.record.done import Tick
    from jiedai.source.document import Value
    from jiedai.source.place import Place

_HEADING: Final = (
    "# 办好的和确认过的，一行一件：jiedai done、jiedai confirm 会写，手写也行，如 接站牌/李建国: 2026-03-11 刘洋\n"
)


class Unwritable(Exception):  # noqa: N818 - says what could not be written
    """The file is written in a way that no line can be put into; says why, in Chinese."""


def line_of(name: str, tick: Tick) -> str:
    """One tick as one line, without its indentation."""
    facts = ", ".join(plain(fact) for fact in tick.facts)
    when = plain(str(tick.written))
    return f"{plain(name)}: {{记: {when}, 核对: [{facts}]}}" if facts else f"{plain(name)}: {when}"


def fresh(file: str) -> Text:
    """The file before anything is in it; both sections stand there, so that two versions of it merge."""
    return Text(file, f"{_HEADING}{ITEMS}:\n{BOOKINGS}:\n")


def with_ticks(text: Text, section: str, ticks: Mapping[str, Tick]) -> Text:
    """The text with each of the ticks in the section, in place of one of the same name."""
    for name, tick in ticks.items():
        line = line_of(name, tick)
        text = _checked(text, _put(text, section, name, line), section, name, _values(Text(DONE_FILE, line)))
    return text


def without_ticks(text: Text, section: str, names: list[str]) -> Text:
    """The text without the ticks of these names; one that somebody else has taken out meanwhile is gone already."""
    for name in names:
        places = _places(text).get(section)
        if places and name in (places.children or {}):
            text = _checked(text, _taken_out(text, places, name), section, name, {})
    return text


def _put(text: Text, section: str, name: str, line: str) -> Text:
    places = _places(text).get(section)
    end = "\r\n" if "\r\n" in text.content else "\n"
    if places is None or places.key is None:
        return _appended(text, f"{section}:{end}  {line}{end}", end)
    if not places.children:
        emptied = _edit(text, places.key[1], max(places.end, places.key[1]), ":")
        return _below(emptied if places.end > places.start else text, places.key[1], f"  {line}{end}", end)
    if name in places.children:
        return _edit(text, *_extent(text, places, name), line)
    if _in_braces(text, places):
        first = min(_key_of(places, each)[0] for each in places.children)
        return _edit(text, first, first, f"{line}, ")
    later = next((key for key in places.children if str(key) > name), None)
    if later is None:
        last = max(_extent(text, places, each)[1] for each in places.children)
        return _below(text, last, f"{_margin(text, places)}{line}{end}", end)
    at = _above(text, _key_of(places, later)[0])
    return _edit(text, at, at, f"{_margin(text, places)}{line}{end}")


def _taken_out(text: Text, places: Place, name: str) -> Text:
    start, end = _extent(text, places, name)
    if not _in_braces(text, places):
        return _edit(text, *_whole_lines(text, start, end), "")
    if comma := re.compile(r"\s*,[ \t]*").match(text.content, end):
        return _edit(text, start, comma.end(), "")
    before = text.content[:start].rstrip()
    return _edit(text, len(before) - 1 if before.endswith(",") else start, end, "")


def _in_braces(text: Text, places: Place) -> bool:
    return text.content[places.start] == "{"


def _extent(text: Text, places: Place, name: str | int) -> tuple[int, int]:
    """A key with its value."""
    start, key_end = _key_of(places, name)
    end = max(_end(text, (places.children or {})[name]), key_end)
    return start, end


def _end(text: Text, place: Place) -> int:
    """Where a value ends; the parser has a group without braces end only where the next thing begins."""
    if place.children and text.content[place.start] not in "{[*&":
        return max(max(_end(text, child), child.key[1] if child.key else 0) for child in place.children.values())
    return len(text.content[: place.end].rstrip())


def _key_of(places: Place, name: str | int) -> tuple[int, int]:
    key = (places.children or {})[name].key
    if key is None:
        raise Unwritable(f"“{DONE_FILE}”里的“{name}”不是照“编号: 日期 姓名”写的，先改好它")
    return key


def _margin(text: Text, places: Place) -> str:
    """What stands before a key of the section."""
    start = min(_key_of(places, name)[0] for name in places.children or {})
    return text.content[_line_start(text, start) : start]


def _line_start(text: Text, offset: int) -> int:
    return text.line_start(text.position(offset)[0])


def _above(text: Text, offset: int) -> int:
    """The beginning of a line, or of the comments that stand right above it."""
    number = text.position(offset)[0]
    while number > 1 and text.line(number - 1).lstrip().startswith("#"):
        number -= 1
    return text.line_start(number)


def _whole_lines(text: Text, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first line to the beginning of the line after the last."""
    found = text.content.find("\n", end)
    return _line_start(text, start), len(text.content) if found < 0 else found + 1


def _below(text: Text, offset: int, lines: str, end: str) -> Text:
    """The text with lines below the one of `offset`."""
    at = text.content.find("\n", offset)
    return _appended(text, lines, end) if at < 0 else _edit(text, at + 1, at + 1, lines)


def _appended(text: Text, lines: str, end: str) -> Text:
    gap = "" if not text.content or text.content.endswith("\n") else end
    return replace(text, content=text.content + gap + lines)


def _edit(text: Text, start: int, end: int, new: str) -> Text:
    return replace(text, content=edited(text.content, [Edit(start, end, new)]))


def _document(text: Text) -> Document | None:
    """The file as it can be read; None where nothing but comments is in it."""
    document = parse(text)
    if isinstance(document, Document):
        return document
    if all(problem.code == "JD103" for problem in document):
        return None
    line = document[0].span.begin[0]
    raise Unwritable(f"“{text.file}”第 {line} 行读不下去（{document[0].message}），一个字也没动；改好它再来一次")


def _places(text: Text) -> dict[str, Place]:
    document = _document(text)
    return {str(key): place for key, place in (document.root.children or {}).items()} if document else {}


def _values(text: Text) -> dict[str, Value]:
    document = _document(text)
    return document.values if document else {}


def _checked(before: Text, after: Text, section: str, name: str, tick: Mapping[str, Value]) -> Text:
    """The text after a change, if nothing but the one tick has changed, and no comment is lost."""
    meant = _sections(before)
    meant[section] = {key: value for key, value in meant.get(section, {}).items() if key != name} | dict(tick)
    try:
        made = _sections(after)
    except Unwritable:
        made = {}
    if _filled(made) != _filled(meant) or _comments(before) - _comments(after):
        raise Unwritable(f"“{before.file}”的写法里放不进、也拿不掉“{name}”这一行，一个字也没动；用编辑器改")
    return after


def _sections(text: Text) -> dict[str, dict[str, Value]]:
    return {key: value if isinstance(value, dict) else {"": value} for key, value in _values(text).items()}


def _filled(sections: Mapping[str, dict[str, Value]]) -> dict[str, dict[str, Value]]:
    """What is left of the sections without those in which nothing stands yet (empty or 待定)."""
    return {key: ticks for key, value in sections.items() if (ticks := {k: v for k, v in value.items() if k})}


def _comments(text: Text) -> Counter[str]:
    return Counter(line.strip() for line in text.content.splitlines() if line.lstrip().startswith("#"))
