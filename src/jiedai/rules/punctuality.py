"""Nobody is late: enough time on the way, greeters in place before the guests, guests at the station in time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.plan.travel import Arrival, Departure
from jiedai.rules.rule import rule
from jiedai.rules.words import getting_out, speaks_of
from jiedai.shape.fields import known
from jiedai.visit.calls import NO_TIME, left_hotel, time_ahead
from jiedai.visit.routes import OUR_HOUSE, at_clock, is_ours, last_stop, moves_of, way_between, written_way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.routes import Stop
    from jiedai.visit.visit import Visit

_IMPOSSIBLE: Final = Levels("警告", {"草稿": "提示"}, {1: "错误"})
"""What nobody can do, however willing: early there is time to move it, the day before it holds the visit back."""
_UNKNOWN_WAY: Final = "把后一个环节推后；这段路要走多久手册里没有，在公司手册里写上，以后就查得准，如 {}"
_KNOWN_WAY: Final = "把后一个环节推后，或让前一个早些结束；路上用不了这么久的，在公司手册里改时长：{}"
_USUAL_WAY: Final = timedelta(minutes=40)
"""For the example alone."""
_LEAVES: Final = {"飞机": "起飞", "轮船": "开船", "自驾": "走", "自行前来": "走"}
"""How people say that it leaves; everything else drives off (开)."""


def _minutes(duration: timedelta) -> str:
    return f"{duration // timedelta(minutes=1)} 分钟"


@rule(
    "JD312",
    "路上时间不够",
    _IMPOSSIBLE,
    why="日程排得再紧，车也快不了；一个环节晚了，后面的跟着都晚。",
    clause="集团手册 2.2（S000-15）；华为手册 1.2（S002-09）",
    cure="把后一个环节推后，或让前一个早些结束；路上用不了这么久的，在公司手册里改，如 路程: [{从: 新桥机场, 到: 公司, 时长: 40分钟}]",
    bad="""
日程:
  2026-03-12:
    - {时间: 14:30-17:00, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
""",
    good="""
日程:
  2026-03-12:
    - {时间: 14:45-17:00, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
""",
)
def too_short_a_way(visit: Visit) -> Iterator[Finding]:
    for here, there in moves_of(visit):
        way = way_between(visit, here.place, there.place)
        least = way or _getting_out(here, there)
        if least and there.start - here.end < least:
            reckoning = f"路上要 {_minutes(least)}" if way else f"光出站上车就要 {_minutes(least)}"
            message = (
                f"{here.what} {here.end:%H:%M} {here.ending}{here.place}，{there.what} {there.start:%H:%M} 在{there.place}开始，"
                f"{reckoning}，只有 {_minutes(there.start - here.end)}"
            )
            cure = (_KNOWN_WAY if way else _UNKNOWN_WAY).format(_as_written(visit, here.place, there.place))
            yield Finding(there.path, message, ((here.path, "从这里过来"),), cure=cure)


def _as_written(visit: Visit, here: str, there: str) -> str:
    """The way as the handbook has it, or as it might: 路程: [{从: 合肥南站, 到: 公司, 时长: 40分钟}]."""
    way = written_way(visit, here, there)
    start, end = (
        (way.start, way.end) if way else (OUR_HOUSE if is_ours(visit, each) else each for each in (here, there))
    )
    duration = known(way.duration) if way else None
    return f"路程: [{{从: {start}, 到: {end}, 时长: {(duration or _USUAL_WAY) // timedelta(minutes=1)}分钟}}]"


def _getting_out(here: Stop, there: Stop) -> timedelta | None:
    """How long guests need at the least from the station, where the handbook says nothing of the way."""
    at_the_station = here.place in there.place or there.place in here.place or speaks_of(there.place, "还在站上")
    return None if at_the_station else getting_out(here.means)


@rule(
    "JD313",
    "接站到位太晚",
    Levels("警告", {"草稿": "提示"}),
    why="飞机会早到，客人出来看不到牌子就会打电话；等人的应该是我们。",
    clause="集团手册 3.1（S000-29）；作业指导书 5.1（S004-04）；华为手册 2.1（S002-23）",
    cure="把“到位”提早；公司另有规矩的，改手册的“时限”",
    bad="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 到位: 13:50, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]
""",
    good="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 到位: 13:35, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]
""",
)
def greeter_too_late(visit: Visit) -> Iterator[Finding]:
    for journey in visit.journeys:
        leg, moment = journey.leg, journey.moment
        ahead = known(visit.handbook.times.meeting.get(leg.means))
        clocks = known(leg.in_place) if isinstance(leg, Arrival) else None
        if not (clocks and moment and ahead):
            continue
        if at_clock(clocks, moment) > moment - ahead:
            message = (
                f"{leg.number or leg.place} {moment:%H:%M} 到，接站的人 {clocks.start:%H:%M} 才到位，"
                f"接{leg.means}要提前 {_minutes(ahead)}，{moment - ahead:%H:%M} 以前到位"
            )
            yield Finding((*journey.path, "到位"), message, (((*journey.path, "时间"), "到达时间"),))


@rule(
    "JD314",
    "送站动身太晚",
    _IMPOSSIBLE,
    why="误了航班，前面做得再好也白做；还要连夜改签、订房。",
    clause="集团手册 2.2（S000-13、S000-16）",
    cure="早些动身，或缩短最后一个环节；公司另有规矩的，改手册的“时限”和“路程”",
    bad="""
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 出发: 14:20, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]
""",
    good="""
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 出发: 14:00, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]
""",
)
def setting_out_too_late(visit: Visit) -> Iterator[Finding]:
    for journey in visit.journeys:
        leg, moment = journey.leg, journey.moment
        if not isinstance(leg, Departure) or moment is None:
            continue
        clocks = known(leg.setting_out)
        leaving = at_clock(clocks, moment) if clocks else moment
        stop = last_stop(visit, journey.party, leaving)
        if clocks is None and stop is None:
            continue
        start = leaving if clocks or stop is None else stop.end
        place = stop.place if stop else left_hotel(visit, moment)
        way = way_between(visit, place, leg.place) or NO_TIME
        ahead, abroad = time_ahead(visit, journey), time_ahead(visit, journey, abroad=True)
        if start + way + max(ahead, abroad) > moment:
            only_abroad = start + way + ahead <= moment
            when = "才动身" if clocks else f"{stop.what}才结束" if stop else ""
            message = (
                f"{leg.number or leg.place} {moment:%H:%M} {_LEAVES.get(leg.means, '开')}，{start:%H:%M} {when}，"
                f"{_reckoning(leg, way, ahead, abroad)}，最晚 {moment - way - max(ahead, abroad):%H:%M} 动身"
            )
            related = () if clocks or stop is None else ((stop.path, "最后一个环节"),)
            path = (*journey.path, "出发" if clocks else "时间")
            yield Finding(path, message, related, at_most="提示" if only_abroad else None)


def _reckoning(leg: Departure, way: timedelta, ahead: timedelta, abroad: timedelta) -> str:
    """路上要 40 分钟，高铁要提前 30 分钟."""
    means = f"{leg.means}（国际航班）" if abroad > ahead else leg.means
    parts = [f"路上要 {_minutes(way)}" if way else "", f"{means}要提前 {_minutes(max(ahead, abroad))}"]
    return "，".join(part for part in parts if part)
