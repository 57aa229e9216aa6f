"""A handbook's tables of limits and its steps: nothing half said, nothing that can never apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.handbook.limits import EVERYBODY_ELSE
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.shape.fields import known
from jiedai.visit.limits import STANDARDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.limits import LimitRow, LodgingTable
    from jiedai.source.place import Path

_CLAUSE: Final = "恒瑞达 七（S003-A12）；三级标准（S001-H10）"


@handbook_rule(
    "JD019",
    "限额没有写清上限",
    "错误",
    why="没有上限的一行什么也不限；“至多”和“公式”都写了，又说不清算哪一个。",
    clause=_CLAUSE,
    cure="写“至多: 金额或数目”，或写“公式: 按人数算的式子”，两样只写一样；还没定就写“至多: 待填”",
    bad="限额: [{项目: 餐标, 级别: 嘉宾级}, {项目: 陪餐, 至多: 3, 公式: 来宾}]",
    good="限额: [{项目: 餐标, 级别: 嘉宾级, 至多: 150}, {项目: 陪餐, 公式: 来宾}]",
)
def limits_half_said(own: OpenHandbook) -> Iterator[Finding]:
    for index, row in enumerate(own.handbook.limits):
        if row.at_most is None and row.formula is None:
            yield Finding(("限额", index, "项目"), f"“{row.item}”这一行没有写上限")
        elif row.at_most is not None and row.formula is not None:
            yield Finding(("限额", index, "公式"), f"“{row.item}”这一行“至多”和“公式”都写了，只算公式")


@handbook_rule(
    "JD020",
    "限额的起止日期颠倒",
    "错误",
    why="开始的日子在结束之后，这一行哪天都轮不到。",
    clause=_CLAUSE,
    cure="核对“自”和“至”",
    bad="限额: [{项目: 餐标, 至多: 150, 自: 2026-07-01, 至: 2026-01-01}]",
    good="限额: [{项目: 餐标, 至多: 150, 自: 2026-01-01, 至: 2026-07-01}]",
)
def dates_reversed(own: OpenHandbook) -> Iterator[Finding]:
    for index, row in enumerate(own.handbook.limits):
        since, until = known(row.since), known(row.until)
        if since and until and since > until:
            yield Finding(("限额", index, "自"), f"从 {since} 起施行，却只到 {until} 为止")


@handbook_rule(
    "JD021",
    "限额永远用不上",
    "警告",
    why="同一项目从上到下找，第一行合适的就算数；前面那一行什么情形都管，后面的就轮不到。",
    clause=_CLAUSE,
    cure="有条件的写在前面，管一切情形的写在最后；重复的删去",
    bad="限额: [{项目: 餐标, 至多: 150}, {项目: 餐标, 形式: 工作餐, 至多: 60}]",
    good="限额: [{项目: 餐标, 形式: 工作餐, 至多: 60}, {项目: 餐标, 至多: 150}]",
)
def limits_never_used(own: OpenHandbook) -> Iterator[Finding]:
    rows = own.handbook.limits
    files = [own.root.span(("限额", index)).text.file for index in range(len(rows))]
    for index, row in enumerate(rows):
        for before in range(index):
            if files[before] == files[index] and rows[before].item == row.item and _covers(rows[before], row):
                message = f"“{row.item}”的这一行轮不到：前面一行已经管了这些情形"
                yield Finding(("限额", index, "项目"), message, ((("限额", before, "项目"), "前面那一行"),))
                break


def _covers(before: LimitRow, row: LimitRow) -> bool:
    """Whether the row before applies wherever the row does."""
    lists = (
        (before.tiers, row.tiers),
        (before.forms, row.forms),
        (before.categories, row.categories),
        (before.cities, row.cities),
    )
    words = (
        (before.guest_rank, row.guest_rank),
        (before.host_rank, row.host_rank),
        (before.condition, row.condition),
        (before.since, row.since),
        (before.until, row.until),
    )
    return all(not wide or (narrow and set(narrow) <= set(wide)) for wide, narrow in lists) and all(
        wide is None or wide == narrow for wide, narrow in words
    )


@handbook_rule(
    "JD022",
    "城市房价的列对不上",
    "错误",
    why="每个城市的金额按职级的次序写；多一个、少一个，或次序颠倒，就张冠李戴。",
    clause=_CLAUSE,
    cure="职级从高到低，最后可以写“其他”；每个城市写同样多的金额",
    bad="城市房价: [{年份: 2026, 职级: [总经理, 副总经理, 其他], 各城: {合肥: [800, 500]}}]",
    good="城市房价: [{年份: 2026, 职级: [总经理, 副总经理, 其他], 各城: {合肥: [800, 500, 350]}}]",
)
def columns_do_not_match(own: OpenHandbook) -> Iterator[Finding]:
    for index, table in enumerate(own.handbook.lodging_tables):
        yield from _columns(own.handbook, ("城市房价", index, "职级"), table.ranks)
        yield from _cells(("城市房价", index, "各城"), table)


def _columns(handbook: Handbook, path: Path, ranks: list[str]) -> Iterator[Finding]:
    if EVERYBODY_ELSE in ranks[:-1]:
        yield Finding((*path, ranks.index(EVERYBODY_ELSE)), "“其他”只能写在最后")
    for column in range(1, len(ranks)):
        if handbook.ladder.reaches(ranks[column], ranks[column - 1]):
            message = f"“{ranks[column]}”不比前面的“{ranks[column - 1]}”低，从高到低才对"
            yield Finding((*path, column), message)


def _cells(path: Path, table: LodgingTable) -> Iterator[Finding]:
    for city, ceilings in table.cities.items():
        if len(ceilings) != len(table.ranks):
            message = f"{city}写了 {len(ceilings)} 个金额，职级有 {len(table.ranks)} 列"
            yield Finding((*path, city), message)


@handbook_rule(
    "JD023",
    "手册还有金额待填",
    "提示",
    why="标准空着，花多少都算不超；等到报销时才发现没有依据。",
    clause="恒瑞达 七（S003-A12）",
    cure="填上金额；是内置手册里的，在公司手册的同一处写上，就盖过它",
    bad="级别: {嘉宾级: {审批: 总经理, 餐标: {人均: 待填}}}",
    good="级别: {嘉宾级: {审批: 总经理, 餐标: {人均: 200}}}",
)
def blank_amounts(own: OpenHandbook) -> Iterator[Finding]:
    handbook = own.handbook
    for name, tier in handbook.tiers.items():
        for standard in STANDARDS.values():
            ceiling = standard.of(tier)
            if ceiling and ceiling.amount is None:
                yield Finding(("级别", name, *standard.path), f"{name}的{standard.item}还是“待填”")
    for index, row in enumerate(handbook.limits):
        if row.at_most and row.at_most.amount is None and not row.formula:
            yield Finding(("限额", index, "至多"), f"“{row.item}”的上限还是“待填”")
    for index, table in enumerate(handbook.lodging_tables):
        for city, ceilings in table.cities.items():
            for column, ceiling in enumerate(ceilings):
                if ceiling.amount is None:
                    yield Finding(("城市房价", index, "各城", city, column), f"{city}的房价还是“待填”")


_STEP: Final = "{步骤: 派车, 阶段: 前一天, 事项: 车辆加油, 负责: 综合部, 出处: 测试手册 五"


@handbook_rule(
    "JD024",
    "步骤没有写截止",
    "提示",
    why="没有期限的事总排在最后；检查表也不知道哪一刻起算逾期。",
    clause="集团手册 2.3、2.4（S000-23、S000-25）",
    cure="写上“截止”，如 前一天 16:00、提前3天 12:00",
    bad=f"流程: [{_STEP}}}]",
    good=f"流程: [{_STEP}, 截止: 前一天 17:00}}]",
)
def steps_without_deadline(own: OpenHandbook) -> Iterator[Finding]:
    for index, step in enumerate(own.handbook.steps):
        if step.phase in ("筹备", "前一天") and step.due is None and not step.dropped:
            yield Finding(("流程", index, "步骤"), f"“{step.name}”是{step.phase}的事，没有写截止")
