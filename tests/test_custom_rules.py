"""自定规则: a company's own rules are found, waived, lightened and looked up as ours are."""

from __future__ import annotations

from pathlib import Path

import pytest

RULES = """
自定规则:
  - 编号: GS01
    名称: 合影要有人排站位
    逐个: 环节
    当: "'合影' in 环节.名称"
    要求: 环节.备注
    说明: “{{环节.名称}}”没有写谁排站位
    改法: 在“备注”里写上
    位置: 事项
    等级: 警告
    出处: 公司办公会 2026-02
  - {编号: GS02, 名称: 目标写数, 要求: "'元' in (目标 or '')", 说明: 目标里要有金额, 位置: 目标, 等级: 提示, 出处: 销售部}
"""
PHOTO = "    - {时间: 17:30-17:40, 事项: 集体合影, 类型: 活动, 地点: 南门, 负责: 陈静}\n"


@pytest.fixture
def folder(visit_folder: Path) -> Path:
    with (visit_folder / "handbook.yaml").open("a", encoding="utf-8") as handbook:
        handbook.write(RULES)
    plan = visit_folder / "plan.yaml"
    text = plan.read_text("utf-8").replace("    - 时间: 18:00-19:30\n", PHOTO + "    - 时间: 18:00-19:30\n")
    plan.write_text(text, "utf-8")
    return visit_folder


def test_each_thing_that_does_not_hold_is_found_at_its_words(run, folder: Path):
    out = run("validate", "--as-of", "2026-03-11").out
    assert [line.split(" ")[1] for line in out.splitlines()] == ["GS02", "GS01"]
    assert "GS01 警告 “集体合影”没有写谁排站位。在“备注”里写上" in out
    assert "GS02 提示 目标里要有金额" in out


def test_a_thing_that_holds_is_not_found(run, folder: Path):
    plan = folder / "plan.yaml"
    plan.write_text(
        plan.read_text("utf-8").replace("地点: 南门, 负责: 陈静", "地点: 南门, 负责: 陈静, 备注: 刘洋排站位"), "utf-8"
    )
    assert "GS01" not in run("validate", "--as-of", "2026-03-11").out


def test_it_can_be_waived_by_code_and_switched_off(run, folder: Path):
    with (folder / "plan.yaml").open("a", encoding="utf-8") as plan:
        plan.write("豁免: [{规则: GS01, 理由: 不排, 批准: 王强, 有效至: 2026-03-13}]\n")
    with (folder / "handbook.yaml").open("a", encoding="utf-8") as handbook:
        handbook.write("规则: {GS02: {等级: 关闭}}\n")
    assert run("validate", "--as-of", "2026-03-11") == (0, "", "")


def test_it_is_explained_and_listed_with_the_others(run, folder: Path):
    explained = run("explain", "GS01").out
    assert "合影要有人排站位" in explained
    assert "公司办公会 2026-02" in explained
    listed = run("rules").out
    assert "公司自己的规则" in listed
    assert "GS02  目标写数" in listed


def test_its_own_code_may_not_look_like_ours(run, folder: Path):
    handbook = folder / "handbook.yaml"
    handbook.write_text(handbook.read_text("utf-8").replace("编号: GS01", "编号: JD900"), "utf-8")
    assert "以 JD 开头" in run("validate", "--as-of", "2026-03-11").out


@pytest.mark.parametrize(
    ("requirement", "dinner", "found"),
    [
        ("用餐.人均 <= 150", "人均: 180", True),
        ("用餐.人均 <= 150", "人均: 150", False),
        ("用餐.人均 <= 150", "人均: 待定", False),
        ("用餐.人均 <= 150", "总额: 700", False),
        ("用餐.形式 and '宴' in 用餐.形式", "人均: 100", True),
        ("'宴' in 用餐.形式", "人均: 100", True),
        ("'宴' in 用餐.形式", "人均: 100, 形式: 宴请", False),
    ],
)
def test_what_is_not_written_is_empty_and_not_compared(
    run, visit_folder: Path, requirement: str, dinner: str, found: bool
):
    own = f'自定规则: [{{编号: GS01, 名称: 晚宴, 逐个: 用餐, 要求: "{requirement}", 说明: 不合, 出处: 公司}}]\n'
    with (visit_folder / "handbook.yaml").open("a", encoding="utf-8") as handbook:
        handbook.write(own)
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("人均: 180", dinner), "utf-8")
    out = run("validate", "--as-of", "2026-03-11").out
    assert "JD011" not in out
    assert ("GS01" in out) is found


@pytest.mark.parametrize("form", ["sarif", "junit", "json", "md", "github", "text"])
def test_it_stands_in_every_report(run, folder: Path, form: str):
    result = run("validate", "--as-of", "2026-03-11", "--format", form)
    assert result.code == 1
    assert "GS01" in result.out
