"""限额: a company's own table, by our highest host and the kind of reception, by form, by date; the stricter counts."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import codes_under

MATRIX = """
限额:
  - {项目: 礼品, 类别: 内部业务, 至多: 不得赠送}
  - {项目: 礼品, 类别: 商务, 我方职级: 总经理, 至多: 180}
  - {项目: 礼品, 类别: 商务, 至多: 140}
"""


def gifts(category: str, post: str, price: int) -> str:
    return f"""
类别: {category}
我方: [{{姓名: 王强, 职务: {post}, 角色: 主陪}}, {{姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}},
  {{姓名: 刘洋, 职务: 综合部主管, 部门: 综合部, 角色: 接站, 电话: 13900000003}}]
礼品: [{{名称: 徽墨套装, 单价: {price}}}]
"""


@pytest.mark.parametrize(
    ("category", "post", "price", "over"),
    [
        ("商务", "总经理", 180, False),
        ("商务", "总经理", 181, True),
        ("商务", "副总经理", 140, False),
        ("商务", "副总经理", 141, True),
        ("内部业务", "总经理", 1, True),
        ("外事", "副总经理", 200, False),
        ("外事", "副总经理", 201, True),
    ],
)
def test_a_table_of_host_and_category(category: str, post: str, price: int, over: bool, tmp_path: Path):
    assert ("JD407" in codes_under(MATRIX, gifts(category, post, price), tmp_path)) is over


@pytest.mark.parametrize(
    ("rows", "over"),
    [
        ("[{项目: 餐标, 至多: 150, 至: 2026-03-11}]", False),
        ("[{项目: 餐标, 至多: 150, 自: 2026-03-13}]", False),
        ("[{项目: 餐标, 至多: 150, 自: 2026-03-12}]", True),
        ("[{项目: 餐标, 至多: 150, 自: 2026-01-01, 至: 2026-03-12}]", True),
        ("[{项目: 餐标, 至多: 190, 自: 2026-03-01}, {项目: 餐标, 至多: 150}]", False),
        ("[{项目: 餐标, 至多: 900}]", False),
    ],
)
def test_a_visit_is_judged_by_the_row_in_force_on_its_day(rows: str, over: bool, tmp_path: Path):
    assert ("JD402" in codes_under(f"限额: {rows}", "", tmp_path)) is over


def test_the_stricter_of_tier_and_table_counts(tmp_path: Path):
    dinner = """
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {人均: 210, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
"""
    assert "JD402" in codes_under("限额: [{项目: 餐标, 至多: 900}]", dinner, tmp_path)


def test_drinks_count_in_a_row_that_says_so(tmp_path: Path):
    dinner = """
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静,
       用餐: {形式: 宴请, 人均: 150, 酒水: {每瓶: 100, 瓶数: 1}, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
"""
    row = "限额: [{项目: 餐标, 形式: [宴请], 至多: 160%s}]"
    assert "JD402" not in codes_under(row % "", dinner, tmp_path)
    assert "JD402" in codes_under(row % ", 含酒水: 是", dinner, tmp_path)


def test_rooms_at_one_price_are_one_finding(tmp_path: Path):
    part = """
住宿:
  - 酒店: 徽园酒店
    入住: 2026-03-12
    退房: 2026-03-13
    确认: 2026-03-10 刘洋
    房间: [{房型: 大床房, 单价: 990, 住客: 李建国}, {房型: 大床房, 单价: 990, 住客: 赵敏}, {房型: 套房, 单价: 1990}]
"""
    assert codes_under("", part, tmp_path).count("JD405") == 2
