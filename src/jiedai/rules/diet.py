"""忌口: every diet is answered at every meal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit


@rule(
    "JD501",
    "忌口没有安排",
    "错误",
    why="过敏会出人命，清真是信仰；客人说过一次，就不该再由他自己提醒。",
    clause="集团手册 2.1（S000-08）；华为手册 1.1（S002-06）",
    cure="在这一餐的“忌口安排”里写明怎么办，如 清真: 单独备餐、餐具分开",
    bad="""
来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 忌口: 无}]
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 180, 确认: 2026-03-10 陈静}}
""",
    good="""
来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 忌口: 无}]
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
                    yield Finding(where, message, ((_written(person, number), "忌口"),))


def _answered(diet: str, answers: dict[str, str]) -> bool:
    """Whether an answer's name holds the diet's or is held by it (花生 and 花生过敏); 待定 is no answer."""
    return any((name in diet or diet in name) and answer != "待定" for name, answer in answers.items())


def _written(person: Person, number: int) -> Path:
    return (*person.path[:-1], "忌口", number)
