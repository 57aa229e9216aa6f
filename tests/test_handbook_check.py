"""`jiedai handbook check`: files that are no handbook, what they inherit, the forms of reports and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import CLEAN_HANDBOOK, REPOSITORY, laid_over

HEAD = "手册: 甲公司接待手册\n版本: 2026-01-01\n"


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run):
    """Check a text as handbook.yaml in the current folder; gives the exit code and the findings."""
    monkeypatch.chdir(tmp_path)

    def check(text: str, *options: str):
        Path("handbook.yaml").write_text(text, "utf-8")
        result = run("handbook", "check", "handbook.yaml", "--format", "json", *options)
        assert result.err == ""
        return result.code, json.loads(result.out)["findings"]

    return check


def at(finding: dict) -> tuple[str, int, int]:
    """Code, and where a finding begins."""
    return finding["code"], finding["line"], finding["column"]


@pytest.mark.parametrize(
    ("text", "code", "message", "cure"),
    [
        ("", "JD103", "文件是空的，什么也没写", "从一本写好的手册拷一份来改"),
        ("# 手册\n", "JD103", "文件里只有注释，没有内容", "从一本写好的手册拷一份来改"),
        ("- 手册: 甲\n", "JD108", "最外层应是“字段: 内容”，这里写成了一串清单（- …）", "从“手册: …”写起"),
        ("接待: 甲来访\n手册: 恒瑞达\n", "JD025", "这是一份接待方案，不是手册", "核对方案用 jiedai validate"),
    ],
)
def test_a_file_that_is_no_handbook_is_told_in_terms_of_handbooks(text: str, code: str, message: str, cure, checked):
    exit_code, [found] = checked(text)
    assert (exit_code, found["code"], found["message"]) == (2, code, message)
    assert found["cure"].startswith(cure)
    assert "写好的接待方案" not in found["cure"]


def test_a_handbook_given_as_a_plan_is_told_so_once(tmp_path: Path, run):
    code, out, _ = run("validate", CLEAN_HANDBOOK, "--format", "concise")
    assert code == 1
    assert out.count("JD025") == 1
    assert out.count("JD2") == 0
    assert "这是一本手册，不是接待方案。核对手册用 jiedai handbook check" in out


@pytest.mark.parametrize(
    ("line", "code", "place", "words"),
    [
        ("继承: 恒锐达", "JD109", (3, 5), "你是不是想写“恒瑞达”"),
        ("继承: 恒瑞达、集国", "JD109", (3, 9), "没有叫“集国”的手册"),
        ("继承: [集团, 没有.yaml]", "JD109", (3, 10), "找不到手册文件“没有.yaml”"),
        ("继承: handbook.yaml", "JD110", (3, 5), "绕着圈继承"),
        ("级别: {甲: {主陪: 总经理}, 甲: {主陪: 经理}}", "JD105", (3, 20), "甲"),
        ("级别: {甲: {餐标: {人均: 很多}}}", "JD203", (3, 19), "很多"),
        ("级别: 四级", "JD205", (3, 5), "“级别”应是一组“名称: 内容”"),
        ("城市房介: []", "JD202", (3, 1), "你是不是想写“城市房价”"),
        ("流程: [{步骤: 派车}]", "JD201", (3, 6), "缺少“阶段”"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_place(line: str, code: str, place, words: str, checked):
    exit_code, found = checked(f"{HEAD}{line}\n")
    assert exit_code in (1, 2)
    assert at(found[0]) == (code, *place)
    assert words in found[0]["message"]
    assert not any("方案" in each["message"] + each["cure"] for each in found)


def test_several_parents_may_be_written_in_one_text(checked):
    code, found = checked(f"{HEAD}继承: 恒瑞达、集团\n流程: [{{步骤: 接站牌, 停用: 是}}, {{步骤: 派工, 停用: 是}}]\n")
    assert code == 0
    assert {each["code"] for each in found} == {"JD023"}


def test_a_dropped_step_that_is_gone_spoils_no_plan(visit_folder: Path, run):
    with Path("handbook.yaml").open("a", encoding="utf-8") as file:
        file.write("流程: [{步骤: 早就没有的一步, 停用: 是}]\n")
    assert run("validate", "plan.yaml", "--as-of", "2026-03-11 12:00").code == 0
    code, out, _ = run("handbook", "check", "handbook.yaml", "--format", "concise")
    assert code == 1
    assert "没有“早就没有的一步”，停用落了空" in out


@pytest.mark.parametrize("lead", ["提前一天", "提前三天", "前一天", "前3天", "提前 10 天", "当天"])
def test_days_before_may_be_written_in_chinese_numerals(lead: str, checked):
    assert checked(laid_over(f"规则: {{JD402: {{等级: 警告, 临近: {{{lead}: 错误}}}}}}", CLEAN_HANDBOOK)) == (0, [])


def test_chinese_numerals_count_as_days(visit_folder: Path, run):
    text = Path("handbook.yaml").read_text("utf-8")
    Path("handbook.yaml").write_text(text + "规则: {JD402: {等级: 警告, 临近: {提前三天: 错误}}}\n", "utf-8")
    assert "警告；提前 3 天起错误" in run("explain", "JD402").out


def test_exit_codes(checked):
    assert checked(CLEAN_HANDBOOK.read_text("utf-8"))[0] == 0
    hint = laid_over("级别: {嘉宾级: {审批: 总经理, 餐标: {人均: 待填}}}", CLEAN_HANDBOOK)
    assert checked(hint)[0] == 0
    assert checked(hint, "--strict")[0] == 1
    assert checked(hint, "--fail-on", "提示")[0] == 1
    warning = laid_over("流程: [{步骤: 派车辆, 停用: 是}]", CLEAN_HANDBOOK)
    assert checked(warning)[0] == 1
    assert checked(warning, "--fail-on", "错误")[0] == 0
    assert checked("")[0] == 2


def test_the_handbook_may_be_named_in_several_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run):
    for name in ("恒瑞达", REPOSITORY / "plans", REPOSITORY / "plans" / "handbook.yaml", CLEAN_HANDBOOK):
        assert run("handbook", "check", name).code == 0
    assert (
        run("handbook", "check", "恒瑞达", "集团", CLEAN_HANDBOOK, "--format", "text").out.count("集团：没有问题") == 1
    )
    monkeypatch.chdir(tmp_path)
    code, out, err = run("handbook", "check")
    assert (code, out) == (2, "")
    assert err.startswith("这里没有 handbook.yaml。请写明手册在哪里")
    (tmp_path / "handbook.yaml").write_text(CLEAN_HANDBOOK.read_text("utf-8"), "utf-8")
    assert run("handbook", "check").code == 0


@pytest.mark.parametrize(
    ("name", "words"),
    [("没有.yaml", "找不到手册文件“没有.yaml”"), ("恒锐达", "你是不是想写“恒瑞达”")],
)
def test_a_handbook_that_is_not_there_is_one_sentence(name: str, words: str, run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("handbook", "check", name, "--format", "concise")
    assert (code, err) == (2, "")
    assert words in out


@pytest.mark.parametrize("form", ["text", "concise", "md", "json", "sarif", "junit", "github"])
def test_every_form_of_report_tells_the_place_and_the_sentence(form: str, tmp_path: Path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    Path("handbook.yaml").write_text(laid_over("规则: {JD999: {等级: 提示}}", CLEAN_HANDBOOK), "utf-8")
    code, out, err = run("handbook", "check", "handbook.yaml", "--format", form)
    assert (code, err) == (1, "")
    for words in ("handbook.yaml", "JD007", "没有编号是“JD999”的规则"):
        assert words in out


def test_a_finding_in_a_parent_is_shown_in_the_parent(tmp_path: Path, monkeypatch, run):
    monkeypatch.chdir(tmp_path)
    Path("parent.yaml").write_text(laid_over("规则: {JD999: {等级: 提示}}", CLEAN_HANDBOOK), "utf-8")
    Path("handbook.yaml").write_text(f"{HEAD}继承: parent.yaml\n", "utf-8")
    out = run("handbook", "check", "handbook.yaml", "--format", "concise").out
    line = Path("parent.yaml").read_text("utf-8").splitlines().index("规则: {JD999: {等级: 提示}}") + 1
    assert out.startswith(f"parent.yaml:{line}:6: ")


def test_a_card_about_handbooks_says_so(run):
    out = run("explain", "JD012").out
    assert "手册里这样写不对" in out
    assert "查的是手册自己，等级不能改" in out
