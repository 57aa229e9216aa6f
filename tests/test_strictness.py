"""What fails a plan: --fail-on, --strict, --show-waived, and plans that go by a wrong name."""

from __future__ import annotations

from pathlib import Path

import pytest

PLAN = Path("plan.yaml")
EARLY = ("--as-of", "2026-03-10 18:00")
WAIVER = "豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-13}]\n"


def write(*, replace: tuple[str, str] = ("", ""), add: str = "") -> None:
    PLAN.write_text(PLAN.read_text("utf-8").replace(*replace) + add, "utf-8")


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--fail-on", "提示"), 1), (("--fail-on", "警告"), 0), (("--fail-on", "错误"), 0), (("--strict",), 1)],
)
def test_a_hint_fails_when_asked_to(options: tuple[str, ...], code: int, visit_folder: Path, run):
    write(replace=("目标: 就二期配电柜达成订货意向", "目标: 待定"))
    result = run("validate", *options, *EARLY)
    assert result.code == code
    level = "错误" if "--strict" in options else "提示"
    assert f"JD604 {level} “目标”还是待定" in result.out


@pytest.mark.parametrize(("threshold", "code"), [("错误", 0), ("警告", 1), ("提示", 1)])
def test_a_warning_passes_when_only_errors_fail(threshold: str, code: int, visit_folder: Path, run):
    write(replace=(", 主宾: 是", ""))
    assert run("validate", "--fail-on", threshold, *EARLY).code == code


def test_a_level_that_is_none_is_one_sentence(visit_folder: Path, run):
    assert run("validate", "--fail-on", "严重") == (
        2,
        "",
        "认不出“严重”，可以写：错误、警告、提示。用法见：jiedai validate --help\n",
    )


def test_waived_findings_are_counted_and_shown_when_asked(visit_folder: Path, run):
    write(replace=("人均: 180", "人均: 260"), add=WAIVER)
    assert run("validate", *EARLY) == (0, "", "")
    assert run("validate", "--format", "text", *EARLY).out == "plan.yaml：没有问题，另有 1 处已豁免\n"
    shown = run("validate", "--show-waived", *EARLY).out
    assert shown == (
        "plan.yaml:33:16: JD402 豁免 “晚宴”人均 260 元，嘉宾级的餐标上限 200 元/人（示例）。"
        "客户指定的餐厅；王强批准，有效至 2026-03-13\n"
    )
    text = run("validate", "--show-waived", "--format", "text", *EARLY).out
    assert text.startswith("豁免 JD402 餐标超出  plan.yaml:33:16\n")
    assert "  豁免：客户指定的餐厅；王强批准，有效至 2026-03-13\n" in text


def test_waived_findings_stand_in_the_plan_paper(visit_folder: Path, run):
    write(replace=("人均: 180", "人均: 260"), add=WAIVER)
    run("render", "--plan", "--format", "md", *EARLY)
    paper = Path("out/接待方案.md").read_text("utf-8")
    row = "| “晚宴”人均 260 元，嘉宾级的餐标上限 200 元/人（示例） | 客户指定的餐厅 | 王强 | 2026-03-13 | JD402 餐标超出 |"
    assert row in paper.splitlines()


def test_a_waiver_that_does_not_count_is_in_no_paper(visit_folder: Path, run):
    write(replace=("人均: 180", "人均: 260"), add=WAIVER.replace("王强", "刘洋"))
    run("render", "--plan", "--format", "md", *EARLY)
    assert "破例" not in Path("out/接待方案.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["plan.yml", "Plan.YAML.txt", "接待方案.yaml"])
def test_a_plan_under_a_wrong_name_is_not_passed_over(name: str, example_plans: Path, run):
    folder = example_plans / "2026-03-12-huayuan"
    (folder / "plan.yaml").rename(folder / name)
    code, out, _ = run("validate", "plans", "--as-of", "2026-03-10")
    assert code == 2
    assert f"plans/2026-03-12-huayuan/plan.yaml:1:1: JD101 错误 文件夹里没有 plan.yaml，有 {name}" in out


def test_the_stage_and_the_waiver_are_no_secret_to_json(visit_folder: Path, run):
    write(replace=("人均: 180", "人均: 260"), add=WAIVER + "阶段: 执行\n")
    out = run("validate", "--format", "json", *EARLY).out
    assert '"reason": "客户指定的餐厅"' in out
    assert '"豁免": 1' in out


@pytest.mark.parametrize("key", ['"a\\nb"', '"\\e[31m红"'])
def test_no_control_character_reaches_the_terminal(key: str, visit_folder: Path, run):
    write(add=f"{key}: 1\n")
    for form in ("concise", "text", "md", "github"):
        out = run("validate", "--format", form).out
        assert "\x1b" not in out
        assert not any(line == "b”" or line.startswith("b”") for line in out.splitlines())


def test_the_schema_is_written_to_a_file_but_over_nothing_else(visit_folder: Path, run):
    assert run("schema", "--out", "plan.schema.json") == (0, "", "")
    assert run("schema").out.encode() == Path("plan.schema.json").read_bytes()
    assert run("schema", "handbook", "--out", "plan.schema.json").code == 0
    before = PLAN.read_bytes()
    result = run("schema", "--out", "plan.yaml")
    assert (result.code, result.out) == (2, "")
    assert "没有覆盖" in result.err
    assert PLAN.read_bytes() == before
    assert run("schema", "--out", "nowhere/x.json").code == 2
