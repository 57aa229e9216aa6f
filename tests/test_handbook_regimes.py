"""What a handbook allows beyond a regime (性质): compared row by row, form by form, size by size."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CLEAN_HANDBOOK, handbook_findings, laid_over, opened_handbook

from jiedai.rules.catalogue import HANDBOOK_RULES
from jiedai.rules.handbook_regimes import allowing, looser

SOE = "性质: 国企商务\n"


def test_a_formula_looser_than_the_regime_s_is_shown_at_the_first_size_where_it_is(tmp_path: Path):
    [found] = handbook_findings(SOE + "级别: {嘉宾级: {陪餐: 来宾}}", tmp_path)
    assert found.message.startswith("嘉宾级的陪餐，来宾 6 人时上限 6 人，")
    assert found.message.endswith("规定上限 5 人")
    assert (found.code, found.level) == ("JD026", "错误")
    assert found.clause not in ("", *(rule.clause for rule in HANDBOOK_RULES))
    assert handbook_findings(SOE + "级别: {嘉宾级: {陪餐: '[来宾, 5]|min'}}", tmp_path) == ()


def test_a_regime_asked_for_on_the_command_line_counts_too(run, tmp_path: Path):
    path = tmp_path / "handbook.yaml"
    path.write_text(laid_over("级别: {嘉宾级: {香烟: {每盒: 30}}}", CLEAN_HANDBOOK), "utf-8")
    assert run("handbook", "check", path).code == 0
    code, out, _ = run("handbook", "check", path, "--regime", "国企商务", "--format", "text")
    assert code == 1
    assert "嘉宾级的香烟上限 30 元/盒，国企商务" in out
    assert "你是不是想写“国企商务”" in run("handbook", "check", path, "--regime", "国企").err


REGIME = """手册: 测试规定
版本: 2026-01-01
职级: [部级, 司局级, 处级]
限额: [%s]
城市房价: [{年份: 2026, 职级: [部级, 司局级, 其他], 各城: {合肥: [800, 500, 350]}, 出处: 规定 九}]
禁止:
  - {事项: 不得饮酒, 查: 酒水, 出处: 规定 五}
  - {事项: 不送贵重礼品, 查: 礼品, 词: [金银], 出处: 规定 六}
"""


def compared(part: str, rows: str, folder: Path) -> list[tuple[str, str | None]]:
    """What a handbook with a part has looser than a regime with these rows."""
    own = opened_handbook(laid_over(part, CLEAN_HANDBOOK), folder)
    return [(each.message, each.at_most) for each in looser(own, opened_handbook(REGIME % rows, folder, "regime.yaml"))]


def test_a_tier_s_amount_is_compared_with_the_regime_s_row_for_all(tmp_path: Path):
    part = "级别: {嘉宾级: {餐标: {人均: 200}}, 业务级: {餐标: {人均: 130}}}"
    message = "嘉宾级的餐标上限 200 元/人，测试规定接待规定上限 130 元/人"
    assert compared(part, "{项目: 餐标, 至多: 130}", tmp_path) == [(message, None)]
    assert compared(part, "{项目: 餐标, 至多: 130（示例）}", tmp_path)[0][1] == "警告"
    assert compared(part, "{项目: 餐标, 至多: 待填}", tmp_path) == []


def test_the_widest_row_that_may_apply_counts(tmp_path: Path):
    part = "级别: {嘉宾级: {餐标: {人均: 200}}}"
    rows = "{项目: 餐标, 来宾职级: 部级, 至多: 300}, {项目: 餐标, 至多: 130}"
    assert compared(part, rows, tmp_path) == []
    only_some = "{项目: 餐标, 形式: 工作餐, 至多: 60}"
    assert [lighter for _, lighter in compared(part, only_some, tmp_path)] == ["提示"]


def test_a_row_is_compared_with_rows_of_its_own_form(tmp_path: Path):
    rows = "{项目: 餐标, 形式: 工作餐, 至多: 60}, {项目: 餐标, 形式: 宴请, 至多: 200}"
    row = "限额: [{{项目: 餐标, 形式: {}, 至多: {}}}]\n级别: {{}}"
    assert compared(row.format("宴请", 200), rows, tmp_path) == []
    assert compared(row.format("工作餐", 80), rows, tmp_path) == [
        ("工作餐的餐标上限 80 元/人，测试规定接待规定上限 60 元/人", None)
    ]
    assert compared(row.format("酒会", 800), rows, tmp_path) == []


def test_a_row_with_a_condition_is_looser_only_if_it_always_is(tmp_path: Path):
    row = "限额: [{{项目: 陪餐, 当: 人数.来宾 > 10, 公式: {}}}]\n级别: {{}}"
    rows = "{项目: 陪餐, 公式: 来宾 // 2 + 3}"
    assert compared(row.format("8"), rows, tmp_path) == []
    assert len(compared(row.format("来宾 + 3"), rows, tmp_path)) == 1


def test_a_table_of_cities_is_compared_column_by_column(tmp_path: Path):
    part = "职级: [部级, 司局级, 处级]\n级别: {}\n城市房价: [{年份: 2026, 职级: [部级, 司局级, 其他], 各城: {合肥: [800, 600, 400], 上海: [2000, 2000, 2000]}}]"
    assert [message for message, _ in compared(part, "", tmp_path)] == [
        "合肥（司局级）的房价上限 600 元/晚，测试规定接待规定上限 500 元/晚",
        "合肥（其他）的房价上限 400 元/晚，测试规定接待规定上限 350 元/晚",
    ]


def test_what_a_regime_forbids_altogether_has_no_standard(tmp_path: Path):
    part = "级别: {嘉宾级: {酒水: {每瓶: 300, 占比: 40%}, 礼品: {每份: 200}}, 业务级: {酒水: {每瓶: 不得安排}}}"
    own = opened_handbook(laid_over(part, CLEAN_HANDBOOK), tmp_path)
    found = [(each.path, each.clause) for each in allowing(own, opened_handbook(REGIME % "", tmp_path, "regime.yaml"))]
    assert found == [(("级别", "嘉宾级", "酒水", "每瓶"), "规定 五"), (("级别", "嘉宾级", "酒水", "占比"), "规定 五")]


def test_the_regulations_cannot_be_made_lighter(tmp_path: Path):
    part = "规则: {JD441: {等级: 错误, 执行: 关闭, 临近: {前一天: 警告}}}"
    found = [(each.code, each.path, each.message) for each in handbook_findings(part, tmp_path)]
    assert found == [
        ("JD028", ("规则", "JD441", "执行"), "JD441 是国家规定的底线，不能关闭"),
        ("JD028", ("规则", "JD441", "临近", "前一天"), "JD441 是国家规定的底线，不能改成警告"),
    ]


@pytest.mark.parametrize(
    ("meal", "said"), [("人均: 590", True), ("人均: 590, 含酒水: 是", False), ("人均: 待填", False)]
)
def test_drinks_on_top_of_what_should_include_them_are_a_hint(meal: str, said: bool, tmp_path: Path, run):
    text = f"手册: 甲\n版本: 1\n性质: 国企商务\n继承: 恒瑞达\n级别: {{嘉宾级: {{餐标: {{{meal}}}}}}}\n"
    (tmp_path / "handbook.yaml").write_text(text, "utf-8")
    out = run("handbook", "check", tmp_path / "handbook.yaml", "--format", "concise").out
    assert ("JD026 提示 嘉宾级的餐标没有含酒水" in out) is said
