"""Cars that can be found, and machines that somebody minds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING, Levels
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.travel import Vehicle
    from jiedai.visit.visit import Visit


@rule(
    "JD605",
    "车辆信息不全",
    GROWING,
    why="接站的人和客人都靠车牌、车型和司机电话找车；缺一样，就在停车场里转。",
    clause="华为手册 1.2（S002-11）；作业指导书 5.1（S004-03）",
    cure="向车队问清，写上车型、车牌、司机的姓名和电话",
    bad="车辆: {商务车: {车型: 别克GL8, 座位: 7, 司机: {姓名: 孙立}, 确认: 2026-03-10 刘洋}}",
    good="""
车辆:
  商务车: {车型: 别克GL8, 车牌: 皖A12345, 座位: 7, 司机: {姓名: 孙立, 电话: 13900000008}, 确认: 2026-03-10 刘洋}
""",
)
def vehicle_hard_to_find(visit: Visit) -> Iterator[Finding]:
    for name, vehicle in visit.plan.vehicles.items():
        if missing := [what for what, there in _particulars(vehicle).items() if not there]:
            yield Finding(("车辆", name), f"车辆“{name}”没有写{'、'.join(missing)}")


def _particulars(vehicle: Vehicle) -> dict[str, bool]:
    """What one needs to find a car, and whether it is written; 待定 is written."""
    driver = vehicle.driver
    return {
        "车型": bool(vehicle.model),
        "车牌": bool(vehicle.plate),
        "司机": "driver" in vehicle.model_fields_set,
        "司机电话": driver is None or bool(driver.phone),
    }


@rule(
    "JD606",
    "设备没人保障",
    Levels("警告", {"草稿": "提示"}),
    why="投影、音响总在开会那一刻出毛病；没有指定的人，满屋子的人一起等。",
    clause="集团手册 2.3（S000-21）；华为手册 1.4（S002-19）",
    cure="在这个场地写上“技术支持: 姓名”，请他提前试好、全程在场",
    bad="场地: {二楼会议室: {容纳: 16, 设备: [投影, 音响], 负责: 刘洋, 确认: 2026-03-10 刘洋}}",
    good="场地: {二楼会议室: {容纳: 16, 设备: [投影, 音响], 负责: 刘洋, 技术支持: 刘洋, 确认: 2026-03-10 刘洋}}",
)
def nobody_minds_the_machines(visit: Visit) -> Iterator[Finding]:
    for name, venue in visit.plan.venues.items():
        machines = [each for each in venue.equipment if speaks_of(each, "要人照看的设备")]
        if machines and not venue.technician:
            yield Finding(("场地", name, "设备"), f"{name}有{'、'.join(machines)}，没有写谁在场保障")
