"""What a regime (性质) wants on paper: the official letter (公函), its other parts, dated approvals, the right regime."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING, Levels
from jiedai.plan.governance import AGREED
from jiedai.rules.approval import open_verdict, unapproved
from jiedai.rules.rule import rule
from jiedai.shape.fields import known
from jiedai.visit.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jiedai.findings.levels import Level
    from jiedai.handbook.requirements import OfficialUnits
    from jiedai.visit.visit import Visit

_OFFICIAL: Final = """
性质: 公务
到达: []
日程: {}
礼品: []
"""
_LETTER: Final = "公函: {文号: 华电函〔2026〕8号, 发函单位: 华源电力, 日期: 2026-03-08, 事由: 调研, 行程: 两天, 人员: [李建国, 赵敏]}\n"
_PAID: Final = "结算: {方式: 公务卡, 负责: 刘洋}\n"


@rule(
    "JD430",
    "公函不全",
    Levels("错误", {"草稿": "提示"}),
    why="公务接待凭公函：没有公函不接待，报销也要附公函，文号、单位、日期、事由、人员一样不能少。",
    clause="集团手册 2.1（S000-08、S000-10）；华为手册 1.1（S002-07）",
    cure="请派出单位发来公函，照着写：公函: {文号: …, 发函单位: …, 日期: …, 事由: …, 行程: …, 人员: […]}",
    bad=_OFFICIAL + _PAID + "公函: {发函单位: 华源电力, 事由: 调研, 行程: 两天, 人员: [李建国, 赵敏]}\n",
    good=_OFFICIAL + _PAID + _LETTER,
    waivable=False,
    changeable=False,
)
def letter_wanting(visit: Visit) -> Iterator[Finding]:
    clause, letter = visit.demands.get("公函"), visit.plan.letter
    if clause is None:
        return
    if letter is None:
        message = f"没有公函，{visit.regime.name}接待凭公函办理"
        yield Finding(("公函",), message, clause=clause, asks_for=("公函",))
        return
    identity = {"文号": letter.number, "发函单位": letter.sender, "日期": letter.day}
    content = {"事由": letter.subject, "行程": letter.itinerary or letter.days, "人员": letter.people}
    if missing := _empty(identity):
        yield Finding(("公函",), f"公函没有写{missing}", clause=clause)
    if missing := _empty(content):
        yield Finding(("公函",), f"公函没有写{missing}，办什么事、谁来都看不出", clause=clause, at_most="警告")


def _empty(fields: Mapping[str, object]) -> str:
    return "、".join(name for name, value in fields.items() if not value)


@rule(
    "JD431",
    "规定要写的没有写",
    GROWING,
    why="规定点名要有的：谁批的、怎么结账、预算多少，事后都要查。",
    clause="集团手册 2.2（S000-18、S000-19）；华为手册 1.2（S002-16）",
    cure="补上这一部分，还没定就写“待定”",
    bad=_OFFICIAL + _LETTER,
    good=_OFFICIAL + _LETTER + _PAID,
    waivable=False,
    changeable=False,
)
def part_demanded(visit: Visit) -> Iterator[Finding]:
    for part, clause in visit.demands.items():
        if part == "公函":
            continue  # it has a rule of its own
        if part == "审批":
            if state := unapproved(visit):
                yield Finding((part,), state, clause=clause, asks_for=open_verdict(visit))
            continue
        present = PARTS.get(part)
        if not visit.document.values.get(part) and not (present and present(visit.plan)):
            yield Finding((part,), f"{visit.regime.name}接待要写“{part}”，这里没有", clause=clause)


@rule(
    "JD432",
    "超出公函",
    "错误",
    why="接待清单要和公函对得上：公函没写的人、没写的日子，不能列支。",
    clause="集团手册 2.1（S000-08、S000-10）；集团手册 2.2（S000-13）",
    cure="与派出单位核对：请对方补函，或照公函改方案",
    bad=_OFFICIAL + _PAID + _LETTER.replace("[李建国, 赵敏]", "[李建国]"),
    good=_OFFICIAL + _PAID + _LETTER,
    waivable=False,
    changeable=False,
)
def beyond_letter(visit: Visit) -> Iterator[Finding]:
    letter = visit.plan.letter
    if letter is None:
        return
    weight: Level | None = None if "公函" in visit.demands else "警告"
    listed = letter.people if not any("等" in name for name in letter.people) else []
    for index, guest in enumerate(visit.plan.guests):
        if listed and guest.name not in listed:
            related = ((("公函", "人员"), "公函写的人员"),)
            yield Finding(("来宾", index, "姓名"), f"公函的人员里没有{guest.name}", related, at_most=weight)
    days = known(letter.days)
    if days and visit.days and (visit.days[0] < days.first or visit.days[1] > days.last):
        message = f"接待从 {visit.days[0]} 到 {visit.days[1]}，超出公函写的 {days}"
        yield Finding(("日期",), message, ((("公函", "起止"), "公函写的起止"),), at_most=weight)


_UNKNOWN: Final = "来访单位: {名称: %s, 联系人: {姓名: 周敏, 电话: 13800000001}}"


@rule(
    "JD437",
    "像是公务来访",
    "警告",
    why="接待机关、部队来人是公务接待，不能按商务招待的标准办，也不能列进商务招待费。",
    clause="客户接待管理制度（S003-A1、S003-A15）",
    cure="是公务来访就写“性质: 公务”；确实是商务的，在“豁免”里写明理由（写法：jiedai explain JD437）",
    bad=_UNKNOWN % "临江市人民政府",
    good=_UNKNOWN % "临江市供水有限公司",
)
def official_visitors(visit: Visit) -> Iterator[Finding]:
    official, unit = visit.regime.handbook.official, visit.plan.unit
    if official is None:
        return
    if kind := next((kind for kind in sorted(unit.kinds) if _named(kind, official.kinds, official)), None):
        what = ("来访单位", "类别"), f"来访单位是“{kind}”"
    elif _named(unit.name, official.words, official) or _ends(unit.name, official):
        what = ("来访单位", "名称"), f"来访单位“{unit.name}”像是机关或部队"
    else:
        return
    path, message = what
    yield Finding(path, f"{message}，性质却写{visit.plan.regime}", clause=official.source or "")


def _named(text: str, words: Iterable[str], official: OfficialUnits) -> bool:
    return any(word in text for word in words) and not any(word in text for word in official.allowed)


def _ends(name: str, official: OfficialUnits) -> bool:
    return _named(name, [""], official) and name.endswith(tuple(official.endings))


@rule(
    "JD438",
    "审批没有日期",
    GROWING,
    why="看不出是先批后办，还是办完再补。",
    clause="集团手册 2.2（S000-19）；华为手册 1.2（S002-16）",
    cure="写上批准的日期",
    bad="审批: [{人: 王强, 职务: 副总经理, 结论: 同意}]",
    good="审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]",
)
def approval_undated(visit: Visit) -> Iterator[Finding]:
    weight: Level | None = None if "审批" in visit.demands else "提示"
    for index, approval in enumerate(visit.plan.approvals):
        if approval.verdict == AGREED and approval.day is None:
            yield Finding(("审批", index, "人"), f"{approval.name}的审批没有写日期", at_most=weight)
