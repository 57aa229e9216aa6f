"""Which limit a handbook or a regime sets for a use: its tier's, its table's, or its table of cities'."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.handbook.expression import holds, number
from jiedai.handbook.limits import EVERYBODY_ELSE
from jiedai.shape.fields import UNDECIDED, Ceiling, known
from jiedai.visit.uses import UNITS, USES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.limits import ItemWord, LimitRow, LodgingTable
    from jiedai.handbook.prohibitions import WeightWord
    from jiedai.handbook.ranks import Ladder
    from jiedai.handbook.tiers import Tier
    from jiedai.source.place import Path
    from jiedai.visit.uses import Use
    from jiedai.visit.visit import Visit


class Bound(NamedTuple):
    """A limit for one use: whose it is, where the handbook says it, and by which clause."""

    use: Use
    item: ItemWord
    ceiling: Ceiling
    whose: str
    path: Path
    source: str = ""
    with_drinks: bool = False
    weight: WeightWord | None = None
    cure: str = ""

    @property
    def amount(self) -> Decimal:
        """What the plan says, counted as the limit counts."""
        return self.use.amount if not self.with_drinks or self.use.with_drinks is None else self.use.with_drinks

    @property
    def exceeded(self) -> bool:
        """Never while the ceiling is blank."""
        return self.ceiling.amount is not None and self.amount > self.ceiling.amount

    @property
    def at_most(self) -> WeightWord | None:
        """How gravely it may be taken; what is only a sample (示例) is no more than a warning."""
        return self.weight or ("警告" if self.ceiling.example else None)

    @property
    def words(self) -> str:
        """上限 200 元/人（示例）."""
        return self.ceiling.words(UNITS[self.item])


class Standard(NamedTuple):
    """A ceiling that a tier may state: where it stands under the tier, and what it is."""

    item: ItemWord
    path: Path
    of: Callable[[Tier], Ceiling | None]

    def words(self, tier: Tier) -> str:
        """上限 200 元/人, or nothing where the tier says nothing."""
        ceiling = self.of(tier)
        return ceiling.words(UNITS[self.item]) if ceiling else ""


STANDARDS: Final[Mapping[str, Standard]] = {
    standard.item: standard
    for standard in (
        Standard("餐标", ("餐标", "人均"), lambda tier: tier.meal.per_head),
        Standard("日餐标", ("餐标", "每日"), lambda tier: tier.meal.per_day),
        Standard("酒水", ("酒水", "每瓶"), lambda tier: tier.drinks.per_bottle),
        Standard("酒水占比", ("酒水", "占比"), lambda tier: tier.drinks.share),
        Standard("香烟", ("香烟", "每盒"), lambda tier: tier.cigarettes.per_packet),
        Standard("房价", ("住宿", "每晚"), lambda tier: tier.lodging.per_night),
        Standard("酒店星级", ("住宿", "星级"), lambda tier: tier.lodging.stars),
        Standard("礼品", ("礼品", "每份"), lambda tier: tier.gift.per_piece),
    )
}
"""By item."""


def own_bounds(visit: Visit, item: ItemWord) -> Iterator[Bound]:
    """The company's limits for every use of an item: the tier's and the table's."""
    tiers = list(_tier_bounds(visit, item))
    yield from tiers
    yield from table_bounds(visit, visit.own, item)


def _tier_bounds(visit: Visit, item: ItemWord) -> Iterator[Bound]:
    if visit.tier is None:
        return
    name, tier = visit.tier
    if item == "陪餐" and tier.diners:
        path: Path = ("级别", name, "陪餐")
        for use in USES[item](visit):
            yield Bound(use, item, Ceiling(_counted(tier.diners, use)), name, path, tier.source or "")
    standard = STANDARDS.get(item)
    ceiling = standard.of(tier) if standard else None
    if standard and ceiling:
        path = ("级别", name, *standard.path)
        for use in USES[item](visit):
            yield Bound(use, item, ceiling, name, path, tier.source or "", bool(tier.meal.with_drinks))


def table_bounds(visit: Visit, layer: OpenHandbook, item: ItemWord) -> Iterator[Bound]:
    """The limits of a handbook's or a regime's tables for every use of an item."""
    rows = layer.handbook.limits_on.get(item, ())
    tables = list(enumerate(layer.handbook.lodging_tables)) if item == "房价" else []
    if not rows and not tables:
        return
    for use in USES[item](visit):
        found = next((each for each in rows if _applies(visit, layer.handbook.ladder, each[1], use)), None)
        if found:
            yield _row_bound(visit, layer, found, use)
            continue
        ceilings = (_city_ceiling(table, layer.handbook.ladder, use) for _, table in tables)
        for (index, table), ceiling in zip(tables, ceilings, strict=True):
            if ceiling:
                path: Path = ("城市房价", index, "各城", ceiling[0])
                whose = f"{layer.name}（{table.year} 年，{ceiling[0]}）"
                weight = None if table.weight == UNDECIDED else table.weight
                yield Bound(use, item, ceiling[1], whose, path, table.source or "", weight=weight)
                break


def _row_bound(visit: Visit, layer: OpenHandbook, found: tuple[int, LimitRow], use: Use) -> Bound:
    index, row = found
    ceiling = Ceiling(_counted(row.formula, use)) if row.formula else row.at_most or Ceiling(None)
    field = "公式" if row.formula else "至多"
    whose = (visit.plan.tier or "") if row.tiers else layer.name
    path = ("限额", index, field)
    return Bound(
        use,
        row.item,  # type: ignore[arg-type]
        ceiling,
        whose,
        path,
        row.source or "",
        row.with_drinks,
        None if row.weight == UNDECIDED else row.weight,
        row.cure or "",
    )


def _counted(formula: str, use: Use) -> Decimal:
    """What a formula gives for the heads of a use; raises ExpressionError."""
    guests, hosts = len(use.guests), len(use.hosts)
    return number(formula, {"来宾": guests, "我方": hosts, "人数": guests + hosts})


def _applies(visit: Visit, ladder: Ladder, row: LimitRow, use: Use) -> bool:
    day = visit.days[0] if visit.days else visit.as_of.date()
    tier = visit.tier[0] if visit.tier else visit.plan.tier
    return (
        _in_force(row, day)
        and (not row.tiers or tier in row.tiers)
        and (not row.forms or use.form in row.forms)
        and (not row.categories or visit.plan.category in row.categories)
        and (not row.cities or any(city in use.city for city in row.cities))
        and _anyone_reaches(ladder, use.guests, row.guest_rank)
        and _anyone_reaches(ladder, use.hosts, row.host_rank)
        and (not row.condition or holds(row.condition, visit.view))
    )


def _in_force(row: LimitRow, day: date) -> bool:
    since, until = known(row.since), known(row.until)
    return (since is None or since <= day) and (until is None or day <= until)


def _anyone_reaches(ladder: Ladder, people: Iterable[object], rank: str | None) -> bool:
    if rank is None:
        return True
    return any(ladder.reaches(getattr(person, "rank", None) or "", rank) for person in people)


def _city_ceiling(table: LodgingTable, ladder: Ladder, use: Use) -> tuple[str, Ceiling] | None:
    """The city of a room and the ceiling for its highest-ranking guest."""
    city = next((name for name in table.cities if name in use.city), None)
    if city is None:
        return None
    for rank, ceiling in zip(table.ranks, table.cities[city], strict=False):
        if rank == EVERYBODY_ELSE or _anyone_reaches(ladder, use.guests, rank):
            return city, ceiling
    return None
