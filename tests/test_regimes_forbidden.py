"""What the regimes (性质) forbid, word by word."""

from __future__ import annotations

import pytest
from regime_parts import dinner, messages, rooms


@pytest.mark.parametrize("regime", ["公务", "外宾"])
@pytest.mark.parametrize(("rank", "fitting"), [("副部级", True), ("省长", True), ("厅局级", False), ("局长", False)])
def test_a_suite_is_for_vice_ministers_and_above(regime: str, rank: str, fitting: bool):
    found = messages(f"性质: {regime}\n" + rooms("合肥", rank, "普通套间"), "JD442")
    assert ("李建国住“普通套间”" not in " ".join(found)) is fitting


@pytest.mark.parametrize(
    ("drink", "allowed"),
    [
        ("果汁", True),
        ("矿泉水、茶", True),
        ("无酒精啤酒", True),
        ("白酒", False),
        ("白酒、果汁", False),
        ("黄酒", False),
        ("", False),
    ],
)
def test_no_alcohol_at_an_official_meal(drink: str, allowed: bool):
    drinks = f"酒水: {{{f'名称: {drink}, ' if drink else ''}每瓶: 5, 瓶数: 1}}"
    assert any("不上酒" in each for each in messages("性质: 公务\n" + dinner(f"人均: 60, {drinks}"))) is not allowed


@pytest.mark.parametrize(
    ("post", "allowed"),
    [
        ("副县长", True),
        ("县长", False),
        ("党委副书记、局长", False),
        ("副局长", True),
        ("县长助理", True),
        ("办公室主任", True),
        ("发展和改革委员会主任", False),
        ("副总经理", True),
    ],
)
def test_chiefs_do_not_welcome_official_guests(post: str, allowed: bool):
    part = f"""性质: 公务
我方: [{{姓名: 王强, 职务: {post}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调}}, {{姓名: 刘洋, 角色: 接站}}]
日程:
  2026-03-12:
    - {{时间: 16:00-16:10, 事项: 门口见面, 类型: 迎接, 地点: 办公楼门口, 负责: 王强}}
"""
    assert any("主要负责人" in each for each in messages(part, "JD442")) is not allowed


@pytest.mark.parametrize(
    ("title", "allowed"),
    [("游览翠湖", False), ("唱歌", False), ("旅游项目调研", True), ("座谈", True), ("全民健身中心项目调研", True)],
)
def test_no_tourism_or_entertainment_on_official_business(title: str, allowed: bool):
    part = f"""性质: 公务
日程:
  2026-03-12:
    - {{时间: 16:00-17:00, 事项: {title}, 类型: 活动, 地点: 县城, 负责: 王强}}
"""
    assert any(title in each for each in messages(part, "JD442")) is not allowed
