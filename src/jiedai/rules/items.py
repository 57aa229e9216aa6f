"""What an agenda item leaves open: who is with the guests, how long it takes, and whether it is time to eat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit

_ALONE: Final = ("自由", "转场")
_MOMENTS: Final = ("迎接", "送别", "转场", "自由")
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
