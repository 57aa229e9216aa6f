"""When what is ticked or confirmed counts: not for ever, not for another plan, and not for another visit."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import DAY_BEFORE, laid_over

from jiedai.checklist.confirmable import bookables
from jiedai.checklist.items import Item, items_of
from jiedai.checklist.meant import has_come
from jiedai.visit.opening import open_visit
from jiedai.visit.visit import Visit

VALID = "时限: {确认有效: {车辆: 24小时, 住宿: 48小时, 场地: 72小时}}"
AT = f"{DAY_BEFORE:%Y-%m-%d %H:%M}"


def opened(folder: Path, as_of: datetime = DAY_BEFORE) -> Visit:
    visit = open_visit(folder / "plan.yaml", as_of)
    assert isinstance(visit, Visit), visit
    return visit


def items(folder: Path, as_of: datetime = DAY_BEFORE) -> dict[str, Item]:
    """What can have been done by noon of the day before, as it stands at a moment."""
    made = items_of(opened(folder, as_of))
    assert isinstance(made, list), made
    return {item.id: item for item in made if has_come(item, opened(folder))}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def bare(visit_folder: Path) -> Path:
    """The base visit with nothing confirmed in the plan."""
    return unconfirmed(visit_folder)


def unconfirmed(folder: Path) -> Path:
    plan = folder / "plan.yaml"
    text = re.sub(r",? ?确认: \d{4}-\d\d-\d\d [^\s}]+", "", plan.read_text("utf-8"))
    assert "确认: 2026" not in text
    plan.write_text(text, "utf-8")
    (folder / "done.yaml").unlink(missing_ok=True)
    return folder


def all_done(run, folder: Path) -> dict[str, Item]:
    """Everything ticked or confirmed by command; the items as they were then."""
    proved = {item.id for item in items(folder).values() if item.proved}
    confirmed = run(
        "confirm", *(each.key for each in bookables(opened(folder))), "--by", "陈静", "--visit", folder, "--as-of", AT
    )
    ticked = run("done", *(items(folder).keys() - proved), "--by", "陈静", "--visit", folder, "--as-of", AT)
    assert (confirmed.code, ticked.code) == (0, 0), confirmed.err + ticked.err
    made = items(folder)
    assert {item.state for item in made.values()} == {"已办"}
    return made


def reopened(folder: Path) -> set[str]:
    return {item.id for item in items(folder).values() if item.open}


@pytest.mark.parametrize(
    ("command", "word", "name", "hours"),
    [
        ("confirm", "商务车", "车辆/商务车", 24),
        ("confirm", "徽园酒店", "订房/徽园酒店", 48),
        ("done", "会场布置", "会场布置/二楼会议室", 72),
    ],
)
def test_a_confirmation_is_good_for_so_many_hours_before_the_deadline(
    run, bare: Path, command: str, word: str, name: str, hours: int
):
    (bare / "handbook.yaml").write_text(laid_over(VALID, bare / "handbook.yaml"), "utf-8")
    due = items(bare)[name].due
    assert due is not None
    minute, good = timedelta(minutes=1), timedelta(hours=hours)

    def state(confirmed: datetime, as_of: datetime) -> str:
        (bare / "done.yaml").unlink(missing_ok=True)
        assert run(command, word, "--by", "刘洋", "--as-of", f"{confirmed:%Y-%m-%d %H:%M}").code == 0
        return items(bare, as_of)[name].state

    early, right, after = due - good - minute, due - good, due + timedelta(hours=2)
    assert state(early, early + good) == "已办"
    assert state(early, due) == "待办"
    assert state(early, due + minute) == "逾期"
    assert state(right, due) == state(right, due + timedelta(days=1)) == "已办"
    assert state(after, after + good + minute) == "已办"


def test_a_stale_confirmation_says_until_when_it_was_good_and_blocks(run, bare: Path):
    (bare / "handbook.yaml").write_text(laid_over(VALID, bare / "handbook.yaml"), "utf-8")
    run("confirm", "商务车", "--by", "刘洋", "--as-of", "2026-03-10 10:00")
    assert "车辆/商务车" not in run("checklist", "--now", "--as-of", "2026-03-11 10:00").out
    late = run("checklist", "--now", "--as-of", "2026-03-11 10:01")
    assert late.code == 1
    assert "只管到 3月11日 10:00，要再确认" in late.out.replace("\n", "").replace(" " * 33, "")
    run("confirm", "商务车", "--by", "刘洋", "--as-of", "2026-03-11 10:01")
    assert "车辆/商务车" not in run("checklist", "--now", "--as-of", "2026-03-11 10:01").out


def test_without_a_word_in_the_handbook_nothing_ages(run, bare: Path):
    run("confirm", "徽墨套装", "--by", "刘洋", "--as-of", "2026-01-10")
    assert items(bare, datetime(2026, 3, 12))["礼品/徽墨套装"].state == "已办"


def depending_on(folder: Path, *words: str) -> set[str]:
    """The items whose text or facts, or whose thing's confirmation, has one of the words in it."""
    told = {each.thing.path for each in bookables(opened(folder)) if any(word in each.sentence.text for word in words)}
    return {
        item.id
        for item in items(folder).values()
        if (any(word in " ".join((item.text, *item.facts)) for word in words) if not item.proved else item.path in told)
    }


@pytest.mark.parametrize("new", ["CA1503", "MU5139"])
def test_another_flight_reopens_what_names_it_and_nothing_else(run, bare: Path, new: str):
    all_done(run, bare)
    expected = depending_on(bare, "MU5137")
    change(bare / "plan.yaml", "MU5137", new)
    assert reopened(bare) == expected
    assert {"复核抵达/李建国", "接站人/李建国", "车辆/商务车"} <= expected
    assert not {"接站牌/李建国", "返程票/李建国", "订餐/晚宴", "复核离开/李建国"} & expected
    assert f"方案改了：MU5137 → {new}" in items(bare)["接站人/李建国"].lapsed


def test_another_hour_reopens_what_names_it_and_nothing_else(run, bare: Path):
    all_done(run, bare)
    expected = depending_on(bare, "15:00 从", "15:00 送")
    change(bare / "plan.yaml", "2026-03-13 15:00", "2026-03-13 16:10")
    assert reopened(bare) == expected
    assert {"复核离开/李建国", "返程票/李建国", "送站人/李建国", "车辆/商务车"} <= expected


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("MU5137", "MU5139", ("MU5137",)),
        ("2026-03-12 14:05", "2026-03-12 14:50", ("14:05",)),
        ("G7196", "G7198", ("G7196",)),
        ("2026-03-13 14:36", "2026-03-13 13:50", ("14:36",)),
        ("国内到达B口", "国内到达A口", ("国内到达B口",)),
        ("皖A12345", "皖A54321", ("皖A12345",)),
        ("牡丹厅", "芍药厅", ("牡丹厅",)),
        ("版本: V3", "版本: V4", ("V3",)),
    ],
)
def test_a_change_in_an_example_reopens_what_names_it_and_nothing_else(
    run, example_plans: Path, old: str, new: str, words: tuple[str, ...]
):
    folder = unconfirmed(example_plans / "2026-03-12-huayuan")
    all_done(run, folder)
    expected = depending_on(folder, *words)
    change(folder / "plan.yaml", old, new)
    assert reopened(folder) == expected
    assert expected


def test_taking_the_change_back_makes_the_tick_hold_again(run, bare: Path):
    all_done(run, bare)
    change(bare / "plan.yaml", "MU5137", "CA1503")
    assert reopened(bare)
    change(bare / "plan.yaml", "CA1503", "MU5137")
    assert reopened(bare) == set()


def test_another_guest_reopens_meals_and_rooms(run, bare: Path):
    all_done(run, bare)
    guest = "  - {姓名: 钱伟, 职务: 工程师, 性别: 男, 民族: 汉族, 忌口: 无}\n我方:"
    change(bare / "plan.yaml", "我方:", guest)
    change(bare / "plan.yaml", "住客: 赵敏}\n", "住客: 赵敏}\n      - {房型: 大床房, 单价: 480, 住客: 钱伟}\n")
    again = reopened(bare)
    assert {"订餐/晚宴", "订房/徽园酒店", "复核抵达/李建国", "会场布置/二楼会议室"} <= again
    assert not {"礼品/徽墨套装", "应急/航班延误", "欢迎词"} & again


DIETS = "流程: [{步骤: 忌口, 阶段: 前一天, 逐个: 用餐, 事项: \"核对{{用餐.忌口|map(attribute='说法')|列('；')}}\", 出处: 测试}]\n"


def test_diets_that_change_places_reopen_the_meal(run, bare: Path):
    (bare / "handbook.yaml").write_text((bare / "handbook.yaml").read_text("utf-8") + DIETS, "utf-8")
    plan = bare / "plan.yaml"
    change(plan, "民族: 汉族, 忌口: 无, 主宾: 是", "民族: 汉族, 忌口: 清真, 主宾: 是")
    change(plan, "民族: 汉族, 忌口: 无}", "民族: 汉族, 忌口: 素食}")
    change(plan, "陪餐: [王强, 陈静]", "陪餐: [王强, 陈静], 忌口安排: {清真: 单独备餐, 素食: 两道素菜}")
    all_done(run, bare)
    text = plan.read_text("utf-8")
    swapped = (
        text.replace("忌口: 清真", "忌口: 换").replace("忌口: 素食", "忌口: 清真").replace("忌口: 换", "忌口: 素食")
    )
    plan.write_text(swapped, "utf-8")
    assert reopened(bare) == {"忌口/晚宴", "订餐/晚宴"}
    assert "李建国素食→两道素菜" in items(bare)["忌口/晚宴"].lapsed


STEP = "流程: [{{步骤: 迎宾, 阶段: 前一天, 逐个: 到达, 事项: '{}', 出处: 测试}}]\n"


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("{{到达.班次}}在{{到达.地点}}接，带一束花", True),
        ("到{{到达.地点}}去接{{到达.班次}}", True),
        ("去接{{到达.班次}}", True),
        ("去接人", True),
        ("{{到达.时间}}接{{到达.班次}}，{{到达.地点}}", False),
    ],
)
def test_other_words_of_the_handbook_reopen_nothing_but_one_more_fact_does(run, bare: Path, text: str, still: bool):
    handbook = bare / "handbook.yaml"
    before = handbook.read_text("utf-8")
    handbook.write_text(before + STEP.format("接{{到达.班次}}，{{到达.地点}}"), "utf-8")
    assert run("done", "迎宾", "--by", "刘洋", "--as-of", AT).code == 0
    handbook.write_text(before + STEP.format(text), "utf-8")
    item = items(bare)["迎宾/李建国"]
    assert item.open is not still
    assert ("方案里添了：3月12日 14:05" in item.lapsed) is not still


def test_what_is_written_by_hand_has_no_facts_and_holds(bare: Path):
    (bare / "done.yaml").write_text("已办: {接站人/李建国: 2026-03-11 刘洋}\n", "utf-8")
    change(bare / "plan.yaml", "MU5137", "CA1503")
    assert items(bare)["接站人/李建国"].done == "2026-03-11 刘洋"


def test_the_last_confirmation_counts_wherever_it_is_written(run, visit_folder: Path):
    run("confirm", "商务车", "--by", "陈静", "--as-of", "2026-03-11 09:00")
    assert items(visit_folder)["车辆/商务车"].done == "2026-03-11 09:00 陈静"
    change(
        visit_folder / "plan.yaml",
        "孙立, 电话: 13900000008}, 确认: 2026-03-10",
        "孙立, 电话: 13900000008}, 确认: 2026-03-11 10:00",
    )
    assert items(visit_folder)["车辆/商务车"].done == "2026-03-11 10:00 刘洋"
    change(visit_folder / "plan.yaml", "MU5137", "CA1503")
    assert items(visit_folder)["车辆/商务车"].state == "已办"  # whoever writes it into the plan has read the plan


@pytest.mark.parametrize(
    ("moment", "reason"), [("2026-03-11 18:00", "比现在还晚"), ("2025-11-01", "离接待太远，像是上一份方案留下的")]
)
def test_what_is_dated_later_than_now_or_left_over_does_not_count(bare: Path, moment: str, reason: str):
    (bare / "done.yaml").write_text(f"已办:\n  欢迎词: {moment} 刘洋\n确认:\n  车辆/商务车: {moment} 刘洋\n", "utf-8")
    made = items(bare)
    for name in ("欢迎词", "车辆/商务车"):
        assert made[name].state == "待办"
        assert made[name].lapsed == f"{moment} 刘洋，{reason}，不算数"


def test_a_doubtful_record_does_not_hide_an_earlier_good_one(bare: Path):
    change(bare / "plan.yaml", "电话: 13900000008}", "电话: 13900000008}, 确认: 2026-03-11 刘洋")
    (bare / "done.yaml").write_text("确认: {车辆/商务车: 2026-03-12 刘洋}\n", "utf-8")
    assert items(bare)["车辆/商务车"].done == "2026-03-11 刘洋"


def test_a_record_that_is_still_open_or_for_something_else_does_nothing(bare: Path):
    (bare / "done.yaml").write_text(
        "已办: {欢迎词: 待定, 接站牌/王五: 2026-03-11 刘洋}\n确认: {车辆/大巴: 2026-03-11 刘洋}\n", "utf-8"
    )
    assert {item.state for item in items(bare).values()} == {"待办"} | {
        item.state for item in items(bare).values() if item.due and item.due < DAY_BEFORE
    }


@pytest.mark.parametrize(
    ("old", "new", "still"),
    [
        ("2026-03-12 14:05", "2026-03-12 14:50", False),
        ("2026-03-13 14:36", "2026-03-13 14:56", False),
        ("时长: 90分钟", "时长: 80分钟", False),
        ("牡丹厅", "芍药厅", False),
        ("皖A12345", "皖A54321", True),
        ("版本: V3", "版本: V4", True),
    ],
)
def test_everybody_is_told_again_when_an_hour_or_a_place_changes(
    run, example_plans: Path, old: str, new: str, still: bool
):
    folder = unconfirmed(example_plans / "2026-03-12-huayuan")
    all_done(run, folder)
    change(folder / "plan.yaml", old, new)
    made = items(folder)
    assert [not made[name].open for name in ("人员到位", "通知参与人")] == [still, still]
    assert "方案改了：" in made["人员到位"].lapsed or still


def test_what_a_step_is_about_besides_its_sentence_is_in_no_list_but_in_the_record(run, bare: Path):
    step = "流程: [{步骤: 交底, 阶段: 前一天, 事项: 都交代过, 核对: '{{到达[0].地点}}', 出处: 测试}]\n"
    handbook = bare / "handbook.yaml"
    handbook.write_text(handbook.read_text("utf-8") + step, "utf-8")
    run("done", "交底", "--by", "刘洋", "--as-of", AT)
    assert "交底: {记: 2026-03-11 12:00 刘洋, 核对: [新桥机场T1]}" in (bare / "done.yaml").read_text("utf-8")
    assert items(bare)["交底"].text == "都交代过"
    change(bare / "plan.yaml", "新桥机场T1", "新桥机场T2")
    assert "方案改了：新桥机场T1 → 新桥机场T2，要重办" in items(bare)["交底"].lapsed
