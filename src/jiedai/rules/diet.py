"""忌口: every diet is answered at every meal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

_A_FEW: Final = 5
"""So many guests are named one by one."""


@rule(
    "JD501",
    "忌口没有安排",
    "错误",
    why="过敏会出人命，清真是信仰；客人说过一次，就不该再由他自己提醒。",
    clause="集团手册 2.1（S000-08）；华为手册 1.1（S002-06）",
    cure="在这一餐的“忌口安排”里写明怎么办，如 忌口安排: {清真: 单独备餐}",
    bad="""
来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 180, 确认: 2026-03-10 陈静}}
""",
    good="""
来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {人均: 180, 忌口安排: {清真: 单独备餐}, 确认: 2026-03-10 陈静}}
""",
)
def diet_unanswered(visit: Visit) -> Iterator[Finding]:
    for fact in visit.meals:
        for person in fact.diners:
            for number, diet in enumerate(person.diets):
                if not _answered(diet, fact.meal.diets):
                    where = (*fact.path, "忌口安排") if fact.meal.diets else fact.path
                    message = f"{person.name}忌口“{diet}”，“{fact.event.item.title}”没有写怎么安排"
                    cure = f"在这一餐的“忌口安排”里写明怎么办，如 忌口安排: {{{diet}: 单独备餐}}"
                    yield Finding(where, message, ((_written(person, number), "忌口"),), cure=cure)


def _answered(diet: str, answers: dict[str, str]) -> bool:
    """Whether an answer's name holds the diet's or is held by it (花生 and 花生过敏); 待定 is no answer."""
    return any((name in diet or diet in name) and answer != "待定" for name, answer in answers.items())


def _written(person: Person, number: int) -> Path:
    return (*person.path[:-1], "忌口", number)


@rule(
    "JD506",
    "忌口没有问",
    Levels("提示", {}, {1: "警告"}),
    why="没写不等于没有：过敏的客人未必会自己说。",
    clause="集团手册 2.1（S000-08）；华为手册 1.1（S002-06）",
    cure="问过对方联系人再写：有就写上，没有写“忌口: 无”",
    bad="来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
    good="来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 主宾: 是, 忌口: 无}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
)
def diet_not_asked(visit: Visit) -> Iterator[Finding]:
    dining = {person.name for fact in visit.meals for person in fact.diners}
    unasked = {
        guest.name: index
        for index, guest in enumerate(visit.plan.guests)
        if guest.name in dining and "diet" not in guest.model_fields_set
    }
    if unasked:
        names = "、".join([*unasked][:_A_FEW]) + (f"等 {len(unasked)} 位" if len(unasked) > _A_FEW else "")
        path: Path = ("来宾",) if len(unasked) > 1 else ("来宾", *unasked.values(), "姓名")
        yield Finding(path, f"{names}有没有忌口，还没有写")


@rule(
    "JD507",
    "忌口安排没有人用",
    "警告",
    why="餐厅备了没人要的一份，往往是因为名单上漏写了那位客人的忌口。",
    clause="集团手册 2.1（S000-08）",
    cure="把忌口写到那位客人的名下；真没有人用，就删去这一项",
    bad="""
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {人均: 180, 忌口安排: {花生过敏: 不放花生}, 确认: 2026-03-10 陈静}}
""",
    good="""
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 180, 确认: 2026-03-10 陈静}}
""",
)
def diet_for_nobody(visit: Visit) -> Iterator[Finding]:
    for fact in visit.meals:
        diets = {diet for person in fact.diners for diet in person.diets}
        for answer in fact.meal.diets:
            if not any(answer in diet or diet in answer for diet in diets):
                message = f"“{fact.event.item.title}”安排了“{answer}”，用餐的人里没有写这一样忌口的"
                yield Finding((*fact.path, "忌口安排", answer), message)
