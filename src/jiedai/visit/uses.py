"""What a plan spends or sets, item by item, that a standard may limit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jiedai.handbook.limits import ItemWord
    from jiedai.source.place import Path
    from jiedai.visit.money import MealFact
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

BANQUET: Final = "宴请"
ENTERTAINING: Final = (BANQUET, "冷餐", "酒会", "茶会")
"""Forms with a standard of their own, beside that of the day's meals."""


class Use(NamedTuple):
    """An amount in the plan that a limit judges, and what a limit may depend on.

    `with_drinks` is the amount with the drinks shared out, for standards that include them.
    """

    path: Path
    what: str
    amount: Decimal
    with_drinks: Decimal | None = None
    form: str | None = None
    guests: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    city: str = ""


def _at(fact: MealFact, field: tuple[str, ...], what: str, amount: Decimal, with_drinks: Decimal | None = None) -> Use:
    """A use at a meal, with those who eat it."""
    hosts = tuple(person for person in fact.diners if person.side == "我方")
    title = f"“{fact.event.item.title}”{what}"
    form = known(fact.meal.form)
    return Use((*fact.path, *field), title, amount, with_drinks, form, tuple(fact.event.guests), hosts)


def _meals(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        food = fact.per_head(with_drinks=False)
        if food is not None:
            field = "人均" if fact.meal.per_head is not None else "总额"
            yield _at(fact, (field,), "人均", food, fact.per_head(with_drinks=True))


def _days(visit: Visit) -> Iterator[Use]:
    """The meals of a day by which nobody is entertained, each use at the last of them."""
    sums: dict[str, tuple[Use, Decimal, Decimal]] = {}
    apart = {str(use.path[1]): f"（不含{use.form}）" for use in _meals(visit) if use.form in ENTERTAINING}
    for use in _meals(visit):
        if use.form not in ENTERTAINING:
            day = str(use.path[1])
            _, food, both = sums.get(day, (use, Decimal(0), Decimal(0)))
            sums[day] = (use, food + use.amount, both + (use.with_drinks or use.amount))
    for day, (use, food, both) in sums.items():
        yield use._replace(what=f"{day} 全天餐费人均{apart.get(day, '')}", amount=food, with_drinks=both)


def _bottles(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        if fact.meal.drinks and (price := known(fact.meal.drinks.per_bottle)) is not None:
            yield _at(fact, ("酒水", "每瓶"), "的酒每瓶", price)


def _drinks_share(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        food = fact.food_per_head
        if fact.drinks and food:
            share = 100 * fact.drinks / (food * fact.heads + fact.drinks)
            yield _at(fact, ("酒水",), "酒水占", share)


def _packets(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        smoke = fact.meal.cigarettes
        if smoke and (price := known(smoke.per_packet)) is not None:
            yield _at(fact, ("香烟", "每盒"), "的烟每盒", price)


def _dishes(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        if (dishes := known(fact.meal.dishes)) is not None:
            yield _at(fact, ("菜数",), "点菜", Decimal(dishes))


def _diners(visit: Visit) -> Iterator[Use]:
    for fact in visit.meals:
        hosts = sum(person.side == "我方" for person in fact.diners)
        where = ("陪餐",) if fact.meal.hosts else ()
        yield _at(fact, where, "陪餐", Decimal(hosts))


def _escorts(visit: Visit) -> Iterator[Use]:
    guests, hosts = tuple(visit.people.on_side("来宾")), tuple(visit.people.on_side("我方"))
    if guests:
        yield Use(("我方",), "我方陪同", Decimal(len(hosts)), guests=guests, hosts=hosts)


def _rooms(visit: Visit) -> Iterator[Use]:
    for index, lodging in enumerate(visit.plan.lodging):
        city = lodging.city or lodging.address or lodging.hotel
        for number, room in enumerate(lodging.rooms):
            if (price := known(room.price)) is not None:
                what = f"{lodging.hotel}{room.kind or '房间'}每晚"
                guests = tuple(visit.people.meant(room.guests))
                yield Use(("住宿", index, "房间", number, "单价"), what, price, guests=guests, city=city)


def _stars(visit: Visit) -> Iterator[Use]:
    for index, lodging in enumerate(visit.plan.lodging):
        if (stars := known(lodging.stars)) is not None:
            guests = tuple(visit.people.on_side("来宾"))
            yield Use(("住宿", index, "星级"), f"{lodging.hotel}", Decimal(stars), guests=guests)


def _gifts(visit: Visit) -> Iterator[Use]:
    hosts = tuple(visit.people.on_side("我方"))
    for index, gift in enumerate(visit.plan.gifts):
        if (price := known(gift.price)) is not None:
            receivers = tuple(visit.people.meant(gift.receivers))
            yield Use(("礼品", index, "单价"), f"“{gift.name}”每份", price, guests=receivers, hosts=hosts)


def _counted(visit: Visit, form: str | None) -> Iterator[Use]:
    """Each meal (of a form) is the first, second, third … in order of time."""
    guests = tuple(visit.people.on_side("来宾"))
    meals = [fact for fact in visit.meals if form is None or fact.meal.form == form]
    meals.sort(key=lambda fact: (fact.event.day, fact.event.clocks, fact.event.item.title))
    for number, fact in enumerate(meals, 1):
        yield Use(
            fact.path, f"“{fact.event.item.title}”是第", Decimal(number), form=known(fact.meal.form), guests=guests
        )


def _stay(visit: Visit) -> Iterator[Use]:
    if visit.days:
        first, last = visit.days
        guests = tuple(visit.people.on_side("来宾"))
        yield Use(("日期",), "前后招待", Decimal((last - first).days + 1), guests=guests)


UNITS: Final[Mapping[ItemWord, str]] = {
    "餐标": "元/人",
    "日餐标": "元/人",
    "酒水": "元/瓶",
    "酒水占比": "%",
    "香烟": "元/盒",
    "房价": "元/晚",
    "酒店星级": "星",
    "礼品": "元/份",
    "陪餐": "人",
    "陪同": "人",
    "用餐次数": "次",
    "宴请次数": "次",
    "招待天数": "天",
    "菜数": "道",
}

USES: Final[Mapping[ItemWord, Callable[[Visit], Iterator[Use]]]] = {
    "餐标": _meals,
    "日餐标": _days,
    "酒水": _bottles,
    "酒水占比": _drinks_share,
    "香烟": _packets,
    "房价": _rooms,
    "酒店星级": _stars,
    "礼品": _gifts,
    "陪餐": _diners,
    "陪同": _escorts,
    "用餐次数": lambda visit: _counted(visit, None),
    "宴请次数": lambda visit: _counted(visit, BANQUET),
    "招待天数": _stay,
    "菜数": _dishes,
}
"""Every use of an item in a visit."""
