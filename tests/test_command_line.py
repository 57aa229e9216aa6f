"""The command line: what it prints, how it ends, and what it says of what it cannot use."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BASE, EXAMPLES, REPOSITORY, visit_folder_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedai import __version__
from jiedai.cli import app

FIELDS = {"code", "level", "name", "message", "file", "line", "column", "path"}


def jiedai(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line as its own process."""
    command = [sys.executable, "-X", "utf8", "-m", "jiedai", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=os.environ | environment, check=False)


# the examples


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_is_clean(run, path: Path):
    assert run("validate", path) == (0, "", "")


def test_there_are_three_visits_of_different_tier_and_length():
    text = [path.read_text("utf-8") for path in EXAMPLES]
    assert len(text) >= 3
    assert {tier for tier in ("贵宾级", "嘉宾级", "业务级") for each in text if f"级别: {tier}" in each} == {
        "贵宾级",
        "嘉宾级",
        "业务级",
    }


def test_a_dinner_over_the_ceiling_is_refused_at_that_very_value(run, example_plans: Path):
    plan = example_plans / "2026-03-12-huayuan" / "plan.yaml"
    text = plan.read_text("utf-8").replace("人均: 180", "人均: 9999")
    plan.write_text(text, "utf-8")
    result = run("validate", plan, "--format", "json")
    found = json.loads(result.out)["findings"]
    assert [each["code"] for each in found] == ["JD402", "JD412"]  # so dear a dinner is over the budget too
    finding = found[0]
    line = text.splitlines()[finding["line"] - 1]
    assert result.code == 1
    assert set(finding) >= FIELDS
    assert (finding["code"], finding["path"]) == ("JD402", "日程/2026-03-12/2/用餐/人均")
    assert line[finding["column"] - 1 : finding["end_column"] - 1] == "9999"
    assert line.startswith("        人均: 9999")


# validate


def test_concise_is_one_line_for_each_finding(run, visit_folder: Path):
    change(visit_folder, "人均: 180", "人均: 300")
    result = run("validate")
    assert result.code == 1
    assert result.out == (
        "plan.yaml:33:16: JD402 错误 “晚宴”人均 300 元，嘉宾级的餐标上限 200 元/人（示例）。"
        "改到标准以内；确需超出的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD402）\n"
    )


def test_text_shows_the_line_with_a_mark_under_the_words(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    change(visit_folder, "人均: 180", "人均: 300")
    assert run("validate", "--format", "text").out == (
        "错误 JD402 餐标超出  plan.yaml:33:16\n"
        "  “晚宴”人均 300 元，嘉宾级的餐标上限 200 元/人（示例）\n"
        "   33 │       用餐: {人均: 300, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}\n"
        "      │                    ^^^\n"
        "  怎么改：改到标准以内；确需超出的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD402）\n"
        "  依据：《测试手册》级别 嘉宾级 餐标\n"
        "\n"
        "plan.yaml：1 处错误\n"
    )


def test_colour_follows_the_environment(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\033[" in run("validate", "--format", "text").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in run("validate", "--format", "text").out


def test_hints_alone_do_not_fail_a_plan(run, visit_folder: Path):
    change(visit_folder, "目标: 就二期配电柜达成订货意向", "目标: 待定")
    early = run("validate", "--as-of", "2026-02-01")
    assert (early.code, "JD604 提示" in early.out) == (0, True)
    assert run("validate", "--as-of", "2026-03-11").code == 1


def test_several_paths_and_a_folder_of_visits(run, example_plans: Path):
    change(example_plans / "2026-04-15-nordwind", "人均: 360", "人均: 3600")
    assert run("validate", "plans").code == 1
    assert run("validate", "plans/2026-03-12-huayuan", "plans/2026-03-18-dongqiao/plan.yaml").code == 0


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / "plan.yaml").read_text("utf-8")
    assert old in text
    (folder / "plan.yaml").write_text(text.replace(old, new), "utf-8")


# which visit


def test_in_the_folder_of_a_visit_no_path_is_needed(run, visit_folder: Path):
    assert run("validate").code == 0
    assert run("render", "--notice").code == 0


@pytest.mark.parametrize(
    "command", [["validate"], ["checklist", "--all"], ["confirm", "商务车", "--by", "刘洋"], ["render", "--notice"]]
)
def test_the_only_visit_around_is_the_one_meant(run, tmp_path: Path, monkeypatch, command: list[str]):
    visit_folder_in(tmp_path / "plans" / "甲")
    monkeypatch.chdir(tmp_path)
    result = run(*command, "--as-of", "2026-03-11") if command[0] != "render" else run(*command)
    assert result.code in (0, 1), result.err
    assert "请写明" not in result.err


def test_a_file_is_renamed_one_way_only(run, visit_folder: Path):
    result = run("validate", visit_folder / "plan.yml")
    assert (result.code, "改名" in result.out + result.err) == (2, False)
    assert "有 plan.yaml。照它的名字写：plan.yaml" in result.out + result.err
    (visit_folder / "plan.yaml").rename(visit_folder / "plan.yml")
    result = run("validate", visit_folder)
    assert "把它改名为 plan.yaml" in result.out + result.err


@pytest.mark.parametrize("command", ["validate", "render"])
def test_elsewhere_the_visits_are_named_and_one_is_asked_for(run, example_plans: Path, command: str):
    result = run(command)
    assert result.code == 2
    assert "请写明是哪一份" in result.err
    assert result.err.count("  plans/") == 8


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["validate"], ""),
        (["checklist", "--all"], ""),
        (["done", "派车", "--by", "沈默"], "--visit "),
    ],
)
def test_the_visits_whose_days_are_nearest_are_named_first(run, example_plans: Path, command: list[str], option: str):
    lines = run(*command, "--as-of", "2026-07-15").err.splitlines()
    assert lines[0].endswith(f"如 {option}plans/2026-07-15-gongsi：")
    assert lines[1] == f"  {option}plans/2026-07-15-gongsi  星澜照明来访选样"
    days = [re.search("2026-07-[0-9]+", line)[0][-2:] for line in lines[1:9]]
    assert days == ["15", "16", "17", "14", "13", "10", "09", "08"]
    assert lines[9:] == [f"  还有 {len(EXAMPLES) - 8} 份：jiedai status --all"]


@pytest.mark.parametrize("said", ["华源", "huayaun", "plans/2026-03-12-huayan"])
def test_a_visit_that_is_not_there_is_asked_back_in_a_sentence(run, example_plans: Path, said: str):
    result = run("done", "欢迎词", "--by", "刘洋", "--visit", said)
    assert (result.code, result.out) == (2, "")
    expected = f"没有“{said}”这份方案或这个文件夹，什么也没有记，你是不是想写“--visit plans/2026-03-12-huayuan”\n"
    assert result.err == expected


def test_a_record_in_the_place_of_a_plan_is_one_sentence(run, example_plans: Path):
    result = run("validate", "plans/2026-03-12-huayuan/done.yaml", "--format", "concise")
    assert result.code == 1
    assert result.out.count("\n") == 1
    assert "这是办理记录，不是接待方案" in result.out


@pytest.mark.parametrize("command", [["validate"], ["render"], ["checklist", "--day-before"]])
def test_where_there_is_no_visit_at_all(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]):
    monkeypatch.chdir(tmp_path)
    result = run(*command)
    assert (result.code, result.out) == (2, "")
    assert "没有 plan.yaml" in result.err


# bad input

BAD = {
    "an empty file": (b"", "文件是空的"),
    "a list": ("- 接待: 来访\n".encode(), "清单"),
    "not utf-8": ("接待: 来访\n".encode("gbk"), "UTF-8"),
    "an unknown handbook": (
        (BASE / "plan.yaml").read_bytes().replace(b"handbook.yaml", "恒瑞大".encode()),
        "没有叫“恒瑞大”的手册",
    ),
    "a handbook that is not there": (
        (BASE / "plan.yaml").read_bytes().replace(b"handbook.yaml", b"../no.yaml"),
        "找不到手册文件",
    ),
    "no file": (None, "文件夹里没有 plan.yaml"),
}


@pytest.mark.parametrize(
    "command", [["validate"], ["validate", "--format", "text"], ["render"], ["checklist", "--day-before"]]
)
@pytest.mark.parametrize("name", BAD)
def test_bad_input_gets_one_sentence_and_exit_2(run, tmp_path: Path, name: str, command: list[str]):
    content, words = BAD[name]
    folder = tmp_path / "visit"
    folder.mkdir()
    if content is not None:
        (folder / "plan.yaml").write_bytes(content)
    result = run(*command, folder)
    assert result.code == 2
    assert words in result.out + result.err
    assert "Traceback" not in result.out + result.err
    assert sorted(path.name for path in folder.iterdir()) == (["plan.yaml"] if content is not None else [])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["validat"], "认不出“validat”"),
        (["validate", "--fromat", "json"], "--format"),
        (["validate", "--format", "xml"], "认不出“xml”"),
        (["validate", "--as-of"], "--as-of"),
        (["validate", "--as-of", "明天"], "--as-of 读不懂"),
        (["validate", "--as-of", "3月5日"], "没有写年"),
        (["checklist"], "--day-before"),
        (["render", "a", "b"], "认不出“b”"),
    ],
)
def test_a_slip_in_the_command_gets_a_chinese_sentence(run, visit_folder: Path, arguments: list[str], words: str):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert words in result.err


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["validate", "--help"], ["checklist", "--help"], ["render", "--help"]]
)
def test_help_is_in_chinese(run, arguments: list[str]):
    result = run(*arguments)
    assert result.code == 0
    assert "用法：" in result.out
    for english in ("Usage", "Options", "Commands", "Arguments", "Show this message", "OPTIONS", "TEXT"):
        assert english not in result.out


def test_a_bug_is_confessed_without_a_trace(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object, **__: object) -> int:
        raise RuntimeError

    monkeypatch.setattr(app, "app", broken)
    result = run("validate")
    assert result.code == 70
    assert "jiedai 自己出了错" in result.err
    assert "Traceback" not in result.err
    monkeypatch.setenv("JIEDAI_DEBUG", "1")
    assert "Traceback" in run("validate").err


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_a_plan_with_anything_cut_or_changed_never_gives_a_trace(run, visit_folder: Path, data: st.DataObject):
    text = (BASE / "plan.yaml").read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 40)))
    new = data.draw(
        st.sampled_from(
            ["", "待定", "：", "\t", "*", "&a", "[", "\n", "无", "1", "全体", "\u2028", "\x00", "来宾:", "- "]
        )
    )
    (visit_folder / "plan.yaml").write_text(text[:start] + new + text[end:], "utf-8")
    for command in (["validate"], ["checklist", "--day-before"], ["render"]):
        result = run(*command, "--as-of", "2026-03-11")
        assert result.code in (0, 1, 2), result.err
        assert "Traceback" not in result.out + result.err


# as its own process


def test_the_version_needs_nothing_else():
    code = "import sys; sys.argv[1:] = ['--version']; from jiedai.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"
    out = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=REPOSITORY / "src"
    ).stdout
    version, modules = out.split("\n", 1)
    assert version == f"jiedai {__version__}"
    assert not {"typer", "pydantic", "yaml", "jinja2", "re", "typing"} & set(modules.split())


def test_validate_leaves_what_it_does_not_need():
    code = "import sys; from jiedai.cli.app import run; run(['validate', sys.argv[1]]); print(*sys.modules)"
    out = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLES[0])], capture_output=True, text=True, check=True
    ).stdout
    unneeded = {"jinja2", "rich", "chinese_calendar", "jiedai.documents.papers", "jiedai.checklist.items"}
    unneeded |= {
        "concurrent.futures",
        "xml.etree.ElementTree",
        "jiedai.findings.report_sarif",
        "jiedai.findings.report_junit",
    }
    assert not unneeded & set(out.split())


def test_output_reaches_a_pipe_whole_and_in_utf_8(tmp_path: Path):
    plan = tmp_path / "plan.yaml"
    plan.write_text((BASE / "plan.yaml").read_text("utf-8").replace("姓名: 赵敏", "姓名: 赵䶮"), "utf-8")
    (tmp_path / "handbook.yaml").write_bytes((BASE / "handbook.yaml").read_bytes())
    result = jiedai("validate", str(plan), "--format", "json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 1
    assert "赵敏" in json.loads(result.stdout)["findings"][0]["message"]


def test_a_reader_that_leaves_early_is_no_error():
    command = f"{sys.executable} -m jiedai checklist --day-before {EXAMPLES[0]} | head -1; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr
    assert "Exception" not in result.stderr
