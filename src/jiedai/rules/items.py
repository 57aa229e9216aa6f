"""What an agenda item leaves open: who is with the guests, how long it takes, and whether it is time to eat."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of
from jiedai.shape.calendar_words import month_day
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.agenda import Item
    from jiedai.visit.people import Person
    from jiedai.visit.timeline import Event, Journey
    from jiedai.visit.visit import Visit

_ALONE: Final = ("自由", "转场")
_MOMENTS: Final = ("迎接", "送别", "转场", "自由")
_BEFORE_LUNCH: Final = time(11, 30)
_AFTER_LUNCH: Final = time(13, 30)
_FROM: Final = time(10, 30)
_UNTIL: Final = time(14)
"""A pause that begins between these is for lunch."""
_AT_ANY_HOUR: Final = ("茶会", "酒会", "冷餐")


@rule(
    "JD310",
    "来宾没人陪",
    Levels("警告", {"草稿": "提示"}),
    why="客人在我们这里，身边始终要有一个我们的人；部门负责，也要有一个人到场。",
    clause="作业指导书 5.3（S004-18）；集团手册 2.2（S000-14）",
    cure="在“负责”或“参加”里写上我方到场的人",
    bad="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 制造部}]}",
    good="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 制造部, 参加: [全体来宾, 陈静]}]}",
)
def guests_alone(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        item = event.item
        # An item that nobody owns at all has a rule of its own.
        if item.owners and event.guests and not event.hosts and item.kind not in _ALONE:
            yield Finding((*event.path, "负责"), f"“{item.title}”只有来宾，没有写我方谁到场")


@rule(
    "JD311",
    "没写到几点",
    "提示",
    why="不知道几点结束，下一个环节就不知道几点能开始，车也不知道几点来。",
    clause="华为手册 1.2（S002-09）；集团手册 2.2（S000-15）",
    cure="时间写成起止，如“15:30-16:00”，或另写“时长”",
    bad="日程: {2026-03-12: [{时间: 18:00, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 陈静}]}",
    good="日程: {2026-03-12: [{时间: 18:00, 时长: 90分钟, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 陈静}]}",
)
def no_end(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        # What is 待定 is said to be so elsewhere; a welcome or a farewell is a moment.
        open_ended = event.start and event.end is None and event.item.duration is None
        if open_ended and event.item.kind not in _MOMENTS:
            yield Finding((*event.path, "时间"), f"“{event.item.title}”只写了 {event.clocks} 开始，没有写到几点")


@rule(
    "JD315",
    "用餐钟点不对",
    "提示",
    why="三点开午饭、九点开晚饭，多半是钟点写错了；真要这样，客人也早饿了。",
    clause="集团手册 2.2（S000-15）；食品企业 用餐（S001-E5）",
    cure="核对钟点；确实这样安排的，不用改",
    bad="""
日程:
  2026-03-12:
    - {时间: 15:00-16:00, 事项: 午餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 60, 陪餐: [王强], 确认: 2026-03-10 陈静}}
""",
    good="""
日程:
  2026-03-12:
    - {时间: 18:00-19:00, 事项: 晚餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 60, 陪餐: [王强], 确认: 2026-03-10 陈静}}
""",
)
def meal_at_an_odd_hour(visit: Visit) -> Iterator[Finding]:
    hours = {name: clocks for name, each in visit.handbook.times.meals.items() if (clocks := known(each))}
    for fact in visit.meals:
        start = fact.event.start
        if not hours or start is None or known(fact.meal.form) in _AT_ANY_HOUR:
            continue
        if not any(
            each.start <= start.time() and (each.end is None or start.time() <= each.end) for each in hours.values()
        ):
            usual = "，".join(f"{name} {clocks}" for name, clocks in hours.items())
            message = f"“{fact.event.item.title}”{start:%H:%M} 开席，不在用餐的钟点（{usual}）"
            yield Finding((*fact.event.path, "时间"), message)


@rule(
    "JD321",
    "没有排午饭",
    Levels("提示", {"草稿": "关闭"}),
    why="上午谈到下午，谁都以为别人订了饭；到了十二点才找地方，又赶又委屈了客人。",
    clause="集团手册 2.2（S000-15、S000-16）",
    cure="排上“用餐”环节；来宾自己吃的，在“备注”里写“午餐自理”",
    bad="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 08:05, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]
日程:
  2026-03-12:
    - {时间: 09:30-11:40, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - {时间: 13:40-16:00, 事项: 谈合同, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
""",
    good="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 08:05, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]
日程:
  2026-03-12:
    - {时间: 09:30-11:40, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - {时间: 13:40-16:00, 事项: 谈合同, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
备注: 午餐自理
""",
)
def no_lunch(visit: Visit) -> Iterator[Finding]:
    if speaks_of(visit.plan.note, "吃饭"):
        return
    for path in sorted({event.path[:2] for event in visit.events}, key=str):
        day = [event for event in visit.events if event.path[:2] == path]
        told = any(speaks_of(text, "吃饭") for each in day for text in _texts(each.item))
        if not told and any(_hungry(guest, day, visit.journeys) for guest in visit.people.on_side("来宾")):
            yield Finding(path, f"{month_day(day[0].day)}从上午到下午都有安排，没有写午饭")


def _texts(item: Item) -> tuple[str | None, ...]:
    return item.title, item.content, item.note


def _hungry(guest: Person, day: list[Event], journeys: list[Journey]) -> bool:
    """Whether somebody is kept from before lunch until after it, neither eating, nor free, nor on the way."""
    own = [event for event in day if guest in event.people and event.start]
    before = any(event.start.time() < _BEFORE_LUNCH for event in own if event.start)
    after = any(ended.time() > _AFTER_LUNCH for event in own if (ended := event.end or event.start))
    pauses = [event.start for event in own if event.item.kind in ("用餐", "自由")]
    pauses += [
        each.moment for each in journeys if guest in each.party and each.moment and each.moment.date() == day[0].day
    ]
    return before and after and not any(pause and _FROM <= pause.time() <= _UNTIL for pause in pauses)
