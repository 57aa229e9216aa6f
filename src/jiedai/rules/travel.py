"""Arrivals are met, and everybody has a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING, Levels
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit


@rule(
    "JD306",
    "到达没有人接",
    GROWING,
    why="客人落地看不到来接的人，是最难补的一次失礼。",
    clause="集团手册 3.1（S000-29）；作业指导书 5.1（S004-03）",
    cure="写上“接站: 姓名”；对方自己来，就把“方式”写成 自驾 或 自行前来",
    bad="到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 车辆: 商务车}]",
    good="到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 车辆: 商务车, 接站: 刘洋}]",
)
def arrival_without_greeter(visit: Visit) -> Iterator[Finding]:
    for index, leg in enumerate(visit.plan.arrivals):
        if visit.journeys[index].needs_companion and not leg.greeters:
            what = leg.number or leg.place
            path = ("到达", index, "班次" if leg.number else "地点")
            yield Finding(path, f"{what} 到达，没有安排接站的人", asks_for=(*path[:-1], "接站"))


@rule(
    "JD307",
    "车坐不下",
    "错误",
    why="多一个人没有座，就得临时叫车，或让客人等第二趟。",
    clause="集团手册 2.2（S000-16）",
    cure="换大车、加一辆，或分两批",
    bad="车辆: {商务车: {车型: 小轿车, 车牌: 皖A12345, 座位: 3, 司机: {姓名: 孙立, 电话: 13900000008}, 确认: 2026-03-10 陈静}}",
    good="车辆: {商务车: {车型: 别克GL8, 车牌: 皖A12345, 座位: 7, 司机: {姓名: 孙立, 电话: 13900000008}, 确认: 2026-03-10 陈静}}",
)
def too_few_seats(visit: Visit) -> Iterator[Finding]:
    for journey in visit.journeys:
        riders = {person.name for person in (*journey.party, *journey.companions)}
        what = journey.leg.number or journey.leg.place
        yield from _seats(visit, journey.path, journey.leg.vehicles, riders, what)
    for event in visit.events:
        riders = {person.name for person in event.people}
        yield from _seats(visit, event.path, event.item.vehicles, riders, f"“{event.item.title}”")


def _seats(visit: Visit, path: Path, vehicles: list[str], riders: set[str], what: str) -> Iterator[Finding]:
    """One finding when the riders outnumber the seats; the driver's seat and the driver do not count."""
    cars = [car for _, car in visit.cars(vehicles)]
    seats = [known(car.seats) for car in cars]
    riders = riders - {car.driver.name for car in cars if car.driver}
    if not cars or None in seats:
        return
    free = sum(seat - 1 for seat in seats if seat)
    if len(riders) > free:
        related: Iterable[tuple[Path, str]] = ((("车辆", name, "座位"), f"“{name}”的座位") for name in vehicles)
        message = f"{what} 要坐 {len(riders)} 人，{'、'.join(vehicles)}除司机外只有 {free} 座"
        yield Finding((*path, "车辆"), message, tuple(related))


@rule(
    "JD320",
    "有来没有回",
    Levels("警告", {"草稿": "提示"}, {1: "警告"}),
    why="分批来的，最容易漏掉一个人的回程：没有票、没有车，也没有人送。",
    clause="集团手册 2.2（S000-13、S000-16）；作业指导书 5.1（S004-11）",
    cure="在那一程的“人员”里补上；自己来去的，另写一条，“方式”写 自驾 或 自行前来",
    bad="离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 人员: 李建国, 送站: 刘洋, 车辆: 商务车}]",
    good="离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 人员: [李建国, 赵敏], 送站: 刘洋, 车辆: 商务车}]",
)
def one_way_only(visit: Visit) -> Iterator[Finding]:
    if not visit.plan.departures:
        yield from _no_way_back(visit)
    if not visit.plan.arrivals or not visit.plan.departures:
        return
    coming = {person.name for journey in visit.journeys if journey.arriving for person in journey.party}
    leaving = {person.name for journey in visit.journeys if not journey.arriving for person in journey.party}
    for part, missing, said in (
        ("离开", coming - leaving, "写了怎么来，没有写怎么走"),
        ("到达", leaving - coming, "写了怎么走，没有写怎么来"),
    ):
        if missing:
            yield Finding((part,), f"{'、'.join(sorted(missing))}{said}")


def _no_way_back(visit: Visit) -> Iterator[Finding]:
    """No 离开 at all, though guests come by plane, train or boat; an empty list says that they go by themselves."""
    asked_as_a_part = visit.needs("离开")  # JD218 says it already
    if asked_as_a_part or visit.document.values.get("离开") is not None:
        return
    coming = dict.fromkeys(person.name for each in visit.journeys if each.needs_companion for person in each.party)
    if coming:
        message = f"{'、'.join(coming)}写了怎么来，方案里没有“离开”"
        cure = "补上“离开”，还没定就先把“时间”写成待定；来宾自己走、不用我们管的，写 离开: []"
        yield Finding(("到达",), message, cure=cure)
