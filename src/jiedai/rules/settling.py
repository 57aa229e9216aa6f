"""结算: somebody of ours pays, out of the guests' sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


@rule(
    "JD448",
    "在外用餐没人结账",
    Levels("提示", {"执行": "警告"}, {1: "警告"}),
    why="没有说好谁结账，饭后几个人在前台推来推去，客人都看在眼里。",
    clause="作业指导书 5.1（S004-06）",
    cure="在“结算”里写上“负责: 姓名”，请他避开客人先去结",
    bad="结算: {方式: 转账}",
    good="结算: {方式: 转账, 负责: 陈静}",
)
def nobody_pays(visit: Visit) -> Iterator[Finding]:
    settlement = visit.plan.settlement
    if settlement is None or settlement.owner:
        return
    outside = [fact.event for fact in visit.meals if not _is_ours(visit, fact.event.item.place)]
    if outside:
        first = min(outside, key=lambda event: (event.day, event.clocks, event.item.title))
        others = f"等 {len(outside)} 餐" if len(outside) > 1 else ""
        related = (((*first.path, "地点"), "在外用餐"),) if first.item.place else ()
        yield Finding(("结算",), f"“{first.item.title}”{others}在外面吃，没有写谁结账", related)


def _is_ours(visit: Visit, place: str | None) -> bool:
    return place in visit.plan.venues or speaks_of(place, "公司餐厅")
