"""All rules on a page, with their levels under a handbook and what a tier of it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.display import pad, paint
from jiedai.rules.rule import Rule
from jiedai.rules.settings import levels_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.findings.card import Card
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.tiers import Tier

_TOPICS: Final = {
    "JD0": "豁免和手册",
    "JD1": "文件和写法",
    "JD2": "字段和名称",
    "JD3": "时间、地点和接送",
    "JD4": "级别、费用、审批和禁忌",
    "JD5": "来宾、我方、忌口和房间",
    "JD6": "预订、布置、资料、应急和后续",
    "JD7": "文书和称谓",
    "JD8": "保密和举止",
}


def listed(
    cards: Iterable[Card], handbook: Handbook | None, tier: tuple[str, Tier] | None, *, colour: bool
) -> Iterator[str]:
    """A line for each rule under its topic; `tier` is a tier's name with its standard."""
    topic = ""
    if handbook:
        yield f"按《{handbook.name}》（{handbook.version}）{'，' + tier[0] if tier else ''}"
    for card in sorted(cards, key=lambda card: (card.code[:3] not in _TOPICS, card.code)):
        if topic != (own := _TOPICS.get(card.code[:3], "公司自己的规则")):
            topic = own
            yield ""
            yield paint(topic, "粗", colour=colour)
        levels = levels_of(card, handbook) if handbook else card.levels
        line = f"  {card.code}  {pad(card.name, 22)}{levels.in_words()}"
        yield line.rstrip()
        if tier and isinstance(card, Rule) and card.standard and (words := card.standard(tier[1])):
            yield f"         {tier[0]}：{words}"
    yield ""
    yield "一条规则的来龙去脉：jiedai explain 编号"
