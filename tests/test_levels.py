"""How seriously a rule is taken: by the stage of the visit, by the days left, and by the handbook."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from conftest import BASE, document_of, laid_over, open_part

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.findings.levels import Levels
from jiedai.handbook.handbook import Handbook
from jiedai.rules import RULES
from jiedai.rules.judge import judge
from jiedai.shape.model import fit
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

EARLY = datetime(2026, 3, 2)
DAY_BEFORE = datetime(2026, 3, 11, 9)


def levels(
    code: str, part: str, as_of: datetime, setting: str = "", folder: Path = BASE, *, strict: bool = False
) -> list[str]:
    """The levels of what a rule finds in the base plan with a part laid over it."""
    if setting:
        handbook = (BASE / "handbook.yaml").read_text("utf-8") + f"规则: {{{setting}}}\n"
        (folder / "handbook.yaml").write_text(handbook, "utf-8")
    visit = visit_of(document_of(laid_over(part)), folder, as_of)
    assert isinstance(visit, Visit), visit
    return [finding.level for finding in judge(visit, strict=strict).findings if finding.code == code]


@pytest.mark.parametrize(
    ("stage", "early", "late"),
    [
        ("", "提示", "错误"),
        ("阶段: 草稿", "提示", "错误"),
        ("阶段: 送审", "提示", "错误"),
        ("阶段: 执行", "警告", "错误"),
    ],
)
def test_what_is_undecided_grows_with_the_stage_and_as_the_day_comes_near(stage: str, early: str, late: str):
    part = f"目标: 待定\n{stage}\n"
    assert levels("JD604", part, EARLY) == [early]
    assert levels("JD604", part, DAY_BEFORE) == [late]


@pytest.mark.parametrize(("stage", "level"), [("草稿", "提示"), ("送审", "提示"), ("执行", "错误"), ("待定", "警告")])
def test_an_approval_is_due_when_the_plan_is_carried_out(stage: str, level: str):
    assert levels("JD408", f"阶段: {stage}\n审批: []\n", EARLY) == [level]


def test_a_booking_need_not_be_confirmed_long_before():
    part = "礼品: []\n车辆: {商务车: {座位: 7, 司机: {姓名: 孙立}}}\n"
    assert levels("JD603", part, EARLY) == []
    assert levels("JD603", f"阶段: 执行\n{part}", EARLY) == ["提示"] * 4
    assert levels("JD603", part, DAY_BEFORE) == ["错误"]
    assert levels("JD603", part, EARLY, strict=True) == ["错误"] * 4


def test_strict_takes_every_rule_at_its_gravest():
    assert levels("JD604", "目标: 待定", EARLY, strict=True) == ["错误"]


def test_the_handbook_may_say_otherwise(tmp_path: Path):
    assert levels("JD604", "目标: 待定", EARLY, "JD604: {等级: 警告}", tmp_path) == ["警告"]
    assert levels("JD604", "目标: 待定", DAY_BEFORE, "JD604: {等级: 警告}", tmp_path) == ["警告"]
    assert levels("JD604", "目标: 待定", DAY_BEFORE, "JD604: {等级: 关闭}", tmp_path) == []
    assert levels("JD604", "目标: 待定\n阶段: 草稿", EARLY, "JD604: {草稿: 关闭}", tmp_path) == []
    assert levels("JD604", "目标: 待定\n阶段: 送审", EARLY, "JD604: {草稿: 关闭}", tmp_path) == ["提示"]
    near = "JD604: {临近: {提前3天: 警告, 前一天: 错误}}"
    days = [datetime(2026, 3, day) for day in (8, 9, 10, 11, 12)]
    assert [levels("JD604", "目标: 待定", day, near, tmp_path) for day in days] == [
        ["提示"],
        ["警告"],
        ["警告"],
        ["错误"],
        ["错误"],
    ]


def test_a_handbook_that_says_it_wrongly_is_told():
    document = document_of("手册: 甲\n版本: 1\n规则: {JD604: {临近: {快到了: 错误}}}\n")
    (problem,) = fit(Handbook, document.values, document.root)
    assert problem.message == "“快到了”认不出是提前几天"


def test_near_never_makes_a_rule_lighter():
    assert Levels("错误", {}, {1: "提示"}).at(None, 0) == "错误"
    assert Levels("提示", {"执行": "错误"}, {1: "警告"}).at("执行", 0) == "错误"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_no_rule_is_lighter_when_strict(rule):
    assert rule.levels.strictest() is not None
    assert rule.code in [each.code for each in judge(open_part(rule.bad), strict=True).findings]


def test_without_a_day_nothing_is_near():
    part = "日期: 待定\n到达: []\n离开: []\n日程: {}\n住宿: []\n应急: 待定\n"
    assert levels("JD601", part, DAY_BEFORE) == ["警告"]


TOO_SHORT = "日程: {2026-03-12: [{时间: 14:15-17:00, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}]}"
TOO_LATE = (
    "离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 出发: 14:20, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]"
)


@pytest.mark.parametrize(("code", "part"), [("JD312", TOO_SHORT), ("JD314", TOO_LATE)])
@pytest.mark.parametrize(("stage", "early"), [("草稿", "提示"), ("送审", "警告"), ("执行", "警告")])
def test_what_nobody_can_do_holds_the_visit_back_the_day_before_at_every_stage(
    code: str, part: str, stage: str, early: str
):
    assert levels(code, f"{part}\n阶段: {stage}\n", EARLY) == [early]
    assert levels(code, f"{part}\n阶段: {stage}\n", DAY_BEFORE) == ["错误"]


@pytest.mark.parametrize(
    ("part", "as_of", "level"),
    [
        ("阶段: 草稿", EARLY, ["提示"]),
        ("阶段: 草稿\n审批: []", EARLY, []),
        ("阶段: 草稿\n审批: []", DAY_BEFORE, ["警告"]),
        ("阶段: 草稿\n审批: []", datetime(2026, 3, 12), ["警告"]),
        ("阶段: 草稿", datetime(2026, 3, 13), []),
        ("阶段: 送审", DAY_BEFORE, []),
    ],
    ids=["approved", "neither", "tomorrow", "today", "begun", "not a draft"],
)
def test_what_is_approved_or_comes_tomorrow_is_no_draft(part: str, as_of: datetime, level: list[str]):
    assert levels("JD613", part, as_of) == level


def test_going_ahead_mentions_what_is_still_doubtful():
    visit = open_part("阶段: 草稿", DAY_BEFORE)
    gate = draw_up(visit, judge(visit), Wanted("筹备"))
    assert isinstance(gate, Gate)
    through = gate._replace(last="前一天", items=[])
    assert through.conclusion == "放行：阻断的事项都已办好，方案没有错误；方案还有 1 处警告，看 jiedai validate"
    assert through._replace(warnings=0).conclusion == "放行：阻断的事项都已办好，方案没有错误"
