"""Many visits, one line each: what each column says, what jumps to the eye, and what is only counted."""

from __future__ import annotations

import io
import json
import re
import sys
from datetime import datetime
from pathlib import Path

import pytest
from conftest import REPOSITORY, change_handbook, laid_over, open_text, visit_folder_in
from jsonschema import Draft202012Validator

from jiedai.checklist.drawing_up import Wanted, draw_up, every_item
from jiedai.checklist.gate import Gate
from jiedai.checklist.status import Status, overview, status_of
from jiedai.checklist.status_table import as_table
from jiedai.checklist.status_words import cells_of, text_of
from jiedai.cli.progress import watched
from jiedai.findings.display import COLUMNS, cut, width
from jiedai.handbook.process import PhaseWord
from jiedai.rules.judge import judge
from jiedai.visit.visit import Visit

EVE = datetime(2026, 3, 11, 12)
ONE_DAY = """日期: 2026-03-12
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-12 21:00, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]
住宿: []"""


def seen(at: datetime, part: str = "") -> tuple[Visit, Status]:
    """The base plan with a part laid over it, and where it stands."""
    visit = open_text(laid_over(part), at)
    return visit, status_of(visit, judge(visit))


def row(status: Status, at: datetime) -> list[str]:
    return [text_of(cell) for cell in cells_of(status, at)]


def table(*statuses: Status, at: datetime = EVE, every: bool = False, colour: bool = False) -> list[str]:
    return list(as_table(overview(statuses, at, every=every), colour=colour))


# the columns


@pytest.mark.parametrize(
    ("at", "part", "when", "stage"),
    [
        (datetime(2026, 3, 1, 9), "", "还有 11 天", "筹备"),
        (datetime(2026, 3, 11, 23, 59), "", "明天", "前一天"),
        (datetime(2026, 3, 12, 0, 1), "", "今天", "当天"),
        (datetime(2026, 3, 13, 9), "", "正在接待 第2天", "送别"),
        (datetime(2026, 3, 13, 9), "日期: 2026-03-12 至 2026-03-14", "正在接待 第2天", "接待中"),
        (datetime(2026, 3, 12, 9), ONE_DAY, "今天", "当天"),
        (datetime(2026, 3, 14), "", "过去 1 天", "后续"),
        (datetime(2026, 3, 18), "", "过去 5 天", "后续"),
    ],
)
def test_how_far_off_it_is_and_at_which_stage(at: datetime, part: str, when: str, stage: str):
    assert row(seen(at, part)[1], at)[:3] == [when, stage, "华源电力来访"]


def test_the_days_of_a_visit_may_be_open(run, visit_folder: Path):
    part = "日期: 待定\n到达: 待定\n离开: 待定\n日程: 待定\n住宿: 待定"
    (visit_folder / "plan.yaml").write_text(laid_over(part), "utf-8")
    result = run("status", "--as-of", "2026-03-01")
    assert result.code == 0
    assert re.search(r"^  日期待定 +筹备 +华源电力来访 ", result.out, re.MULTILINE)


def test_findings_are_errors_and_warnings():
    dear = "礼品: [{名称: 徽墨套装, 单价: 9999}]"
    assert row(seen(EVE)[1], EVE)[3] == "无误"
    _, status = seen(EVE, dear)
    errors, warnings = status.verdict.how_many("错误"), status.verdict.how_many("警告")
    assert errors
    assert row(status, EVE)[3] == f"错误 {errors}" + (f" 警告 {warnings}" if warnings else "")
    early = datetime(2026, 2, 1)
    _, hinted = seen(early, "目标: 待定")
    assert hinted.verdict.how_many("提示") > 0
    assert row(hinted, early)[3] == "无误"


PHASE_NOW: list[tuple[datetime, PhaseWord]] = [
    (datetime(2026, 3, 1, 9), "筹备"),
    (EVE, "前一天"),
    (datetime(2026, 3, 12, 12), "接待中"),
    (datetime(2026, 3, 13, 9), "送别"),
    (datetime(2026, 3, 20), "后续"),
]


@pytest.mark.parametrize(("at", "phase"), PHASE_NOW)
def test_what_is_counted_is_what_the_gate_of_the_phase_counts(at: datetime, phase: PhaseWord):
    visit, status = seen(at)
    gate = draw_up(visit, judge(visit), Wanted(now=True))
    assert isinstance(gate, Gate)
    assert status.items is not None
    assert status.items.open == len(gate.items) > 0
    assert status.items.overdue == sum(item.state == "逾期" for item in gate.items)
    assert status.items.blocking == len(gate.blockers)
    assert phase in status.phases


def test_the_counts_in_words():
    _, status = seen(EVE)
    assert status.items
    many, late, held = status.items[:3]
    assert many > late > 0 < held
    assert row(status, EVE)[4] == f"未办 {many} 逾期 {late} 阻断 {held}"
    assert row(status._replace(items=status.items._replace(overdue=0)), EVE)[4] == f"未办 {many} 阻断 {held}"


# the next


def test_the_next_is_the_first_deadline_to_come_with_its_owner():
    _, status = seen(EVE)
    assert row(status, EVE)[5].split()[:3] == ["今天", "15:00", "陈静"]
    early = datetime(2026, 3, 1)
    assert row(seen(early)[1], early)[5].startswith("3月5日 17:00 ")


def test_the_next_may_be_of_the_phase_to_come(run, visit_folder: Path):
    tick_all(visit_folder, datetime(2026, 3, 10, 12), until="筹备")
    out = run("status", "--as-of", "2026-03-10 12:00").out
    assert "都办好了" in out
    assert re.search("都办好了 +明天 ", out)


def test_when_every_deadline_is_past_the_longest_overdue_is_next():
    at = datetime(2026, 4, 30)
    visit, status = seen(at)
    every = every_item(visit, status.verdict)
    assert isinstance(every, list)
    first = min(item.due for item in every if item.due and item.open)
    assert row(status, at)[5].startswith(f"已过 {first.month}月{first.day}日 ")


def test_an_item_of_nobody_is_said(run, visit_folder: Path):
    change_handbook(
        visit_folder, "分工:", "流程: [{步骤: 最先, 阶段: 筹备, 事项: 最先的, 截止: 提前30天 12:00, 出处: 一}]\n分工:"
    )
    assert "2月10日 12:00 无人负责 最先" in run("status", "--as-of", "2026-02-01").out


# one line each


def folder_of_visits(folder: Path) -> Path:
    """Four visits: one as it should be, one that names a car it has not, one with an impossible hour, one later."""
    for name in ("2026-好的", "2026-没登记", "2026-读不懂", "2026-以后"):
        visit_folder_in(folder / "plans" / name)
    change(folder / "plans" / "2026-没登记", "送站: 刘洋, 车辆: 商务车", "送站: 刘洋, 车辆: 大客车")
    change(folder / "plans" / "2026-读不懂", "18:00-19:30", "18:00-29:30")
    later = folder / "plans" / "2026-以后" / "plan.yaml"
    later.write_text(later.read_text("utf-8").replace("2026-03-1", "2026-04-1").replace("华源", "后来的"), "utf-8")
    return folder


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / "plan.yaml").read_text("utf-8")
    assert old in text
    (folder / "plan.yaml").write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def visits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with four visits in plans/."""
    monkeypatch.chdir(folder_of_visits(tmp_path))
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def test_a_plan_that_cannot_be_read_is_a_line_too(run, visits: Path):
    result = run("status", "--as-of", "2026-03-11 12:00")
    assert (result.code, result.err) == (2, "")
    lines = result.out.splitlines()
    assert [line.split()[0] for line in lines] == ["还有几天", "!", "!", "还有", "!", "截至"]
    assert re.match(r"! 读不懂 +2026-读不懂 +错误 1 +plan\.yaml:28:11 “29:30”不是钟点", lines[4])
    assert "3 次接待" not in lines[-1]
    assert lines[-1].endswith("，有 2 次先改好方案才数得出")


def test_a_plan_whose_names_do_not_fit_keeps_its_day_and_shows_the_first_error(run, visits: Path):
    result = run("status", "plans/2026-没登记", "--as-of", "2026-03-11 12:00")
    assert result.code == 0
    assert re.search(r"^! 明天 +前一天 +华源电力来访 +错误 \d+ +plan\.yaml:24:\d+ .*大客车", result.out, re.MULTILINE)


def test_a_handbook_that_cannot_be_filled_in_is_said_of_its_visit(run, visits: Path):
    folder = visits / "plans" / "2026-好的"
    change_handbook(folder, "分工:", "流程: [{步骤: 坏的, 阶段: 筹备, 事项: '{{没有这个}}', 出处: 一}]\n分工:")
    result = run("status", folder, "--as-of", "2026-03-11 12:00")
    assert result.code == 2
    assert re.search(r"^! 明天 .*handbook\.yaml:\d+:\d+ 步骤“坏的”", result.out, re.MULTILINE)


def test_no_line_is_wider_than_the_screen_or_broken_in_two(run, visits: Path):
    change(visits / "plans" / "2026-好的", "接待: 华源电力来访", f"接待: {'华源电力集团有限公司及其子公司' * 4}来访")
    for at in ("2026-03-01", "2026-03-11 12:00", "2026-03-13 12:00", "2026-04-01"):
        *lines, _ = run("status", "--all", "--as-of", at).out.splitlines()
        assert len(lines) == 5
        assert max(map(width, lines)) <= COLUMNS
        assert any(re.search(r"华源电力\S*… ", line) for line in lines)


def test_the_columns_stand_below_each_other(run, visits: Path):
    heading, *lines, _ = run("status", "--as-of", "2026-03-11 12:00").out.splitlines()
    for word in ("阶段", "接待", "核对", "事项"):
        start = width(heading[: heading.index(word)])
        assert all(from_column(line, start - 1)[0] == " " != from_column(line, start - 1)[1:2] for line in lines[:2])


def from_column(line: str, column: int) -> str:
    return next(line[number:] for number in range(len(line)) if width(line[:number]) >= column)


def test_text_is_cut_by_its_width():
    assert cut("华源电力", 8) == "华源电力"
    assert cut("华源电力", 7) == "华源电…"
    assert cut("华源电力", 6) == "华源…"
    assert cut("华 源", 4) == "华…"
    assert cut("华源", 1) == "…"


def test_what_is_urgent_is_red():
    _, status = seen(EVE)
    lines = table(status, colour=True)
    assert lines[1].startswith("\033[31m! \033[0m\033[31m明天\033[0m")
    assert "\033[31m逾期" in lines[1]
    early = datetime(2026, 3, 1)
    _, quiet = seen(early)
    assert "\033[31m" not in "".join(table(quiet, at=early, colour=True))
    assert table(quiet, at=early)[1].startswith("  还有 11 天")


def test_an_error_in_the_plan_alone_is_urgent_on_the_eve_but_not_long_before(run, visit_folder: Path):
    tick_all(visit_folder, datetime(2026, 3, 11, 12), until="前一天")
    assert "\n  明天 " in run("status", "--as-of", "2026-03-11 12:00").out
    change(visit_folder, "人均: 180", "人均: 9999")
    assert "\n! 明天 " in run("status", "--as-of", "2026-03-11 12:00").out
    assert "\n  还有 11 天 " in run("status", "--as-of", "2026-03-01").out


# which are listed


def tick_all(folder: Path, at: datetime, until: PhaseWord = "后续") -> None:
    """Tick every item up to a phase."""
    visit = open_text((folder / "plan.yaml").read_text("utf-8"), at)
    gate = draw_up(visit, judge(visit), Wanted())
    assert isinstance(gate, Gate)
    phases = ("筹备", "前一天", "当天", "接待中", "送别", "后续")
    wanted = phases[: phases.index(until) + 1]
    day = f"{at:%Y-%m-%d}"
    ticks = "".join(f'  "{item.id}": {day} 陈静\n' for item in gate.items if item.phase in wanted)
    (folder / "done.yaml").write_text(f"已办:\n{ticks}", "utf-8")


def test_what_is_over_and_done_is_only_counted(run, visits: Path):
    done = visits / "plans" / "2026-好的"
    tick_all(done, datetime(2026, 3, 13, 12))
    paths = (done, "plans/2026-以后")
    shown = run("status", *paths, "--as-of", "2026-03-20")
    assert shown.out.count("来访") == 1
    assert shown.out.splitlines()[-1].endswith("；另有 1 次已经办完：--all 全列出来")
    full = run("status", *paths, "--all", "--as-of", "2026-03-20")
    assert re.search("^  过去 7 天 +后续 +华源电力来访 +无误 +都办好了$", full.out, re.MULTILINE)
    assert "已经办完" not in full.out
    nothing = run("status", done, "--as-of", "2026-03-20")
    assert nothing.out == "截至 3月20日 00:00，手上没有没办完的接待；另有 1 次已经办完：--all 全列出来\n"


def test_the_totals_do_not_call_done_what_could_not_be_counted(run, visits: Path):
    totals = run("status", "plans/2026-没登记", "plans/2026-读不懂", "--as-of", "2026-03-01").out.splitlines()[-1]
    assert totals == "截至 3月1日 00:00，2 次接待：错误 2 处，有 2 次先改好方案才数得出"


def test_what_is_over_stays_while_something_is_open_or_the_plan_is_wrong(run, visits: Path):
    done = visits / "plans" / "2026-好的"
    tick_all(done, datetime(2026, 3, 13, 12))
    change(done, "人均: 180", "人均: 9999")
    assert re.search("过去 7 天 .*错误 .*都办好了", run("status", done, "--as-of", "2026-03-20").out)
    change(done, "人均: 9999", "人均: 180")
    tick_all(done, datetime(2026, 3, 13, 12), until="前一天")
    assert re.search(r"过去 7 天 .*无误 +未办 \d", run("status", done, "--as-of", "2026-03-20").out)


def test_they_come_by_their_first_day_whatever_their_order(run, visits: Path):
    out = run("status", "plans/2026-读不懂", "plans/2026-以后", "plans/2026-好的", "--as-of", "2026-03-01").out
    assert [line.split()[0] for line in out.splitlines()[1:4]] == ["还有", "还有", "!"]
    assert out.index("华源电力") < out.index("后来的电力")
    assert run("status", "plans/2026-好的", "plans/2026-好的/plan.yaml").out.count("华源电力") == 1


def test_without_a_path_it_is_the_plan_here_or_those_around(run, visits: Path, monkeypatch: pytest.MonkeyPatch):
    assert len(run("status", "--as-of", "2026-03-01").out.splitlines()) == 6
    monkeypatch.chdir(visits / "plans" / "2026-以后")
    out = run("status", "--as-of", "2026-03-01").out
    assert (out.count("来访"), out.count("后来的电力来访")) == (1, 1)
    (visits / "nothing").mkdir()
    monkeypatch.chdir(visits / "nothing")
    assert run("status").code == 2


def test_what_is_to_come_is_first_then_what_is_just_over_and_the_rest_is_counted(run, visits: Path):
    out = run("status", "--as-of", "2026-03-15").out
    assert out.index("后来的电力来访") < out.index("过去 2 天")
    later = run("status", "--as-of", "2026-03-28").out.replace("\n", "")
    assert "过去" not in later.partition("截至")[0]
    assert "另有 2 次早已过去、还有没办完的：--all全列出来" in later.replace(" 全", "全")
    assert "过去 15 天" in run("status", "--as-of", "2026-03-28", "--all").out
    assert "过去 15 天" in run("status", "plans/2026-好的", "--as-of", "2026-03-28").out


def test_a_wide_screen_has_room_for_the_whole_title():
    _, status = seen(EVE)
    long = status._replace(title="华源电力集团有限公司二期配电柜项目考察团一行来访")
    assert "…" in "".join(as_table(overview([long], EVE), colour=False))
    wide = "".join(as_table(overview([long], EVE), colour=False, screen=140))
    assert long.title in wide


# other formats


SCHEMA = (REPOSITORY / "src" / "jiedai" / "checklist" / "status.schema.json").read_text("utf-8")
CLOSED = json.loads(SCHEMA.replace('"type": "object",', '"type": "object", "unevaluatedProperties": false,'))
"""The schema without room for fields that it does not describe."""


@pytest.mark.parametrize("at", ["2026-03-01", "2026-03-11 12:00", "2026-03-13 12:00", "2026-04-30"])
def test_json_is_what_its_schema_describes(run, visits: Path, at: str):
    tick_all(visits / "plans" / "2026-好的", datetime(2026, 3, 13, 12))
    Draft202012Validator.check_schema(CLOSED)
    result = run("status", "--format", "json", "--as-of", at, "--all")
    report = json.loads(result.out)
    assert result.code == 2
    assert [error.message for error in Draft202012Validator(CLOSED).iter_errors(report)] == []
    assert len(report["visits"]) == 4


def test_the_schema_describes_every_field_in_chinese():
    def described(node: object) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                assert re.search("[一-龥]", field.get("description", "")), name
            for each in node.values():
                described(each)

    described(json.loads(SCHEMA))


def test_json_says_what_the_table_says(run, visits: Path):
    report = json.loads(run("status", "--format", "json", "--as-of", "2026-03-11 12:00").out)
    good, unregistered, later, broken = report["visits"]
    _, status = seen(EVE)
    assert status.items
    assert good["items"] == dict(zip(("open", "overdue", "blocking"), status.items[:3], strict=True)) | {
        "unrecorded": 0
    }
    assert (good["days_left"], good["phases"], good["urgent"]) == (1, ["前一天"], True)
    assert (good["next"]["due"], good["next"]["owner"]) == ("2026-03-11T15:00", "陈静")
    assert (unregistered["items"], unregistered["trouble"]["line"], unregistered["readable"]) == (None, 24, True)
    assert (later["days_left"], later["urgent"]) == (32, False)
    assert (broken["title"], broken["first_day"], broken["readable"]) == ("2026-读不懂", None, False)
    assert report["summary"]["uncounted"] == 2


def test_markdown_is_a_table_to_paste(run, visits: Path):
    change(visits / "plans" / "2026-好的", "接待: 华源电力来访", "接待: 华源|电力*来访")
    result = run("status", "--format", "md", "--as-of", "2026-03-11 12:00")
    heading, rule, *rows, empty, totals = result.out.splitlines()
    assert heading == "| 日期 | 还有几天 | 阶段 | 接待 | 核对 | 事项 | 下一件 |"
    assert {line.count("|") for line in (heading, rule, *rows)} == {8}
    assert any(
        line.startswith("| 3月12日至3月13日 | **明天** | 前一天 | 华源电力来访 | 错误 1 | plan.yaml:24")
        for line in rows
    )
    assert any("| 前一天 | 华源&#124;电力&#42;来访 | 无误 |" in line for line in rows)
    assert rows[-1].startswith("|  | **读不懂** |  | 2026-读不懂 | 错误 1 |")
    assert (empty, totals[:2]) == ("", "截至")


# progress


class Screen(io.StringIO):
    """A terminal that remembers what was written, and can say what is left to see."""

    def isatty(self) -> bool:
        return True

    def shown(self) -> str:
        """The last line as it stands, each part written over the one before."""
        line: list[str] = []
        for part in self.getvalue().split("\r"):
            line[: len(part)] = part
        return "".join(line).rstrip()


def test_progress_is_rewritten_in_place_and_gone_at_the_end():
    screen = Screen()
    with watched(range(120), "核对", screen) as each:
        views = [screen.shown() for _ in each]
    assert (views[0], views[36], views[-1]) == ("核对 1/120 …", "核对 37/120 …", "核对 120/120 …")
    assert screen.getvalue().endswith("\r")
    assert screen.shown() == ""
    assert "\n" not in screen.getvalue()


def test_progress_is_gone_when_the_work_is_broken_off():
    screen = Screen()

    def broken_off() -> None:
        with watched(range(120), "核对", screen) as each:
            next(each)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert (screen.getvalue()[:10], screen.shown()) == ("\r核对 1/120 ", "")


def test_no_progress_of_a_handful_or_where_nobody_watches():
    screen, pipe = Screen(), io.StringIO()
    with watched(range(3), "核对", screen) as few, watched(range(120), "核对", pipe) as many:
        assert (list(few), len(list(many))) == ([0, 1, 2], 120)
    assert screen.getvalue() == pipe.getvalue() == ""


@pytest.mark.parametrize("command", ["status", "validate"])
def test_the_commands_for_many_plans_show_their_progress(
    command: str, run, example_plans: Path, monkeypatch: pytest.MonkeyPatch
):
    quiet = run(command, "plans", "--as-of", "2026-03-01")
    assert quiet.err == ""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    assert run(command, "plans", "--as-of", "2026-03-01")[:2] == quiet[:2]
    count = len(list(example_plans.glob("*/plan.yaml")))
    assert f"核对 {count}/{count} …" in screen.getvalue()
    assert screen.shown() == ""


def test_a_handbook_is_read_once_in_a_run_and_anew_in_the_next(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for name in ("甲", "乙"):
        folder = visit_folder_in(tmp_path / "plans" / name)
        change(folder, "手册: handbook.yaml", "手册: ../handbook.yaml")
        (folder / "handbook.yaml").rename(tmp_path / "plans" / "handbook.yaml")
    opened: list[Path] = []
    usual = Path.open
    monkeypatch.setattr(Path, "open", lambda path, *how, **more: opened.append(path) or usual(path, *how, **more))
    before = run("status", "--as-of", "2026-03-01")
    names = [path.name for path in opened if path.is_relative_to(tmp_path) or not path.is_absolute()]
    assert (names.count("handbook.yaml"), names.count("plan.yaml")) == (1, 2)
    step = "流程: [{步骤: 新添, 阶段: 筹备, 事项: 新添的, 截止: 提前30天 12:00, 出处: 一}]"
    change_handbook(tmp_path / "plans", "分工:", f"{step}\n分工:")
    assert (before.code, before.out.count("逾期 1")) == (0, 0)
    assert run("status", "--as-of", "2026-03-01").out.count("逾期 1") == 2
