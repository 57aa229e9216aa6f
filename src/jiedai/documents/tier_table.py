"""级别 side by side: a row for each thing that some tier says, a column for each tier."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.in_words import formula_in_words
from jiedai.visit.limits import STANDARDS
from jiedai.visit.uses import UNITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jiedai.handbook.tiers import Proposal, Tier
    from jiedai.shape.fields import Ceiling


def tier_rows(tiers: Mapping[str, Tier]) -> list[dict[str, Any]]:
    """{项目, 各级} for each row; a tier that says nothing has an empty cell."""
    rows = {name: [say(tier) for tier in tiers.values()] for name, say in _ROWS.items()}
    return [{"项目": name, "各级": cells, "并格": _merged(cells)} for name, cells in rows.items() if any(cells)]


def amount_words(ceiling: Ceiling | None, unit: str) -> str:
    """200 元/人（示例）, 40%, 不得安排 or 待填; nothing where nothing is said."""
    return ceiling.words(unit).removeprefix("上限 ") if ceiling else ""


def _merged(cells: list[str]) -> list[dict[str, Any]]:
    """Neighbours that say the same, as one cell that spans them."""
    runs = [list(run) for _, run in groupby(cells)]
    return [
        {"文字": run[0], "占": len(run)}
        for each in runs
        for run in ([each] if each[0] else [[words] for words in each])
    ]


def _standard(item: str) -> Callable[[Tier], str]:
    return lambda tier: amount_words(STANDARDS[item].of(tier), UNITS[STANDARDS[item].item])


def _proposal(proposal: Proposal | None) -> str:
    if proposal is None:
        return ""
    guests = f"来宾有{proposal.guest_rank}及以上" if proposal.guest_rank else ""
    hosts = f"我方有{proposal.host_rank}及以上出面" if proposal.host_rank else ""
    kinds = f"来访单位是{'、'.join(proposal.unit_kinds)}" if proposal.unit_kinds else ""
    return "；".join(filter(None, (guests, hosts, kinds)))


def _meal(tier: Tier) -> str:
    words = _standard("餐标")(tier)
    return f"{words}，含酒水" if words and tier.meal.with_drinks else words


def _people(formula: str) -> str:
    return f"{formula} 人" if formula.isdigit() else formula_in_words(formula) if formula else ""


def _list(words: list[str]) -> str:
    return "、".join(words)


_ROWS: Final[Mapping[str, Callable[[Tier], str]]] = {
    "也叫": lambda tier: _list(tier.aliases),
    "适用": lambda tier: tier.meant_for or "",
    "定级": lambda tier: _proposal(tier.proposal),
    "主陪": lambda tier: tier.lead_host or "",
    "陪同": lambda tier: _list(tier.escorts),
    "迎接": lambda tier: "，".join(filter(None, (tier.greeter, tier.greeting_place))),
    "审批": lambda tier: tier.approver or "",
    "餐标": _meal,
    "每日餐费": _standard("日餐标"),
    "酒水": _standard("酒水"),
    "酒水占比": _standard("酒水占比"),
    "香烟": _standard("香烟"),
    "房价": _standard("房价"),
    "星级": _standard("酒店星级"),
    "房型": lambda tier: _list(tier.lodging.kinds),
    "协议酒店": lambda tier: "只订协议酒店" if tier.lodging.agreed else "",
    "礼品": _standard("礼品"),
    "陪餐": lambda tier: _people(tier.diners or ""),
    "资料": lambda tier: _list(tier.papers),
    "茶点": lambda tier: _list(tier.refreshments),
    "布置": lambda tier: _list(tier.setting),
    "出处": lambda tier: tier.source or "",
}
