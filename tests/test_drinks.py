"""酒水: at a working meal, and before driving."""

from __future__ import annotations

import pytest
from conftest import codes

WINE = "酒水: {名称: 黄酒, 每瓶: 60, 瓶数: 1}, "


def lunch(drinks: str, form: str = "自助餐") -> str:
    return f"""日程:
  2026-03-13:
    - {{时间: 11:30-13:00, 事项: 送行午餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {{形式: {form}, 人均: 100, {drinks}陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}}}
"""


def going(more: str = "", means: str = "自驾", moment: str = "2026-03-13 13:30") -> str:
    return f"离开: [{{方式: {means}, 时间: {moment}, 地点: 公司停车场{more}}}]\n"


@pytest.mark.parametrize(
    ("leaving", "drinks", "warned"),
    [
        (going(), WINE, True),
        (going(", 车辆: 商务车"), WINE, False),
        (going(", 备注: 已请代驾"), WINE, False),
        (going(means="自行前来"), WINE, False),
        (going(moment="2026-03-13 11:00"), WINE, False),
        (going(), "", False),
        (going(), WINE.replace("黄酒", "酸梅汤"), False),
        (going(), WINE.replace("瓶数: 1", "瓶数: 0"), False),
    ],
)
def test_who_drives_home_is_given_no_wine(leaving: str, drinks: str, warned: bool):
    assert ("JD454" in codes(leaving + lunch(drinks))) is warned


def test_one_who_does_not_sit_at_the_table_may_drive():
    served = lunch(WINE).replace("负责: 陈静, 用餐", "负责: 陈静, 参加: 赵敏, 用餐")
    assert "JD454" not in codes(going(", 人员: 李建国") + served)


@pytest.mark.parametrize(
    ("form", "drinks", "found"), [("工作餐", WINE, True), ("工作餐", "", False), ("宴请", WINE, False)]
)
def test_a_working_meal_has_no_wine(form: str, drinks: str, found: bool):
    assert ("JD453" in codes(lunch(drinks, form))) is found


def test_what_a_regulation_forbids_is_not_said_twice():
    found = codes("性质: 公务\n" + lunch(WINE, "工作餐"))
    assert "JD442" in found
    assert "JD453" not in found
