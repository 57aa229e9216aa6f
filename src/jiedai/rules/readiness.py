"""Ready for the day: contingencies, bookings, and nothing left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING, Levels
from jiedai.rules.rule import rule
from jiedai.shape.fields import UNDECIDED, known
from jiedai.shape.words import NOT_YET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.requirements import RequiredContingency
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit

_DRAFT: Final = "草稿"
_SOON: Final = {1: "来宾明天就到", 0: "来宾今天就到"}


@rule(
    "JD601",
    "缺应急预案",
    GROWING,
    why="航班会晚点，投影会坏，天会下雨；到时候再想，就来不及了。",
    clause="集团手册 2.4（S000-28）",
    cure="在“应急”里写上情形、措施和责任人",
    bad="应急: [{情形: 设备故障, 措施: 备用投影, 责任人: 刘洋}, {情形: 下雨, 措施: 备伞, 责任人: 刘洋}]",
    good="""
应急:
  - {情形: 航班延误, 措施: 刘洋留守机场, 责任人: 刘洋}
  - {情形: 设备故障, 措施: 备用投影, 责任人: 刘洋}
  - {情形: 下雨, 措施: 备伞, 责任人: 刘洋}
""",
)
def contingency_missing(visit: Visit) -> Iterator[Finding]:
    if not visit.needs("应急"):
        yield from _nothing_prepared(visit)
        return
    for required in visit.handbook.contingencies:
        if _applies(visit, required) and not _prepared(visit, required):
            yield Finding(("应急",), f"应急预案里没有写“{required.situation}”怎么办")


def _nothing_prepared(visit: Visit) -> Iterator[Finding]:
    """A hint where a handbook does not ask for 应急, and yet guests of a tier come a long way."""
    awaited = any(each.arriving and each.needs_companion and each.moment for each in visit.journeys)
    if visit.tier and awaited and visit.document.values.get("应急") is None:
        message = "来宾远道来，方案里一件“应急”也没有写：路上晚了、天气变了、设备坏了怎么办"
        cure = "在“应急”里写上情形、措施和责任人；用不着的，写 应急: []"
        yield Finding(("到达",), message, cure=cure, at_most="提示")


def _applies(visit: Visit, required: RequiredContingency) -> bool:
    return known(required.section) is None or bool(visit.document.values.get(required.section or ""))


def _prepared(visit: Visit, required: RequiredContingency) -> bool:
    words = [required.situation, *required.words]
    return any(word in each.situation for each in visit.plan.contingencies for word in words)


@rule(
    "JD602",
    "应急没有责任人",
    GROWING,
    why="预案没有责任人，出了事就没有人动。",
    clause="集团手册 2.4（S000-28）",
    cure="写上“责任人: 姓名”",
    bad="""
应急:
  - {情形: 航班延误, 措施: 留守机场}
  - {情形: 设备故障, 措施: 备用投影, 责任人: 刘洋}
  - {情形: 天气变化, 措施: 备伞, 责任人: 刘洋}
""",
    good="""
应急:
  - {情形: 航班延误, 措施: 留守机场, 责任人: 刘洋}
  - {情形: 设备故障, 措施: 备用投影, 责任人: 刘洋}
  - {情形: 天气变化, 措施: 备伞, 责任人: 刘洋}
""",
)
def contingency_without_owner(visit: Visit) -> Iterator[Finding]:
    for index, contingency in enumerate(visit.plan.contingencies):
        if not contingency.owner:
            message = f"“{contingency.situation}”没有写责任人"
            yield Finding(("应急", index, "情形"), message, asks_for=("应急", index, "责任人"))


@rule(
    "JD603",
    "预订没有确认",
    Levels("关闭", {"执行": "提示"}, {1: "错误"}),
    why="口头说好的房、车、餐，到了当天才发现没有记上，是最常见的事故。前一天起必须有人再确认一遍。",
    clause="集团手册 2.3（S000-23）",
    cure="打电话确认后，运行 jiedai confirm，或写上“确认: 日期 姓名”",
    bad="车辆: {商务车: {车型: 别克GL8, 车牌: 皖A12345, 座位: 7, 司机: {姓名: 孙立, 电话: 13900000008}}}",
    good="车辆: {商务车: {车型: 别克GL8, 车牌: 皖A12345, 座位: 7, 司机: {姓名: 孙立, 电话: 13900000008}, 确认: 2026-03-10 陈静}}",
)
def booking_unconfirmed(visit: Visit) -> Iterator[Finding]:
    for path, name, confirmation in _bookings(visit):
        thing = path[:2] if path[0] == "住宿" else path
        found = visit.confirmation(thing, confirmation)
        if visit.stands(found):
            continue
        if found:
            message = f"{name}写着“{found}”确认，{visit.doubt(found)}，不算数"
            yield Finding((*thing, "确认") if found == confirmation else path, message, cure="核对确认的日期")
        else:
            yield Finding(path, f"{name}还没有确认")


def _bookings(visit: Visit) -> Iterator[tuple[Path, str, Any]]:
    """What has to be booked: each with its path, its name and its confirmation."""
    for name, vehicle in visit.plan.vehicles.items():
        yield ("车辆", name), f"车辆“{name}”", vehicle.confirmation
    for name, venue in visit.plan.venues.items():
        yield ("场地", name), f"场地“{name}”", venue.confirmation
    for fact in visit.meals:
        yield fact.path, f"“{fact.event.item.title}”的订餐", fact.meal.confirmation
    for index, lodging in enumerate(visit.plan.lodging):
        yield ("住宿", index, "酒店"), f"{lodging.hotel}的订房", lodging.confirmation


@rule(
    "JD604",
    "还有待定",
    Levels("提示", {"执行": "警告"}, {1: "错误"}),
    why="早些时候写“待定”很正常；到了前一天还没定，办事的人就没法办。",
    clause="集团手册 2.4（S000-24）",
    cure="定下来，写上内容",
    bad="目标: 待定",
    good="目标: 就二期配电柜达成订货意向",
)
def left_undecided(visit: Visit) -> Iterator[Finding]:
    for path, word in _open_words(visit.document.values, ()):
        if word != UNDECIDED:
            cure = "还没定就写“待定”这两个字；定了就写上内容"
            yield Finding(path, f"“{word}”像是还没定", cure=cure, instead=(word, UNDECIDED))
        elif path != ("审批",):  # has a rule of its own
            field = next((step for step in reversed(path) if isinstance(step, str)), "")
            yield Finding(path, f"“{field}”还是待定")


@rule(
    "JD613",
    "还写着草稿",
    Levels("提示", {}, {1: "警告"}),
    why="草稿查得松；批了的、明天就来的方案还当草稿查，该拦的就拦不住。",
    clause="集团手册 2.4（S000-24）",
    cure="把“阶段: 草稿”改成“阶段: 执行”",
    bad="阶段: 草稿",
    good="阶段: 执行",
)
def still_a_draft(visit: Visit) -> Iterator[Finding]:
    left = visit.days_left
    if known(visit.plan.stage) != _DRAFT or left is None or left < 0:
        return
    facts = ("方案已经批准" if visit.agreements else "", _SOON.get(left, ""))
    if any(facts):
        yield Finding(("阶段",), f"{'，'.join(filter(None, facts))}，阶段还写着“{_DRAFT}”")


def _open_words(group: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every 待定, and every text that says the same in other words, which no other rule would notice."""
    for step, value in group.items() if isinstance(group, dict) else enumerate(group):
        if not isinstance(value, str):
            yield from _open_words(value, (*path, step))
        elif value == UNDECIDED or (len(value) > 1 and value.casefold() in NOT_YET):
            yield (*path, step), value
