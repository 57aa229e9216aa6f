"""Letters, applications and dates under the regimes (性质), and who is no business visitor."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from conftest import DAY_BEFORE, codes, document_of, laid_over, open_part, open_text
from regime_parts import messages, words_at

from jiedai.rules.judge import judge
from jiedai.shape.lead_times import LeadTime
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit
from jiedai.visit.working_days import holiday, holiday_near, is_working, not_known, working_days

LETTER = "公函: {文号: 华函〔2026〕3号, 发函单位: 华源电力, 日期: 2026-03-08, 事由: 调研, 行程: 两天, 人员: [李建国, 赵敏]}\n"
OFFICE = "性质: 公务\n到达: []\n日程: {}\n礼品: []\n结算: {方式: 公务卡, 负责: 刘洋}\n"


def test_a_letter_says_who_wrote_and_who_comes():
    assert messages(OFFICE + "公函: {事由: 调研, 行程: 两天, 人员: 李建国、赵敏}\n") == [
        "公函没有写文号、发函单位、日期"
    ]
    assert messages(OFFICE + "公函: {文号: 一号, 发函单位: 甲, 日期: 2026-03-08}\n") == [
        "公函没有写事由、行程、人员，办什么事、谁来都看不出"
    ]


def test_a_draft_may_wait_for_its_letter():
    early = datetime(2026, 3, 1)
    drafted = judge(open_part("阶段: 草稿\n" + OFFICE, early)).findings
    assert [(each.code, each.level) for each in drafted] == [("JD430", "提示"), ("JD613", "提示")]


def test_neither_people_nor_days_go_beyond_the_letter():
    short = LETTER.replace("[李建国, 赵敏]", "李建国").replace("行程: 两天", "起止: 2026-03-12")
    found = judge(open_part(OFFICE + short)).findings
    assert [(each.code, words_at(each)) for each in found] == [
        ("JD432", "2026-03-12 至 2026-03-13"),
        ("JD432", "赵敏"),
    ]
    assert [each.level for each in judge(open_part(short)).findings] == ["警告", "警告"]
    assert messages(OFFICE + LETTER.replace("[李建国, 赵敏]", "李建国等2人")) == []


@pytest.mark.parametrize(
    ("day", "far"), [("2026-03-05", False), ("2026-03-04", True), ("2026-03-20", False), ("2026-03-21", True)]
)
def test_a_letter_is_no_more_than_seven_days_away(day: str, far: bool):
    part = OFFICE.replace("公务\n", "国企商务\n", 1) + LETTER.replace("2026-03-08", day)
    assert ("JD433" in [each.code for each in judge(open_part(part)).findings]) is far


@pytest.mark.parametrize(
    ("day", "urgent", "found"),
    [
        ("2026-03-09", "否", []),
        ("2026-03-10", "否", ["JD434"]),
        ("2026-03-07", "否", []),  # a Saturday: three working days are left
        ("2026-03-11", "是", []),
        ("2026-03-12", "是", ["JD434"]),
        ("2026-03-13", "是", ["JD435"]),
    ],
)
def test_an_application_is_some_working_days_ahead(day: str, urgent: str, found: list[str]):
    part = f"申请: {{部门: 营销部, 申请人: 陈静, 日期: {day}, 加急: {urgent}}}"
    assert [each.code for each in judge(open_part(part)).findings] == found


def test_an_application_without_a_day_is_asked_for_it():
    assert messages("申请: {部门: 营销部, 申请人: 陈静}") == ["申请没有写日期，看不出有没有提前 3 个工作日"]


def test_a_year_without_a_calendar_is_said_and_not_guessed():
    plan = laid_over("申请: {部门: 营销部, 申请人: 陈静, 日期: 2199-03-11}").replace("2026-03-", "2199-03-")
    found = judge(open_text(plan, datetime(2199, 3, 11))).findings
    (late,) = [each.message for each in found if each.code == "JD434"]
    assert late.endswith("（2199 年的放假安排还没有收录，只按周一到周五算）")
    soe = plan.replace("性质: 商务", "性质: 国企商务")
    (doubt,) = [each for each in judge(open_text(soe, datetime(2199, 3, 11))).findings if each.code == "JD436"]
    assert (doubt.level, "2199 年" in doubt.message) == ("提示", True)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2026-03-12 至 2026-03-13", ""),
        ("2026-03-12 至 2026-03-14", "3月14日是周六"),
        ("2026-09-30", "9月30日在国庆节前后 3 个工作日以内"),
        ("2026-10-02", "10月2日是国庆节假期"),
        ("2026-10-10", "10月10日在国庆节前后 3 个工作日以内"),  # a Saturday that is worked
        ("2026-10-12", ""),
    ],
)
def test_receptions_about_a_holiday_are_reported(days: str, words: str):
    def found(extra: str) -> list[str]:
        return messages(f"性质: 国企商务\n日期: {days}\n{extra}", "JD436")

    assert [words in each for each in found("")] == ([True] if words else [])
    assert found("报备: 已向集团报备\n") == []


def test_working_days_follow_the_calendar_as_decreed():
    assert is_working(date(2026, 10, 10))
    assert not is_working(date(2026, 10, 7))
    assert holiday(date(2026, 10, 7)) == "国庆节"
    assert holiday(date(2026, 3, 14)) is None
    assert working_days(date(2026, 9, 28), date(2026, 10, 12)) == 6
    assert holiday_near(date(2026, 9, 29), LeadTime(3, working=True)) == "国庆节"
    assert holiday_near(date(2026, 9, 22), LeadTime(2)) is None
    assert not_known([date(2026, 1, 1), date(2025, 12, 31)]) == ""
    assert working_days(date(2199, 3, 11), date(2199, 3, 18)) == 5


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("{名称: 临江市人民政府}", "临江市人民政府"),
        ("{名称: 临江市财政局}", "临江市财政局"),
        ("{名称: 临江新区管理委员会}", "临江新区管理委员会"),
        ("{名称: 某集团, 类别: 党政机关}", "党政机关"),
        ("临江县水利局", "临江县水利局"),
        ("{名称: 中建三局}", ""),
        ("{名称: 临江供电局}", ""),
        ("{名称: 临江市商业委员会服务有限公司}", ""),
        ("{名称: 翠湖小区业主委员会}", ""),
        ("华源电力集团有限公司", ""),
    ],
)
@pytest.mark.parametrize("regime", ["商务", "国企商务"])
def test_official_visitors_are_no_business_visitors(regime: str, unit: str, found: str):
    findings = [
        each for each in judge(open_part(f"性质: {regime}\n来访单位: {unit}\n")).findings if each.code == "JD437"
    ]
    assert [words_at(each) for each in findings] == ([found] if found else [])


def test_an_approval_has_a_day():
    part = "审批: [{人: 王强, 职务: 副总经理, 结论: 同意}]\n"
    private, soe = (judge(open_part(f"性质: {regime}\n{part}")).findings for regime in ("商务", "国企商务"))
    assert [(each.code, each.level) for each in private] == [("JD438", "提示")]
    assert [(each.code, each.level) for each in soe] == [("JD438", "错误")]


def test_whoever_runs_a_visit_does_not_approve_it_where_public_money_is_spent():
    own = "审批: [{人: 陈静, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]\n"
    both = own.replace("]", ", {人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]")
    assert "JD439" in codes(f"性质: 国企商务\n{own}")
    assert "JD439" not in codes(f"性质: 国企商务\n{both}")
    assert "JD439" not in codes(own)


@pytest.mark.parametrize("approval", ["待定", "[{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 不同意}]"])
def test_an_official_reception_is_approved_though_the_handbook_has_no_tiers(approval: str, tmp_path):
    (tmp_path / "handbook.yaml").write_text("手册: 本单位\n版本: 1\n继承: 通用\n", "utf-8")
    visit = visit_of(document_of(laid_over(f"性质: 公务\n级别:\n审批: {approval}")), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    found = {each.code: each for each in judge(visit).findings}
    assert found["JD431"].level == "错误"
    assert ("“不同意”" in found["JD431"].message) is ("不同意" in approval)
    assert not [each for each in found.values() if "“级别”" in each.message]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-03-12", []), ("2026-03-13", ["公函日期 2026-03-13 晚于接待第一天 2026-03-12，先有公函才能接待"])],
)
def test_an_official_letter_comes_first(day: str, said: list[str]):
    assert messages(OFFICE + LETTER.replace("2026-03-08", day), "JD433") == said
