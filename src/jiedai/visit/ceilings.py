"""The tier's ceilings, each with what the plan spends against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.fields import Ceiling, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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


def measures_of(tier_name: str, tier: Tier, plan: Plan, meals: list[MealFact]) -> dict[str, Measure]:
    """Every ceiling that the tier states, by name."""
    with_drinks = bool(tier.meal.with_drinks)
    stated: list[tuple[str, str, Ceiling | None, Path, Iterable[Use]]] = [
        ("餐标", "元/人", tier.meal.per_head, ("餐标", "人均"), _meals(meals, with_drinks=with_drinks)),
        ("酒水", "元/瓶", tier.drinks.per_bottle, ("酒水", "每瓶"), _bottles(meals)),
        ("香烟", "元/盒", tier.cigarettes.per_packet, ("香烟", "每盒"), _packets(meals)),
        ("房价", "元/晚", tier.lodging.per_night, ("住宿", "每晚"), _rooms(plan)),
        ("酒店星级", "星", tier.lodging.stars, ("住宿", "星级"), _stars(plan)),
        ("礼品", "元/份", tier.gift.per_piece, ("礼品", "每份"), _gifts(plan)),
    ]
    return {
        name: Measure(name, unit, ceiling, ("级别", tier_name, *path), tuple(uses))
        for name, unit, ceiling, path, uses in stated
        if ceiling is not None
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
