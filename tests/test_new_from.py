"""`jiedai new --from`: an old visit made new; what was true of the old one only is gone, and nothing else has moved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import EXAMPLES, document_of

NOW = ("--as-of", "2026-11-23")
DAYS = "2027-03-18 至 2027-03-20"


def written(run, plans: Path, name: str) -> str:
    """The text of the new visit that is made from one of the examples."""
    result = run("new", "--from", plans / name, "--dates", DAYS, *NOW)
    assert result.code == 0, result.err
    return (plans / f"2027-03-18-{name[11:]}" / "plan.yaml").read_text("utf-8")


def facts(value: object, keys: tuple[str, ...]) -> set[str]:
    """What stands under these keys anywhere in a plan."""
    if isinstance(value, list):
        return {each for child in value for each in facts(child, keys)}
    if not isinstance(value, dict):
        return set()
    own = {child for key, child in value.items() if key in keys and isinstance(child, str)}
    return own | {each for child in value.values() for each in facts(child, keys)}


@pytest.mark.parametrize("example", [path.parent.name for path in EXAMPLES])
def test_nothing_of_the_old_days_flights_confirmations_and_approvals_is_left(run, example_plans: Path, example: str):
    before = (example_plans / example / "plan.yaml").read_text("utf-8")
    old = document_of(before).values
    text = written(run, example_plans, example)
    bare = re.sub(r"(^|\s)#.*", "", text)
    assert not re.search(r"2026|\d{1,2} ?月 ?\d", bare)
    assert "确认:" not in bare
    assert "豁免:" not in bare
    assert "同意" not in re.sub(r"意见|备注", "", bare)
    for number in facts([old.get("到达"), old.get("离开")], ("班次",)):
        assert number not in bare


@pytest.mark.parametrize("example", [path.parent.name for path in EXAMPLES])
def test_everything_else_and_all_comments_stay(run, example_plans: Path, example: str):
    before = (example_plans / example / "plan.yaml").read_text("utf-8")
    old, new = (document_of(text).values for text in (before, written(run, example_plans, example)))
    for part in ("接待", "性质", "级别", "目的", "来访单位", "来宾", "我方", "应急", "预算", "保密"):
        assert new.get(part) == old.get(part)
    agenda = {day: [{**item, "用餐": ""} for item in items] for day, items in old.get("日程", {}).items()}
    moved = {day: [{**item, "用餐": ""} for item in items] for day, items in new.get("日程", {}).items()}
    assert list(moved.values()) == list(agenda.values())
    assert list(moved) == ["2027-03-18", "2027-03-19", "2027-03-20"][: len(moved)]
    assert len(re.findall(r"(?:^|\s)#", before)) == len(re.findall(r"(?:^|\s)#", written_again(example_plans, example)))


def written_again(plans: Path, name: str) -> str:
    return (plans / f"2027-03-18-{name[11:]}" / "plan.yaml").read_text("utf-8")


def test_only_the_plan_its_handbook_and_its_templates_are_copied(run, example_plans: Path):
    old = example_plans / "2026-06-02-sanji"
    (old / "templates").mkdir()
    (old / "templates" / "notice.md.j2").write_text("通知 {{版本}}\n", "utf-8")
    assert run("render", old, "--notice").code == 0
    written(run, example_plans, "2026-06-02-sanji")
    new = example_plans / "2027-03-18-sanji"
    files = {path.relative_to(new).as_posix() for path in new.rglob("*") if path.is_file()}
    assert files == {"plan.yaml", "handbook.yaml", "templates/notice.md.j2"}
    assert (new / "handbook.yaml").read_bytes() == (old / "handbook.yaml").read_bytes()


OLD = """\
接待: 华源电力来访      # 上次 2026-03-12 来过
编号: JD-2026-031
阶段: 执行
性质: 商务
手册: handbook.yaml
级别: 嘉宾级
日期: 2026年3月12日-13日
来访单位: 华源电力有限公司
来宾:
  - {姓名: 李建国, 职务: 副总经理, 忌口: 无, 主宾: 是}
我方:
  - {姓名: 王强, 职务: 副总经理, 角色: [主陪, 总协调], 电话: 13900000001}
车辆:
  商务车:
    确认: 2026-03-10 王强   # 电话说好
    座位: 7
到达:
  - {确认: 2026-03-10 王强, 方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 机场, 到位: 13:30, 接站: 王强}
日程:
  3月12日:
    - {时间: 15:00-16:00, 事项: 看 3 月 12 日的报价, 类型: 会谈, 地点: 二楼, 负责: 王强, 批准: 王强}
  3月13日: []
应急:
  - {情形: MU5137 晚点, 措施: 等, 责任人: 王强}
公函: {文号: 华函〔2026〕8号, 日期: 2026-03-01, 人员: [李建国]}
审批:
  - {人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意, 意见: 照办}
豁免:
  # 客户点名要去
  - {规则: JD402, 理由: 客户指定, 批准: 王强, 有效至: 2026-03-13}
后续: []
住宿:
  - {酒店: 徽园酒店, 入住: 3月12日, 退房: 2026-03-13, 房间: [{房型: 大床房, 房号: 808, 住客: 李建国}]}
"""


def test_each_thing_is_cleared_in_its_own_way(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(OLD, "utf-8")
    result = run("new", "new", "--from", "plan.yaml", "--dates", "2027-03-18 至 2027-03-19", *NOW)
    assert result.code == 0, result.err
    text = (visit_folder / "new" / "plan.yaml").read_text("utf-8")
    for line in (
        "编号: 待定\n阶段: 草稿\n",
        "日期: 2027-03-18 至 2027-03-19\n",
        "  商务车:\n    # 电话说好\n    座位: 7\n",
        "  - {方式: 飞机, 班次: 待定, 时间: 待定, 地点: 机场, 到位: 待定, 接站: 王强}\n",
        "  2027-03-18:\n    - {时间: 15:00-16:00, 事项: 看 待定的报价, 类型: 会谈, 地点: 二楼, 负责: 王强, 批准: 待定}\n",
        "  2027-03-19: []\n",
        "入住: 2027-03-18, 退房: 2027-03-19, 房间: [{房型: 大床房, 房号: 待定, 住客: 李建国}]}\n",
        "  - {情形: 待定 晚点, 措施: 等, 责任人: 王强}\n",
        "公函: {文号: 待定, 日期: 待定, 人员: [李建国]}\n",
        "  - {人: 王强, 职务: 副总经理, 日期: 待定, 结论: 待定}\n",
        "# 客户点名要去\n",
    ):
        assert line in text, (line, text)
    assert "豁免" not in text
    assert "注释里还有像是旧的日期：第 1 行“2026-03-12”" in result.out
    assert "确认 2 处" in result.out
    assert "住宿 1 处" in result.out
    assert run("validate", "new", *NOW).code in (0, 1)


def test_the_nights_move_with_the_days_and_none_is_missing(run, example_plans: Path):
    old = example_plans / "2026-03-12-huayuan"
    assert run("new", example_plans / "a", "--from", old, "--dates", "2027-03-18 至 2027-03-19", *NOW).code == 0
    assert "    入住: 2027-03-18\n    退房: 2027-03-19\n" in (example_plans / "a" / "plan.yaml").read_text("utf-8")
    assert "JD502" not in run("validate", example_plans / "a", *NOW).out


def test_without_an_agenda_the_nights_are_open(run, visit_folder: Path):
    plan = re.sub(r"日程:\n(?:  .*\n)+", "", OLD)
    (visit_folder / "plan.yaml").write_text(plan, "utf-8")
    assert run("new", "new", "--from", "plan.yaml", "--dates", DAYS, *NOW).code == 0
    assert "入住: 待定, 退房: 待定" in (visit_folder / "new" / "plan.yaml").read_text("utf-8")


def test_a_longer_agenda_goes_on_past_the_last_day_and_it_is_said(run, example_plans: Path):
    result = run("new", "--from", example_plans / "2026-03-12-huayuan", "--dates", "2027-03-18", *NOW)
    assert result.code == 0
    assert "有 1 天排到了新的日期以后" in result.out


def test_windows_line_ends_stay(run, example_plans: Path):
    plan = example_plans / "2026-03-12-huayuan" / "plan.yaml"
    plan.write_bytes(plan.read_bytes().replace(b"\n", b"\r\n"))
    assert run("new", "--from", plan, "--dates", DAYS, *NOW).code == 0
    content = (example_plans / "2027-03-18-huayuan" / "plan.yaml").read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--dates", "待定"], "要先定日期"),
        ([], "请写上新的接待是哪几天"),
        (["--dates", DAYS, "--unit", "甲公司"], "--from 只和 --dates 一起用"),
    ],
)
def test_what_cannot_be_copied_gets_one_sentence(run, example_plans: Path, arguments: list[str], said: str):
    before = sorted(example_plans.rglob("*"))
    result = run("new", "--from", example_plans / "2026-03-12-huayuan", *arguments, *NOW)
    assert result.code == 2
    assert said in result.err
    assert sorted(example_plans.rglob("*")) == before


def test_a_visit_that_is_there_already_is_left_alone(run, example_plans: Path):
    first = written(run, example_plans, "2026-03-12-huayuan")
    result = run("new", "--from", example_plans / "2026-03-12-huayuan", "--dates", DAYS, *NOW)
    assert result.code == 2
    assert "没有动它" in result.err
    assert written_again(example_plans, "2026-03-12-huayuan") == first


def test_an_old_plan_that_cannot_be_read_is_not_copied(run, example_plans: Path):
    (example_plans / "2026-03-12-huayuan" / "plan.yaml").write_text("接待: [\n", "utf-8")
    result = run("new", "--from", example_plans / "2026-03-12-huayuan", "--dates", DAYS, *NOW)
    assert (result.code, result.out) == (2, "")
    assert "先改好它" in result.err
