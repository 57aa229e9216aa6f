"""Everything that a handbook allows of an item, with its conditions: so that two handbooks can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.handbook.expression import number
from jiedai.handbook.limits import EVERYBODY_ELSE
from jiedai.shape.fields import known
from jiedai.visit.limits import STANDARDS
from jiedai.visit.uses import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from decimal import Decimal

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.limits import ItemWord, LimitRow
    from jiedai.shape.fields import Ceiling
    from jiedai.source.place import Path

    Reaches = Callable[[str, str], bool]


_MEALS: Final = ("餐标", "日餐标")


class Allowance(NamedTuple):
    """The most that is allowed, as an amount or a formula, and the uses it is for; empty conditions are for all."""

    item: ItemWord
    whose: str
    path: Path
    ceiling: Ceiling | None = None
    formula: str | None = None
    tiers: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    guest_rank: str | None = None
    below: str | None = None
    """The rank that no guest reaches: that of the column before."""
    host_rank: str | None = None
    condition: str | None = None
    since: date | None = None
    until: date | None = None
    source: str = ""
    with_drinks: bool = False

    def at(self, guests: int) -> Decimal | None:
        """What is allowed for so many guests; None while it is left open. Raises ExpressionError."""
        if self.formula:
            return number(self.formula, {"来宾": guests, "我方": 1, "人数": guests + 1})
        return self.ceiling.amount if self.ceiling else None

    def words(self, guests: int) -> str:
        """上限 200 元/人; of a formula, what it gives for so many guests."""
        if self.ceiling and not self.formula:
            return self.ceiling.words(UNITS[self.item])
        return f"上限 {self.at(guests)} {UNITS[self.item]}"


def allowances(handbook: Handbook, item: ItemWord) -> Iterator[Allowance]:
    """Those of the tiers, the table and the table of cities, in the order in which they are asked."""
    yield from _of_tiers(handbook, item)
    yield from table_allowances(handbook, item)


def table_allowances(handbook: Handbook, item: ItemWord) -> Iterator[Allowance]:
    """Those of the tables alone."""
    for index, row in enumerate(handbook.limits):
        if row.item == item and (row.at_most or row.formula):
            yield _of_row(item, index, row)
    if item == "房价":
        yield from _of_cities(handbook)


def _of_tiers(handbook: Handbook, item: ItemWord) -> Iterator[Allowance]:
    standard = STANDARDS.get(item)
    for name, tier in handbook.tiers.items():
        source, drinks = tier.source or "", item in _MEALS and bool(tier.meal.with_drinks)
        if standard and (ceiling := standard.of(tier)):
            yield Allowance(
                item, name, ("级别", name, *standard.path), ceiling, tiers=(name,), source=source, with_drinks=drinks
            )
        if item == "陪餐" and tier.diners:
            yield Allowance(item, name, ("级别", name, "陪餐"), formula=tier.diners, tiers=(name,), source=source)


def _of_row(item: ItemWord, index: int, row: LimitRow) -> Allowance:
    return Allowance(
        item,
        "、".join((*row.tiers, *row.categories, *row.forms, *row.cities)) or "限额",
        ("限额", index, "公式" if row.formula else "至多"),
        row.at_most,
        row.formula,
        tuple(row.tiers),
        tuple(row.forms),
        tuple(row.categories),
        tuple(row.cities),
        row.guest_rank,
        None,
        row.host_rank,
        row.condition,
        known(row.since),
        known(row.until),
        row.source or "",
        bool(row.with_drinks),
    )


def _of_cities(handbook: Handbook) -> Iterator[Allowance]:
    for index, table in enumerate(handbook.lodging_tables):
        for city, ceilings in table.cities.items():
            for column, (rank, ceiling) in enumerate(zip(table.ranks, ceilings, strict=False)):
                yield Allowance(
                    "房价",
                    f"{city}（{rank}）",
                    ("城市房价", index, "各城", city, column),
                    ceiling,
                    cities=(city,),
                    guest_rank=None if rank == EVERYBODY_ELSE else rank,
                    below=table.ranks[column - 1] if column else None,
                    source=table.source or "",
                )


def may_meet(one: Allowance, other: Allowance, reaches: Reaches) -> bool:
    """Whether there can be a use that both are for."""
    lists = (
        (one.tiers, other.tiers),
        (one.forms, other.forms),
        (one.categories, other.categories),
        (one.cities, other.cities),
    )
    return (
        all(not here or not there or set(here) & set(there) for here, there in lists)
        and not _apart(one.guest_rank, other.below, reaches)
        and not _apart(other.guest_rank, one.below, reaches)
        and not (one.since and other.until and one.since > other.until)
        and not (other.since and one.until and other.since > one.until)
    )


def _apart(rank: str | None, below: str | None, reaches: Reaches) -> bool:
    return rank is not None and below is not None and reaches(rank, below)


def covers(wide: Allowance, narrow: Allowance, reaches: Reaches) -> bool:
    """Whether the first is for every use that the second is for."""
    lists = (
        (wide.tiers, narrow.tiers),
        (wide.forms, narrow.forms),
        (wide.categories, narrow.categories),
        (wide.cities, narrow.cities),
    )
    return (
        all(not here or (there and set(there) <= set(here)) for here, there in lists)
        and _at_least(narrow.guest_rank, wide.guest_rank, reaches)
        and _at_least(narrow.host_rank, wide.host_rank, reaches)
        and (wide.below is None or (narrow.below is not None and reaches(wide.below, narrow.below)))
        and wide.condition in (None, narrow.condition)
        and (wide.since is None or (narrow.since is not None and wide.since <= narrow.since))
        and (wide.until is None or (narrow.until is not None and narrow.until <= wide.until))
    )


def _at_least(rank: str | None, required: str | None, reaches: Reaches) -> bool:
    return required is None or (rank is not None and reaches(rank, required))
