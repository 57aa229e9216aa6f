"""`jiedai doctor`: what is there, what is missing, and what to do."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from jiedai.starting.checkup import clock, console, holidays

NAMES = ["Python", "jiedai", "读 YAML", "排版程序", "Word 模板", "拼音", "字体", "git", "放假安排", "时间"]


def checks(run, *arguments: str) -> dict[str, dict[str, str]]:
    """What is said of each thing; the last where there are several of a name."""
    result = run("doctor", "--format", "json", *arguments)
    return {each["name"]: each for each in json.loads(result.out)["checks"]}


def test_one_line_each(run, example_plans: Path):
    result = run("doctor")
    assert result.code == 0
    lines = result.out.splitlines()
    assert all(line[0] in "✓–" for line in lines)
    assert [line[2:].split("  ")[0].strip() for line in lines][: len(NAMES)] == NAMES


def test_a_repository_that_is_in_order(run, example_plans: Path):
    found = checks(run)
    assert found["接待"]["message"].startswith("plans 里有 ")
    assert found["手册"] == {"name": "手册", "state": "ok", "message": "plans/handbook.yaml：没有问题", "cure": ""}
    assert found["编辑器提示"]["state"] == "ok"


def test_a_handbook_that_changed_leaves_the_schema_behind(run, example_plans: Path):
    book = example_plans / "handbook.yaml"
    book.write_text(book.read_text("utf-8").replace("  嘉宾级:", "  金卡级: {适用: 老客户}\n  嘉宾级:", 1), "utf-8")
    found = checks(run)["编辑器提示"]
    assert (found["state"], found["cure"]) == (
        "missing",
        "jiedai schema plan --handbook plans/handbook.yaml --out plans/plan.schema.json",
    )
    assert run(*found["cure"].split()[1:]).code == 0
    assert checks(run)["编辑器提示"]["state"] == "ok"


def test_a_broken_handbook_is_the_one_thing_that_fails(run, example_plans: Path):
    (example_plans / "handbook.yaml").write_text("手册: 甲\n版本: 1\n继承: [没有这本]\n", "utf-8")
    result = run("doctor")
    assert result.code == 1
    assert "✗ 手册        plans/handbook.yaml 读不通。jiedai handbook check plans/handbook.yaml" in result.out


def test_templates_in_force_are_named(run, example_plans: Path):
    (example_plans / "templates").mkdir()
    (example_plans / "templates" / "notice.md.j2").write_text("通知\n", "utf-8")
    assert checks(run)["模板"]["message"] == "换上自己的 1 份：notice.md.j2"


def test_an_empty_folder(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    found = checks(run)
    assert found["接待"]["cure"] == "新建一个仓库：jiedai init；新建一次接待：jiedai new"
    assert run("doctor").code == 0


def test_what_is_not_installed_is_said_with_the_cure(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("yaml.__with_libyaml__", False)
    found = checks(run)
    assert (found["git"]["state"], found["读 YAML"]["state"]) == ("missing", "missing")
    assert found["git"]["cure"]


@pytest.mark.parametrize(
    ("now", "state"),
    [("2026-10-31", "好"), ("2020-11-01", "好"), ("2098-10-31", "缺"), ("2004-02-29", "好")],
)
def test_next_years_holidays_are_asked_for_from_november_on(now: str, state: str):
    found = holidays(datetime.fromisoformat(now))
    assert found.state == state
    assert ("2021 年" in found.message) == now.startswith("2020-11")


def test_a_year_that_is_not_decreed_yet_is_named_in_november():
    assert "2099 年" in holidays(datetime(2098, 11, 2)).message


def test_the_clock():
    tokyo = datetime(2026, 11, 23, 13, tzinfo=timezone(timedelta(hours=9)))
    here = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=8)))
    assert clock(datetime(2026, 11, 23, 12), here).message == "北京时间 2026-11-23 12:00"
    assert "+0900" in clock(datetime(2026, 11, 23, 12), tokyo).message
    assert clock(datetime(1970, 1, 1), here).state == "坏"


@pytest.mark.parametrize(("encoding", "state"), [("utf-8", "好"), ("cp65001", "好"), ("cp936", "缺")])
def test_a_windows_console(encoding: str, state: str):
    assert console(encoding).state == state
