"""`jiedai new`: a few questions, and a plan in which nothing is wrong and everything open says so."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import datetime
from itertools import product
from pathlib import Path

import jsonschema
import pytest
import yaml
from conftest import EXAMPLES, assert_as_expected, codes, document_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook, read_once
from jiedai.rules.judge import judge
from jiedai.shape.date_range import parse_date_range
from jiedai.source.document import Document, parse
from jiedai.source.place import Span, Text
from jiedai.starting.naming import folder_name, short_name
from jiedai.starting.skeleton import Wishes, fresh_plan
from jiedai.starting.words import words
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

NOW = ("--as-of", "2026-11-23")
UNIT = "华源电力集团有限公司"
OPEN = {
    "JD604",  # something is 待定
    "JD408",  # nobody has approved it, where all of 审批 is 待定
    "JD431",
    "JD306",  # nobody meets an official visit's train
    "ZY01",  # nobody has agreed to stand in yet
    "ZY02",  # nothing is packed for the fair yet
}
"""What can be found in a plan of which only the unit is known: each but the last two stands where 待定 is written."""


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for visits, in the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans"


def handbook(name: str):
    opened = open_handbook(name, Path(), Span(Text("手册", name), 0, len(name)))
    assert isinstance(opened, OpenHandbook)
    return opened.handbook


def kinds() -> list[tuple[str, str | None, str]]:
    """Every built-in handbook, each of its scenes, every regime."""
    return [
        (name, scene, regime)
        for name in builtin_names()
        for scene in (list(handbook(name).scenes) or [None])
        for regime in ("商务", "国企商务", "公务", "外宾")
    ]


def wishes(name: str, scene: str | None, regime: str, tier: str, means: str, days: str | None) -> Wishes:
    return Wishes(
        name, regime, UNIT, "华源电力", scene, tier, days=parse_date_range(days) if days else None, means=means
    )


def visit_of_text(text: str, folder: Path, as_of: datetime = datetime(2026, 11, 23)) -> Visit:
    document = parse(Text("plan.yaml", text))
    assert isinstance(document, Document), document
    visit = visit_of(document, folder, as_of)
    assert isinstance(visit, Visit), visit
    return visit


def written_at(text: str, path: tuple[str | int, ...]) -> str:
    value: object = document_of(text).values
    for step in path:
        value = value[step]  # type: ignore[index]
    return str(value)


@pytest.mark.parametrize(("name", "scene", "regime"), kinds(), ids=str)
def test_a_fresh_plan_has_hints_and_nothing_worse(name: str, scene: str | None, regime: str, tmp_path: Path):
    ways = (("高铁", "2026-12-21 至 2026-12-22"), ("自驾", "2026-12-21"), ("待定", None))
    with read_once():
        for tier, (means, days) in product((*handbook(name).tiers, "待定"), ways):
            text = fresh_plan(wishes(name, scene, regime, tier, means, days), tmp_path / "x", "../s.json")
            findings = judge(visit_of_text(text, tmp_path / "x")).findings
            assert {finding.level for finding in findings} == {"提示"}, (tier, means, days, findings)
            assert {finding.code for finding in findings} <= OPEN
            assert all("待定" in written_at(text, finding.path) for finding in findings if finding.code[:2] == "JD")


def test_a_fresh_plan_holds_only_what_its_scene_asks_for(tmp_path: Path):
    text = fresh_plan(wishes("门店接待", "到店接待", "商务", "待定", "待定", "2026-12-21"), tmp_path / "x", "../s.json")
    assert list(yaml.safe_load(text)) == [
        "接待",
        "阶段",
        "性质",
        "手册",
        "场景",
        "日期",
        "来访单位",
        "我方",
        "场地",
        "后续",
    ]


def test_what_an_official_visit_may_not_have_is_not_suggested(tmp_path: Path):
    text = fresh_plan(
        wishes("门店接待", "预约来访", "公务", "意向客户", "高铁", "2026-12-21"), tmp_path / "x", "../s.json"
    )
    assert "礼品: []" in text
    assert "接站牌" not in text
    assert yaml.safe_load(text)["公函"] == "待定"


def blocks(text: str) -> list[tuple[int, int]]:
    """The lines of each sample: those beginning with # and no explanation, from the first to behind the last."""
    lines = text.splitlines()
    sample = [bool(re.match(r"#(?! \S)", line)) for line in lines]
    edges = [index for index in range(len(lines) + 1) if [*sample, False][index] != [False, *sample][index]]
    return list(zip(edges[::2], edges[1::2], strict=True))


def uncommented(text: str, chosen: list[tuple[int, int]], taken: str = r"#") -> str:
    """The plan as somebody who follows the samples has it: the # `taken` away, and the 待定 above it."""
    lines = text.splitlines()
    for first, behind in chosen:
        lines[first - 1] = re.sub(r": 待定(?=$|  )", ":", lines[first - 1])
        lines[first:behind] = [re.sub(f"^{taken}", "", line) for line in lines[first:behind]]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("name", "scene", "regime"), kinds(), ids=str)
def test_every_sample_can_be_used_alone_and_with_all_the_others(
    name: str, scene: str | None, regime: str, tmp_path: Path
):
    with read_once():
        for means, days in (("待定", None), ("高铁", "2026-12-21 至 2026-12-22"), ("自驾", "2026-12-21")):
            text = fresh_plan(wishes(name, scene, regime, "待定", means, days), tmp_path / "x", "../s.json")
            samples = blocks(text)
            chosen = [[each] for each in samples] + [samples]
            texts = [uncommented(text, each) for each in chosen] + [uncommented(text, samples, "# ?")]
            for made in texts:
                found = judge(visit_of_text(made, tmp_path / "x")).findings
                assert not [each for each in found if each.code.startswith(("JD1", "JD2"))], made
            assert visit_of_text(texts[-1], tmp_path / "x").plan.hosts[0].name == "待定"


def test_a_plan_holds_a_sample_of_all_that_a_visit_may_need(tmp_path: Path):
    text = fresh_plan(wishes("接待经理", None, "商务", "待定", "待定", None), tmp_path / "x", "../s.json")
    parts = re.findall(r"^#?(\w+):", text, re.MULTILINE)
    example = document_of((EXAMPLES[0]).read_text("utf-8")).values
    assert set(example) - {"编号", "级别", "目的", "目标"} <= set(parts)
    assert [part for part in example if part in parts] == [part for part in parts if part in example]
    assert "用餐: {" in text


def test_the_whole_plan(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").mkdir()
    arguments = ["--handbook", "恒瑞达", "--regime", "商务", "--tier", "嘉宾级", "--unit", UNIT, "--purpose", "考察"]
    ours = ["--coordinator", "陈静 营销部经理", "--approver", "王 强 副总经理"]
    result = run("new", *arguments, "--dates", "12月21日-22日", "--means", "高铁", *ours, *NOW)
    assert result.code == 0, result.err
    plan = tmp_path / "plans" / "2026-12-21-huayuandianli" / "plan.yaml"
    assert_as_expected("new-plan.yaml", plan.read_text("utf-8"))
    assert result.out.count("jiedai ") == 3
    checked = run("validate", plan, *NOW)
    assert (checked.code, checked.err) == (0, "")
    for command in re.findall(r"jiedai (.*)$", result.out, re.MULTILINE):
        assert run(*command.split(), *([] if "render" in command else NOW)).code in (0, 1)


def test_an_editor_finds_the_schema_and_agrees(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert run("new", "plans/a", "--yes", "--unit", UNIT, *NOW).code == 0
    plan = tmp_path / "plans" / "a" / "plan.yaml"
    text = plan.read_text("utf-8")
    schema = (plan.parent / re.match(r"# yaml-language-server: \$schema=(.*)\n", text)[1]).read_text("utf-8")
    jsonschema.validate(document_of(text).values, json.loads(schema))
    (tmp_path / "plans" / "plan.schema.json").write_text("{}", "utf-8")
    assert run("new", "plans/b", "--yes", "--unit", UNIT, *NOW).code == 0
    assert (tmp_path / "plans" / "plan.schema.json").read_text("utf-8") == "{}"


def test_the_handbook_of_the_repository_comes_first(run, example_plans: Path):
    assert run("new", "--yes", "--unit", UNIT, *NOW).code == 0
    text = (example_plans / "huayuandianli" / "plan.yaml").read_text("utf-8")
    assert "手册: ../handbook.yaml\n" in text
    assert run("validate", "plans/huayuandianli", *NOW).code == 0


def test_questions_are_asked_and_a_wrong_answer_is_explained(run, typing, plans: Path):
    typing(
        " ",
        UNIT,
        "明天",
        "2026-02-30",
        "12月21日",
        "99",
        "恒瑞大",
        "门店接待",
        "预约",
        "2",
        "",
        "意向客户",
        "洽谈",
        "高铁",
        "陈静 营销部经理",
    )
    result = run("new", *NOW)
    assert result.code == 0, result.err
    for said in (
        "没有第 99 个",
        "没有叫“恒瑞大”的手册，你是不是想写“恒瑞达”",
        "没有“预约”",
        "还空着",
        "换一天来看",
        "日历上没有",
    ):
        assert said in result.out
    assert "（回车就是“商务”）" in result.out
    plan = yaml.safe_load((plans / "2026-12-21-huayuandianli" / "plan.yaml").read_text("utf-8"))
    assert (plan["手册"], plan["场景"], plan["性质"], plan["级别"]) == ("门店接待", "预约来访", "商务", "意向客户")
    assert [(each["姓名"], each["职务"]) for each in plan["我方"]] == [("陈静", "营销部经理")]
    assert (plan["来访单位"]["简称"], plan["目的"], plan["到达"][0]["方式"]) == ("华源电力", "洽谈", "高铁")


@pytest.mark.parametrize("answered", range(6))
def test_whoever_stops_answering_has_nothing_written(run, typing, plans: Path, answered: int):
    typing(*[UNIT, "12月21日", "1", "1", "1", "考察"][:answered])
    result = run("new", *NOW)
    assert result.code == 2
    assert "什么也没有写" in result.err
    assert list(plans.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_control_d_at_a_real_terminal(tmp_path: Path):
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "jiedai", "new", "a"]
    process = subprocess.Popen(command, cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    shown = b""
    while "来访单位".encode() not in shown:
        shown += os.read(ours, 4096)
    os.write(ours, b"\x04")
    assert process.wait(timeout=60) == 2
    assert "什么也没有写" in os.read(ours, 4096).decode()
    os.close(ours)
    assert list(tmp_path.iterdir()) == []


def test_in_a_script_what_is_missing_is_named_in_one_sentence(run, plans: Path):
    result = run("new", "--handbook", "恒瑞达", "--dates", "2026-12-21", *NOW)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "--unit、--regime、--tier、--purpose、--means、--coordinator、--approver；" in result.err
    assert "请在命令里写上 --unit，" in run("new", "--yes", *NOW).err
    assert list(plans.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--handbook", "公务"], "“公务”是一种性质，不是手册"),
        (["--handbook", "plans/没有.yaml"], "找不到手册文件"),
        (["--regime", "商物"], "没有“商物”，你是不是想写“商务”"),
        (["--scene", "别的"], "可以写：客户接待"),
        (["--tier", "国王级"], "可以写：贵宾级、嘉宾级、商务级、业务级"),
        (["--means", "火箭"], "可以写：飞机、高铁、火车"),
        (["--dates", "下周三"], "换一天来看就不是那一天了"),
        (["--dates", "3/12/2026"], "分不清"),
        (["--dates", "2025-12-21"], "已经过去了"),
        (["--dates", "2026-12-21 至 2027-12-22"], "太长了"),
        (["--unit", " \n "], "还空着"),
        (["--unit", "华源\x1b[31m电力"], "看不见的字符"),
        (["CON"], "Windows 留着自己用的名字"),
        (["a/../../b"], "要到外面一层去"),
        (["a:b"], "不能用作文件夹的名字"),
        (["x" * 300], "太长"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(run, plans: Path, arguments: list[str], said: str):
    result = run("new", "--yes", *(["--unit", UNIT] if "--unit" not in arguments else []), *arguments, *NOW)
    assert (result.code, result.err.count("\n")) == (2, 1), result
    assert said in result.err
    assert list(plans.iterdir()) == []


def test_a_date_without_a_year_is_the_next_one(run, plans: Path):
    assert run("new", "--yes", "--unit", UNIT, "--dates", "三月十二日", *NOW).code == 0
    assert (plans / "2027-03-12-huayuandianli").is_dir()


def test_an_existing_visit_is_left_alone(run, visit_folder: Path):
    before = (visit_folder / "plan.yaml").read_bytes()
    result = run("new", str(visit_folder), "--yes", "--unit", UNIT, *NOW)
    assert result.code == 2
    assert "已经有 plan.yaml，没有动它。接着写，就打开它" in result.err
    assert (visit_folder / "plan.yaml").read_bytes() == before


def test_that_it_exists_is_said_before_more_is_asked(run, typing, plans: Path):
    assert run("new", "--yes", "--unit", UNIT, "--dates", "2026-12-21", *NOW).code == 0
    typing(UNIT, "12月21日", "不该问到这里")
    result = run("new", *NOW)
    assert (result.code, "照哪本手册" in result.out) == (2, False)
    assert "接着写，就打开它" in result.err
    assert "接着写，就打开它" in run("new", "2026-12-21-huayuandianli", *NOW).err


def test_without_a_place_for_visits_nothing_is_written_unless_a_folder_is_named(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    result = run("new", "--yes", "--unit", UNIT, *NOW)
    assert (result.code, result.out, list(tmp_path.iterdir())) == (2, "", [])
    assert "先运行一次 jiedai init" in result.err
    assert "写明文件夹名，如：jiedai new 接待" in result.err
    assert "先运行一次 jiedai init" in run("new", "接待", "--yes", "--unit", UNIT, *NOW).out
    assert run("init", "--yes", *NOW).code == 0
    assert "jiedai init" not in run("new", "--yes", "--unit", "东桥轴承有限公司", *NOW).out


@pytest.mark.parametrize("below", ["", "2026-03-12-huayuan", "2026-03-12-huayuan/templates"])
def test_inside_the_folder_of_visits_a_new_one_goes_beside_the_others(
    run, example_plans: Path, monkeypatch: pytest.MonkeyPatch, below: str
):
    (example_plans / below).mkdir(exist_ok=True)
    monkeypatch.chdir(example_plans / below)
    result = run("new", "--yes", "--unit", UNIT, *NOW)
    assert result.code == 0, result.err
    assert "手册: ../handbook.yaml\n" in (example_plans / "huayuandianli" / "plan.yaml").read_text("utf-8")
    assert "plan.schema.json" not in [each.name for each in (example_plans / "2026-03-12-huayuan").iterdir()]


def test_the_place_for_visits_one_folder_down_is_offered(run, typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert run("init", "公司接待", "--yes", *NOW).code == 0
    result = run("new", "--yes", "--unit", UNIT, *NOW)
    assert (result.code, [each.name for each in tmp_path.iterdir()]) == (2, ["公司接待"])
    assert "jiedai new 公司接待/plans/文件夹名" in result.err
    typing("否")
    assert "什么也没有写" in run("new", "--unit", UNIT, *NOW).err
    typing("", *[""] * 9)
    assert "是不是放在 公司接待/plans" in run("new", "--unit", UNIT, *NOW).out
    assert (tmp_path / "公司接待" / "plans" / "huayuandianli" / "plan.yaml").is_file()


@pytest.mark.parametrize("said", ["待定", " 待定 "])
def test_whoever_is_not_known_yet_stays_open(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str):
    monkeypatch.chdir(tmp_path)
    assert run("new", "a", "--yes", "--unit", UNIT, "--coordinator", said, "--approver", said, *NOW).code == 0
    plan = yaml.safe_load((tmp_path / "a" / "plan.yaml").read_text("utf-8"))
    assert (plan["我方"], plan["审批"]) == ("待定", "待定")


def test_a_folder_that_cannot_be_written_is_left_as_it_was(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plans").write_text("一个文件", "utf-8")
    result = run("new", "plans/a", "--yes", "--unit", UNIT, *NOW)
    assert result.code == 2
    assert "什么也没写" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["plans"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(unit=st.text(min_size=1, max_size=40).map(lambda text: " ".join(text.split())).filter(str.isprintable))
def test_any_name_of_a_unit_stands_in_the_plan_as_it_was_typed(unit: str, tmp_path: Path):
    if not unit:
        return
    wanted = Wishes("恒瑞达", "商务", unit, short_name(unit), "客户接待")
    text = fresh_plan(wanted, tmp_path / "x", "../s.json")
    document = parse(Text("plan.yaml", text))
    assert isinstance(document, Document)
    assert document.values["来访单位"]["名称"] == unit  # type: ignore[index, call-overload]
    name = folder_name(short_name(unit), None)
    assert name
    assert not set('<>:"/\\|?*. ') & set(name)


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("华源电力集团有限公司", "华源电力"),
        ("皖新机电股份有限公司", "皖新机电"),
        ("丰泽贸易有限公司（B 座 1203）", "丰泽贸易"),
        ("临江市人民政府", "临江市人民政府"),
        ("公司", "公司"),
        ("（有限公司）", "（有限公司）"),
    ],
)
def test_what_a_unit_is_called_for_short(unit: str, short: str):
    assert short_name(unit) == short


def test_every_built_in_handbook_is_offered_and_said_what_it_is_for():
    assert set(words()["手册"]) == set(builtin_names()) - {"通用"}


def test_a_hint_gives_way_to_one_that_it_is_open_and_a_warning_does_not():
    leg = "到达: [{方式: 高铁, 班次: G7780, 时间: 2026-03-12 13:40, 地点: 合肥南站, 车辆: 商务车, 接站: 待定}]\n"
    early = datetime(2026, 2, 1)
    assert "JD306" not in codes(leg + "阶段: 草稿", early)
    assert "JD604" in codes(leg + "阶段: 草稿", early)
    assert "JD306" in codes(leg + "阶段: 执行", early)
    assert "JD306" in codes(leg.replace(", 接站: 待定", "") + "阶段: 草稿", early)
