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
        ("2026-03-12-huayuan", "退房/徽园酒店", "送别", "刘洋", "03-13 12:00"),
        ("2026-03-12-huayuan", "领位入席/欢迎晚宴", "接待中", "陈静", "03-12 18:00"),
        ("2026-03-12-huayuan", "看忌口菜/工作午餐", "接待中", "刘洋", "03-13 11:25"),
        ("2026-03-12-huayuan", "交礼品/徽墨套装", "送别", "刘洋", "03-13 12:00"),
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
