"""How the guests come, who is with them, and when they eat."""

from __future__ import annotations

from datetime import datetime

import pytest
from conftest import DAY_BEFORE, codes, codes_under, open_part

from jiedai.rules.judge import judge


def arrival(**fields: str) -> str:
    written = {"方式": "高铁", "班次": "G7780", "时间": "2026-03-12 13:40", "地点": "合肥南站", "接站": "刘洋"} | fields
    return f"到达: [{{{', '.join(f'{key}: {value}' for key, value in written.items() if value)}}}]\n"


def item(**fields: str) -> str:
    written = {"时间": "15:00-16:00", "事项": "看演出", "类型": "活动", "地点": "大剧院", "负责": "陈静"} | fields
    return f"日程: {{2026-03-12: [{{{', '.join(f'{key}: {value}' for key, value in written.items() if value)}}}]}}\n"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["JD316"]),
        ({"车辆": "商务车"}, []),
        ({"乘车方式": "坐地铁一号线到大东门站"}, []),
        ({"方式": "自驾", "班次": "", "地点": "公司北门", "接站": ""}, []),
    ],
    ids=["nothing said", "a car", "told how", "by themselves"],
)
def test_the_guests_know_how_to_come(fields: dict[str, str], found: list[str]):
    assert codes(arrival(**fields)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"方式": "自行前来", "接站牌": "是", "接站": ""}, ["JD317"]),
        ({"方式": "自行前来", "接站牌": "否", "接站": ""}, []),
        ({"方式": "自行前来", "接站": ""}, []),
        ({"接站牌": "是", "接站": ""}, ["JD306"]),
    ],
    ids=["nobody holds it", "none wanted", "not mentioned", "nobody meets them at all"],
)
def test_a_board_is_held_by_somebody(fields: dict[str, str], found: list[str]):
    assert codes(arrival(车辆="商务车", 班次="", **fields)) == found


@pytest.mark.parametrize(
    ("means", "place", "wrong"),
    [
        ("高铁", "合肥南站", False),
        ("高铁", "新桥机场T1", True),
        ("高铁", "虹桥机场旁的虹桥站", False),
        ("火车", "T2航站楼", True),
        ("飞机", "新桥机场T1", False),
        ("飞机", "T2航站楼", False),
        ("飞机", "合肥南站", True),
        ("飞机", "浦东", False),
        ("轮船", "合肥南站", True),
        ("客车", "新桥机场T1", False),
    ],
)
def test_a_train_comes_to_a_station_and_a_plane_to_an_airport(means: str, place: str, wrong: bool):
    assert codes(arrival(方式=means, 地点=place, 车辆="商务车")) == (["JD319"] if wrong else [])


TRANSFER = {"事项": "公司到酒店", "类型": "转场", "地点": ""}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, ["JD318"]),
        ({"车辆": "商务车"}, []),
        ({"备注": "步行五分钟"}, []),
        ({"事项": "步行去酒店"}, []),
        ({"参加": "陈静"}, []),
    ],
)
def test_guests_who_move_have_a_car(fields: dict[str, str], found: list[str]):
    assert codes(item(**(TRANSFER | fields))) == found


def test_a_plan_without_cars_is_not_asked_for_one():
    by_themselves = arrival(方式="自驾", 班次="", 地点="公司北门", 接站="")
    assert codes("车辆: {}\n离开: []\n" + by_themselves + item(**TRANSFER)) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"负责": "综合部"}, []),
        ({"负责": "制造部"}, ["JD310"]),
        ({"负责": "制造部", "参加": "[全体来宾, 王强]"}, []),
        ({"负责": "制造部", "参加": "[王强]"}, []),
        ({"负责": "制造部", "类型": "自由"}, []),
        ({"负责": ""}, ["JD304"]),
    ],
    ids=["somebody of it", "nobody of it", "somebody else", "no guests", "free time", "nobody at all"],
)
def test_the_guests_are_never_alone(fields: dict[str, str], found: list[str]):
    assert codes(item(**fields)) == found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"时间": "15:00"}, ["JD311"]),
        ({"时间": "15:00", "时长": "1小时"}, []),
        ({"时间": "15:00", "类型": "送别"}, []),
        ({"时间": "待定"}, ["JD604"]),
    ],
)
def test_an_item_says_how_long_it_takes(fields: dict[str, str], found: list[str]):
    assert codes(item(**fields)) == found


def meal(start: str, form: str = "") -> str:
    what = f"{{{f'形式: {form}, ' if form else ''}人均: 60, 陪餐: [王强], 确认: 2026-03-10 陈静}}"
    return item(时间=start, 时长="30分钟", 事项="便饭", 类型="用餐", 地点="食堂", 用餐=what)


@pytest.mark.parametrize(
    ("start", "odd"),
    [("14:45", True), ("16:59", True), ("17:00", False), ("20:30", False), ("20:31", True), ("23:00", True)],
)
def test_a_meal_begins_at_the_hour_of_a_meal(start: str, odd: bool):
    assert codes(meal(start)) == (["JD315"] if odd else [])


def test_tea_is_taken_at_any_hour_and_a_company_has_its_own_hours(tmp_path):
    assert codes(meal("15:00", "茶会")) == []
    assert codes_under("时限: {用餐: {下午点心: 14:30-15:30}}\n", meal("15:00"), tmp_path) == []


def legs(part: str, who: str) -> str:
    means = "方式: 自驾, 地点: 公司停车场"
    moment = "2026-03-12 14:05" if part == "到达" else "2026-03-13 15:00"
    return f"{part}: [{{{means}, 时间: {moment}{who}}}]\n"


@pytest.mark.parametrize(
    ("coming", "going", "message"),
    [
        ("", "", ""),
        (", 人员: 李建国", ", 人员: 李建国", ""),  # 赵敏 is in town
        ("", ", 人员: 李建国", "赵敏写了怎么来，没有写怎么走"),
        (", 人员: 赵敏", "", "李建国写了怎么走，没有写怎么来"),
    ],
)
def test_who_comes_also_goes(coming: str, going: str, message: str):
    found = judge(open_part(legs("到达", coming) + legs("离开", going))).findings
    assert [each.message for each in found if each.code == "JD320"] == ([message] if message else [])


@pytest.mark.parametrize(
    ("part", "as_of", "level"),
    [
        ("离开:", DAY_BEFORE, "警告"),
        ("阶段: 草稿\n离开:", datetime(2026, 3, 2), "提示"),
        ("阶段: 草稿\n离开:", DAY_BEFORE, "警告"),
        ("离开: []", DAY_BEFORE, None),  # said to be none of ours
        ("离开: 待定", DAY_BEFORE, None),  # what is left open has a rule of its own
        ("离开:\n" + legs("到达", ""), DAY_BEFORE, None),  # who drives here drives home
        ("离开:\n到达: []", DAY_BEFORE, None),
    ],
)
def test_a_plan_without_any_way_back(part: str, as_of: datetime, level: str | None):
    found = [each for each in judge(open_part(part, as_of)).findings if each.code == "JD320"]
    assert [each.level for each in found] == ([level] if level else [])
    assert all(each.message == "李建国、赵敏写了怎么来，方案里没有“离开”" for each in found)


def test_a_missing_way_back_is_said_once_where_the_handbook_asks_for_it(tmp_path):
    scene = "场景:\n  客户接待: {说明: 测试, 需要: [级别, 来宾, 主宾, 主陪, 总协调, 离开, 审批, 后续]}\n"
    assert codes_under(scene, "离开:", tmp_path) == ["JD218"]


MORNING = "    - {时间: 09:30-11:50, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}\n"
LUNCH = "    - {时间: 12:00-13:30, 事项: 小聚, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {人均: 60}}\n"
AFTERNOON = "    - {时间: 13:50-15:00, 事项: 签字, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}\n"


@pytest.mark.parametrize(
    ("items", "note", "asked"),
    [
        (MORNING + AFTERNOON, "", True),
        (MORNING.replace("11:50", "15:00"), "", True),
        (MORNING, "", False),
        (AFTERNOON, "", False),
        (MORNING + AFTERNOON, "备注: 午餐自理\n", False),
        (MORNING.replace("负责", "备注: 中午吃盒饭, 负责") + AFTERNOON, "", False),
        (MORNING + "    - {时间: 12:00-13:40, 事项: 午间休息, 类型: 自由}\n" + AFTERNOON, "", False),
        (MORNING + LUNCH + AFTERNOON, "", False),
        (MORNING.replace("负责", "参加: 李建国, 负责") + AFTERNOON.replace("负责", "参加: 赵敏, 负责"), "", False),
    ],
)
def test_whoever_stays_over_noon_has_lunch(items: str, note: str, asked: bool):
    part = f"日程:\n  2026-03-12:\n{items}到达: [{{方式: 自驾, 时间: 2026-03-12 09:00, 地点: 公司北门}}]\n{note}"
    assert ("JD321" in codes(part)) is asked


def test_who_arrives_at_noon_has_eaten_on_the_way():
    arrival = "到达: [{方式: 自驾, 时间: 2026-03-12 12:30, 地点: 公司北门}]\n"
    assert "JD321" not in codes(f"日程:\n  2026-03-12:\n{MORNING}{AFTERNOON}{arrival}")
