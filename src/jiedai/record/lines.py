"""Lines put into done.yaml and taken out of it; everything else stays as it was written.

A new line goes where its name sorts, so that two people who tick different things seldom touch the same place,
and their versions merge.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jiedai.record.done import BOOKINGS, DONE_FILE, ITEMS
from jiedai.source.document import Document, parse
from jiedai.source.edits import Edit, edited, plain
from jiedai.source.place import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jiedai.record.done import Tick
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
    """The file before anything is in it."""
    return Text(file, _HEADING)


def with_ticks(text: Text, section: str, ticks: Mapping[str, Tick]) -> Text:
    """The text with each of the ticks in the section, in place of one of the same name."""
    for name, tick in ticks.items():
        text = _checked(text, _put(text, section, name, line_of(name, tick)), section, name)
    return text


def without_ticks(text: Text, section: str, names: list[str]) -> Text:
    """The text without the ticks of these names, all of which are there."""
    for name in names:
        text = _checked(text, _taken_out(text, section, name), section, name)
    return text


def _put(text: Text, section: str, name: str, line: str) -> Text:
    places = _places(text).get(section)
    end = "\r\n" if "\r\n" in text.content else "\n"
    if places is None or places.key is None:
        return _appended(text, f"{section}:{end}  {line}{end}")
    if not places.children:
        return _edit(text, *_whole_lines(text, places.key[0], places.end), f"{section}:{end}  {line}{end}")
    if name in places.children:
        return _edit(text, *_extent(text, places, name), line)
    later = next((key for key in places.children if str(key) > name), None)
    if text.content[places.start] == "{":
        return _edit(text, places.start + 1, places.start + 1, f"{line}, ")
    if later is None:
        last = max(places.children.values(), key=lambda place: place.end)
        return _after(text, last.end, f"{_margin(text, places)}{line}{end}")
    at = _line_start(text, _key_of(places, later)[0])
    return _edit(text, at, at, f"{_margin(text, places)}{line}{end}")


def _taken_out(text: Text, section: str, name: str) -> Text:
    places = _places(text)[section]
    start, end = _extent(text, places, name)
    if text.content[places.start] == "{":
        rest = text.content[end:]
        end += len(rest) - len(rest.lstrip(", "))
        return _edit(text, start, end, "")
    return _edit(text, *_whole_lines(text, start, end), "")


def _extent(text: Text, places: Place, name: str) -> tuple[int, int]:
    """A key with its value."""
    place = (places.children or {})[name]
    start, end = _key_of(places, name)[0], max(place.end, _key_of(places, name)[1])
    while end > start and text.content[end - 1] in " \t\r\n":
        end -= 1
    return start, end


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


def _whole_lines(text: Text, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the first line to the beginning of the line after the last."""
    found = text.content.find("\n", end)
    return _line_start(text, start), len(text.content) if found < 0 else found + 1


def _after(text: Text, offset: int, lines: str) -> Text:
    """The text with lines behind the one at `offset`."""
    at = text.content.find("\n", max(offset - 1, 0))
    if at < 0:
        return _appended(text, lines)
    return _edit(text, at + 1, at + 1, lines)


def _appended(text: Text, lines: str) -> Text:
    gap = "" if not text.content or text.content.endswith("\n") else "\n"
    return replace(text, content=text.content + gap + lines)


def _edit(text: Text, start: int, end: int, new: str) -> Text:
    return replace(text, content=edited(text.content, [Edit(start, end, new)]))


def _places(text: Text) -> dict[str, Place]:
    document = parse(text)
    if isinstance(document, Document):
        return {str(key): place for key, place in (document.root.children or {}).items()}
    if all(problem.code == "JD103" for problem in document):
        return {}
    line = document[0].span.begin[0]
    raise Unwritable(f"“{text.file}”第 {line} 行读不下去（{document[0].message}），一个字也没动；改好它再来一次")


def _checked(before: Text, after: Text, section: str, name: str) -> Text:
    """The text after a change, if nothing but the one tick has changed."""
    old, new = _others(before, section, name), _others(after, section, name)
    if old != new:
        raise Unwritable(f"“{before.file}”的写法里放不进“{name}”这一行，一个字也没动；用编辑器写上它")
    return after


def _others(text: Text, section: str, name: str) -> dict[tuple[str, str], str]:
    """Every other tick as it is written."""
    return {
        (each, str(key)): text.content[place.start : place.end].strip()
        for each, places in _places(text).items()
        if each in (ITEMS, BOOKINGS)
        for key, place in (places.children or {}).items()
        if (each, str(key)) != (section, name)
    }
