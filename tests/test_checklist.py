"""The day-before checklist: its items, their owners and state, and the verdict."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from conftest import BASE, DAY_BEFORE, document_of, laid_over, open_text

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.items import Item
from jiedai.findings.display import COLUMNS, width
from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit


def gate_of(text: str, as_of: datetime = DAY_BEFORE, folder: Path = BASE) -> Gate:
    """The day-before list of a plan's text with the base handbook, and with what is recorded in a folder."""
    visit = visit_of(document_of(text), folder, as_of)
    assert isinstance(visit, Visit), visit
    drawn = draw_up(visit, judge(visit), Wanted("前一天"))
    assert isinstance(drawn, Gate), drawn
    return drawn


def items(text: str, as_of: datetime = DAY_BEFORE, folder: Path = BASE) -> dict[str, Item]:
    return {item.id: item for item in gate_of(text, as_of, folder).items}


def record(folder: Path, ticks: str) -> Path:
    (folder / "done.yaml").write_text(f"已办:\n{ticks}", "utf-8")
    return folder


def test_one_item_for_each_thing():
    ids = [item.id for item in gate_of(laid_over("")).items]
    assert len(ids) == len(set(ids))
    assert set(ids) >= {
        "复核抵达/李建国",
        "复核离开/李建国",
        "复核行程",
        "接站人/李建国",
        "接站牌/李建国",
        "送站人/李建国",
        "车辆/商务车",
        "会场布置/二楼会议室",
        "设备试用/二楼会议室",
        "订餐/晚宴",
        "订房/徽园酒店",
        "礼品/徽墨套装",
        "迎接领导",
        "应急/航班延误",
        "应急/设备故障",
        "应急/天气变化",
        "欢迎词",
        "返程票/李建国",
        "主陪到位",
    }


def test_an_item_says_what_to_check_by_whom_by_when_and_why():
    item = items(laid_over(""))["接站人/李建国"]
    assert "MU5137" in item.text
    assert "3月12日 14:05" in item.text
    assert "新桥机场T1" in item.text
    assert (item.owner.shown, item.due, item.blocking) == ("刘洋", datetime(2026, 3, 11, 17), True)
    assert "S000-29" in item.source


def test_a_diet_makes_an_item_with_the_answer_in_it():
    text = (
        laid_over("")
        .replace("忌口: 无, 主宾", "忌口: 清真, 主宾")
        .replace("陪餐:", "忌口安排: {清真: 单独备餐}, 陪餐:")
    )
    assert "李建国清真→单独备餐" in items(text)["忌口/晚宴"].text


def test_a_role_becomes_a_name_and_a_department_keeps_its_contact():
    made = items(laid_over(""))
    assert made["复核抵达/李建国"].owner.shown == "陈静"
    assert made["欢迎词"].owner.shown == "综合部（刘洋）"


def test_without_a_coordinator_nobody_owns_it_and_that_blocks():
    hosts = "我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静}, {姓名: 刘洋, 角色: 接站}]"
    gate = gate_of(laid_over(hosts))
    assert {item.owner.shown for item in gate.items if item.id == "复核行程"} == {"无人负责"}
    assert any(blocker.startswith("复核行程：没有人负责") for blocker in gate.blockers)


def test_state_open_late_and_done(visit_folder: Path):
    text, folder = laid_over(""), record(visit_folder, "  复核抵达/李建国: 2026-03-11 10:20 陈静 短信\n")
    before, after = items(text, folder=folder), items(text, datetime(2026, 3, 11, 18), folder)
    assert before["复核抵达/李建国"].state == after["复核抵达/李建国"].state == "已办"
    assert before["复核抵达/李建国"].done == "2026-03-11 10:20 陈静 短信"
    assert (before["复核行程"].state, after["复核行程"].state) == ("待办", "逾期")
    assert before["订房/徽园酒店"].state == "已办"
    assert items(text.replace(", 确认: 2026-03-10 陈静}", "}"))["订餐/晚宴"].state == "待办"


def test_a_record_for_nothing_is_said(run, visit_folder: Path):
    (visit_folder / "done.yaml").write_text(
        "已办: {接站牌/李建过: 2026-03-11 刘洋}\n确认: {车辆/商务: 2026-03-11 刘洋}\n", "utf-8"
    )
    out = "".join(run("checklist", "--day-before", "--as-of", "2026-03-11").out.split())
    assert "记着“接站牌/李建过”（2026-03-11刘洋），检查表上没有这一条，你是不是想写“接站牌/李建国”" in out
    assert "记着“车辆/商务”（2026-03-11刘洋），方案里没有这一样，你是不是想写“车辆/商务车”" in out


def test_what_was_confirmed_for_an_earlier_visit_or_later_than_now_does_not_count(visit_folder: Path):
    later = (datetime(2026, 3, 11, 12), "2026-03-11 18:00", "比现在还晚")
    left_over = (datetime(2026, 3, 11), "2025-11-01", "像是上一份方案留下的")
    for as_of, wrong, said in (later, left_over):
        text = laid_over("").replace("确认: 2026-03-10", f"确认: {wrong}")
        made = items(text, as_of, record(visit_folder, f"  欢迎词: {wrong} 刘洋\n"))
        assert {item.state for item in made.values() if item.phase == "前一天"} == {"待办"}
        assert said in made["欢迎词"].lapsed
        assert [finding.code for finding in judge(open_text(text, as_of)).findings] == ["JD603"] * 4


def test_go_only_when_all_that_blocks_is_done_and_the_plan_has_no_error(visit_folder: Path):
    text = laid_over("")
    ticks = [f"  {name}: 2026-03-11 陈静\n" for name in items(text)]  # what blocks from before is among them
    assert gate_of(text, folder=record(visit_folder, "".join(ticks))).verdict == "放行"
    dear = gate_of(text.replace("人均: 180", "人均: 9999"), folder=visit_folder)
    assert dear.verdict == "不放行"
    assert "JD402" in dear.blockers[0]
    undone = gate_of(text, folder=record(visit_folder, "".join(tick for tick in ticks if "接站牌" not in tick)))
    assert (undone.verdict, undone.blockers) == ("不放行", ["接站牌/李建国：刘洋，3月11日 17:00 前"])


def test_order_and_wording_change_no_id():
    text = laid_over("")
    swapped = text.replace(
        "{情形: 航班延误, 措施: 刘洋留守机场, 责任人: 刘洋}", "{情形: 设备故障, 措施: 换一台, 责任人: 陈静}", 1
    )
    swapped = swapped.replace(
        "  - {情形: 设备故障, 措施: 用备用投影, 责任人: 刘洋}", "  - {情形: 航班延误, 措施: 留守, 责任人: 刘洋}"
    )
    assert set(items(text)) == set(items(swapped))


def test_things_of_one_name_get_a_number():
    twice = laid_over("礼品: [{名称: 茶, 单价: 10, 给: 李建国}, {名称: 茶, 单价: 10, 给: 赵敏}]")
    assert {"礼品/茶", "礼品/茶#2"} <= set(items(twice))


def test_formats_agree(run, visit_folder: Path):
    as_of = ("--as-of", "2026-03-11 12:00")
    table = run("checklist", "--day-before", *as_of)
    markdown = run("checklist", "--day-before", "--format", "md", *as_of)
    data = json.loads(run("checklist", "--day-before", "--format", "json", *as_of).out)
    assert table.code == markdown.code == 1
    assert (data["verdict"], data["version"]) == ("不放行", 1)
    for item in data["items"]:
        assert set(item) >= {"id", "phase", "text", "owner", "due", "blocking", "state", "source"}
        assert item["id"] in table.out
        assert item["id"] in markdown.out
    assert "不放行" in table.out
    assert "**不放行**" in markdown.out


def test_lines_of_the_table_fit_the_screen(run, visit_folder: Path):
    table = run("checklist", "--day-before", "--as-of", "2026-03-11").out
    assert max(map(width, table.splitlines())) <= COLUMNS


@pytest.mark.parametrize(
    ("day", "titles"), [("2026-03-11", ["华源电力来访考察"]), ("2026-03-17", ["东桥仪表来访洽谈"]), ("2026-05-01", [])]
)
def test_without_a_path_the_visits_of_the_next_day_are_taken(run, example_plans: Path, day: str, titles: list[str]):
    result = run("checklist", "--day-before", "--as-of", day, "--format", "json")
    assert [visit["title"] for visit in json.loads(result.out)["visits"]] == titles
    table = run("checklist", "--day-before", "--as-of", day)
    assert bool(titles) is ("检查表" in table.out)
    assert titles or table.code == 0


def test_a_broken_plan_among_them_is_not_passed_over(run, example_plans: Path):
    (example_plans / "2026-03-18-dongqiao" / "plan.yaml").write_text("接待: [", "utf-8")
    result = run("checklist", "--day-before", "--as-of", "2026-03-11")
    assert result.code == 2
    assert "2026-03-18-dongqiao" in result.err
    assert "华源电力来访考察" in result.out


def test_a_broken_condition_of_a_duty_is_placed_there(run, visit_folder: Path):
    handbook = visit_folder / "handbook.yaml"
    before, _, after = handbook.read_text("utf-8").partition("分工: {")
    handbook.write_text(f"{before}分工: {{综合部: [{{事项: 甲, 当: '1 +'}}], {after}", "utf-8")
    result = run("checklist", "--day-before", "--as-of", "2026-03-11")
    line = before.count("\n") + 1
    assert (result.code, f":{line}:1: JD203" in result.err) == (2, True)
    assert "条件“1 +”写法不通" in result.err
    assert run("render").code == 2


def test_a_broken_text_in_a_handbook_is_placed_there(run, visit_folder: Path):
    handbook = visit_folder / "handbook.yaml"
    before = handbook.read_text("utf-8")
    handbook.write_text(
        before + "流程:\n  - {步骤: 坏, 阶段: 前一天, 逐个: 到达, 事项: '{{到达.班此}}', 出处: 无}\n",
        "utf-8",
    )
    result = run("checklist", "--day-before", "--as-of", "2026-03-11")
    assert result.code == 2
    line = before.count("\n") + 2
    assert f"handbook.yaml:{line}:10" in result.err
    assert "你是不是想写“班次”" in result.err


# until the day before and once the visit has begun


NO_VERDICT = [
    (("--now",), "2026-03-05", "眼下没有挡着的，前一天还有 21 件", 0),
    (("--phase", "筹备"), "2026-03-05", "眼下没有挡着的，前一天还有 21 件", 0),
    (("--now", "--for", "陈静"), "2026-03-05", "陈静还有 ", 0),
    (("--now",), "2026-03-12 12:00", "件没办，逾期 ", 1),
    (("--day-before",), "2026-03-12 12:00", "件没办，逾期 ", 1),
    (("--all",), "2026-03-20", "还有 1 件没办，逾期 1 件，37 件没有记办没办", 0),
]


@pytest.mark.parametrize(("words", "at", "said", "code"), NO_VERDICT)
@pytest.mark.parametrize("form", ["table", "md", "txt", "html"])
def test_nothing_is_decided_before_the_day_before_or_once_it_has_begun(
    run, visit_folder: Path, words: tuple[str, ...], at: str, said: str, code: int, form: str
):
    result = run("checklist", *words, "--as-of", at, "--format", form)
    page = next(iter(visit_folder.glob("out/*.html")), None)
    assert result.code == code
    assert said in result.out
    assert "放行" not in result.out + (page.read_text("utf-8") if page else "")


def test_what_blocks_before_the_day_before_is_said_and_fails(run, visit_folder: Path):
    step = "流程: [{步骤: 报批, 阶段: 筹备, 事项: 报批, 负责: 陈静, 阻断: 是, 出处: 测试}]\n"
    handbook = visit_folder / "handbook.yaml"
    handbook.write_text(handbook.read_text("utf-8") + step, "utf-8")
    result = run("checklist", "--now", "--as-of", "2026-03-05")
    assert (result.code, "眼下有 1 件事挡着，前一天还有 21 件" in result.out) == (1, True)


def test_without_a_verdict_json_says_none_and_what_does_not_block_is_no_failure(run, visit_folder: Path):
    early = ("checklist", "--phase", "筹备", "--as-of", "2026-03-01", "--format")
    blocking = [item["id"] for item in json.loads(run(*early, "json").out)["items"] if item["blocking"]]
    record(visit_folder, "".join(f"  {name}: 2026-02-28 陈静\n" for name in blocking))
    result = run(*early, "json")
    report = json.loads(result.out)
    assert (result.code, report["verdict"], report["visits"][0]["verdict"]) == (0, None, None)
    left = sum(item.open for item in gate_of(laid_over(""), datetime(2026, 3, 1)).items if item.phase == "前一天")
    assert f"眼下没有挡着的，前一天还有 {left} 件" in run(*early, "table").out


def test_the_table_says_as_of_when_and_what_is_left(run, visit_folder: Path):
    out = run("checklist", "--now", "--as-of", "2026-03-11 12:00").out
    assert "截至 3月11日 12:00\n没办的 " in out
    assert "已办 0 项" not in out


def test_a_tick_written_by_hand_is_told_from_one_that_notices_changes(run, visit_folder: Path):
    record(visit_folder, "  欢迎词: 2026-03-11 刘洋\n")
    at = ("--as-of", "2026-03-11 12:00")
    run("done", "接站牌", "--by", "刘洋", *at)
    listed = json.loads(run("checklist", "--day-before", "--format", "json", *at).out)["items"]
    assert [item["id"] for item in listed if item["by_hand"]] == ["欢迎词"]
    for form in ("table", "md", "txt"):
        assert run("checklist", "--day-before", "--format", form, *at).out.count("手写，方案改了看不出来") == 1


def test_records_of_things_that_are_called_differently_now_are_told_together(run, visit_folder: Path):
    at = ("--as-of", "2026-03-11 12:00")
    run("done", "接站牌", "接站人/李建国", "--by", "刘洋", *at)
    plan = (visit_folder / "plan.yaml").read_text("utf-8").replace("李建国", "黄建平")
    (visit_folder / "plan.yaml").write_text(plan, "utf-8")
    remarks = json.loads(run("checklist", "--day-before", "--format", "json", *at).out)["visits"][0]["remarks"]
    about = [remark for remark in remarks if "李建国" in remark]
    assert len(about) == 1
    assert about[0].startswith("有 2 条记录对不上现在的方案（主宾、人或东西换了名字）：接站人/李建国、接站牌/李建国。")


# without a path


def test_now_takes_every_visit_with_something_to_do_and_many_in_a_line_each(run, example_plans: Path):
    def titles(at: str) -> list[str]:
        report = json.loads(run("checklist", "--now", "--as-of", at, "--format", "json").out)
        return [visit["title"] for visit in report["visits"]]

    assert titles("2026-03-01")  # what is prepared long before
    assert "华源电力来访考察" in titles("2026-03-14 09:00")  # and what follows
    assert titles("2027-01-01") == []
    assert run("checklist", "--now", "--as-of", "2027-01-01").out.startswith("眼下没有要办的事。")
    many = run("checklist", "--now", "--as-of", "2026-07-09").out.splitlines()
    assert len(many) == len(titles("2026-07-09")) + 2 > 7
    assert re.search(r"^- 拜访远帆商贸：没办的 \d+ 件.*（plans/2026-07-09-baifang）$", "\n".join(many), re.MULTILINE)
    assert many[-1].endswith("jiedai status")


def test_what_a_department_does_is_its_contact_s_alone(run, visit_folder: Path):
    part = """我方:
  - {姓名: 王强, 职务: 副总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 何静, 职务: 综合部主管, 部门: 综合部, 电话: 13900000004}
  - {姓名: 刘洋, 职务: 综合部职员, 部门: 综合部, 角色: 接站, 电话: 13900000003}
"""
    (visit_folder / "plan.yaml").write_text(laid_over(part), "utf-8")

    def ids(who: str) -> set[str]:
        words = ("--day-before", "--as-of", "2026-03-11", "--format", "json", "--for", who)
        return {item["id"] for item in json.loads(run("checklist", *words).out)["items"]}

    assert "欢迎词" in ids("何静") & ids("综合部")
    assert "欢迎词" not in ids("刘洋")
