"""What the visit costs, line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.fields import known
from jiedai.shape.money import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.lodging import Lodging
    from jiedai.plan.meals import Meal
    from jiedai.plan.plan import Plan
    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.timeline import Event


class MealFact(NamedTuple):
    """A meal with those who eat it."""

    path: Path
    event: Event
    meal: Meal
    diners: tuple[Person, ...]

    @property
    def heads(self) -> int:
        """How many eat: as written where the names are not all listed."""
        return max(known(self.meal.heads) or 0, known(self.event.item.heads) or 0, len(self.diners))

    @property
    def food_per_head(self) -> Decimal | None:
        if (per_head := known(self.meal.per_head)) is not None:
            return per_head
        total = known(self.meal.total)
        return total / self.heads if total is not None and self.heads else None

    @property
    def drinks(self) -> Decimal:
        drinks = self.meal.drinks
        return _product(drinks.per_bottle, drinks.bottles) if drinks else Decimal(0)

    @property
    def cigarettes(self) -> Decimal:
        smoke = self.meal.cigarettes
        return _product(smoke.per_packet, smoke.packets) if smoke else Decimal(0)

    def per_head(self, *, with_drinks: bool) -> Decimal | None:
        """Cost for each diner, with the drinks shared out where the standard includes them."""
        food = self.food_per_head
        if food is None or not with_drinks or not self.heads:
            return food
        return food + self.drinks / self.heads


class BudgetLine(NamedTuple):
    """One line of the budget, in yuan: `units` times what stands at `path`, `whom` a room is for."""

    item: str
    detail: str
    amount: Decimal
    path: Path = ()
    units: int = 0
    whom: str = ""

    @property
    def words(self) -> str:
        """李建国，1 晚 × 480 元."""
        return "，".join(filter(None, (self.whom, self.detail)))


def nights(lodging: Lodging) -> int:
    """How many nights, 0 while a date is open."""
    check_in, check_out = known(lodging.check_in), known(lodging.check_out)
    return max((check_out - check_in).days, 0) if check_in and check_out else 0


def budget_lines(plan: Plan, meals: list[MealFact], guests: int) -> list[BudgetLine]:
    """Meals, drinks, cigarettes, lodging, gifts and the written extras that cost something."""
    lines = [*_meal_lines(meals), *_lodging_lines(plan), *_gift_lines(plan, guests)]
    extras = plan.budget.extras if plan.budget else []
    written = ((extra, known(extra.amount)) for extra in extras)
    lines += [BudgetLine(extra.name, extra.note or "", amount) for extra, amount in written if amount is not None]
    return lines


def _meal_lines(meals: list[MealFact]) -> Iterator[BudgetLine]:
    for fact in meals:
        title, heads = fact.event.item.title, fact.heads
        if fact.food_per_head:
            detail = f"{heads} 人 × {show_number(fact.food_per_head)} 元"
            field = "总额" if known(fact.meal.per_head) is None else "人均"
            yield BudgetLine(title, detail, fact.food_per_head * heads, (*fact.path, field), heads)
        if fact.drinks and fact.meal.drinks:
            bottles, price = fact.meal.drinks.bottles, known(fact.meal.drinks.per_bottle) or Decimal(0)
            path: Path = (*fact.path, "酒水", "每瓶")
            detail = f"{bottles} 瓶 × {show_number(price)} 元"
            yield BudgetLine(f"{title}酒水", detail, fact.drinks, path, known(bottles) or 0)
        if fact.cigarettes and fact.meal.cigarettes:
            packets, price = (
                fact.meal.cigarettes.packets,
                known(fact.meal.cigarettes.per_packet) or Decimal(0),
            )
            path = (*fact.path, "香烟", "每盒")
            detail = f"{packets} 盒 × {show_number(price)} 元"
            yield BudgetLine(f"{title}香烟", detail, fact.cigarettes, path, known(packets) or 0)


def _lodging_lines(plan: Plan) -> Iterator[BudgetLine]:
    for index, lodging in enumerate(plan.lodging):
        for number, room in enumerate(lodging.rooms):
            price, stay = known(room.price), nights(lodging)
            if price and stay:
                path: Path = ("住宿", index, "房间", number, "单价")
                detail, whom = f"{stay} 晚 × {show_number(price)} 元", "、".join(room.guests) or "未排"
                yield BudgetLine(f"住宿 {lodging.hotel}", detail, price * stay, path, stay, whom)


def _gift_lines(plan: Plan, guests: int) -> Iterator[BudgetLine]:
    for index, gift in enumerate(plan.gifts):
        price, quantity = known(gift.price), known(gift.quantity)
        count = guests if quantity is None else quantity
        if price and count:
            detail = f"{count} 份 × {show_number(price)} 元"
            yield BudgetLine(f"礼品 {gift.name}", detail, price * count, ("礼品", index, "单价"), count)


def _product(price: Decimal | str | None, count: int | str | None) -> Decimal:
    if isinstance(price, Decimal) and isinstance(count, int):
        return price * count
    return Decimal(0)
