"""An old visit's plan made new: its days moved, and everything cleared that was true of the old visit only.

Every change is made in place on the text, which is then read again: nothing else may have changed, and no comment is lost.
"""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.shape.dates import parse_date
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.words import Unreadable
from jiedai.source.document import Document, parse
from jiedai.source.edits import Edit, edited
from jiedai.starting.removal import comments_of, removal
from jiedai.starting.residue import Residue, residues

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from jiedai.shape.date_range import DateRange
    from jiedai.source.document import Value
    from jiedai.source.place import Path, Text

_OPEN: Final = {
    "": ("编号", "报备"),
    "到达": ("班次", "时间", "到位"),
    "离开": ("班次", "时间", "出发"),
    "日程": ("批准",),
    "房间": ("房号",),
    "物料": ("版本",),
    "公函": ("文号", "日期", "起止", "行程"),
    "申请": ("日期",),
    "审批": ("日期", "结论"),
    "后续": ("期限",),
}
"""What becomes 待定, by the part in which it stands."""
_GONE: Final = {"": ("豁免",), "审批": ("意见",)}
"""What is taken out altogether; so is every 确认."""
_EVERYWHERE: Final = "确认"
_FIRST: Final = {"阶段": "草稿"}


class Uncopied(Exception):  # noqa: N818 - says what was not done
    """The old plan cannot be made new in place; says why, in Chinese."""


class Copied(NamedTuple):
    """The new text, what was cleared (each part with how often), and what is left for somebody to look at."""

    text: Text
    cleared: dict[str, int]
    days_left_over: int
    """So many days of the agenda lie after the last of the new ones."""
    suspicious: list[Residue]


class _Change(NamedTuple):
    path: Path
    new: str | None
    """None where it is taken out."""


def copied(old: Document, days: DateRange, handbook: str) -> Copied:
    """The plan of `old` for the new `days`, naming the handbook as its new folder has it; raises Uncopied."""
    moved = _moved_days(old.values, days)
    changes = [*_changes(old.values, days, handbook), *_nights(old.values, days, moved)]
    after = _made(old, changes, moved)
    found = residues(old, after, {change.path for change in changes})
    after = _without(after, found)
    beyond = sum(day > days.last for day in moved.values())
    comments = [each for each in found if each.comment]
    return Copied(after.text, _counted(changes, found), beyond, comments)


def _changes(values: Mapping[str, Value], days: DateRange, handbook: str) -> Iterator[_Change]:
    if values.get("日期"):
        yield _Change(("日期",), str(days))
    if values.get("手册") != handbook:
        yield _Change(("手册",), handbook)
    for field, word in _FIRST.items():
        if values.get(field) not in (None, word):
            yield _Change((field,), word)
    yield from _cleared(values, (), "")


def _nights(values: Mapping[str, Value], days: DateRange, moved: Mapping[str, date]) -> Iterator[_Change]:
    """The hotels' days, moved as far as the agenda's are; 待定 where it has none to go by."""
    stays = values.get("住宿")
    for index, stay in enumerate(stays if isinstance(stays, list) else []):
        for field in ("入住", "退房"):
            text = stay.get(field, UNDECIDED) if isinstance(stay, dict) else UNDECIDED
            if not isinstance(text, str) or text == UNDECIDED:
                continue
            try:
                first = min(parse_date(key, _year(values, days)) for key in moved)
                night = str(parse_date(text, _year(values, days)) - first + days.first)
            except (Unreadable, ValueError):
                night = UNDECIDED
            yield _Change(("住宿", index, field), night)


def _year(values: Mapping[str, Value], days: DateRange) -> int:
    """The year of the old visit, where its days are written without one."""
    found = re.search(r"20\d\d", str(values))
    return int(found[0]) if found else days.first.year


def _cleared(value: Any, path: Path, part: str) -> Iterator[_Change]:
    """What is cleared inside a value, and in what is inside that."""
    if isinstance(value, list):
        for index, each in enumerate(value):
            yield from _cleared(each, (*path, index), part)
        return
    for key, child in value.items() if isinstance(value, dict) else ():
        here = (*path, key)
        if (key == _EVERYWHERE and path) or key in _GONE.get(part, ()):
            yield _Change(here, None)
        elif key in _OPEN.get(part, ()) and isinstance(child, str):
            if child != UNDECIDED:
                yield _Change(here, UNDECIDED)
        else:
            yield from _cleared(child, here, key if isinstance(child, (dict, list)) and not _named(path) else part)


def _named(path: Path) -> bool:
    """Whether the keys at a path are names or days that somebody made up."""
    return path in (("车辆",), ("场地",), ("日程",))


def _moved_days(values: Mapping[str, Value], days: DateRange) -> dict[str, date]:
    """The agenda's days, each with the day that takes its place: as far from the first as it was."""
    agenda = values.get("日程")
    if not isinstance(agenda, dict):
        return {}
    try:
        old = {key: parse_date(key, _year(values, days)) for key in agenda}
    except Unreadable as refusal:
        raise Uncopied(f"旧方案的“日程”里，{refusal}。先改好它") from None
    first = min(old.values(), default=days.first)
    return {key: days.first + (day - first) for key, day in old.items()}


def _made(old: Document, changes: list[_Change], moved: Mapping[str, date]) -> Document:
    """The document with the changes made; where something cannot be taken out, it becomes 待定."""
    text = _edited(old, changes, moved)
    made = parse(text)
    if isinstance(made, Document) and _as_meant(old, made, changes, moved):
        return made
    changes[:] = [change._replace(new=UNDECIDED) if _softer(old, change) else change for change in changes]
    text = _edited(old, changes, moved)
    made = parse(text)
    if not (isinstance(made, Document) and _as_meant(old, made, changes, moved)):
        raise Uncopied(f"“{old.text.file}”的写法里改不动日期和确认，什么也没写。手工拷一份，再用编辑器改")
    return made


def _softer(old: Document, change: _Change) -> bool:
    return change.new is None and old.root.find(change.path)[0].children is None


def _edited(old: Document, changes: list[_Change], moved: Mapping[str, date]) -> Text:
    edits = [_edit_of(old, change) for change in changes]
    for key, day in moved.items():
        place = old.root.find(("日程", key))[0]
        if place.key:
            edits.append(Edit(*place.key, str(day)))
    return replace(old.text, content=edited(old.text.content, edits))


def _edit_of(old: Document, change: _Change) -> Edit:
    if change.new is None:
        return removal(old, change.path)
    span = old.span(change.path)
    return Edit(span.start, span.end, change.new)


def _meant(values: Mapping[str, Value], changes: list[_Change], moved: Mapping[str, date]) -> dict[str, Any]:
    """What the new document must read as."""
    meant: dict[str, Any] = deepcopy(dict(values))
    for change in changes:
        holder: Any = meant
        for step in change.path[:-1]:
            holder = holder[step]
        if change.new is None:
            del holder[change.path[-1]]
        else:
            holder[change.path[-1]] = change.new
    if moved:
        meant["日程"] = {str(moved[key]): items for key, items in meant["日程"].items()}
    return meant


def _as_meant(old: Document, made: Document, changes: list[_Change], moved: Mapping[str, date]) -> bool:
    """Whether nothing but what was meant has changed, and no comment is lost."""
    return made.values == _meant(old.values, changes, moved) and not comments_of(old) - comments_of(made)


def _without(document: Document, found: list[Residue]) -> Document:
    """The document with what is left of the old visit in its texts made 待定."""
    edits = [Edit(each.start, each.end, UNDECIDED) for each in found if not each.comment]
    if not edits:
        return document
    made = parse(replace(document.text, content=edited(document.text.content, edits)))
    if not isinstance(made, Document):
        raise Uncopied(f"“{document.text.file}”里夹着旧的日期，改不动，什么也没写。手工拷一份，再用编辑器改")
    return made


def _counted(changes: list[_Change], found: list[Residue]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for change in changes:
        name = str(change.path[0]) if change.path[-1] != _EVERYWHERE else _EVERYWHERE
        if change.new in (None, UNDECIDED):
            counted[name] = counted.get(name, 0) + 1
    texts = sum(not each.comment for each in found)
    return counted | ({"别的文字里的日期和班次": texts} if texts else {})
