"""The day-before lists of the examples of desks, shops, hotels and trade shows, read beside what is demanded."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, document_of

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.items import IN_THE_PLAN, Item, items_of
from jiedai.handbook.process import DAY_BEFORE
from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

PLANS = REPOSITORY / "plans"
DEMANDED: dict[str, dict[str, list[list[str]]]] = yaml.safe_load(
    Path(__file__).with_name("day_before_at_the_desk.yaml").read_text("utf-8")
)


def the_evening_before(name: str, old: str = "", new: str = "", plans: Path = PLANS) -> Visit:
    """An example at half past five on the day before, with something in its plan changed."""
    text = (plans / name / "plan.yaml").read_text("utf-8")
    assert text.count(old) == 1 or not old
    moment = datetime.combine(datetime.fromisoformat(name[:10]) - timedelta(days=1), time(17, 30))
    visit = visit_of(document_of(text.replace(old, new) if old else text), plans / name, moment)
    assert isinstance(visit, Visit), visit
    return visit


def day_before_list(visit: Visit) -> Gate:
    gate = draw_up(visit, judge(visit), Wanted(DAY_BEFORE))
    assert isinstance(gate, Gate), gate
    return gate


@cache
def listed(name: str) -> list[Item]:
    return day_before_list(the_evening_before(name)).items


def numbers(item: Item) -> list[str]:
    return re.findall(r"S\d{3}-[A-Za-z0-9]+", item.source)


def all_items(visit: Visit) -> list[Item]:
    items = items_of(visit)
    assert isinstance(items, list), items
    return items


@pytest.mark.parametrize(
    ("name", "number", "words"),
    [
        (name, number, words)
        for name, demands in DEMANDED.items()
        for number, lines in demands.items()
        for words in lines
    ],
)
def test_what_is_demanded_is_on_the_list_with_its_facts(name: str, number: str, words: list[str]):
    texts = [item.text for item in listed(name) if number in numbers(item)]
    assert any(all(word in text for word in words) for text in texts), texts


def test_every_example_of_these_handbooks_is_read():
    assert sorted(DEMANDED) == sorted(folder.name for folder in PLANS.glob("2026-07-*"))


@pytest.mark.parametrize("name", DEMANDED)
def test_every_item_has_somebody_and_what_blocks_has_a_deadline(name: str):
    visit = the_evening_before(name)
    items = all_items(visit)
    assert [item.id for item in items if not item.owner.words & visit.people.persons.keys()] == []
    assert [item.id for item in items if item.blocking and item.due is None] == []


@pytest.mark.parametrize("name", DEMANDED)
def test_the_plan_s_own_follow_ups_come_once_on_their_days(name: str):
    visit = the_evening_before(name)
    written = {each.task: each.due for each in visit.plan.follow_ups}
    ours = {item.text: item.due for item in all_items(visit) if item.id.startswith("后续/")}
    assert ours == {task: datetime.combine(day, time(18)) for task, day in written.items()}


@pytest.mark.parametrize(
    ("name", "step", "due"),
    [
        ("2026-07-01-liyi", "到门口等/公司门口迎接", "07-01 09:10"),
        ("2026-07-04-yuyue", "到岗/门口迎客", "07-04 09:20"),
        ("2026-07-08-huiyi", "开场前到位/订货与签约", "07-09 08:30"),
        ("2026-07-09-baifang", "准时到/登门拜访行政部", "07-09 10:00"),
        ("2026-07-13-houqin", "维修到场/维修工到场", "07-13 09:10"),
        ("2026-07-15-gongsi", "早到等候/邵峰", "07-15 08:40"),
        ("2026-07-15-gongsi", "陪餐结账/工作午餐", "07-15 12:50"),
        ("2026-07-17-zhanhui", "迎客/午间轮换值守", "07-17 12:00"),
        ("2026-07-10-qiantai", "电话抽查", "07-10 18:00"),
    ],
)
def test_on_the_day_the_clock_of_the_thing_counts(name: str, step: str, due: str):
    item = next(item for item in all_items(the_evening_before(name)) if item.id == step)
    assert item.due == datetime.fromisoformat(f"2026-{due}")


@pytest.mark.parametrize(
    ("name", "old", "new", "opened"),
    [
        ("2026-07-15-gongsi", "班次: G7181", "班次: G7183", ["接车人/邵峰", "核对班次/邵峰", "车辆/商务车"]),
        ("2026-07-15-gongsi", "车牌: 皖A00181", "车牌: 皖A00188", ["接车人/邵峰", "车辆/商务车", "送车人/邵峰"]),
        ("2026-07-15-gongsi", "设备: [投影]", "设备: [投影, 音响]", ["展厅与会客室/会客室"]),
        ("2026-07-08-huiyi", "主桌单上素菜", "主桌上素席", ["查餐厅/答谢晚餐", "订餐/答谢晚餐"]),
        ("2026-07-08-huiyi", "房号: 809", "房号: 811", ["查客房/澄湖酒店"]),
        ("2026-07-08-huiyi", "内容: 课桌式", "内容: 剧院式", ["现场检查/三楼多功能厅"]),
        ("2026-07-04-yuyue", "时间: 09:30-09:40", "时间: 09:20-09:40", ["再约一遍", "回复预约"]),
        ("2026-07-14-chaxun", "时间: 10:00-10:40", "时间: 10:30-11:10", ["备答复", "请管家"]),
        ("2026-07-17-zhanhui", "站位：入口左侧", "站位：入口右侧", ["排站位"]),
    ],
)
def test_a_change_opens_what_depends_on_it_and_nothing_else(name: str, old: str, new: str, opened: list[str]):
    items = day_before_list(the_evening_before(name, old, new)).items
    assert sorted(item.id for item in items if item.open) == sorted(opened)
    assert all("方案" in item.lapsed for item in items if item.open)


def test_what_the_plan_shows_is_not_ticked_again_and_opens_with_the_plan():
    approved = the_evening_before("2026-07-16-chuchai")
    sent_back = the_evening_before("2026-07-16-chuchai", "结论: 同意", "结论: 退回")
    assert {item.id: item.done for item in all_items(approved)}["报主管"] == IN_THE_PLAN
    assert "报主管" not in approved.done.items
    assert "报主管" in [item.id for item in day_before_list(sent_back).items if item.blocks]


def test_a_driver_is_told_again_and_a_hall_looked_at_too_early_counts_for_nothing(run, example_plans: Path):
    company, hotel = example_plans / "2026-07-15-gongsi", example_plans / "2026-07-08-huiyi"
    run("confirm", "车辆/商务车", "--undo", "--visit", company, "--as-of", "2026-07-14 17:00")
    run("done", "现场检查", "--undo", "--visit", hotel, "--as-of", "2026-07-07 17:00")
    run("done", "现场检查", "--by", "姚静", "--visit", hotel, "--as-of", "2026-07-05 15:00")
    for folder, item in ((company, "车辆/商务车"), (hotel, "现场检查/三楼多功能厅")):
        gate = day_before_list(the_evening_before(folder.name, plans=example_plans))
        assert [each.id for each in gate.items if each.open] == [item]
        assert "要再确认" in gate.blockers[0]


def test_a_thing_with_a_space_in_its_name_is_ticked_by_the_id_on_the_list(run, example_plans: Path):
    booth, when = (
        "布展/三号馆 B12 展位",
        ("--visit", example_plans / "2026-07-17-zhanhui", "--as-of", "2026-07-16 16:00"),
    )
    assert f"撤掉 {booth}" in run("done", booth, "--undo", *when).out
    assert f"记下 {booth}" in run("done", booth, "--by", "苗苗", *when).out
