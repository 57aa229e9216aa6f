"""What somebody means who says that something is done or confirmed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.checklist.items import IN_THE_PLAN
from jiedai.shape.calendar_words import day_and_clock, month_day
from jiedai.shape.nearest import did_you_mean
from jiedai.shape.words import normalise
from jiedai.visit.phases import begins, phases_now, up_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jiedai.checklist.confirmable import Bookable
    from jiedai.checklist.items import Item
    from jiedai.visit.visit import Visit

_FEW: Final = 6
"""As many names as one reads through."""


class Unclear(Exception):  # noqa: N818 - says what to write instead
    """Nothing, or more than one thing, can be meant; says so, in Chinese."""


class NothingOfTheKind(Unclear):
    """Nothing goes by the word."""


def apart(words: Iterable[str], names: Iterable[str]) -> list[str]:
    """接待方案、派工 as two words, unless one of the names has the whole of it in it."""
    bare = [_bare(name) for name in names]
    found: list[str] = []
    for word in words:
        whole = any(_bare(word) in name for name in bare)
        found += [word] if whole else [part for part in re.split("[、，,]", word) if part.strip()] or [word]
    return found


def item_meant(word: str, items: Sequence[Item], visit: Visit) -> Item:
    """The item of this id, step or thing, or the only open one by now with the word in its id; raises Unclear."""
    by_id = {item.id: item for item in items}
    names = {id_: {id_, *id_.split("/", 1)} for id_ in by_id}
    by_now = {id_: called for id_, called in names.items() if has_come(by_id[id_], visit)}
    if exact := _exactly(word, [by_now, names]):
        return by_id[exact]
    parts = [id_ for id_ in by_id if _bare(word) and _bare(word) in _bare(id_)]
    ready = [id_ for id_ in parts if not by_id[id_].done and has_come(by_id[id_], visit)]
    if len(ready) == 1:
        return by_id[ready[0]]
    if ready:
        raise Unclear(_several(word, ready))
    if parts:
        raise Unclear(f"带“{word}”的都已经办好，或者还没到时候，请写全编号：{some_of(parts)}")
    raise _nothing(word, names, "检查表上", "编号照检查表上的抄：jiedai checklist --all")


def has_come(item: Item, visit: Visit) -> bool:
    """Whether an item can be done by now: whatever is prepared can be done early, the visit itself cannot."""
    due_by_now = item.due is not None and item.due.date() <= visit.as_of.date()
    return item.phase in ("筹备", "前一天") or item.phase in up_to(phases_now(visit)[-1]) or due_by_now


def too_early(item: Item, visit: Visit) -> str:
    """That an item cannot have been done yet."""
    day = begins(item.phase, visit)
    when = f"{month_day(day)} " if day else ""
    return (
        f"“{item.id}”是 {when}{item.phase}的事，现在 {day_and_clock(visit.as_of)} 还没到，没有记；"
        "到时候再记，补记用 --as-of 写明是几时办的"
    )


def thing_meant(word: str, things: Sequence[Bookable], items: Iterable[Item]) -> Bookable:
    """The thing of this name, flight, plate, driver or place, or whose item it is; raises Unclear."""
    by_key = {each.key: each for each in things}
    names = _names(things, items)
    places = {each.key: {each.place} for each in things}
    if exact := _exactly(word, [names, places]):
        return by_key[exact]
    cure = f"可以确认的有：{'、'.join(by_key)}" if by_key else "方案里没有写要订的车、房、餐、场地"
    return by_key[_by_a_part(word, names, "方案里", cure, places)]


def recorded(word: str, ticks: Iterable[str], things: Sequence[Bookable] = (), items: Iterable[Item] = ()) -> str:
    """The one that is recorded by this name, or by what else the thing is called; raises Unclear."""
    also = _names(things, items)
    names = {name: {name, *name.split("/", 1), *also.get(name, ())} for name in ticks}
    places = {each.key: {each.place} for each in things if each.key in names}
    if exact := _exactly(word, [names, places]):
        return exact
    cure = f"已经记下的有：{some_of(names)}" if names else "还什么也没有记过"
    return _by_a_part(word, names, "记录里", cure, places)


def booked_instead(word: str, things: Sequence[Bookable]) -> str | None:
    """The thing of just this name, where an item was expected."""
    return _exactly(word, [{each.key: {each.key} for each in things}])


def shown_by_the_plan(word: str, items: Iterable[Item]) -> Item | None:
    """The item of this name that nobody has ticked: the plan, or a confirmation, shows it done."""
    shown = {item.id: item for item in items if item.done and (item.done == IN_THE_PLAN or item.proved)}
    try:
        exact = _exactly(word, [{id_: {id_, *id_.split("/", 1)} for id_ in shown}])
    except Unclear:
        return None
    return shown[exact] if exact else None


def some_of(names: Iterable[str]) -> str:
    """The first few names, and how many there are."""
    every = list(names)
    return "、".join(every[:_FEW]) + (f" 等 {len(every)} 条" if len(every) > _FEW else "")


def typed(name: str) -> str:
    """A name as it is typed in a command."""
    return f'"{name}"' if " " in name else name


def _names(things: Iterable[Bookable], items: Iterable[Item]) -> dict[str, set[str]]:
    """What each thing goes by: its words, and the items that its confirmation does."""
    proved = [(item.path, item.id) for item in items if item.proved]
    return {each.key: {*each.words, *(id_ for path, id_ in proved if path == each.thing.path)} for each in things}


def _exactly(word: str, levels: Iterable[Mapping[str, set[str]]]) -> str | None:
    """The key that alone is, or else alone goes by, the word; None where none does; raises Unclear for several."""
    said = _bare(word)
    if not said:
        return None
    for called in levels:
        if word in called:
            return word
        same = [key for key in called if _bare(key) == said]
        found = same or [key for key, words in called.items() if said in map(_bare, words)]
        if len(found) > 1:
            raise Unclear(_several(word, found))
        if found:
            return found[0]
    return None


def _by_a_part(word: str, called: Mapping[str, set[str]], where: str, cure: str, places: Mapping[str, set[str]]) -> str:
    """The key that alone has the word in it, or else whose place has."""
    said = _bare(word)
    parts = [key for key in called if said and said in _bare(key)]
    parts = parts or [key for key, names in places.items() if said and any(said in _bare(name) for name in names)]
    if len(parts) > 1:
        raise Unclear(_several(word, parts))
    if not parts:
        raise _nothing(word, called, where, cure)
    return parts[0]


def _several(word: str, found: list[str]) -> str:
    return f"“{word}”对得上 {len(found)} 件，请写全是哪一件：{some_of(found)}"


def _nothing(word: str, called: Mapping[str, set[str]], where: str, cure: str) -> NothingOfTheKind:
    words = {name for names in called.values() for name in names}
    return NothingOfTheKind(f"{where}没有“{word}”{did_you_mean(word, sorted(words))}。{cure}")


def _bare(word: str) -> str:
    """A word as it is compared: 三号馆 B12 展位 goes by that name without its spaces and in small letters too."""
    return normalise(word).replace(" ", "").casefold()
