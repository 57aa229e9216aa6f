"""A handbook's tiers stand from high to low: a lower one asks for no more than the one above it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.visit.limits import STANDARDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.tiers import Tier

_RANKS: Final[dict[str, Callable[[Tier], str | None]]] = {
    "主陪": lambda tier: tier.lead_host,
    "审批": lambda tier: tier.approver,
    "迎接": lambda tier: tier.greeter,
    "定级": lambda tier: tier.proposal.guest_rank if tier.proposal else None,
}
"""What a tier asks of ranks."""


@handbook_rule(
    "JD029",
    "级别的次序像是反了",
    "警告",
    why="级别从高到低写，定级、比较都靠这个次序；写反了，大客户会被建议用最低的一级。",
    clause="恒瑞达 二（S003-A2）；三级标准（S001-H3）",
    cure="把“级别”从高到低写；继承来的级别次序不同的，不要和它重名，换一套名称",
    bad="级别: {嘉宾级: {主陪: 副总经理, 餐标: {人均: 100}}, 贵宾级: {主陪: 总经理, 餐标: {人均: 400}}}",
    good="级别: {贵宾级: {主陪: 总经理, 餐标: {人均: 400}}, 嘉宾级: {主陪: 副总经理, 餐标: {人均: 100}}}",
)
def tiers_upside_down(own: OpenHandbook) -> Iterator[Finding]:
    for (upper, higher), (lower, tier) in pairwise(own.handbook.tiers.items()):
        if more := [*_outranks(own.handbook, higher, tier), *_outspends(higher, tier)]:
            message = f"“{lower}”写在“{upper}”下面，{'、'.join(more)}却比它高"
            yield Finding(("级别", lower), message, ())


def _outranks(handbook: Handbook, higher: Tier, lower: Tier) -> Iterator[str]:
    """In what the lower tier asks for a higher rank."""
    for name, rank_of in _RANKS.items():
        upper, under = (handbook.ladder.step(rank_of(tier) or "") for tier in (higher, lower))
        if upper is not None and under is not None and under < upper:
            yield name


def _outspends(higher: Tier, lower: Tier) -> Iterator[str]:
    """In what the lower tier allows more."""
    for item, standard in STANDARDS.items():
        upper, under = standard.of(higher), standard.of(lower)
        if upper and under and upper.amount is not None and under.amount is not None and under.amount > upper.amount:
            yield item
