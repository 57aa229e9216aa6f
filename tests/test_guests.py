"""来宾 and whom to call: what is asked of the party, and what is left in peace."""

from __future__ import annotations

from datetime import datetime

import pytest
from conftest import codes, codes_under, open_part

from jiedai.rules.judge import judge


def guests(*rows: str) -> str:
    return "来宾:\n" + "".join(f"  - {{{row}}}\n" for row in rows)


CHIEF = "姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是"
SECOND = "姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无"


def messages(part: str, code: str) -> list[str]:
    return [finding.message for finding in judge(open_part(part)).findings if finding.code == code]


def test_one_finding_for_each_guest_half_known_with_all_that_is_missing():
    part = guests(CHIEF.replace("性别: 男, ", ""), "姓名: 赵敏, 民族: 汉族, 忌口: 无")
    assert messages(part, "JD508") == ["来宾李建国没有写性别", "来宾赵敏没有写职务和性别"]


def test_a_draft_is_not_asked_for_what_will_be_asked_later():
    part = "阶段: 草稿\n" + guests("姓名: 李建国, 忌口: 无, 主宾: 是", "姓名: 赵敏, 忌口: 无")
    assert not {"JD508", "JD510"} & set(codes(part, datetime(2026, 3, 1)))


@pytest.mark.parametrize(("stated", "wrong"), [("2", False), ("1", True), ("3人", True), ("待定", False)])
def test_the_stated_number_of_guests_is_that_of_the_list(stated: str, wrong: bool):
    assert ("JD509" in codes(f"人数: {stated}")) is wrong


def test_a_number_without_a_list_is_not_wrong_yet():
    assert "JD509" not in codes("人数: 5\n来宾: []\n住宿: []\n礼品: []")


def test_one_hint_names_everybody_whose_people_nobody_has_asked():
    part = guests(CHIEF.replace("民族: 汉族, ", ""), SECOND.replace("民族: 汉族, ", ""))
    assert messages(part, "JD510") == ["没有写民族或国籍的来宾：李建国、赵敏"]
    assert messages(guests(CHIEF.replace("民族: 汉族", "国籍: 法国, 语言: 中文"), SECOND), "JD510") == []


@pytest.mark.parametrize(
    ("guest", "country", "needed"),
    [
        ("国籍: 德国", "", True),
        ("国籍: 德国, 语言: 德语", "", True),
        ("国籍: 德国, 语言: 德语、汉语", "", False),
        ("国籍: 中国", "", False),
        ("国籍: 中国香港", "", False),
        ("民族: 汉族", "国家: 日本", True),
        ("国籍: 中国", "国家: 日本", False),
        ("民族: 汉族, 语言: 英语", "", True),
        ("民族: 汉族, 语言: 普通话", "", False),
        ("民族: 汉族, 语言: 待定", "", False),
        ("民族: 汉族", "国家: 中国", False),
    ],
)
def test_who_speaks_no_chinese_needs_an_interpreter(guest: str, country: str, needed: bool):
    unit = f"来访单位: {{名称: 甲公司, {country}}}\n" if country else ""
    party = guests(CHIEF.replace("民族: 汉族", guest), SECOND.replace("民族: 汉族", "国籍: 中国"))
    assert ("JD511" in codes(unit + party)) is needed


@pytest.mark.parametrize("interpreter", ["职务: 职员, 角色: 翻译", "职务: 翻译"])
def test_an_interpreter_is_known_by_role_or_post(interpreter: str):
    hosts = f"""
我方:
  - {{姓名: 王强, 职务: 副总经理, 角色: 主陪}}
  - {{姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}}
  - {{姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}}
  - {{姓名: 沈薇, {interpreter}}}
"""
    talk = "日程: {2026-03-12: [{时间: 16:00-17:00, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静%s}]}\n"
    party = guests(CHIEF.replace("民族: 汉族", "国籍: 德国"), SECOND) + hosts
    assert codes(party + talk % "") == []
    assert codes(party + talk % ", 参加: [全体来宾, 王强, 沈薇]") == []
    assert codes(party + talk % ", 参加: [全体来宾, 王强]") == ["JD517"]
    assert codes(party + talk % ", 参加: [赵敏, 王强]") == []


def test_guests_may_bring_their_own_interpreter():
    part = guests(CHIEF.replace("民族: 汉族", "国籍: 德国"), SECOND.replace("技术部经理", "随行翻译"))
    assert "JD511" not in codes(part)


def test_a_contact_who_comes_along_has_the_phone_of_the_list_of_guests():
    unit = "来访单位: {名称: 甲公司, 联系人: {姓名: 赵敏}}\n"
    assert codes(unit + guests(CHIEF, SECOND)) == ["JD512"]
    assert codes(unit + guests(CHIEF, SECOND + ", 电话: 13800000002")) == []


@pytest.mark.parametrize("phone", ["", ", 电话: 待定"])
def test_the_coordinator_can_be_called(phone: str):
    hosts = f"我方: [{{姓名: 王强, 职务: 副总经理, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调{phone}}}, {{姓名: 刘洋, 电话: 13900000003}}]"
    assert "JD512" in codes(hosts)


def test_one_of_two_greeters_with_a_phone_is_enough():
    arrival = """
到达:
  - {方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: [刘洋, 王强], 车辆: 商务车}
"""
    assert codes(arrival) == []
    assert codes(arrival.replace("[刘洋, 王强]", "王强")) == ["JD516"]


@pytest.mark.parametrize(
    ("purpose", "known"), [("考察", True), ("参观考察", True), ("旅游", False), ("待定", True), ("", True)]
)
def test_the_purpose_is_one_of_the_handbook_s(purpose: str, known: bool):
    assert ("JD513" not in codes(f"目的: {purpose}")) is known


def test_without_a_list_of_purposes_every_purpose_will_do(tmp_path):
    assert codes_under("目的: []\n", "目的: 旅游", tmp_path) == []


HOSTS = """
我方:
  - {姓名: 王强, 职务: 副总经理, 部门: 公司领导, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 部门: 责任部门, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 综合部主管, 部门: 综合部, 角色: 接站, 电话: 13900000003}
"""


@pytest.mark.parametrize(
    ("duty", "absent"),
    [
        ("介绍排产", True),
        ("{事项: 介绍排产, 当: 礼品}", True),
        ("{事项: 介绍排产, 当: 公函}", False),
        ("{事项: 介绍排产, 场景: 展会}", False),
    ],
)
def test_a_department_with_something_to_do_this_time_sends_somebody(duty: str, absent: bool, tmp_path):
    handbook = f"分工: {{制造部: [{duty}]}}\n"
    assert codes_under(handbook, HOSTS, tmp_path) == (["JD514"] if absent else [])


@pytest.mark.parametrize("stage", ["草稿", "执行"])
def test_the_leading_department_under_its_own_name_is_told_what_the_handbook_calls_it(stage: str):
    early = datetime(2026, 3, 2)
    assert codes(HOSTS) == []
    own_name = HOSTS.replace("部门: 责任部门", "部门: 营销部")
    [finding] = [each for each in judge(open_part(f"{own_name}阶段: {stage}", early)).findings if each.code == "JD514"]
    assert "陈静的部门写的是“营销部”" in finding.message
    assert finding.path == ("我方", 1, "部门")
    assert "部门: 责任部门" in finding.cure
    assert "JD514" not in codes(f"{own_name.replace('部门: 综合部', '部门: 待定')}阶段: {stage}", early)


def test_a_plan_without_departments_is_left_in_peace():
    assert (
        codes(HOSTS.replace("部门: 公司领导, ", "").replace("部门: 责任部门, ", "").replace("部门: 综合部, ", "")) == []
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ((CHIEF, SECOND), []),
        ((SECOND, CHIEF), ["李建国（副总经理）排在赵敏（技术部经理）后面"]),
        ((CHIEF.replace("副总经理", "主管"), SECOND), []),
        ((SECOND.replace("技术部经理", "画家"), CHIEF), []),
        ((SECOND.replace("技术部经理", "技术部经理, 单位: 乙公司"), CHIEF), []),
        ((CHIEF.replace("副总经理", "经理"), SECOND), []),
    ],
    ids=["right", "wrong", "the chief comes first", "a post nobody knows", "of another unit", "equals"],
)
def test_guests_stand_in_order_of_rank(rows: tuple[str, ...], found: list[str]):
    assert messages(guests(*rows), "JD515") == found


@pytest.mark.parametrize(
    ("diets", "message"),
    [
        (["", ""], "李建国、赵敏有没有忌口，还没有写"),
        ([", 忌口: 无", ""], "赵敏有没有忌口，还没有写"),
        ([", 忌口: 待定", ", 忌口: 素食"], ""),
    ],
)
def test_diets_are_asked_for_in_a_draft_already_in_one_finding(diets: list[str], message: str):
    part = "阶段: 草稿\n" + guests(
        *(f"姓名: {name}{diet}" for name, diet in zip(("李建国", "赵敏"), diets, strict=True))
    )
    found = [each for each in judge(open_part(part, datetime(2026, 3, 2))).findings if each.code == "JD506"]
    assert [(each.level, each.message) for each in found] == ([("提示", message)] if message else [])


def test_of_many_guests_only_some_are_named():
    names = ["李建国", "赵敏", "周敏", "吴昊", "郑爽", "孙宁", "钱进"]
    found = judge(open_part(guests(*(f"姓名: {name}" for name in names)))).findings
    assert [each.message for each in found if each.code == "JD506"] == [
        "李建国、赵敏、周敏、吴昊、郑爽等 7 位有没有忌口，还没有写"
    ]


def test_the_cure_of_an_unanswered_diet_names_that_diet():
    part = guests(CHIEF.replace("忌口: 无", "忌口: 素食"), SECOND)
    found = [each for each in judge(open_part(part)).findings if each.code == "JD501"]
    assert [each.cure for each in found] == ["在这一餐的“忌口安排”里写明怎么办，如 忌口安排: {素食: 单独备餐}"]
