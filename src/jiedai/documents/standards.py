"""A visit's figures beside the standards that limit them: for those who approve, and for those who pay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.shape.money import show_number
from jiedai.visit.limits import own_bounds, table_bounds
from jiedai.visit.uses import UNITS, USES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from jiedai.handbook.limits import ItemWord
    from jiedai.source.place import Path
    from jiedai.visit.limits import Bound
    from jiedai.visit.visit import Visit

_ORDINAL: Final = "是第"
"""How a use is worded that is counted one by one: “晚宴”是第 1 次; only the last of them tells how many there are."""

_NAMED: Final = 3
"""As many places are named one by one."""
_COUNTED_IN: Final = {"房价": "间"}


class Standard(NamedTuple):
    """The strictest limit for one figure of the plan, and whose it is."""

    bound: Bound
    basis: str

    @property
    def figure(self) -> str:
        """180 元."""
        return _amount(self.bound.amount, self.bound.item)

    @property
    def limit(self) -> str:
        """200 元/人（示例）, 不得安排 or 待填."""
        return self.bound.ceiling.words(UNITS[self.bound.item]).removeprefix("上限 ")

    @property
    def outcome(self) -> str:
        """标准内, 超出 60 元, or that there is nothing to measure by."""
        most = self.bound.ceiling.amount
        if most is None:
            return "标准待填"
        return f"超出 {_amount(self.bound.amount - most, self.bound.item)}" if self.bound.exceeded else "标准内"


def standards(visit: Visit) -> list[Standard]:
    """One for every figure that anything limits, item by item; raises ExpressionError."""
    return [Standard(bound, _basis(visit, bound)) for item in USES for bound in _strictest(_bounds(visit, item))]


def compared(visit: Visit) -> list[dict[str, Any]]:
    """The same as rows for a paper: 项目, 哪里, 方案, 标准, 对照, 超出, 依据, and 原话 as a finding begins; what says the same stands once."""
    rows: dict[tuple[str, ...], list[str]] = {}
    for each in standards(visit):
        what = each.bound.use.what.removesuffix(_ORDINAL) if _ORDINAL not in each.bound.use.what else ""
        key = (each.bound.item, each.figure, each.limit, each.outcome, each.basis)
        rows.setdefault(key, []).append(what)
    return [
        {"项目": item, "哪里": _places(item, where), "方案": figure, "标准": limit, "对照": outcome, "依据": basis}
        | {"超出": outcome.startswith("超出"), "原话": f"{where[0]} {figure}"}
        for (item, figure, limit, outcome, basis), where in rows.items()
    ]


def _places(item: str, where: list[str]) -> str:
    """Where a figure stands: 徽园酒店大床房每晚（4 间）, “晚宴”人均、“午餐”人均; of many the first and their number."""
    named = list(filter(None, where))
    places = list(dict.fromkeys(named))
    if len(places) > _NAMED:
        return f"{places[0]}等 {len(where)} 处"
    return "、".join(places) + (f"（{len(named)} {_COUNTED_IN.get(item, '处')}）" if len(named) > len(places) else "")


def _bounds(visit: Visit, item: ItemWord) -> list[Bound]:
    """The company's limits and the regime's; of what is counted one by one only the last."""
    bounds = [*own_bounds(visit, item), *table_bounds(visit, visit.regime, item)]
    counted = [bound for bound in bounds if bound.use.what.endswith(_ORDINAL)]
    last = max((bound.amount for bound in counted), default=None)
    return [bound for bound in bounds if bound not in counted or bound.amount == last]


def _strictest(bounds: Iterable[Bound]) -> list[Bound]:
    """For each place in the plan the lowest limit; one that is still blank only where there is no other."""
    kept: dict[Path, Bound] = {}
    for bound in bounds:
        kept[bound.use.path] = min(kept.get(bound.use.path, bound), bound, key=_strictness)
    return list(kept.values())


def _strictness(bound: Bound) -> tuple[bool, Decimal | int]:
    return bound.ceiling.amount is None, bound.ceiling.amount or 0


def _basis(visit: Visit, bound: Bound) -> str:
    """《示例公司手册》级别 嘉宾级 where the company itself says so, or else whose limit it is and the clause that it cites."""
    said = visit.said_in(bound.path[:3]) if bound.path[0] == "级别" else ""
    return said.rpartition(" ")[0] or "，".join(filter(None, (bound.whose, bound.source)))


def _amount(amount: Decimal, item: ItemWord) -> str:
    unit = UNITS[item].split("/")[0]
    return show_number(amount) + (unit if unit == "%" else f" {unit}")
