"""How the guests come to us, and who holds the board."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jiedai.visit.visit import Visit

_ON_FOOT: Final = "步行"
_TERMINAL: Final = "航站楼"
"""It is no 站, though it has one in its name."""

_AIRPORT: Final = ("机场",)
_STATION: Final = ("站",)
_QUAY: Final = ("码头",)
_PLACES: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "飞机": (_AIRPORT, (*_STATION, *_QUAY)),
    "高铁": (_STATION, (*_AIRPORT, *_QUAY)),
    "火车": (_STATION, (*_AIRPORT, *_QUAY)),
    "轮船": (_QUAY, (*_AIRPORT, *_STATION)),
}
"""For each means of travel the words of its own places and those of others'; coaches leave from everywhere."""


@rule(
    "JD316",
    "没说怎么来",
    Levels("警告", {"草稿": "提示"}),
    why="没有派车，客人出了站不知道坐什么；先说清坐哪路车、多少钱、在哪里下，他就不慌。",
    clause="三级标准（S001-H8）；作业指导书 5.1（S004-02）",
    cure="写上“车辆”；派不出车，就在“乘车方式”里写明坐什么过来，并告诉对方",
    bad="到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 接站: 刘洋}]",
    good="""
到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 接站: 刘洋, 乘车方式: 地铁一号线到大东门站}]
""",
)
def no_way_to_come(visit: Visit) -> Iterator[Finding]:
    for index, leg in enumerate(visit.plan.arrivals):
        if visit.journeys[index].needs_companion and not leg.vehicles and not leg.directions:
            field = "班次" if leg.number else "地点"
            message = f"{leg.number or leg.place} 到达，没有派车，也没有写对方怎么过来"
            yield Finding(("到达", index, field), message, asks_for=("到达", index, "车辆"))


@rule(
    "JD317",
    "接站牌没人举",
    "警告",
    why="牌子做好了没有人拿，等于没有。",
    clause="集团手册 3.1（S000-30）；华为手册 1.2（S002-11）",
    cure="写上“接站: 姓名”；自己来、不用牌子的，删去“接站牌”",
    bad="到达: [{方式: 自驾, 时间: 2026-03-12 14:05, 地点: 公司北门, 接站牌: 是}]",
    good="到达: [{方式: 自驾, 时间: 2026-03-12 14:05, 地点: 公司北门, 接站牌: 是, 接站: 刘洋}]",
)
def board_without_holder(visit: Visit) -> Iterator[Finding]:
    for index, leg in enumerate(visit.plan.arrivals):
        # An arrival that somebody has to meet, and nobody does, has a rule of its own.
        if leg.sign is True and not leg.greeters and not visit.journeys[index].needs_companion:
            yield Finding(("到达", index, "接站牌"), f"{leg.place}要举接站牌，没有写谁去接")


@rule(
    "JD318",
    "转场没有车",
    "提示",
    why="客人站在门口等车，等到的人才想起没有派。",
    clause="集团手册 2.2（S000-16）；华为手册 1.2（S002-11）",
    cure="写上“车辆”；走过去的，在“备注”里写“步行”",
    bad="日程: {2026-03-12: [{时间: 17:30-17:50, 事项: 公司到酒店, 类型: 转场, 负责: 陈静}]}",
    good="日程: {2026-03-12: [{时间: 17:30-17:50, 事项: 公司到酒店, 类型: 转场, 负责: 陈静, 车辆: 商务车}]}",
)
def transfer_without_car(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        item = event.item
        on_foot = any(_ON_FOOT in (text or "") for text in (item.title, item.content, item.note))
        if item.kind == "转场" and event.guests and visit.plan.vehicles and not item.vehicles and not on_foot:
            yield Finding((*event.path, "事项"), f"“{item.title}”没有写坐哪辆车")


@rule(
    "JD319",
    "方式和地点不合",
    "警告",
    why="坐高铁却写着机场，两样里总有一样错；错的是哪样，车就开错地方。",
    clause="作业指导书 5.1（S004-04）；集团手册 2.4（S000-25）",
    cure="与对方核对坐什么来、到哪里，改“方式”或“地点”",
    bad="到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]",
    good="到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 接站: 刘洋, 车辆: 商务车}]",
)
def means_and_place_disagree(visit: Visit) -> Iterator[Finding]:
    for journey in visit.journeys:
        leg = journey.leg
        own, others = _PLACES.get(leg.means, ((), ()))
        place = leg.place.replace(_TERMINAL, _AIRPORT[0])
        if any(word in place for word in others) and not any(word in place for word in own):
            which = "到达" if journey.arriving else "离开"
            message = f"{which}的方式是{leg.means}，地点却是“{leg.place}”"
            yield Finding((*journey.path, "地点"), message, (((*journey.path, "方式"), "方式"),))
