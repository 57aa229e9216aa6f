"""Every rule by its own examples, and what all rules have in common."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from conftest import BASE, DAY_BEFORE, codes, codes_under, document_of, laid_over, open_part, open_text

from jiedai.findings.display import COLUMNS, width
from jiedai.findings.report_text import text as text_report
from jiedai.rules import RULES
from jiedai.rules.judge import judge
from jiedai.rules.rule import Rule
from jiedai.source.edits import edited
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

BASE_PLAN = (BASE / "plan.yaml").read_text("utf-8")


def test_the_base_plan_has_no_findings():
    assert judge(open_text(BASE_PLAN)).findings == ()


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES) >= 20


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_bad_example_is_found_and_the_good_one_is_clean(rule: Rule):
    assert rule.code in codes(rule.bad)
    assert codes(rule.good) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_card_says_why_where_from_and_what_to_do(rule: Rule):
    assert rule.why
    assert rule.cure
    assert "S00" in rule.clause


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_finding_stands_at_characters_of_the_file(rule: Rule):
    for finding in judge(open_part(rule.bad)).findings:
        if finding.code == rule.code:
            assert finding.span.end > finding.span.start
            assert finding.message


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_text_of_a_finding_fits_the_screen_and_marks_its_words(rule: Rule):
    verdict = judge(open_part(rule.bad))
    lines = list(text_report([verdict], colour=False))
    assert max(map(width, lines)) <= COLUMNS
    assert sum("^" in line for line in lines) == sum(1 + len(finding.related) for finding in verdict.findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_handbook_can_switch_a_rule_off_unless_it_is_a_regulation(rule: Rule, tmp_path):
    named = re.search(r"手册: (\S+)", rule.bad)
    parents = named[1] if named else "恒瑞达, 集团"
    amounts = "" if named else (BASE / "handbook.yaml").read_text("utf-8").partition("级别:\n")[2]
    text = f"手册: 测试手册\n版本: 1\n继承: [{parents}]\n规则: {{{rule.code}: {{等级: 关闭}}}}\n级别:\n{amounts}"
    (tmp_path / "handbook.yaml").write_text(text, "utf-8")
    bad = re.sub(r"手册: \S+", "手册: handbook.yaml", rule.bad)
    visit = visit_of(document_of(laid_over(bad)), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    there = rule.code in [finding.code for finding in judge(visit).findings]
    assert there is not rule.changeable


def test_rules_wait_until_the_names_lead_somewhere():
    verdict = judge(open_part("应急: [{情形: 航班延误, 措施: 等, 责任人: 刘样}]"))
    assert [finding.code for finding in verdict.findings] == ["JD211"]
    assert "你是不是想写“刘洋”" in verdict.findings[0].message
    assert not verdict.complete


def test_a_group_is_shown_by_its_name_and_a_value_by_itself():
    part = """
车辆:
  商务车:
    座位: 7
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无}
  - {姓名: 赵敏, 职务: 经理, 性别: 女, 民族: 汉族, 忌口: 无}
住宿: [{酒店: 甲, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋, 房间: [{住客: 李建国}]}]
"""
    visit = open_part(part)
    shown = {each.code: visit.document.text.content[each.span.start : each.span.end] for each in judge(visit).findings}
    assert shown["JD603"] == "商务车"
    assert shown["JD505"] == "来宾"
    assert shown["JD502"] == "赵敏"


def test_what_is_open_is_a_hint_early_and_an_error_the_day_before():
    part = "目标: 待定"
    early, late = datetime(2026, 3, 1), datetime(2026, 3, 11)
    assert [finding.level for finding in judge(open_part(part, early)).findings] == ["提示"]
    assert [finding.level for finding in judge(open_part(part, late)).findings] == ["错误"]


def test_an_unconfirmed_booking_is_silent_until_the_day_before():
    part = "场地: {二楼会议室: {容纳: 16, 负责: 刘洋}}"
    assert codes(part, datetime(2026, 3, 10, 23, 59)) == []
    assert codes(part, datetime(2026, 3, 11)) == ["JD603"]


def test_a_blank_ceiling_is_reported_in_the_handbook_itself():
    verdict = judge(open_part("手册: 恒瑞达"))
    blank = [finding for finding in verdict.findings if finding.code == "JD410"]
    assert {finding.span.text.file for finding in blank} == {"内置手册/恒瑞达"}
    span = blank[0].span
    assert span.text.content[span.start : span.end] == "待填"
    assert "餐标" in blank[0].message


@pytest.mark.parametrize(
    ("tier", "post", "enough"),
    [
        ("贵宾级", "总经理", True),
        ("贵宾级", "总裁", True),
        ("贵宾级", "董事长兼总经理", True),
        ("贵宾级", "常务副总经理", False),
        ("嘉宾级", "副总裁", True),
        ("商务级", "副总经理", True),
        ("商务级", "技术部经理", False),
        ("业务级", "技术部经理", True),
        ("业务级", "副经理", False),
        ("业务级", "采购部主管", False),
    ],
)
def test_the_lead_host_reaches_the_tier_s_rank(tier: str, post: str, enough: bool):
    hosts = f"[{{姓名: 王强, 职务: {post}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调, 电话: 13900000002}}, {{姓名: 刘洋, 角色: 接站, 电话: 13900000003}}]"
    assert ("JD401" not in codes(f"级别: {tier}\n我方: {hosts}")) is enough


def test_one_high_enough_lead_host_among_several_is_enough():
    hosts = "[{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 职务: 营销部经理, 角色: [主陪, 总协调], 电话: 13900000002}, {姓名: 刘洋, 电话: 13900000003}]"
    assert codes(f"我方: {hosts}") == []


def test_people_may_split_into_parallel_items():
    agenda = """
日程:
  2026-03-12:
    - {时间: 16:00-17:00, 事项: 谈价格, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [李建国, 陈静]}
    - {时间: 16:00-17:00, 事项: 看样品, 类型: 活动, 地点: 样品间, 负责: %s, 参加: [赵敏]}
"""
    assert codes(agenda % "王强") == []
    assert codes(agenda % "陈静") == ["JD302"]


def test_a_room_for_each_night_of_each_guest_s_own_stay():
    part = """
离开:
  - {方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 人员: 李建国, 送站: 刘洋}
  - {方式: 高铁, 班次: G102, 时间: 2026-03-12 21:00, 地点: 合肥南站, 人员: 赵敏, 送站: 陈静}
住宿:
  - {酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋, 房间: [{单价: 480, 住客: 李建国}]}
"""
    assert codes(part) == []
    assert codes(part.replace("2026-03-12 21:00", "2026-03-13 21:00")) == ["JD502"]


def test_what_an_old_plan_leaves_behind_is_found():
    assert codes("审批: [{人: 王强, 职务: 副总经理, 日期: 2025-03-09, 结论: 同意}]") == ["JD408"]
    assert codes("审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-13, 结论: 同意}]") == ["JD408"]
    assert codes("后续: [{事项: 回访, 负责: 陈静, 期限: 2026-02-20}]") == ["JD305"]
    assert codes(
        "离开: [{方式: 高铁, 班次: G1, 时间: 2026-02-13 15:00, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]"
    ) == ["JD305"]
    assert codes("礼品: [{名称: 茶, 单价: 10, 给: 周敏}]") == ["JD211"]


def test_a_guest_who_books_for_himself_needs_no_room():
    guests = "来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}, {姓名: 赵敏, 职务: 经理, 性别: 女, 民族: 汉族, 忌口: 无, 自理住宿: 是}]"
    rooms = "住宿: [{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋, 房间: [{单价: 480, 住客: 李建国}]}]"
    assert codes(f"{guests}\n{rooms}") == []


def test_drinks_count_where_the_handbook_says_so(tmp_path):
    handbook = (BASE / "handbook.yaml").read_text("utf-8").replace("人均: 200（示例）", "人均: 200, 含酒水: 是")
    (tmp_path / "handbook.yaml").write_text(handbook, "utf-8")
    text = BASE_PLAN.replace("人均: 180,", "人均: 180, 酒水: {每瓶: 100, 瓶数: 1},")
    visit = visit_of(document_of(text), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    messages = [finding.message for finding in judge(visit).findings]
    assert messages == ["“晚宴”人均 205 元（菜 180、酒水摊到每人 25），嘉宾级的餐标上限 200 元/人"]


@pytest.mark.parametrize(
    ("part", "found"),
    [("应急:", ["JD601"]), ("应急: []", []), ("应急:\n到达: []\n离开: []\n车辆: {}", []), ("", [])],
    ids=["not written", "said to be none", "nobody comes from elsewhere", "written"],
)
def test_where_no_handbook_asks_for_emergencies_a_journey_is_reminded_of_them(part: str, found: list[str], tmp_path):
    scene = "场景:\n  客户接待: {说明: 测试, 需要: [级别, 来宾, 主宾, 主陪, 总协调, 审批, 后续]}\n"
    assert codes_under(scene, part, tmp_path) == found


def test_what_is_over_the_budget_says_what_it_is_made_up_of():
    part = "预算: {总额: 2000, 其他: [{项目: 鲜花, 金额: 80}, {项目: 租车, 金额: 1000}]}"
    assert [each.message for each in judge(open_part(part)).findings] == [
        "各项费用共 3060 元（租车 1000、住宿 960、用餐 720、礼品 300、鲜花 80），超过批准的总额 2000 元"
    ]


def test_several_names_before_the_last_entry_of_a_list_are_told_how_to_be_written():
    found = judge(open_part("后续: [{事项: 回访, 负责: [王强、陈静, 刘洋], 期限: 2026-03-20}]")).findings
    assert [(each.code, each.message) for each in found] == [("JD211", "“王强、陈静”连成了一个名字")]


def test_who_is_unknown_among_names_with_full_width_commas_is_shown_at_its_field():
    visit = open_part("后续: [{事项: 回访, 负责: [刘洋, 王强，陈晶], 期限: 2026-03-20}]")
    [finding] = [each for each in judge(visit).findings if each.code == "JD211"]
    assert "陈晶" in finding.message
    assert visit.document.text.content[finding.span.start : finding.span.end] == "负责"


def test_a_slip_in_one_of_several_names_of_an_entry_is_mended_alone():
    visit = open_part("后续: [{事项: 电话问候, 负责: [“王强”、陈静], 期限: 2026-03-20}]")
    [finding] = judge(visit).findings
    assert finding.fix is not None
    assert "负责: [王强、陈静]" in edited(visit.document.text.content, finding.fix.edits)


@pytest.mark.parametrize("days", ["2025-03-12 至 2025-03-13", "2027年3月12日-13日"])
def test_a_wrong_year_is_said_once_where_it_is_written(days: str):
    found = [each for each in judge(open_part(f"日期: {days}")).findings if each.code == "JD305"]
    said = f"日期写的是 {days[:4]} 年，日程、到达、离开、入住、退房都是 2026 年，是不是写错了年份"
    assert [(each.path, each.message) for each in found] == [(("日期",), said)]


@pytest.mark.parametrize(
    ("written", "as_of", "said"),
    [
        ({}, datetime(2026, 3, 21), True),
        ({}, datetime(2026, 3, 20), False),
        ({"审批": "[{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]"}, datetime(2026, 3, 21), False),
        ({"场地": "{二楼会议室: {容纳: 16, 负责: 刘洋, 确认: 2026-03-10 刘洋}}"}, datetime(2026, 3, 21), False),
    ],
    ids=["never begun", "only just over", "approved", "confirmed"],
)
def test_a_visit_long_past_of_which_nothing_was_ever_done_may_have_the_wrong_year(
    written: dict[str, str], as_of: datetime, said: bool
):
    empty = {"审批": "[]", "车辆": "{}", "场地": "{}", "住宿": "[]", "到达": "[]", "离开": "[]", "日程": "{}"}
    part = "".join(f"{field}: {value}\n" for field, value in (empty | written).items())
    found = [each for each in judge(open_part(part, as_of)).findings if each.code == "JD305"]
    sentence = "2026-03-12 已过去 9 天，没有人批准、确认、打勾，是不是写错了年份"
    assert [(each.path, each.level, each.message) for each in found] == [(("日期",), "警告", sentence)] * said


def test_days_that_fit_in_no_year_are_said_one_by_one():
    found = judge(open_part("日期: 2025-03-12")).findings
    assert [each.path[0] for each in found if each.code == "JD305"] == ["到达", "离开", "日程", "住宿", "住宿"]
