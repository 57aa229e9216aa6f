"""The checklist as it is looked at: by time, owner or place, for one person, on a screen, in a chat, on paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import REPOSITORY, assert_as_expected, laid_over, open_text, visit_folder_in
from jsonschema import Draft202012Validator
from test_in_a_browser import browser, measured
from test_pages_in_a_browser import ACROSS, DOWN, SCRIPT

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.grouping import View, grouped
from jiedai.findings.display import COLUMNS, width
from jiedai.rules.judge import judge
from jiedai.visit.phases import PHASES

AT_NOON = ("--as-of", "2026-03-11 12:00")
THE_DAY_BEFORE = Wanted("前一天")
HUAYUAN = ("checklist", "plans/2026-03-12-huayuan", *AT_NOON)


def gate_of(part: str = "", wanted: Wanted = THE_DAY_BEFORE) -> Gate:
    visit = open_text(laid_over(part))
    drawn = draw_up(visit, judge(visit), wanted)
    assert isinstance(drawn, Gate), drawn
    return drawn


def groups(view: View, part: str = "", wanted: Wanted = THE_DAY_BEFORE) -> dict[str, list[str]]:
    """The ids under each heading."""
    return {group.title: [item.id for item in group.items] for group in grouped(gate_of(part, wanted).items, view)}


# grouping


def test_one_phase_needs_no_heading_and_several_are_told_apart_by_day():
    assert list(groups("时间", wanted=Wanted("筹备"))) == [""]
    titles = list(groups("时间", wanted=Wanted()))
    assert "前一天 3月11日（周三）" in titles
    phases = dict.fromkeys(title.split(" ")[0] for title in titles)
    assert list(phases) == [phase for phase in PHASES if phase in phases]
    assert len(phases) > 2


def test_by_owner_each_has_all_that_is_his_and_what_several_do_stands_under_each():
    both = "到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: [刘洋, 王强]}]"
    found = groups("负责", both)
    assert {"欢迎词", "接站人/李建国"} <= {*found["刘洋"]}  # the first is his department's
    assert "接站人/李建国" in found["王强"]


def test_what_nobody_does_comes_first():
    hosts = "我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静}, {姓名: 刘洋, 角色: 接站}]"
    assert next(iter(groups("负责", hosts))) == "无人负责"


def test_by_place_and_last_what_has_none():
    found = groups("地点")
    assert "接站牌/李建国" in found["新桥机场T1"]
    assert "会场布置/二楼会议室" in found["二楼会议室"]
    assert list(found)[-1] == "不限地点"
    assert "主陪到位" in found["不限地点"]


@pytest.mark.parametrize("view", ["时间", "负责", "地点"])
def test_no_view_loses_an_item(view: View):
    gate = gate_of(wanted=Wanted())
    shown = {item.id for group in grouped(gate.items, view) for item in group.items}
    assert shown == {item.id for item in gate.items}


# for one person


def test_a_word_for_nobody_is_asked_back_with_those_who_own_something(run, example_plans: Path):
    result = run(*HUAYUAN, "--day-before", "--for", "刘阳")
    assert (result.code, result.out) == (2, "")
    assert "没有“刘阳”这个人、部门或角色，你是不是想写“刘洋”" in result.err
    assert "负责的有：陈静、" in result.err


def test_for_nobody_at_all_is_not_for_everybody(run, example_plans: Path):
    result = run(*HUAYUAN, "--day-before", "--for", " ")
    assert (result.code, result.err) == (2, "--for 后面写一个人名、部门或角色\n")


def test_what_cannot_be_read_is_said_before_a_word_for_nobody(run, example_plans: Path):
    (example_plans / "2026-03-18-dongqiao" / "plan.yaml").write_text("接待: [", "utf-8")
    result = run("checklist", "--day-before", *AT_NOON, "--for", "刘阳")
    assert result.code == 2
    assert result.err.index("2026-03-18-dongqiao") < result.err.index("没有“刘阳”")


@pytest.mark.parametrize("form", ["table", "md", "txt", "html"])
def test_who_has_nothing_to_do_is_told_so(run, example_plans: Path, form: str):
    result = run(*HUAYUAN, "--day-before", "--for", "马丽", "--format", form)
    assert (result.code, result.out) == (0, "“华源电力来访考察”的前一天检查表上，马丽没有要办的事。\n")


@pytest.mark.parametrize("word", ["刘洋", "综合部", "接站"])
def test_a_person_a_department_and_a_role_have_their_part(run, example_plans: Path, word: str):
    items = json.loads(run(*HUAYUAN, "--day-before", "--for", word, "--format", "json").out)["items"]
    assert "接站人/李建国" in [item["id"] for item in items]
    assert "主陪到位" not in [item["id"] for item in items]


@pytest.mark.parametrize("form", ["table", "md", "txt"])
def test_ones_own_part_tells_the_visit_and_nothing_of_others(run, example_plans: Path, form: str):
    result = run(*HUAYUAN, "--day-before", "--for", "何伟", "--format", form)
    head = result.out.split("二期配电柜")[0]
    for told in (
        "华源电力来访考察",
        "3月12日（周四）至 3月13日（周五）",
        "李建国先生一行，4 人",
        "陈静",
        "13900000002",
    ):
        assert told in head
    assert re.findall("1[0-9]{10}", head) == ["13900000002"]
    assert "何伟还有 1 件没办，其中 1 件不办好就不放行" in result.out
    assert "11 件" not in result.out
    assert "4360" not in result.out
    assert "筹备里" not in result.out


def test_only_ones_own_blocking_items_count_for_the_exit(run, example_plans: Path):
    evening = ("--as-of", "2026-03-11 17:00", "--day-before", "--for", "何伟")
    assert run(*HUAYUAN, "--day-before", "--for", "何伟").code == 1
    result = run("checklist", "plans/2026-03-12-huayuan", *evening)
    assert (result.code, "何伟的 1 件都办好了" in result.out) == (0, True)


def test_a_person_of_one_visit_alone_is_not_told_of_the_others(run, example_plans: Path):
    other = example_plans / "2026-03-12-other"
    other.mkdir()
    plan = (example_plans / "2026-03-12-huayuan" / "plan.yaml").read_text("utf-8")
    (other / "plan.yaml").write_text(plan.replace("何伟", "何大伟").replace("华源电力来访考察", "另一次"), "utf-8")
    result = run("checklist", "--day-before", *AT_NOON, "--for", "何大伟", "--format", "txt")
    assert "另一次" in result.out
    assert "华源电力来访考察" not in result.out


# the formats


def test_the_message_for_a_chat(run, example_plans: Path):
    assert_as_expected("检查表.txt", run(*HUAYUAN, "--day-before", "--format", "txt").out)
    assert_as_expected("检查表-刘洋.txt", run(*HUAYUAN, "--day-before", "--format", "txt", "--for", "刘洋").out)


def test_a_message_has_neither_tables_nor_marks(run, example_plans: Path):
    out = run(*HUAYUAN, "--all", "--format", "txt").out
    items = json.loads(run(*HUAYUAN, "--all", "--format", "json").out)["items"]
    left = [item["id"] for item in items if item["state"] != "已办"]
    phase = {item["id"]: PHASES.index(item["phase"]) for item in items}
    assert re.findall(r"^(\d+)\. ", out, re.MULTILINE) == [str(number + 1) for number in range(len(left))]
    assert re.findall("〔(.+)〕$", out, re.MULTILINE) == sorted(left, key=phase.get)
    assert f"\n已办好 {len(items) - len(left)} 件\n" in out
    assert not re.search(r"[|*#`]|^[ -]", out, re.MULTILINE)
    assert re.findall("jiedai done .*", out) == [f"jiedai done {left[0]} --by 刘洋 --visit plans/2026-03-12-huayuan"]


def test_no_deadline_is_left_blank(run, example_plans: Path):
    for form in ("table", "md", "txt"):
        assert "待定" not in run(*HUAYUAN, "--all", "--format", form).out


@pytest.mark.parametrize("view", ["时间", "负责", "地点"])
def test_the_table_has_headings_and_fits_the_screen(run, example_plans: Path, view: str):
    lines = run(*HUAYUAN, "--all", "--view", view).out.splitlines()
    assert sum(line.startswith("【") for line in lines) > 5
    assert max(map(width, lines)) <= COLUMNS


def test_what_no_longer_holds_stands_out(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    (visit_folder / "done.yaml").write_text(
        "已办:\n  接站人/李建国: {记: 2026-03-11 09:00 刘洋, 核对: [MU9999]}\n", "utf-8"
    )
    said = "！记过 2026-03-11 09:00 刘洋，以后方案改了"
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert f"\033[33m{' ' * 33}{said}" in run("checklist", "--day-before", *AT_NOON).out
    for form in ("md", "txt"):
        assert said in run("checklist", "--day-before", *AT_NOON, "--format", form).out


# json

SCHEMA = (REPOSITORY / "src" / "jiedai" / "checklist" / "report.schema.json").read_text("utf-8")
CLOSED = json.loads(SCHEMA.replace('"type": "object",', '"type": "object", "additionalProperties": false,'))
"""The schema without room for fields that it does not describe."""


@pytest.mark.parametrize(
    "words", [("--day-before",), ("--all",), ("--all", "--for", "刘洋"), ("--now", "--for", "马丽")]
)
def test_json_is_what_its_schema_describes(run, example_plans: Path, words: tuple[str, ...]):
    Draft202012Validator.check_schema(CLOSED)
    report = json.loads(run(*HUAYUAN, *words, "--format", "json").out)
    assert [error.message for error in Draft202012Validator(CLOSED).iter_errors(report)] == []
    assert (report["for"] is None) is (report["verdict"] is not None)


# the page


def page(run, name: str, *words: str) -> str:
    """The page that a call in a folder of its own writes."""
    result = run("checklist", *words, *AT_NOON, "--format", "html")
    assert result.code in (0, 1), result.err
    path = re.fullmatch(r"写好 (.+)（.+）\n", result.out)[1]
    assert Path(path).name == name
    return Path(path).read_text("utf-8")


def test_the_page_of_the_example(run, example_plans: Path):
    made = page(run, "检查表-前一天.html", "plans/2026-03-12-huayuan", "--day-before")
    assert_as_expected("检查表-前一天.html", made)
    assert "截至 2026-03-11 12:00，以最新版为准" in made
    assert (example_plans / "2026-03-12-huayuan" / "out" / "检查表-前一天.html").is_file()


def test_pages_have_names_of_their_own_and_one_made_again_takes_the_place_of_the_old(run, visit_folder: Path):
    page(run, "检查表-前一天-刘洋.html", "--day-before", "--for", "刘洋")
    page(run, "检查表-前一天-按地点.html", "--day-before", "--view", "地点")
    page(run, "检查表-全程.html", "--all")
    page(run, "检查表-眼下.html", "--now")
    page(run, "检查表-眼下.html", "--now")
    assert len(list((visit_folder / "out").glob("*.html"))) == 4


def test_each_visit_of_the_day_has_its_page(run, example_plans: Path):
    other = example_plans / "2026-03-12-other"
    other.mkdir()
    (other / "plan.yaml").write_bytes((example_plans / "2026-03-12-huayuan" / "plan.yaml").read_bytes())
    out = run("checklist", "--day-before", *AT_NOON, "--format", "html").out
    assert re.findall("写好 (.+?)（", out) == [
        f"plans/2026-03-12-{name}/out/检查表-前一天.html" for name in ("huayuan", "other")
    ]


def test_a_page_changed_by_hand_is_left_alone(run, visit_folder: Path):
    page(run, "检查表-前一天.html", "--day-before")
    path = visit_folder / "out" / "检查表-前一天.html"
    path.write_text("手写的", "utf-8")
    result = run("checklist", "--day-before", *AT_NOON, "--format", "html")
    assert (result.code, path.read_text("utf-8")) == (2, "手写的")
    assert "被改过" in result.err


def test_ones_own_template_takes_the_place_of_ours(run, visit_folder: Path):
    (visit_folder / "templates").mkdir()
    (visit_folder / "templates" / "checklist.html.j2").write_text("{{ 接待 }}：{{ 结论 }}", "utf-8")
    assert page(run, "检查表-前一天.html", "--day-before") == "华源电力来访：不放行：还有 12 件事挡着"


MATERIALS = "物料:\n" + "".join(
    f"  - {{名称: 第{number}份资料, 数量: 6, 版本: 第一版, 负责: 陈静}}\n" for number in range(90)
)
LONG = f"物料: [{{名称: {'长三角一体化示范区新能源装备' * 6}, 版本: {'W' * 60}, 负责: 陈静}}]"


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("", ("--phase", "筹备")),
        ("", ("--day-before",)),
        (MATERIALS, ("--day-before",)),
        (LONG, ("--all", "--view", "地点")),
        ("", ("--day-before", "--view", "负责")),
    ],
    ids=["few", "usual", "a hundred", "long words", "a sheet for each"],
)
def test_a_page_is_a4_and_every_word_in_its_box(run, tmp_path: Path, monkeypatch, part: str, words: tuple[str, ...]):
    folder = tmp_path / "visit"
    (visit_folder_in(folder) / "plan.yaml").write_text(laid_over(part), "utf-8")
    monkeypatch.chdir(folder)
    result = run("checklist", *words, *AT_NOON, "--format", "html")
    made = Path(re.match("写好 (.+?)（", result.out)[1]).read_text("utf-8")
    found = measured(made.replace("</body>", SCRIPT), tmp_path, "--window-size=794,1400")
    assert (found["width"] <= 794, found["outside"]) == (True, [])
    pdf = tmp_path / "page.pdf"
    browser(made, tmp_path, f"--print-to-pdf={pdf}")
    sheets = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf.read_bytes())
    assert {(round(float(across)), round(float(down))) for across, down in sheets} == {(ACROSS, DOWN)}
    own = made.count('class="own"')
    assert own == (len(groups("负责")) if "负责" in words else 0)
    assert own < len(sheets) <= own + 1 + made.count('class="box"') // 8
