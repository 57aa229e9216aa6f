"""Money against the tier's ceilings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.examples import dinner
from jiedai.rules.rule import Check, rule
from jiedai.shape.fields import known
from jiedai.shape.money import show_number
from jiedai.visit.limits import STANDARDS, own_bounds
from jiedai.visit.uses import UNITS, USES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.handbook.limits import ItemWord
    from jiedai.source.place import Path
    from jiedai.visit.limits import Bound
    from jiedai.visit.money import BudgetLine
    from jiedai.visit.visit import Visit

_CURE: Final = "改到标准以内；确需超出的，请够级别的领导批准后写“豁免”（写法：jiedai explain {}）"
_WHY: Final = "超出标准的费用报销不了，也会让批准的领导为难。"


def over(item: ItemWord) -> Check:
    """The check that no use of an item is above the strictest of the company's limits."""

    def check(visit: Visit) -> Iterator[Finding]:
        strictest: dict[Path, Bound] = {}
        for bound in own_bounds(visit, item):
            if bound.exceeded:
                kept = strictest.get(bound.use.path)
                strictest[bound.use.path] = bound if kept is None else min(kept, bound, key=_limit)
        yield from together(
            Finding(path, excess(bound), cure=bound.cure, clause=_clause(visit, bound), at_most=bound.weight)
            for path, bound in strictest.items()
        )

    return check


def together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for all that say the same, such as five rooms at one price; the other places stand beside it."""
    alike: dict[Finding, list[Path]] = {}
    for finding in findings:
        alike.setdefault(finding._replace(path=()), []).append(finding.path)
    for finding, paths in alike.items():
        first, *others = sorted(paths)
        message = f"{finding.message}（共 {len(paths)} 处）" if others else finding.message
        yield finding._replace(path=first, message=message, related=tuple((path, "这里也是") for path in others))


def _limit(bound: Bound) -> Decimal:
    return bound.ceiling.amount or Decimal(0)


def _clause(visit: Visit, bound: Bound) -> str:
    """The company's own words where it has set the limit itself, or else the clause that its handbook cites."""
    in_table = bound.path[0] != "级别"
    if in_table and bound.source:
        return bound.source
    return visit.said_in(bound.path[:1] if in_table else bound.path[:3]) or bound.source


def excess(bound: Bound) -> str:
    """“晚宴”人均 260 元，嘉宾级的餐标上限 200 元/人; of what is counted, “晚宴”陪餐 3 人，嘉宾级最多 2 人."""
    unit = UNITS[bound.item].split("/")[0]
    amount = show_number(bound.amount) + (unit if unit == "%" else f" {unit}")
    if bound.with_drinks and bound.use.with_drinks not in (None, bound.use.amount):
        drinks = show_number(bound.amount - bound.use.amount)
        amount += f"（菜 {show_number(bound.use.amount)}、酒水摊到每人 {drinks}）"
    if unit in _COUNTED and not bound.ceiling.amount:
        what = bound.use.what.removesuffix("是第")
        counted = "" if what != bound.use.what else f" {amount}"
        return f"{what}{counted}，{bound.whose}不得安排{bound.item.removesuffix('次数')}"
    if unit in _COUNTED:
        of = bound.item.removesuffix("次数") if unit == "次" else ""
        return f"{bound.use.what} {amount}{of}，{bound.whose}{bound.words.replace('上限', '最多')}"
    return f"{bound.use.what} {amount}，{bound.whose}的{bound.item}{bound.words}"


_COUNTED: Final = ("人", "次", "天", "道")
"""What is counted rather than paid for: the number itself says what it is a number of."""


meal_over_ceiling = rule(
    "JD402",
    "餐标超出",
    "错误",
    why=_WHY,
    clause="恒瑞达 七（S003-A12）；华为手册 1.2（S002-12）",
    cure=_CURE.format("JD402"),
    bad=dinner("人均: 9999"),
    good=dinner("人均: 180"),
    standard=STANDARDS["餐标"].words,
)(over("餐标"))

drinks_over_ceiling = rule(
    "JD403",
    "酒水单价超出",
    "错误",
    why=_WHY,
    clause="恒瑞达 七（S003-A12）",
    cure=_CURE.format("JD403"),
    bad=dinner("人均: 180, 酒水: {每瓶: 1499, 瓶数: 2}"),
    good=dinner("人均: 180, 酒水: {每瓶: 200, 瓶数: 2}"),
    standard=STANDARDS["酒水"].words,
)(over("酒水"))

cigarettes_over_ceiling = rule(
    "JD404",
    "香烟单价超出",
    "错误",
    why=_WHY,
    clause="恒瑞达 七（S003-A12）",
    cure=_CURE.format("JD404"),
    bad=dinner("人均: 180, 香烟: {每盒: 100, 盒数: 2}"),
    good=dinner("人均: 180, 香烟: {每盒: 20, 盒数: 2}"),
    standard=STANDARDS["香烟"].words,
)(over("香烟"))

_ROOMS: Final = "房间: [{{房型: 大床房, 单价: {price}, 住客: 李建国}}, {{房型: 大床房, 单价: 450, 住客: 赵敏}}]"
_HOTEL: Final = (
    "住宿: [{{酒店: 徽园酒店, 星级: {stars}, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 陈静, {rooms}}}]"
)

room_over_ceiling = rule(
    "JD405",
    "房价超出",
    "错误",
    why=_WHY,
    clause="恒瑞达 七（S003-A12）；三级标准（S001-H10）",
    cure=_CURE.format("JD405"),
    bad=_HOTEL.format(stars=4, rooms=_ROOMS.format(price=2400)),
    good=_HOTEL.format(stars=4, rooms=_ROOMS.format(price=480)),
    standard=STANDARDS["房价"].words,
)(over("房价"))

stars_over_ceiling = rule(
    "JD406",
    "酒店星级超出",
    "错误",
    why=_WHY,
    clause="三级标准（S001-H10）",
    cure=_CURE.format("JD406"),
    bad=_HOTEL.format(stars=5, rooms=_ROOMS.format(price=480)),
    good=_HOTEL.format(stars=4, rooms=_ROOMS.format(price=480)),
    standard=STANDARDS["酒店星级"].words,
)(over("酒店星级"))

gift_over_ceiling = rule(
    "JD407",
    "礼品超出",
    "错误",
    why=_WHY,
    clause="三级标准（S001-H12）；恒瑞达 七（S003-A13）",
    cure=_CURE.format("JD407"),
    bad="礼品: [{名称: 徽墨套装, 单价: 2000, 数量: 2}]",
    good="礼品: [{名称: 徽墨套装, 单价: 150, 数量: 2}]",
    standard=STANDARDS["礼品"].words,
)(over("礼品"))


@rule(
    "JD410",
    "手册金额待填",
    "警告",
    why="标准空着，花多少都算不超；等到报销时才发现没有依据。",
    clause="恒瑞达 七（S003-A12）",
    cure="在公司手册里填上金额：新建一份手册，写“继承”这一本，再写上这一级的标准",
    bad="手册: 恒瑞达",
    good="手册: handbook.yaml",
)
def blank_ceiling(visit: Visit) -> Iterator[Finding]:
    blank: dict[Path, Bound] = {}
    for item in USES:
        for bound in own_bounds(visit, item):
            if bound.ceiling.amount is None:
                kept = blank.get(bound.path, bound)
                blank[bound.path] = max(kept, bound, key=lambda each: (each.amount, each.use.what))
    for path, bound in blank.items():
        message = f"{bound.whose}的{bound.item}在手册里还是“待填”，{bound.use.what}无从核对"
        yield Finding(path, message, ((bound.use.path, "等着核对的"),), within=visit.own.root)


@rule(
    "JD412",
    "费用超过预算",
    "错误",
    why="各项加起来比批准的总额多，多出来的那一截报销不了；越早看见，越好调整。",
    clause="集团手册 2.2（S000-18）；恒瑞达 七（S003-A12）",
    cure="减到预算以内；确实不够，请领导重新批准，改“总额”",
    bad="预算: {总额: 1000}",
    good="预算: {总额: 3000}",
)
def over_budget(visit: Visit) -> Iterator[Finding]:
    total = known(visit.plan.budget.total) if visit.plan.budget else None
    spent = sum((line.amount for line in visit.budget), Decimal(0))
    if total is not None and spent > total:
        message = (
            f"各项费用共 {show_number(spent)} 元（{_made_up_of(visit.budget)}），超过批准的总额 {show_number(total)} 元"
        )
        yield Finding(("预算", "总额"), message)


def _made_up_of(lines: list[BudgetLine]) -> str:
    """用餐 2160、住宿 1600、礼品 600, the dearest first."""
    parts: dict[str, Decimal] = {}
    for line in lines:
        field = str(line.path[0]) if line.path else line.item
        kind = "用餐" if field == "日程" else field
        parts[kind] = parts.get(kind, Decimal(0)) + line.amount
    dearest = sorted(parts.items(), key=lambda part: -part[1])
    return "、".join(f"{kind} {show_number(amount)}" for kind, amount in dearest)
