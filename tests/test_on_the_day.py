"""What is to be done while the guests are here, by whom and by when, on the lists of the example visits."""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest
from conftest import BASE, REPOSITORY, document_of, laid_over

from jiedai.checklist.items import Item, items_of
from jiedai.visit.opening import open_visit, visit_of
from jiedai.visit.visit import Visit


@cache
def items(example: str) -> dict[str, Item]:
    visit = open_visit(REPOSITORY / "plans" / example / "plan.yaml", datetime.fromisoformat(example[:10]))
    assert isinstance(visit, Visit), visit
    made = items_of(visit)
    assert isinstance(made, list), made
    return {item.id: item for item in made}


@pytest.mark.parametrize(
    ("example", "name", "phase", "owner", "due"),
    [
        ("2026-03-12-huayuan", "出车接站/李建国", "当天", "孙立", "03-12 13:05"),
        ("2026-03-12-huayuan", "出车/酒店到公司", "接待中", "孙立", "03-13 08:15"),
        ("2026-03-12-huayuan", "出车送站/李建国", "送别", "孙立", "03-13 13:06"),
        ("2026-04-15-nordwind", "出车接站/汉斯·凯勒", "当天", "田勇", "04-15 09:40"),
        ("2026-04-15-nordwind", "出车接站/托马斯·温特", "当天", "孙立", "04-15 12:25"),
        ("2026-03-12-huayuan", "赶班次/李建国", "送别", "刘洋", "03-13 13:06"),
        ("2026-05-26-waibin", "送行/德弗里斯", "送别", "沈薇", "05-27 13:20"),
        ("2026-06-18-jituan", "送行/乐怡", "送别", "施雨", "06-18 16:10"),
        ("2026-03-12-huayuan", "到酒店接人/酒店到公司", "接待中", "刘洋", "03-13 08:00"),
        ("2026-03-12-huayuan", "入住/徽园酒店", "接待中", "刘洋", "03-12 20:00"),
        ("2026-03-12-huayuan", "退房/徽园酒店", "送别", "刘洋", "03-13 11:40"),
        ("2026-03-12-huayuan", "领位入席/欢迎晚宴", "接待中", "陈静", "03-12 18:00"),
        ("2026-03-12-huayuan", "看忌口菜/工作午餐", "接待中", "刘洋", "03-13 11:25"),
        ("2026-03-12-huayuan", "交礼品/徽墨套装", "送别", "刘洋", "03-13 11:40"),
    ],
)
def test_every_ride_meal_and_room_is_somebody_s_on_its_hour(example: str, name: str, phase: str, owner: str, due: str):
    item = items(example)[name]
    assert (item.phase, item.owner.shown, item.due) == (phase, owner, datetime.fromisoformat(f"2026-{due}"))


def test_a_ride_says_which_car_goes_where():
    assert "孙立开商务车（皖A12345）" in items("2026-03-12-huayuan")["出车接站/李建国"].text
    assert "新桥机场T1国内到达B口接 MU5137 的 4 人" in items("2026-03-12-huayuan")["出车接站/李建国"].text


def test_only_the_first_talk_begins_with_the_company():
    told = [item for name, item in items("2026-03-12-huayuan").items() if name.startswith("介绍公司/")]
    assert [(item.text[:6], item.due) for item in told] == [("“业务洽谈”", datetime(2026, 3, 12, 15, 40))]


def test_a_plain_working_lunch_seats_nobody_and_a_visit_without_a_night_checks_nobody_in():
    steps = {name.split("/")[0] for name in items("2026-03-18-dongqiao")}
    assert not steps & {"领位入席", "入住", "退房", "到酒店接人", "出车接站", "出车", "出车送站", "赶班次"}


def test_a_department_without_anybody_is_said_to_have_nobody():
    visit = visit_of(document_of(laid_over("")), BASE, datetime(2026, 3, 11))
    assert isinstance(visit, Visit), visit
    made = items_of(visit)
    assert isinstance(made, list), made
    assert "责任部门（还没有人）、" in next(item.text for item in made if item.id == "派工")


def test_one_approval_is_asked_for_once():
    assert "方案报批" not in items("2026-03-12-huayuan")
    assert "合计 4360 元" in items("2026-03-12-huayuan")["提交接待申请表"].text


def items_with(*parts: str) -> dict[str, Item]:
    """The list of the base visit with parts laid over it."""
    text = laid_over("\n".join(parts))
    visit = visit_of(document_of(text), BASE, datetime(2026, 3, 1))
    assert isinstance(visit, Visit), visit
    made = items_of(visit)
    assert isinstance(made, list), made
    return {item.id: item for item in made}


TALK = "{{时间: 09:00-10:30, 事项: 看车间, 类型: 参观, 地点: 车间, 负责: 陈静{}}}"
TOUR_FIRST = f"""日程:
  2026-03-12:
    - {TALK}
    - {{{{时间: 15:40-17:00, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [全体来宾, 王强]}}}}
"""


@pytest.mark.parametrize(
    ("attending", "told_at"),
    [(", 参加: [全体来宾, 刘洋]", "洽谈"), (", 参加: [全体来宾, 王强]", "看车间"), ("", "看车间")],
)
def test_the_lead_host_speaks_where_he_takes_part(attending: str, told_at: str):
    made = items_with(TOUR_FIRST.format(attending))
    assert [name for name in made if name.startswith("介绍公司/")] == [f"介绍公司/{told_at}"]


def test_only_the_equipment_that_is_there_is_tried():
    room = "场地: {{二楼会议室: {{容纳: 20{}}}}}\n"
    without = items_with("手册: 恒瑞达\n", room.format(""))["会场布置/二楼会议室"].text
    with_screen = items_with("手册: 恒瑞达\n", room.format(", 设备: [大屏, 音响]"))["会场布置/二楼会议室"].text
    assert "茶水，卫生做完" in without
    assert "茶水，大屏、音响试过，卫生做完" in with_screen


NIGHT = "住宿: [{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{住客: 李建国}]}]\n"
DINNER = "日程:\n  {day}:\n    - {{时间: {clocks}, 事项: {what}, 类型: {kind}, 地点: 餐厅, 负责: 陈静}}\n"


@pytest.mark.parametrize(
    ("day", "clocks", "kind", "item", "due"),
    [
        ("2026-03-12", "19:00-21:00", "活动", "入住/徽园酒店", datetime(2026, 3, 12, 21)),  # afterwards
        ("2026-03-12", "18:00-20:00", "活动", "入住/徽园酒店", datetime(2026, 3, 12, 20)),
        ("2026-03-12", "19:00-21:00", "自由", "入住/徽园酒店", datetime(2026, 3, 12, 20)),
        ("2026-03-13", "11:40-12:40", "活动", "退房/徽园酒店", datetime(2026, 3, 13, 11, 40)),  # before
        ("2026-03-13", "12:00-13:00", "活动", "退房/徽园酒店", datetime(2026, 3, 13, 12)),
        ("2026-03-13", "11:00-13:00", "会谈", "交礼品/徽墨套装", datetime(2026, 3, 13, 11)),
    ],
)
def test_the_guests_are_not_called_away_to_check_in_or_out(day: str, clocks: str, kind: str, item: str, due: datetime):
    assert items_with(DINNER.format(day=day, clocks=clocks, what="一场", kind=kind), NIGHT)[item].due == due


CARS = "车辆: {商务车: {座位: 7, 司机: {姓名: 孙立}}}\n到达: [{方式: 高铁, 班次: G1, 时间: 2026-03-12 10:00, 地点: 合肥南站, 接站: 刘洋, 车辆: 商务车}]\n"
NO_CARS = "车辆: {}\n到达: [{方式: 自驾, 时间: 2026-03-12 10:00, 地点: 南门}]\n离开: []\n"
SECOND_DAY = """日程:
  2026-03-12: [{{时间: 15:00-16:00, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}}]
  2026-03-13:
    - {{时间: 07:30-08:10, 事项: 早餐, 类型: 活动, 地点: 徽园酒店一楼, 负责: 刘洋}}
    - {{时间: 09:00-10:30, 事项: 看车间, 类型: {kind}, 地点: 车间, 负责: 陈静{car}}}
    - {{时间: 10:40-11:30, 事项: 座谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}}
"""


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        ((SECOND_DAY.format(kind="参观", car=""), CARS, NIGHT), ["早上用车/看车间"]),
        ((SECOND_DAY.format(kind="参观", car=", 车辆: 商务车"), CARS, NIGHT), []),
        ((SECOND_DAY.format(kind="参观", car=""), NO_CARS, NIGHT), []),  # they have their own
        ((SECOND_DAY.format(kind="参观", car=""), CARS, "住宿: []\n"), []),
        ((SECOND_DAY.format(kind="转场", car=""), CARS, NIGHT), []),  # which validate asks about
    ],
)
def test_a_morning_without_a_car_is_noticed_the_day_before(parts: tuple[str, ...], asked: list[str]):
    made = items_with(*parts)
    assert [name for name in made if name.startswith("早上用车/")] == asked
    assert all("从徽园酒店到车间没有安排车，要赶 09:00-10:30 的“看车间”" in made[name].text for name in asked)


def test_they_are_fetched_for_the_first_thing_outside_their_hotel():
    made = items_with(SECOND_DAY.format(kind="参观", car=""), CARS, NIGHT)
    assert [name for name in made if name.startswith("到酒店接人/")] == ["到酒店接人/看车间"]
