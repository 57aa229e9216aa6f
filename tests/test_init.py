"""`jiedai init`: a repository for visits, in which every file can be read and every command is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, assert_as_expected, document_of

from jiedai.handbook.library import builtin_names

NOW = ("--as-of", "2026-11-23")
PIPELINES = (".github/workflows/jiedai.yml", ".gitlab-ci.yml")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_is_written_is_listed(run, here: Path):
    result = run("init", "--yes", *NOW)
    assert result.code == 0, result.err
    assert files(here) == {
        "plans/handbook.yaml",
        "plans/plan.schema.json",
        "plans/handbook.schema.json",
        ".gitignore",
        ".gitattributes",
        ".pre-commit-config.yaml",
    }
    assert set(re.findall(r"^写好  (.*)$", result.out, re.MULTILINE)) == files(here)
    assert "这里还不是 git 仓库" in result.out
    assert_as_expected("init-handbook.yaml", (here / "plans" / "handbook.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", builtin_names())
def test_the_company_handbook_over_any_built_in_one_is_sound(run, here: Path, name: str):
    assert run("init", "--yes", "--handbook", name, "--organisation", "皖新机电: “甲”公司", *NOW).code == 0
    checked = run("handbook", "check", "plans/handbook.yaml")
    assert checked.code == 0, checked.out
    assert yaml.safe_load((here / "plans" / "handbook.yaml").read_text("utf-8"))["单位"] == "皖新机电: “甲”公司"


def test_a_visit_can_be_started_in_it_and_the_pipelines_run(run, here: Path):
    assert run("init", "--yes", "--host", "both", *NOW).code == 0
    assert run("new", "--yes", "--unit", "华源电力集团有限公司", "--dates", "2026-12-21", *NOW).code == 0
    commands = []
    for pipeline in PIPELINES:
        text = (here / pipeline).read_text("utf-8")
        assert isinstance(yaml.safe_load(text), dict)
        commands += re.findall(r"(?:run:|-) (jiedai [^>\n]*)", text)
    assert len(commands) == 4
    for command in commands:
        result = run(*shlex.split(command)[1:], *NOW)
        assert (result.code, result.err) == (0, ""), command
    gate = next(command for command in commands if "checklist" in command)
    assert run(*shlex.split(gate)[1:], "--as-of", "2026-12-20 18:00").code == 1


def test_the_hook_is_the_one_of_the_project(run, here: Path):
    assert run("init", "--yes", *NOW).code == 0
    hook = yaml.safe_load((here / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"][0]
    ours = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
    assert {key: hook[key] for key in ("id", "name", "entry", "files")} == {
        key: ours[key] for key in ("id", "name", "entry", "files")
    }


def test_every_evening_in_beijing(run, here: Path):
    assert run("init", "--yes", "--host", "github", *NOW).code == 0
    pipeline = document_of((here / PIPELINES[0]).read_text("utf-8")).values
    assert pipeline["on"]["schedule"] == [{"cron": "0 10 * * *"}]


@pytest.mark.parametrize(
    ("host", "there"), [("github", PIPELINES[:1]), ("gitlab", PIPELINES[1:]), ("both", PIPELINES), ("none", ())]
)
def test_the_pipelines_asked_for(run, here: Path, host: str, there: tuple[str, ...]):
    assert run("init", "--yes", "--host", host, *NOW).code == 0
    assert files(here) & set(PIPELINES) == set(there)


def test_what_is_there_is_never_overwritten(run, here: Path):
    (here / "plans").mkdir()
    (here / "plans" / "handbook.yaml").write_text("手册: 我的\n", "utf-8")
    result = run("init", "--yes", *NOW)
    assert result.code == 0
    assert "已有，没有动  plans/handbook.yaml" in result.out
    assert (here / "plans" / "handbook.yaml").read_text("utf-8") == "手册: 我的\n"
    before = {name: (here / name).read_bytes() for name in files(here)}
    again = run("init", "--yes", "--handbook", "集团", *NOW)
    assert "写好" not in again.out
    assert {name: (here / name).read_bytes() for name in files(here)} == before


def test_our_templates_on_request(run, here: Path):
    assert run("init", "接待", "--yes", "--templates", *NOW).code == 0
    ours = {path.name for path in (REPOSITORY / "templates").glob("*.j2")}
    assert {path.name for path in (here / "接待" / "plans" / "templates").iterdir()} == ours


def test_without_git_it_works_and_says_so(run, here: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    result = run("init", "--yes", *NOW)
    assert result.code == 0
    assert "先装上 git" in result.out


def test_in_a_repository_nothing_is_said_of_git(run, here: Path):
    (here / ".git").mkdir()
    assert "git init" not in run("init", "--yes", *NOW).out


def test_questions_and_control_d(run, typing, here: Path):
    typing("99", "2、食品企业", "皖新机电股份有限公司", "火星", "")
    result = run("init", *NOW)
    assert result.code == 0, result.err
    assert "没有“火星”" in result.out
    assert "（回车就是“不写”）" in result.out
    assert "继承: [集团, 食品企业]" in (here / "plans" / "handbook.yaml").read_text("utf-8")
    assert not files(here) & set(PIPELINES)
    typing("集团")
    stopped = run("init", "别处", *NOW)
    assert (stopped.code, (here / "别处").exists()) == (2, False)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--handbook", "集体"], "没有叫“集体”的内置手册，你是不是想写“集团”"),
        (["--host", "gitea"], "可以写：不写、GitHub、GitLab、两样都写"),
        (["..", "--handbook", "集团"], "要到外面一层去"),
        (["nul"], "Windows"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(run, here: Path, arguments: list[str], said: str):
    result = run("init", "--yes", *arguments, *NOW)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert said in result.err
    assert files(here) == set()


SEVERAL = (["--handbook", "集团", "--handbook", "食品企业"], ["--handbook", "集团、食品企业"])


@pytest.mark.parametrize("arguments", SEVERAL)
def test_a_handbook_over_several(run, here: Path, arguments: list[str]):
    assert run("init", "--yes", *arguments, *NOW).code == 0
    assert "继承: [集团, 食品企业]" in (here / "plans" / "handbook.yaml").read_text("utf-8")
    assert run("handbook", "check", "plans/handbook.yaml").code == 0


def test_over_both_a_new_visit_is_complete_and_nothing_is_asked_for_twice(run, here: Path):
    assert run("init", "--yes", *NOW).code == 0
    days = ("--dates", "2026-12-21 至 2026-12-22", "--means", "高铁", "--tier", "嘉宾级")
    ours = ("--coordinator", "陈静 营销部经理", "--approver", "王强 副总经理")
    assert run("new", "plans/a", "--yes", "--unit", "华源电力集团有限公司", *days, *ours, *NOW).code == 0
    assert set(re.findall(r"JD\d{3}", run("validate", "plans/a", "--format", "concise", *NOW).out)) == {"JD604"}
    listed = run("checklist", "plans/a", "--all", *NOW).out
    for step in ("复核抵达", "复核行程", "欢迎词", "提交接待申请表"):
        assert step in listed
    assert "方案报批" not in listed


def test_the_ways_are_written_as_the_comment_shows(run, here: Path):
    assert run("init", "--yes", *NOW).code == 0
    file = here / "plans" / "handbook.yaml"
    text = re.sub("^#(路程:|  - )", r"\1", file.read_text("utf-8"), flags=re.MULTILINE)
    assert len(document_of(text).values["路程"]) == 3
    file.write_text(text, "utf-8")
    assert run("handbook", "check", "plans/handbook.yaml").code == 0


def test_a_unit_that_was_not_written_is_said(run, here: Path):
    assert run("init", "--yes", *NOW).code == 0
    again = run("init", "--yes", "--organisation", "皖新机电股份有限公司", *NOW).out
    assert "单位没有写进去，打开 plans/handbook.yaml 自己写上一行：单位: 皖新机电股份有限公司\n" in again
    file = here / "plans" / "handbook.yaml"
    file.write_text(file.read_text("utf-8") + "单位: 皖新机电股份有限公司\n", "utf-8")
    assert "没有写进去" not in run("init", "--yes", "--organisation", "皖新机电股份有限公司", *NOW).out


def test_a_script_is_told_what_is_missing(run, here: Path):
    result = run("init", *NOW)
    assert result.code == 2
    assert "--handbook、--organisation、--host" in result.err
