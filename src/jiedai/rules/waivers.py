"""豁免: a waiver counts only when it is complete, in force, and given by someone entitled to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.card import Card
from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.findings.waiving import named
from jiedai.handbook.settings import NOT_WAIVABLE
from jiedai.rules.custom import custom_rules
from jiedai.rules.rule import rule
from jiedai.shape.fields import known
from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.governance import Waiver
    from jiedai.visit.visit import Visit

_CLAUSE: Final = "恒瑞达 三（S003-A3）；集团手册 2.2（S000-19）"
_NEEDED: Final = ("规则", "理由", "批准", "有效至")
_OVER: Final = """
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 260, 确认: 2026-03-10 陈静}}
"""
_GOOD: Final = _OVER + "豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-13}]"


@rule(
    "JD002",
    "豁免不完整",
    "错误",
    why="破例要说得清：破哪一条、为什么、谁点的头、到哪天为止。缺一样，事后就没有人认。",
    clause=_CLAUSE,
    cure="规则、理由、批准、有效至四样都写上",
    bad=_OVER + "豁免: [{规则: JD402, 理由: 客户指定的餐厅, 有效至: 2026-03-13}]",
    good=_GOOD,
    waivable=False,
)
def incomplete_waiver(visit: Visit) -> Iterator[Finding]:
    for index, waiver in enumerate(visit.plan.waivers):
        if missing := _missing(waiver):
            yield Finding(("豁免", index), f"这条豁免没有写{''.join(f'“{field}”' for field in missing)}，不起作用")


def _missing(waiver: Waiver) -> list[str]:
    written = (waiver.rule, waiver.reason, waiver.approver, waiver.until)
    return [field for field, value in zip(_NEEDED, written, strict=True) if not known(value)]


@rule(
    "JD003",
    "豁免的规则不存在",
    "错误",
    why="编号写错一个数字，豁免就落空，而写的人以为已经豁免了。",
    clause=_CLAUSE,
    cure="照核对结果里的编号抄，如 JD402",
    bad=_OVER + "豁免: [{规则: JD492, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-13}]",
    good=_GOOD,
    waivable=False,
)
def unknown_rule(visit: Visit) -> Iterator[Finding]:
    cards = _cards(visit) if visit.plan.waivers else {}
    for index, waiver in enumerate(visit.plan.waivers):
        for word in sorted(named(waiver) - {"待定"} - set(cards)):
            hint = "" if word.startswith("JD") else did_you_mean(word, cards)
            yield Finding(("豁免", index, "规则"), f"没有编号或名称是“{word}”的规则{hint}")


def _cards(visit: Visit) -> dict[str, Card]:
    """Every card, the handbook's own among them, by its code and by its name."""
    from jiedai.findings.slips import slip_cards  # noqa: PLC0415 - only when there is a waiver
    from jiedai.rules import RULES  # noqa: PLC0415 - this rule is one of them

    ours = (*RULES, *slip_cards(), *custom_rules(visit.handbook))
    return {word: card for card in ours for word in (card.code, card.name)}


@rule(
    "JD004",
    "豁免过期",
    "警告",
    why="过了期的豁免不再算数；留着它，下一次接待会照抄。",
    clause=_CLAUSE,
    cure="用不着了就删去这一条；还要用，请批准的人再批一次，改“有效至”",
    bad="豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-01}]",
    good=_GOOD,
    waivable=False,
)
def expired_waiver(visit: Visit) -> Iterator[Finding]:
    for index, waiver in enumerate(visit.plan.waivers):
        until = known(waiver.until)
        if until and until < visit.as_of.date():
            yield Finding(("豁免", index, "有效至"), f"这条豁免到 {until} 为止，已经不起作用")


@rule(
    "JD005",
    "豁免的批准人不够格",
    "错误",
    why="破例要由管得着的人点头；自己批自己、下级批上级的事，都不算数。",
    clause=_CLAUSE,
    cure="请够级别的领导批准，写上他的名字；不在我方名单和审批里的，另写“职务: …”",
    bad=_OVER + "豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 刘洋, 职务: 专员, 有效至: 2026-03-13}]",
    good=_GOOD,
    waivable=False,
)
def approver_not_entitled(visit: Visit) -> Iterator[Finding]:
    cards = _cards(visit) if visit.plan.waivers else {}
    for index, waiver in enumerate(visit.plan.waivers):
        required = _required_rank(visit, _card(waiver, cards))
        approver = known(waiver.approver)
        if not approver or not required or required == NOT_WAIVABLE:
            continue
        post = visit.post_of(approver) or waiver.post
        if post is None:
            message = f"看不出“{approver}”是什么职务，这一条要{required}或以上批准才能豁免"
        elif not visit.handbook.ladder.reaches(post, required):
            message = f"{approver}（{post}）批准的豁免不算，这一条要{required}或以上批准"
        else:
            continue
        yield Finding(("豁免", index, "批准"), message)


@rule(
    "JD006",
    "这一条不能豁免",
    "错误",
    why="写错的字、对不上的名字要改对，不能豁免；手册写明“不得”的，谁也不能破例。",
    clause=_CLAUSE,
    cure="照规则改方案，删去这条豁免",
    bad="豁免: [{规则: JD211, 理由: 名单以后再补, 批准: 王强, 有效至: 2026-03-13}]",
    good=_GOOD,
    waivable=False,
)
def not_waivable(visit: Visit) -> Iterator[Finding]:
    cards = _cards(visit) if visit.plan.waivers else {}
    for index, waiver in enumerate(visit.plan.waivers):
        card = _card(waiver, cards)
        if card and (not card.waivable or _required_rank(visit, card) == NOT_WAIVABLE):
            yield Finding(("豁免", index, "规则"), f"{card.code}（{card.name}）不能豁免")


def _card(waiver: Waiver, cards: dict[str, Card]) -> Card | None:
    return next((cards[word] for word in named(waiver) if word in cards), None)


def _required_rank(visit: Visit, card: Card | None) -> str | None:
    """The least rank that may waive a rule: as the handbook says for it, or else whoever may approve the plan."""
    setting = visit.handbook.rules.get(card.code) if card else None
    own = setting.waiver if setting else None
    return own or (visit.tier[1].approver if visit.tier else None)


unused_waiver: Final = Card(
    "JD001",
    "豁免没有用上",
    Levels("提示"),
    why="豁免写在那里，却没有什么要豁免的：要么已经改好，要么编号、位置写得不对。",
    clause=_CLAUSE,
    cure="用不着了就删去这一条；还要用，核对“规则”（如 JD402）和“位置”（不写就是整份方案）",
    bad="豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-13}]",
    good=_GOOD,
    waivable=False,
)
"""The one card without a check of its own: it depends on what the others find."""
