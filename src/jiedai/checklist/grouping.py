"""The items of a checklist under headings: by time, by owner, by place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from jiedai.checklist.owners import NOBODY
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.visit.phases import PHASES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jiedai.checklist.items import Item

View: TypeAlias = Literal["时间", "负责", "地点"]
ANYWHERE: Final = "不限地点"


class Group(NamedTuple):
    """Items under one heading, which is empty where they need none."""

    title: str
    items: list[Item]


def grouped(items: Iterable[Item], view: View) -> list[Group]:
    """The items, which are in order of time, in groups; what several people do stands under each of them."""
    return _GROUPINGS[view](list(items))


def _by_time(items: list[Item]) -> list[Group]:
    """By phase and day, without a heading where there is only one phase."""
    if len({item.phase for item in items}) == 1:
        return [Group("", items)]
    return _gathered((_phase_and_day(item), item) for item in sorted(items, key=lambda item: PHASES.index(item.phase)))


def _phase_and_day(item: Item) -> str:
    return f"{item.phase} {month_day(item.due)}（{weekday(item.due)}）" if item.due else item.phase


def _by_owner(items: list[Item]) -> list[Group]:
    """What nobody does comes first: it has to be given to somebody."""
    found = _gathered((name, item) for item in items for name in item.owner.answering)
    return sorted(found, key=lambda group: group.title != NOBODY)


def _by_place(items: list[Item]) -> list[Group]:
    found = _gathered((item.place or ANYWHERE, item) for item in items)
    return sorted(found, key=lambda group: group.title == ANYWHERE)


def _gathered(titled: Iterable[tuple[str, Item]]) -> list[Group]:
    groups: dict[str, list[Item]] = {}
    for title, item in titled:
        groups.setdefault(title, []).append(item)
    return [Group(title, items) for title, items in groups.items()]


_GROUPINGS: Final[dict[View, Callable[[list[Item]], list[Group]]]] = {
    "时间": _by_time,
    "负责": _by_owner,
    "地点": _by_place,
}
