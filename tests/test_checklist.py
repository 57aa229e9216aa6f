"""The day-before checklist: its items, their owners and state, and the verdict."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from conftest import DAY_BEFORE, laid_over, open_text

from jiedai.checklist.drawing_up import draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.items import Item
from jiedai.findings.display import COLUMNS, width
from jiedai.rules.judge import judge


def gate_of(text: str, as_of: datetime = DAY_BEFORE) -> Gate:
    visit = open_text(text, as_of)
    drawn = draw_up(visit, judge(visit))
    assert isinstance(drawn, Gate), drawn
    return drawn


def items(text: str, as_of: datetime = DAY_BEFORE) -> dict[str, Item]:
    return {item.id: item for item in gate_of(text, as_of).items}


def test_one_item_for_each_thing():
    assert sorted(items(laid_over(""))) == sorted(
        [
            "复核抵达/MU5137",
            "复核离开/G100",
            "复核行程",
            "接站人/MU5137",
            "接站牌/MU5137",
            "送站人/G100",
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
            "返程票/G100",
            "主陪到位",
        ]
    )


def test_an_item_says_what_to_check_by_whom_by_when_and_why():
    item = items(laid_over(""))["接站人/MU5137"]
    assert "MU5137" in item.text
    assert "3月12日 14:05" in item.text
    assert "新桥机场T1" in item.text
    assert (item.owner, item.due, item.blocking) == ("刘洋", datetime(2026, 3, 11, 17), True)
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
    assert made["复核抵达/MU5137"].owner == "陈静"
    assert made["欢迎词"].owner == "综合部（刘洋）"


def test_without_a_coordinator_nobody_owns_it_and_that_blocks():
    hosts = "我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静}, {姓名: 刘洋, 角色: 接站}]"
    gate = gate_of(laid_over(hosts))
    assert {item.owner for item in gate.items if item.id == "复核行程"} == {"无人负责"}
    assert any(blocker.startswith("复核行程：无人负责") for blocker in gate.blockers)


def test_state_open_late_and_done():
    text = laid_over("已办: {复核抵达/MU5137: 2026-03-11 10:20 陈静 短信}")
    before, after = items(text), items(text, datetime(2026, 3, 11, 18))
    assert before["复核抵达/MU5137"].state == after["复核抵达/MU5137"].state == "已办"
    assert before["复核抵达/MU5137"].done == "2026-03-11 10:20 陈静 短信"
    assert (before["复核行程"].state, after["复核行程"].state) == ("待办", "逾期")
    assert before["订房/徽园酒店"].state == "已办"
    assert items(text.replace(", 确认: 2026-03-10 陈静}", "}"))["订餐/晚宴"].state == "待办"


def test_a_tick_for_nothing_is_said(run, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8") + "已办: {接站牌/MU5173: 2026-03-11 刘洋}\n", "utf-8")
    out = run("checklist", "--day-before", "--as-of", "2026-03-11").out
    assert "“已办”里：认不出“接站牌/MU5173”，你是不是想写“接站牌/MU5137”" in out


def test_what_was_confirmed_for_an_earlier_visit_or_later_than_now_does_not_count(run, visit_folder: Path):
    later = (datetime(2026, 3, 11, 12), "2026-03-11 18:00", "比现在还晚")
    left_over = (datetime(2026, 3, 11), "2025-11-01", "像是上一份方案留下的")
    for as_of, wrong, said in (later, left_over):
        text = laid_over(f"已办: {{欢迎词: {wrong} 刘洋}}").replace("确认: 2026-03-10", f"确认: {wrong}")
        made = gate_of(text, as_of)
        assert {item.state for item in made.items} == {"待办"}
        assert said in made.strange[0]
        assert [finding.code for finding in judge(open_text(text, as_of)).findings] == ["JD603"] * 4


def all_done(text: str) -> str:
    return text + "已办:\n" + "".join(f"  {name}: 2026-03-11 陈静\n" for name in items(text))


def test_go_only_when_all_that_blocks_is_done_and_the_plan_has_no_error():
    done = all_done(laid_over(""))
    assert gate_of(done).verdict == "放行"
    undone = gate_of(done.replace("  接站牌/MU5137: 2026-03-11 陈静\n", ""))
    assert (undone.verdict, undone.blockers) == ("不放行", ["接站牌/MU5137：刘洋，3月11日 17:00 前"])
    dear = gate_of(done.replace("人均: 180", "人均: 9999"))
    assert dear.verdict == "不放行"
    assert "JD402" in dear.blockers[0]


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
