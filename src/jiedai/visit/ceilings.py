"""The tier's ceilings, each with what the plan spends against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.shape.fields import Ceiling, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jiedai.handbook.tiers import Tier
    from jiedai.plan.plan import Plan
    from jiedai.source.place import Path
    from jiedai.visit.money import MealFact


class Use(NamedTuple):
    """An amount in the plan that a ceiling judges."""

    path: Path
    what: str
    amount: Decimal


class Measure(NamedTuple):
    """One ceiling of the tier, where the handbook says it, and every use of it."""

    name: str
    unit: str
    ceiling: Ceiling
    ceiling_path: Path
    uses: tuple[Use, ...]

    def over(self) -> Iterator[Use]:
        """The uses that are above the ceiling; none while it is blank."""
        limit = self.ceiling.amount
        return (use for use in self.uses if limit is not None and use.amount > limit)


class Standard(NamedTuple):
    """A ceiling that a tier may state: its unit, where it stands under the tier, and what it is."""

    unit: str
    path: Path
    of: Callable[[Tier], Ceiling | None]

    def words(self, tier: Tier) -> str:
        """上限 200 元/人, or nothing where the tier says nothing."""
        ceiling = self.of(tier)
        return ceiling.words(self.unit) if ceiling else ""


STANDARDS: Final = {
    "餐标": Standard("元/人", ("餐标", "人均"), lambda tier: tier.meal.per_head),
    "酒水": Standard("元/瓶", ("酒水", "每瓶"), lambda tier: tier.drinks.per_bottle),
    "香烟": Standard("元/盒", ("香烟", "每盒"), lambda tier: tier.cigarettes.per_packet),
    "房价": Standard("元/晚", ("住宿", "每晚"), lambda tier: tier.lodging.per_night),
    "酒店星级": Standard("星", ("住宿", "星级"), lambda tier: tier.lodging.stars),
    "礼品": Standard("元/份", ("礼品", "每份"), lambda tier: tier.gift.per_piece),
}


def measures_of(tier_name: str, tier: Tier, plan: Plan, meals: list[MealFact]) -> dict[str, Measure]:
    """Every ceiling that the tier states, by name."""
    uses: dict[str, Iterable[Use]] = {
        "餐标": _meals(meals, with_drinks=bool(tier.meal.with_drinks)),
        "酒水": _bottles(meals),
        "香烟": _packets(meals),
        "房价": _rooms(plan),
        "酒店星级": _stars(plan),
        "礼品": _gifts(plan),
    }
    return {
        name: Measure(name, standard.unit, ceiling, ("级别", tier_name, *standard.path), tuple(uses[name]))
        for name, standard in STANDARDS.items()
        if (ceiling := standard.of(tier)) is not None
    }


def _meals(meals: list[MealFact], *, with_drinks: bool) -> Iterator[Use]:
    for fact in meals:
        amount = fact.per_head(with_drinks=with_drinks)
        if amount is not None:
            field = "人均" if fact.meal.per_head is not None else "总额"
            yield Use((*fact.path, field), f"“{fact.event.item.title}”人均", amount)


def _bottles(meals: list[MealFact]) -> Iterator[Use]:
    for fact in meals:
        drinks = fact.meal.drinks
        if drinks and (price := known(drinks.per_bottle)) is not None:
            yield Use((*fact.path, "酒水", "每瓶"), f"“{fact.event.item.title}”的酒每瓶", price)


def _packets(meals: list[MealFact]) -> Iterator[Use]:
    for fact in meals:
        smoke = fact.meal.cigarettes
        if smoke and (price := known(smoke.per_packet)) is not None:
            yield Use((*fact.path, "香烟", "每盒"), f"“{fact.event.item.title}”的烟每盒", price)


def _rooms(plan: Plan) -> Iterator[Use]:
    for index, lodging in enumerate(plan.lodging):
        for number, room in enumerate(lodging.rooms):
            if (price := known(room.price)) is not None:
                what = f"{lodging.hotel}{room.kind or '房间'}每晚"
                yield Use(("住宿", index, "房间", number, "单价"), what, price)


def _stars(plan: Plan) -> Iterator[Use]:
    for index, lodging in enumerate(plan.lodging):
        if (stars := known(lodging.stars)) is not None:
            yield Use(("住宿", index, "星级"), f"{lodging.hotel}", Decimal(stars))


def _gifts(plan: Plan) -> Iterator[Use]:
    for index, gift in enumerate(plan.gifts):
        if (price := known(gift.price)) is not None:
            yield Use(("礼品", index, "单价"), f"“{gift.name}”每份", price)
