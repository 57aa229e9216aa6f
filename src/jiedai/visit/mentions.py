"""Every place where a plan calls somebody or something by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.plan.agenda import Item
    from jiedai.plan.plan import Plan
    from jiedai.source.place import Path

Sort: TypeAlias = Literal["人", "负责人", "车辆"]
"""负责人 may be a department too."""


class Mention(NamedTuple):
    """A name and where it is written."""

    path: Path
    word: str
    sort: Sort


def mentions_of(plan: Plan) -> Iterator[Mention]:
    """Every name of a person, department or vehicle outside the lists that introduce them."""
    for index, arrival in enumerate(plan.arrivals):
        yield from _each(("到达", index, "接站"), arrival.greeters, "人")
    for index, departure in enumerate(plan.departures):
        yield from _each(("离开", index, "送站"), departure.escorts, "人")
    for key, legs in (("到达", plan.arrivals), ("离开", plan.departures)):
        for index, leg in enumerate(legs):
            yield from _each((key, index, "人员"), leg.party, "人")
            yield from _each((key, index, "车辆"), leg.vehicles, "车辆")
    for day, items in plan.agenda.items():
        for index, item in enumerate(items):
            yield from _item(("日程", day, index), item)
    yield from _sections(plan)


def _item(path: Path, item: Item) -> Iterator[Mention]:
    yield from _each((*path, "负责"), item.owners, "负责人")
    yield from _each((*path, "参加"), item.attendees, "人")
    yield from _each((*path, "车辆"), item.vehicles, "车辆")
    if item.meal:
        yield from _each((*path, "用餐", "陪餐"), item.meal.hosts, "人")


def _sections(plan: Plan) -> Iterator[Mention]:
    for name, venue in plan.venues.items():
        yield from _each(("场地", name, "负责"), venue.owner, "负责人")
    for index, lodging in enumerate(plan.lodging):
        yield from _each(("住宿", index, "负责"), lodging.owner, "负责人")
        for number, room in enumerate(lodging.rooms):
            yield from _each(("住宿", index, "房间", number, "住客"), room.guests, "人")
    for index, gift in enumerate(plan.gifts):
        yield from _each(("礼品", index, "给"), gift.receivers, "人")
        yield from _each(("礼品", index, "负责"), gift.owner, "负责人")
    for index, material in enumerate(plan.materials):
        yield from _each(("物料", index, "负责"), material.owner, "负责人")
    for index, contingency in enumerate(plan.contingencies):
        yield from _each(("应急", index, "责任人"), contingency.owner, "负责人")
    if plan.settlement:
        yield from _each(("结算", "负责"), plan.settlement.owner, "负责人")
    for index, follow_up in enumerate(plan.follow_ups):
        yield from _each(("后续", index, "负责"), follow_up.owner, "负责人")


def _each(path: Path, words: Iterable[str], sort: Sort) -> Iterator[Mention]:
    return (Mention((*path, index), word, sort) for index, word in enumerate(words))
