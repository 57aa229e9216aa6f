"""Time on the way, in place before the guests, off to the station: to the minute."""

from __future__ import annotations

import pytest
from conftest import codes, codes_under, found_under, open_part

from jiedai.rules.judge import judge

WAYS = """
路程:
  - {从: 新桥机场, 到: 公司, 时长: 40分钟}
  - {从: 徽园酒店, 到: 合肥南站, 时长: 30分钟}
  - {从: 南门, 到: 徽园酒店, 时长: 20分钟}
"""


def talk_and_dinner(talk: str, dinner: str, place: str = "徽园酒店", between: str = "") -> str:
    return f"""
场地: {{}}
日程:
  2026-03-12:
    - {{时间: {talk}, 事项: 看厂, 类型: 活动, 地点: 公司南门, 负责: 陈静, 参加: [赵敏, 陈静]}}
{between}
    - {{时间: {dinner}, 事项: 听戏, 类型: 活动, 地点: {place}, 负责: 王强}}
"""


@pytest.mark.parametrize(
    ("talk", "dinner", "place", "late"),
    [
        ("16:00-17:40", "18:00-20:00", "徽园酒店", False),
        ("16:00-17:41", "18:00-20:00", "徽园酒店", True),
        ("16:00-18:00", "18:00-20:00", "徽园酒店", True),
        ("16:00-18:00", "18:00-20:00", "公司南门", False),
        ("16:00-18:00", "18:00-20:00", "大剧院", False),
        ("17:45", "18:00-20:00", "徽园酒店", True),
        ("待定", "18:00-20:00", "徽园酒店", False),
    ],
    ids=["just enough", "a minute short", "no time at all", "same place", "unlisted way", "no end", "open"],
)
def test_the_way_between_two_items_takes_its_time(talk: str, dinner: str, place: str, late: bool, tmp_path):
    found = codes_under(WAYS, talk_and_dinner(talk, dinner, place), tmp_path)
    assert ("JD312" in found) is late


def test_a_way_is_the_same_in_either_direction(tmp_path):
    part = talk_and_dinner("16:00-17:50", "18:00-20:00")
    assert "JD312" in codes_under("路程: [{从: 徽园酒店, 到: 南门, 时长: 20分钟}]\n", part, tmp_path)


def test_the_cure_shows_the_way_as_the_handbook_has_it_to_be_put_right(tmp_path):
    found = found_under(WAYS, talk_and_dinner("16:00-17:50", "18:00-20:00"), tmp_path)
    cures = [each.cure for each in found if each.code == "JD312"]
    assert [cure.partition("改时长：")[2] for cure in cures] == ["路程: [{从: 南门, 到: 徽园酒店, 时长: 20分钟}]"]


def test_a_ride_between_is_no_place_of_its_own(tmp_path):
    ride = "    - {时间: 17:30-17:50, 事项: 去酒店, 类型: 转场, 负责: 陈静, 车辆: 商务车}\n"
    found = codes_under(WAYS, talk_and_dinner("16:00-17:30", "17:50-20:00", between=ride), tmp_path)
    assert "JD312" not in found
    found = codes_under(WAYS, talk_and_dinner("16:00-17:40", "17:50-20:00", between=ride), tmp_path)
    assert "JD312" in found


def test_a_move_of_several_guests_is_said_once_and_only_of_those_who_move(tmp_path):
    part = talk_and_dinner("16:00-17:50", "18:00-20:00")
    assert codes_under(WAYS, part.replace("[赵敏, 陈静]", "[全体来宾, 陈静]"), tmp_path).count("JD312") == 1
    elsewhere = part.replace("负责: 王强", "负责: 王强, 参加: [李建国, 王强]")
    assert "JD312" not in codes_under(WAYS, elsewhere, tmp_path)


@pytest.mark.parametrize(("start", "late"), [("14:45", False), ("14:44", True), ("14:05", True)])
def test_from_the_airport_to_the_first_item(start: str, late: bool):
    part = f"日程: {{2026-03-12: [{{时间: {start}-17:00, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}}]}}"
    assert codes(part) == (["JD312"] if late else [])


@pytest.mark.parametrize(
    ("means", "start", "place", "late"),
    [
        ("高铁", "14:24", "公司门口", True),
        ("高铁", "14:25", "公司门口", False),
        ("飞机", "14:34", "公司门口", True),
        ("高铁", "14:10", "合肥南站出站口", False),
        ("高铁", "14:10", "东出口", False),
        ("自驾", "14:05", "公司门口", False),
    ],
)
def test_a_way_that_no_handbook_knows_takes_the_time_to_leave_the_station(
    means: str, start: str, place: str, late: bool
):
    part = f"""
到达: [{{方式: {means}, 班次: X1, 时间: 2026-03-12 14:05, 地点: 合肥南站, 接站: 刘洋, 车辆: 商务车}}]
日程: {{2026-03-12: [{{时间: {start}-15:00, 事项: 迎接, 类型: 迎接, 地点: {place}, 负责: 陈静}}]}}
"""
    found = [each for each in judge(open_part(part)).findings if each.code == "JD312"]
    assert bool(found) is late
    assert all("路程: [{从: 合肥南站, 到: 公司, 时长: 40分钟}]" in each.cure for each in found)


ARRIVAL = "到达: [{{方式: {means}, 班次: X1, 时间: {time}, 到位: {ready}, 地点: {place}, 接站: 刘洋, 车辆: 商务车}}]"


@pytest.mark.parametrize(
    ("means", "place", "ready", "late"),
    [
        ("飞机", "新桥机场T1", "13:35", False),
        ("飞机", "新桥机场T1", "13:36", True),
        ("飞机", "新桥机场T1", "14:30", True),
        ("飞机", "新桥机场T1", "待定", False),
        ("高铁", "合肥南站", "13:50", False),
        ("高铁", "合肥南站", "13:51", True),
        ("自驾", "公司北门", "14:05", False),
    ],
)
def test_the_greeter_is_in_place_before_the_guests(means: str, place: str, ready: str, late: bool):
    part = ARRIVAL.format(means=means, time="2026-03-12 14:05", ready=ready, place=place)
    assert ("JD313" in codes(part)) is late


@pytest.mark.parametrize(("ready", "late"), [("23:45", False), ("23:55", False), ("23:56", True), ("00:05", True)])
def test_in_place_the_evening_before_a_train_after_midnight(ready: str, late: bool):
    part = ARRIVAL.format(means="高铁", time="2026-03-12 00:10", ready=ready, place="合肥南站")
    assert ("JD313" in codes(part)) is late


def test_a_company_sets_its_own_times(tmp_path):
    part = ARRIVAL.format(means="飞机", time="2026-03-12 14:05", ready="13:36", place="新桥机场T1")
    assert "JD313" in codes_under("", part, tmp_path)
    assert "JD313" not in codes_under("时限: {接站提前: {飞机: 29分钟}}\n", part, tmp_path)


def test_where_the_handbook_says_nothing_nothing_is_asked(tmp_path):
    late = ARRIVAL.format(means="轮船", time="2026-03-12 14:05", ready="14:05", place="客运码头")
    assert "JD313" in codes_under("", late, tmp_path)
    assert "JD313" not in codes_under("时限: {接站提前: {轮船: 待定}}\n", late, tmp_path)


DEPARTURE = (
    "离开: [{{方式: {means}, 班次: X2, 时间: 2026-03-13 15:00, {out}地点: {place}, 送站: 刘洋, 车辆: 商务车}}]\n"
)


@pytest.mark.parametrize(
    ("means", "place", "out", "late"),
    [
        ("高铁", "合肥南站", "14:00", False),
        ("高铁", "合肥南站", "14:01", True),
        ("高铁", "合肥站", "14:30", False),
        ("高铁", "合肥站", "14:31", True),
        ("飞机", "新桥机场T1", "13:30", False),
        ("飞机", "新桥机场T1", "13:31", True),
        ("自驾", "公司北门", "15:00", False),
    ],
    ids=["hotel", "hotel late", "no way listed", "no way listed late", "plane", "plane late", "own car"],
)
def test_from_the_hotel_in_time_for_the_train(means: str, place: str, out: str, late: bool):
    assert codes(DEPARTURE.format(means=means, out=f"出发: {out}, ", place=place)) == (["JD314"] if late else [])


LUNCH = """
日程:
  2026-03-13:
    - {{时间: 11:30-{end}, 事项: 送行午餐, 类型: 活动, 地点: 徽园酒店, 负责: 陈静, 参加: [{who}]}}
"""


@pytest.mark.parametrize(
    ("end", "who", "late"),
    [
        ("14:00", "全体来宾, 陈静", False),
        ("14:01", "全体来宾, 陈静", True),
        ("14:01", "赵敏, 陈静", True),
        ("14:01", "陈静", False),
    ],
)
def test_the_last_item_ends_in_time_for_the_train(end: str, who: str, late: bool):
    part = DEPARTURE.format(means="高铁", out="", place="合肥南站") + LUNCH.format(end=end, who=who)
    assert codes(part) == (["JD314"] if late else [])


def test_the_finding_says_by_when_to_set_out():
    part = DEPARTURE.format(means="高铁", out="", place="合肥南站") + LUNCH.format(end="14:10", who="赵敏, 陈静")
    messages = [finding.message for finding in judge(open_part(part)).findings]
    assert messages == ["X2 15:00 开，14:10 “送行午餐”才结束，路上要 30 分钟，高铁要提前 30 分钟，最晚 14:00 动身"]


def test_guests_from_abroad_who_fly_get_a_hint_for_they_may_fly_home():
    party = """
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 国籍: 法国, 语言: 中文, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
"""
    for out, level in (("12:30", []), ("12:31", ["提示"]), ("13:30", ["提示"]), ("13:31", ["错误"])):
        part = party + DEPARTURE.format(means="飞机", out=f"出发: {out}, ", place="新桥机场T1")
        assert [finding.level for finding in judge(open_part(part)).findings] == level


def test_without_any_time_to_go_by_nothing_is_said():
    assert codes(DEPARTURE.format(means="飞机", out="", place="新桥机场T1")) == []
