"""人数: where the names are not all listed, the number that is written counts: for the room, the table and the bill."""

from __future__ import annotations

import pytest
from conftest import codes, open_part

MEETING = """
日程:
  2026-03-12:
    - {时间: 16:00-17:30, 事项: 大会, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, %s}
"""
DINNER = """
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {%s人均: 100, 酒水: {每瓶: 100, 瓶数: 2}, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
"""


@pytest.mark.parametrize(
    ("heads", "found"), [("内容: 会", []), ("人数: 16", []), ("人数: 17", ["JD308"]), ("人数: 1", [])]
)
def test_a_room_holds_all_who_come(heads: str, found: list[str]):
    assert codes(MEETING % heads) == found


@pytest.mark.parametrize(("heads", "eat", "cost"), [("", 4, 400), ("人数: 40, ", 40, 4000), ("人数: 2, ", 4, 400)])
def test_the_kitchen_and_the_budget_count_everybody(heads: str, eat: int, cost: int):
    visit = open_part(DINNER % heads)
    assert visit.view["用餐"][0]["人数"] == eat
    assert [line["金额"] for line in visit.view["费用"] if line["项目"] == "晚宴"] == [cost]


def test_drinks_are_shared_by_all_who_eat():
    (few,), (many,) = (open_part(DINNER % heads).meals for heads in ("", "人数: 40, "))
    assert (few.per_head(with_drinks=True), many.per_head(with_drinks=True)) == (150, 105)


def test_a_list_may_name_fewer_than_come_where_their_number_is_written():
    assert "JD509" in codes("人数: 40")
    assert "JD509" not in codes(f"人数: 40\n{DINNER % '人数: 40, '}")
    assert "JD509" in codes(f"人数: 1\n{DINNER % '人数: 40, '}")
