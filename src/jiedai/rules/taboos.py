"""忌讳: what a gift, a dish or a drink must not be for those who get it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.rules.words import is_alcohol, speaks_of
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.customs import ALL_ALCOHOL, guest_of, offences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.levels import Level
    from jiedai.handbook.conduct import Taboo
    from jiedai.visit.customs import Concerned, Offence
    from jiedai.visit.money import MealFact
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

_MUSLIM: Final = """
来宾:
  - {姓名: 马文, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
住宿: [{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋, 房间: [{住客: 马文}, {住客: 赵敏}]}]
"""


def _dinner(meal: str) -> str:
    """An example: a dinner with a guest who eats 清真."""
    return (
        _MUSLIM.rstrip()
        + f"""
日程:
  2026-03-12:
    - {{时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {{人均: 150, 陪餐: [王强, 陈静], 忌口安排: {{清真: 全桌清真菜}}, 确认: 2026-03-10 陈静, {meal}}}}}
"""
    )


@rule(
    "JD446",
    "礼品犯忌讳",
    "警告",
    why="礼是心意，犯了对方的忌讳，送了不如不送；客人当场不会说，心里会记着。",
    clause="集团手册 2.3（S000-22）；三级标准（S001-H9）",
    cure="换一样；拿不准的，问问对方联系人",
    bad="礼品: [{名称: 景泰蓝座钟, 单价: 150}]",
    good="礼品: [{名称: 徽墨套装, 单价: 150}]",
)
def offending_gift(visit: Visit) -> Iterator[Finding]:
    for index, gift in enumerate(visit.plan.gifts):
        receivers = visit.people.meant(gift.receivers)
        for offence in offences(visit, gift.name, receivers, lambda taboo: taboo.gifts):
            message = f"礼品“{gift.name}”送{offence.whom}不合适：{offence.taboo.reason}"
            path = ("礼品", index, "名称")
            yield Finding(path, message, clause=offence.taboo.source, at_most=_weight(offence))


@rule(
    "JD445",
    "菜犯忌讳",
    "错误",
    why="清真是信仰，过敏会出事；菜端上来才发现，客人只能放下筷子。",
    clause="集团手册 2.1（S000-08）；三级标准（S001-H9）",
    cure="换一道菜；给他单独备餐的，在“忌口安排”里写明，如 清真: 单独备餐、餐具分开",
    bad=_dinner("菜单: [东坡肘子, 清炒时蔬]"),
    good=_dinner("菜单: [手抓羊肉, 清炒时蔬]"),
)
def offending_dish(visit: Visit) -> Iterator[Finding]:
    for fact in visit.meals:
        diners = [person for person in fact.diners if fact.meal.menu and not _eats_apart(fact, person)]
        for index, dish in enumerate(fact.meal.menu):
            for offence in offences(visit, dish, diners, lambda taboo: taboo.dishes):
                counted = offence._replace(concerned=tuple(e for e in offence.concerned if _counts(visit, e)))
                if counted.concerned:
                    message = f"“{fact.event.item.title}”的菜“{dish}”对{counted.whom}不合适：{offence.taboo.reason}"
                    path = (*fact.path, "菜单", index)
                    yield Finding(path, message, clause=offence.taboo.source, at_most=_weight(counted))


@rule(
    "JD444",
    "不喝酒的客人桌上有酒",
    "警告",
    why="信伊斯兰教的客人，桌上有酒就坐不住；不喝酒的客人，一劝就为难。",
    clause="集团手册 2.1（S000-08）；作业指导书 5.1（S004-06）",
    cure="这一桌不上酒，换成茶和果汁；分桌坐的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD444）",
    bad=_dinner("酒水: {名称: 干红葡萄酒, 每瓶: 200, 瓶数: 1}"),
    good=_dinner("酒水: {名称: 鲜榨果汁, 每瓶: 30, 瓶数: 2}"),
)
def unwelcome_drink(visit: Visit) -> Iterator[Finding]:
    for fact in visit.meals:
        drinks = fact.meal.drinks
        if drinks is None or drinks.bottles == 0:
            continue
        name = known(drinks.name) or "酒水"
        what = f"{name} {ALL_ALCOHOL}" if is_alcohol(name) else name.replace(ALL_ALCOHOL, " ")
        for offence in offences(visit, what, fact.diners, lambda taboo: taboo.drinks):
            message = f"“{fact.event.item.title}”上{name}，{offence.whom}在座：{offence.taboo.reason}"
            path = (*fact.path, "酒水", "名称") if drinks.name else (*fact.path, "酒水")
            yield Finding(path, message, clause=offence.taboo.source, at_most=_weight(offence))


def _weight(offence: Offence) -> Level:
    """As the taboo says; an error only for what somebody has said themselves, not for what is said of their people."""
    weight = _written(offence.taboo)
    said = offence.general or any(each.said for each in offence.concerned)
    return "警告" if weight == "错误" and not said else weight


def _written(taboo: Taboo) -> Level:
    return known(taboo.weight) or "警告"


def _eats_apart(fact: MealFact, person: Person) -> bool:
    """Whether one of the person's diets is answered with a meal of their own."""
    answers = [answer for name, answer in fact.meal.diets.items() if any(name in d or d in name for d in person.diets)]
    return any(speaks_of(answer, "分开吃") for answer in answers)


def _counts(visit: Visit, concerned: Concerned) -> bool:
    """A guest who has said that they eat everything (忌口: 无) is not told otherwise because of their people."""
    return concerned.said or not concerned.word or not _eats_everything(visit, concerned.person)


def _eats_everything(visit: Visit, person: Person) -> bool:
    guest, guests = guest_of(visit, person), visit.document.values.get("来宾")
    if guest is None or guest.diet or "diet" not in guest.model_fields_set or not isinstance(guests, list):
        return False
    written = guests[int(person.path[1])]
    return isinstance(written, dict) and UNDECIDED not in str(written.get("忌口"))
