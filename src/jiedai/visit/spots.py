"""Where in a plan something may stand that is forbidden (禁止): wine at a meal, a banner in a hall."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jiedai.handbook.prohibitions import WhereWord
    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit


class Spot(NamedTuple):
    """A text of the plan, what it is there for, and for which guests."""

    path: Path
    what: str
    text: str
    guests: tuple[Person, ...] = ()


def _drinks(visit: Visit) -> Iterator[Spot]:
    for fact in visit.meals:
        drinks = fact.meal.drinks
        if drinks and drinks.bottles != 0:
            path = (*fact.path, "酒水", "名称") if drinks.name else (*fact.path, "酒水")
            yield Spot(path, f"“{fact.event.item.title}”上", drinks.name or "酒水")


def _cigarettes(visit: Visit) -> Iterator[Spot]:
    for fact in visit.meals:
        smoke = fact.meal.cigarettes
        if smoke and smoke.packets != 0:
            yield Spot((*fact.path, "香烟"), f"“{fact.event.item.title}”摆", "香烟")


def _dishes(visit: Visit) -> Iterator[Spot]:
    for fact in visit.meals:
        for index, dish in enumerate(fact.meal.menu):
            yield Spot((*fact.path, "菜单", index), f"“{fact.event.item.title}”有", dish)


def _gifts(visit: Visit) -> Iterator[Spot]:
    for index, gift in enumerate(visit.plan.gifts):
        yield Spot(("礼品", index, "名称"), "礼品", gift.name)


def _settings(visit: Visit) -> Iterator[Spot]:
    for name, venue in visit.plan.venues.items():
        for index, thing in enumerate(venue.setting):
            yield Spot(("场地", name, "布置", index), f"{name}布置", thing)


def _places(visit: Visit) -> Iterator[Spot]:
    for event in visit.events:
        if event.item.place:
            yield Spot((*event.path, "地点"), f"“{event.item.title}”在", event.item.place)
    for index, lodging in enumerate(visit.plan.lodging):
        yield Spot(("住宿", index, "酒店"), "住", lodging.hotel)


def _items(visit: Visit) -> Iterator[Spot]:
    for event in visit.events:
        yield Spot((*event.path, "事项"), "安排", event.item.title)
        if event.item.content:
            yield Spot((*event.path, "内容"), f"“{event.item.title}”安排", event.item.content)


def _greeting_places(visit: Visit) -> Iterator[Spot]:
    for event in visit.events:
        if event.item.kind in ("迎接", "送别") and event.item.place:
            yield Spot((*event.path, "地点"), f"“{event.item.title}”在", event.item.place)


def _greeters(visit: Visit) -> Iterator[Spot]:
    """The posts of those of ours who welcome or see off, at an item or at the station."""
    for event in visit.events:
        if event.item.kind in ("迎接", "送别"):
            for person in event.hosts:
                yield Spot((*event.path, "事项"), f"“{event.item.title}”由{person.name}出面，职务", person.post or "")
    for journey in visit.journeys:
        field = "接站" if journey.arriving else "送站"
        for person in journey.companions:
            yield Spot((*journey.path, field), f"{field}的{person.name}，职务", person.post or "")


def _boards(visit: Visit) -> Iterator[Spot]:
    """Boards that are written down; where nothing is said, nobody has asked for one."""
    for journey in visit.journeys:
        if journey.arriving and getattr(journey.leg, "sign", None):
            yield Spot((*journey.path, "接站牌"), f"在{journey.leg.place}举", "接站牌")


def _settlement(visit: Visit) -> Iterator[Spot]:
    if visit.plan.settlement and (payment := known(visit.plan.settlement.payment)):
        yield Spot(("结算", "方式"), "结算用", payment)


def _materials(visit: Visit) -> Iterator[Spot]:
    for index, material in enumerate(visit.plan.materials):
        yield Spot(("物料", index, "名称"), "物料", material.name)


def _rooms(visit: Visit) -> Iterator[Spot]:
    for index, lodging in enumerate(visit.plan.lodging):
        for number, room in enumerate(lodging.rooms):
            if room.kind:
                names = "、".join(room.guests) or "未排住客"
                guests = tuple(visit.people.meant(room.guests))
                yield Spot(("住宿", index, "房间", number, "房型"), f"{names}住", room.kind, guests)


def _vehicles(visit: Visit) -> Iterator[Spot]:
    for name, vehicle in visit.plan.vehicles.items():
        if model := known(vehicle.model):
            yield Spot(("车辆", name, "车型"), f"“{name}”是", model)


SPOTS: Final[Mapping[WhereWord, Callable[[Visit], Iterator[Spot]]]] = {
    "酒水": _drinks,
    "香烟": _cigarettes,
    "礼品": _gifts,
    "布置": _settings,
    "菜名": _dishes,
    "地点": _places,
    "环节": _items,
    "迎送地点": _greeting_places,
    "迎接人": _greeters,
    "接站牌": _boards,
    "物料": _materials,
    "房型": _rooms,
    "车型": _vehicles,
    "结算": _settlement,
}
"""By the word that a prohibition uses (查)."""
