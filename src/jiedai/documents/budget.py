"""预算表: what the plan spends beside the most that is allowed, line by line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from jiedai.documents.sheets import Data
from jiedai.documents.standards import standards
from jiedai.shape.fields import known
from jiedai.shape.money import show_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.documents.standards import Standard
    from jiedai.visit.money import BudgetLine
    from jiedai.visit.visit import Visit


def budget_sheets(visit: Visit, _view: dict[str, Any]) -> Iterator[Data]:
    """预算表; none where there is no money in the plan and none is asked about."""
    if visit.budget or visit.plan.budget or visit.needs("预算"):
        yield Data({"预算表": budget(visit)})


def budget(visit: Visit) -> dict[str, Any]:
    """The lines (项目, 说明, 方案, 上限, 差额, 依据) and the totals; 差额 is what is left, empty where nothing limits."""
    lines = _lines(visit)
    total = sum((line.amount for line in visit.budget), Decimal(0))
    granted = known(visit.plan.budget.total) if visit.plan.budget else None
    return {
        "行": [line.row() for line in lines],
        "合计": show_number(total),
        "批准": "" if granted is None else show_number(granted),
        "差额": "" if granted is None else _left(granted - total),
        "依据": list(dict.fromkeys(line.standard.basis for line in lines if line.standard)),
        "示例": any(line.standard.bound.ceiling.example for line in lines if line.standard),
        "待填": any(line.standard.bound.ceiling.amount is None for line in lines if line.standard),
    }


class _Line(NamedTuple):
    """Lines of the budget that are alike, such as ten rooms at one price, and the standard that limits each."""

    lines: list[BudgetLine]
    standard: Standard | None

    @property
    def ceiling(self) -> Decimal | None:
        """The most that is allowed for all of it."""
        most = self.standard.bound.ceiling.amount if self.standard else None
        return None if most is None else most * sum(line.units for line in self.lines)

    def row(self) -> dict[str, Any]:
        first, heads = self.lines[0], len(self.lines)
        spent = sum((line.amount for line in self.lines), Decimal(0))
        counted = (
            spent if self.standard is None else self.standard.bound.amount * sum(line.units for line in self.lines)
        )
        return {
            "项目": first.item,
            "说明": (f"{heads} 间，每间 {first.detail}" if heads > 1 else first.words) + self._drinks(),
            "方案": show_number(spent),
            "上限": self._limit(),
            "差额": "" if self.ceiling is None else _left(self.ceiling - counted),
            "依据": self.standard.basis if self.standard else "",
        }

    def _limit(self) -> str:
        if self.standard is None:
            return ""
        example = "（示例）" if self.standard.bound.ceiling.example else ""
        return "待填" if self.ceiling is None else show_number(self.ceiling) + example

    def _drinks(self) -> str:
        """That the limit is for the meal with its drinks."""
        return "；上限含酒水" if self.standard and self.standard.bound.with_drinks else ""


def _lines(visit: Visit) -> list[_Line]:
    by_path = {each.bound.use.path: each for each in standards(visit) if each.bound.item != "日餐标"}
    alike: dict[object, _Line] = {}
    for line in visit.budget:
        standard = by_path.get(line.path) if line.path else None
        room = bool(line.whom)
        same = (line.item, line.detail, standard.limit if standard else "") if room else line
        alike.setdefault(same, _Line([], standard)).lines.append(line)
    return list(alike.values())


def _left(amount: Decimal) -> str:
    """余 400, 超 60 or 0."""
    return f"余 {show_number(amount)}" if amount > 0 else f"超 {show_number(-amount)}" if amount else "0"
