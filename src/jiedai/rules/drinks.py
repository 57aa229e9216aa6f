"""酒水: when there is better none, and who must not drink it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.examples import dinner
from jiedai.rules.rule import rule
from jiedai.rules.words import is_alcohol, speaks_of
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.source.place import Path
    from jiedai.visit.money import MealFact
    from jiedai.visit.visit import Visit


@rule(
    "JD453",
    "工作餐上酒",
    "提示",
    why="工作餐图的是省时间，饭后多半还要谈事；一上酒就拖长了，报销时也要解释。",
    clause="作业指导书 5.1（S004-06）；集团手册 1.1（S000-05）",
    cure="换成茶和果汁；确是宴请的，把“形式”改成“宴请”",
    bad=dinner("形式: 工作餐, 人均: 100, 陪餐: [王强, 陈静], 酒水: {名称: 黄酒, 每瓶: 60, 瓶数: 1}"),
    good=dinner("形式: 工作餐, 人均: 100, 陪餐: [王强, 陈静], 酒水: {名称: 酸梅汤, 每瓶: 20, 瓶数: 1}"),
)
def drink_at_a_working_meal(visit: Visit) -> Iterator[Finding]:
    if any(each.where == "酒水" for layer in visit.layers for each in layer.handbook.prohibitions):
        return  # what there is to say is said as a prohibition
    for fact, path in _alcohol(visit):
        if fact.meal.form == "工作餐":
            yield Finding(path, f"“{fact.event.item.title}”是工作餐，上了{_name(fact)}")


_DRIVING: Final = """
离开: [{{方式: 自驾, 时间: 2026-03-13 13:30, 地点: 公司停车场{note}}}]
日程:
  2026-03-13:
    - {{时间: 11:30-13:00, 事项: 送行午餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {{人均: 150, 陪餐: [王强, 陈静], 酒水: {{名称: 黄酒, 每瓶: 60, 瓶数: 1}}, 确认: 2026-03-10 陈静}}}}
"""


@rule(
    "JD454",
    "喝酒后还要开车",
    "警告",
    why="桌上有酒，开车的人推不掉；酒后开车，请客的一方也有责任。",
    clause="作业指导书 5.1（S004-06）；集团手册 2.2（S000-16）",
    cure="这一桌不上酒，或派车、请代驾送；开车的人不喝的，在这一程的“备注”里写明，如“有司机”“请代驾”",
    bad=_DRIVING.format(note=""),
    good=_DRIVING.format(note=", 备注: 对方带了司机"),
)
def drink_before_driving(visit: Visit) -> Iterator[Finding]:
    for fact, path in _alcohol(visit):
        for journey in visit.journeys:
            leg, moment = journey.leg, journey.moment
            drive = leg.means == "自驾" and not leg.vehicles and not speaks_of(leg.note, "有人开车")
            same_day = moment and moment.date() == fact.event.day and fact.event.start and fact.event.start < moment
            drivers = sorted({person.name for person in fact.diners} & {person.name for person in journey.party})
            if not journey.arriving and drive and same_day and drivers:
                message = (
                    f"“{fact.event.item.title}”上{_name(fact)}，{'、'.join(drivers)}当天 {moment:%H:%M} 自己开车走"
                )
                yield Finding((*journey.path, "方式"), message, ((path, "桌上的酒"),))


def _alcohol(visit: Visit) -> Iterator[tuple[MealFact, Path]]:
    """The meals with alcohol, and where it is written."""
    for fact in visit.meals:
        drinks = fact.meal.drinks
        if drinks and drinks.bottles != 0 and is_alcohol(_name(fact)):
            yield fact, (*fact.path, "酒水", "名称") if drinks.name else (*fact.path, "酒水")


def _name(fact: MealFact) -> str:
    return (known(fact.meal.drinks.name) if fact.meal.drinks else None) or "酒水"
