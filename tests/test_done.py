"""`jiedai done` and `jiedai confirm`: what is meant, who did it, and what is answered."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import laid_over

from jiedai.record.done import Done, read_done

AT = ("--as-of", "2026-03-11 12:00")
BOARD = "接站牌/李建国"


def recorded(folder: Path) -> Done:
    done = read_done(folder, 2026)
    assert isinstance(done, Done), done
    return done


def ticks(folder: Path) -> dict[str, str]:
    return {name: str(tick.written) for name, tick in recorded(folder).items.items()}


def bookings(folder: Path) -> dict[str, str]:
    return {name: str(tick.written) for name, tick in recorded(folder).bookings.items()}


@pytest.mark.parametrize("word", [BOARD, "接站牌", "牌/李", "接站牌／李建国", " 接站牌 / 李建国 "])
def test_an_item_goes_by_its_id_or_any_part_that_is_only_in_one(run, visit_folder: Path, word: str):
    result = run("done", word, "--by", "刘洋", *AT)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith(f"记下 {BOARD}：接站牌印好交到刘洋手上")
    assert ticks(visit_folder) == {BOARD: "2026-03-11 12:00 刘洋"}


def test_the_name_of_the_thing_alone_is_enough(run, visit_folder: Path):
    assert run("done", "航班延误", "--by", "刘洋", *AT).code == 0
    assert list(ticks(visit_folder)) == ["应急/航班延误"]


def test_a_name_with_full_width_brackets_is_found_as_it_stands_on_the_list(run, visit_folder: Path):
    part = "物料: [{名称: 技术方案（第三稿）, 版本: V3, 负责: 陈静}]"
    (visit_folder / "plan.yaml").write_text(laid_over(part), "utf-8")
    for word in ("资料版本/技术方案（第三稿）", "技术方案(第三稿)", "v3"):
        result = run("done", word, "--by", "陈静", *AT)
        assert (word, result.code) == (word, 2 if word == "v3" else 0)
    assert list(ticks(visit_folder)) == ["资料版本/技术方案（第三稿）"]


def test_several_items_at_once_are_all_recorded(run, visit_folder: Path):
    result = run("done", "接站牌", "欢迎词", BOARD, "--by", "刘洋", *AT)
    assert result.out.count("记下") == 2
    assert set(ticks(visit_folder)) == {BOARD, "欢迎词"}


def test_one_unknown_among_several_records_none(run, visit_folder: Path):
    result = run("done", "接站牌", "欢迎辞", "--by", "刘洋", *AT)
    assert result.code == 2
    assert "检查表上没有“欢迎辞”，你是不是想写“欢迎词”" in result.err
    assert not (visit_folder / "done.yaml").exists()


def test_a_part_that_several_have_names_them(run, visit_folder: Path):
    result = run("done", "复核", "--by", "刘洋", *AT)
    assert result.code == 2
    assert "“复核”对得上 3 件" in result.err
    assert "复核抵达/李建国、复核离开/李建国、复核行程" in result.err
    assert not (visit_folder / "done.yaml").exists()


@pytest.mark.parametrize("word", ["", "  ", "/", "不存在的事"])
def test_what_means_nothing_is_refused(run, visit_folder: Path, word: str):
    result = run("done", word, "--by", "刘洋", *AT)
    assert result.code == 2
    assert "Traceback" not in result.err
    assert not (visit_folder / "done.yaml").exists()


def test_a_note_is_kept_on_one_line_without_what_no_file_can_hold(run, visit_folder: Path):
    note = "电话 说好: 订单 #88\n“第二行”\x07\udcff"
    assert run("done", "欢迎词", "--by", "刘洋", "--note", note, *AT).code == 0
    assert ticks(visit_folder) == {"欢迎词": "2026-03-11 12:00 刘洋 电话 说好: 订单 #88 “第二行”"}


@pytest.mark.parametrize(
    "by", [(), ("--by", ""), ("--by", "  "), ("--by", "已确认"), ("--by", "待定"), ("--by", "3号")]
)
def test_what_is_no_name_is_refused(run, visit_folder: Path, by: tuple[str, ...]):
    for command in (("done", "欢迎词"), ("confirm", "商务车")):
        result = run(*command, *by, *AT)
        assert result.code == 2
        assert "--by" in result.err
    assert not (visit_folder / "done.yaml").exists()


@pytest.mark.parametrize("by", ["王强", "王 强", "王　强", " 王强 ", "王\u200b强"])
def test_a_name_set_apart_is_the_same_person(run, visit_folder: Path, by: str):
    result = run("done", "欢迎词", "--by", by, *AT)
    assert (result.code, result.err) == (0, "")
    assert ticks(visit_folder) == {"欢迎词": "2026-03-11 12:00 王强"}


def test_somebody_who_is_not_in_the_plan_is_recorded_with_a_remark(run, visit_folder: Path):
    result = run("done", "欢迎词", "--by", "刘扬", *AT)
    assert result.code == 0
    assert "方案里没有“刘扬”这个人，照样记下了" in result.err
    assert "刘洋" in result.err
    assert ticks(visit_folder) == {"欢迎词": "2026-03-11 12:00 刘扬"}


def test_ticking_twice_leaves_the_first_tick(run, visit_folder: Path):
    run("done", "欢迎词", "--by", "刘洋", *AT)
    before = (visit_folder / "done.yaml").read_bytes()
    again = run("done", "欢迎词", "--by", "陈静", "--as-of", "2026-03-11 13:00")
    assert (again.code, again.out) == (0, "早已办好 欢迎词（2026-03-11 12:00 刘洋）\n")
    assert (visit_folder / "done.yaml").read_bytes() == before


def test_what_a_confirmation_does_already_needs_no_tick(run, visit_folder: Path):
    result = run("done", "订房/徽园酒店", "--by", "刘洋", *AT)
    assert result.out == "早已办好 订房/徽园酒店（2026-03-10 刘洋）\n"
    assert not (visit_folder / "done.yaml").exists()


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("徽园酒店", "住宿/徽园酒店"),
        ("MU5137", "到达/李建国"),
        ("mu 5137", "到达/李建国"),
        ("g100", "离开/李建国"),
        ("皖A12345", "车辆/商务车"),
        ("孙立", "车辆/商务车"),
        ("车辆/商务车", "车辆/商务车"),
        ("二楼", "场地/二楼会议室"),
        ("晚宴", "用餐/晚宴"),
    ],
)
def test_a_booking_goes_by_whatever_people_call_it(run, visit_folder: Path, word: str, key: str):
    result = run("confirm", word, "--by", "刘洋", *AT)
    assert (result.code, result.err) == (0, "")
    assert bookings(visit_folder) == {key: "2026-03-11 12:00 刘洋"}
    assert result.out.startswith(f"记下 {key}：")


def test_a_later_confirmation_takes_the_place_of_an_earlier(run, visit_folder: Path):
    for moment, by in (("2026-03-10", "刘洋"), ("2026-03-11 16:00", "陈静")):
        assert run("confirm", "商务车", "--by", by, "--as-of", moment).code == 0
    assert bookings(visit_folder) == {"车辆/商务车": "2026-03-11 16:00 陈静"}


def test_an_unclear_booking_lists_what_there_is(run, visit_folder: Path):
    several, none = run("confirm", "李建国", "--by", "刘洋", *AT), run("confirm", "游艇", "--by", "刘洋", *AT)
    assert (several.code, none.code) == (2, 2)
    assert "到达/李建国、离开/李建国" in several.err
    assert "可以确认的有：到达/李建国、离开/李建国、车辆/商务车" in none.err
    assert not (visit_folder / "done.yaml").exists()


def test_undo_takes_out_what_was_recorded(run, visit_folder: Path):
    run("done", "接站牌", "欢迎词", "--by", "刘洋", *AT)
    run("confirm", "商务车", "--by", "刘洋", *AT)
    result = run("done", "接站牌", "--undo", *AT)
    assert (result.code, result.out) == (0, f"撤掉 {BOARD}（2026-03-11 12:00 刘洋）\n")
    assert run("confirm", "商务车", "--undo", *AT).code == 0
    assert list(ticks(visit_folder)) == ["欢迎词"]
    assert bookings(visit_folder) == {}


def test_undo_of_what_was_never_recorded_says_what_is(run, visit_folder: Path):
    nothing = run("done", "欢迎词", "--undo", *AT)
    assert (nothing.code, nothing.err) == (2, "记录里没有“欢迎词”。还什么也没有记过\n")
    run("done", "接站牌", "--by", "刘洋", *AT)
    other = run("done", "接站牌", "欢迎词", "--undo", *AT)
    assert other.code == 2
    assert f"已经记下的有：{BOARD}" in other.err
    assert list(ticks(visit_folder)) == [BOARD]


def test_undo_of_an_item_that_the_plan_has_no_more(run, visit_folder: Path):
    (visit_folder / "done.yaml").write_text("已办:\n  礼品/茶叶（二两）: 2026-03-10 刘洋\n", "utf-8")
    assert "检查表上没有这一条" in run("checklist", "--all", *AT).out
    assert run("done", "礼品/茶叶（二两）", "--undo", *AT).code == 0
    assert ticks(visit_folder) == {}


def test_a_visit_elsewhere_is_named_with_visit(run, visit_folder: Path, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("done", "欢迎词", "--by", "刘洋", "--visit", visit_folder, *AT).code == 0
    assert run("done", "接站牌", "--by", "刘洋", "--visit", visit_folder / "plan.yaml", *AT).code == 0
    assert run("done", "接站牌", "--by", "刘洋", "--visit", tmp_path / "没有", *AT).code == 2
    assert len(ticks(visit_folder)) == 2


def test_a_tick_changes_the_state_of_its_item_alone(run, visit_folder: Path):
    def states() -> dict[str, str]:
        printed = run("checklist", "--all", "--format", "json", *AT).out
        return {item["id"]: item["state"] for item in json.loads(printed)["items"]}

    before = states()
    run("done", "欢迎词", "--by", "刘洋", *AT)
    assert before["欢迎词"] == "待办"
    assert states() == before | {"欢迎词": "已办"}


# what cannot have been done, and what is only a part of a name


@pytest.fixture
def with_later_steps(visit_folder: Path) -> Path:
    steps = """流程:
  - {步骤: 接机到位, 阶段: 接待中, 事项: 到了, 截止: 当天 13:00, 出处: 测试}
  - {步骤: 送到车站, 阶段: 送别, 事项: 送了, 出处: 测试}
  - {步骤: 回访记录, 阶段: 后续, 事项: 记下, 出处: 测试}
  - {步骤: 送审, 阶段: 筹备, 事项: 送审, 凭据: 已批准, 出处: 测试}
"""
    path = visit_folder / "handbook.yaml"
    path.write_text(path.read_text("utf-8") + steps, "utf-8")
    return visit_folder


@pytest.mark.parametrize(
    ("item", "said", "when"),
    [
        ("接机到位", "“接机到位”是 3月12日 接待中的事，现在 3月11日 12:00 还没到", "2026-03-12 13:00"),
        ("送到车站", "“送到车站”是 3月13日 送别的事", "2026-03-13 09:00"),
        ("回访记录", "“回访记录”是 3月14日 后续的事", "2026-03-14 09:00"),
    ],
)
def test_what_cannot_have_happened_yet_is_refused(run, with_later_steps: Path, item: str, said: str, when: str):
    result = run("done", item, "--by", "刘洋", *AT)
    assert result.code == 2
    assert said in result.err
    assert not (with_later_steps / "done.yaml").exists()
    assert run("done", item, "--by", "刘洋", "--as-of", when).code == 0
    assert ticks(with_later_steps) == {item: f"{when} 刘洋"}


def test_a_part_is_taken_only_among_what_is_open_by_now(run, with_later_steps: Path):
    result = run("done", "回访", "--by", "刘洋", *AT)
    assert (result.code, result.err) == (
        2,
        "带“回访”的都已经办好，或者还没到时候，请写全编号：回访记录\n",
    )
    assert run("done", "接站牌", "--by", "刘洋", *AT).code == 0
    assert "都已经办好" in run("done", "站牌", "--by", "刘洋", *AT).err


def test_what_the_plan_would_show_is_remarked_on(run, with_later_steps: Path):
    shown = run("done", "送审", "--by", "陈静", *AT)
    assert shown.out == "早已办好 送审（方案里写着）\n"
    assert "“送审”是从方案看出来的（方案里写着），要撤就改方案" in run("done", "送审", "--undo", *AT).err
    (with_later_steps / "plan.yaml").write_text(laid_over("审批: 待定"), "utf-8")
    result = run("done", "送审", "--by", "陈静", *AT)
    assert result.out.startswith("记下 送审")
    assert "方案里还看不出“送审”办好了：在方案里写上，它自己就算办好" in result.err


@pytest.mark.parametrize("words", [("接站牌、欢迎词",), ("接站牌，欢迎词",), ("接站牌,欢迎词",)])
def test_several_names_in_one_word_are_taken_apart(run, visit_folder: Path, words: tuple[str, ...]):
    assert run("done", *words, "--by", "刘洋", *AT).code == 0
    assert set(ticks(visit_folder)) == {BOARD, "欢迎词"}
    assert run("done", *words, "--undo", *AT).code == 0
    assert ticks(visit_folder) == {}


def test_a_name_with_a_mark_in_it_is_left_whole(run, visit_folder: Path):
    (visit_folder / "plan.yaml").write_text(laid_over("礼品: [{名称: 茶、瓷, 单价: 10, 给: 李建国}]"), "utf-8")
    assert run("done", "茶、瓷", "--by", "刘洋", *AT).code == 0
    assert run("confirm", "茶、瓷", "--by", "刘洋", *AT).code == 0
    assert (list(ticks(visit_folder)), list(bookings(visit_folder))) == (["礼品/茶、瓷"], ["礼品/茶、瓷"])


def test_never_more_than_six_names_are_listed(run, visit_folder: Path):
    names = "".join(f"  第{number}件: 2026-03-11 刘洋\n" for number in range(10, 20))
    (visit_folder / "done.yaml").write_text(f"已办:\n{names}", "utf-8")
    assert run("done", "别的", "--undo", *AT).err.endswith("第14件、第15件 等 10 条\n")


# done and confirm know each other


@pytest.mark.parametrize("word", ["订房/徽园酒店", "徽园酒店", "住宿/徽园酒店"])
def test_an_item_that_a_confirmation_does_is_confirmed_and_taken_back_by_its_id(run, visit_folder: Path, word: str):
    assert run("confirm", word, "--by", "刘洋", *AT).code == 0
    assert list(bookings(visit_folder)) == ["住宿/徽园酒店"]
    sentence = run("done", word, "--undo", *AT).err
    assert f"“{word}”是跟对方确认过的，记在确认里，要撤：jiedai confirm 住宿/徽园酒店 --undo" in sentence
    assert run("confirm", word, "--undo", *AT).code == 0
    assert bookings(visit_folder) == {}


def test_the_key_of_a_booking_is_no_item(run, visit_folder: Path):
    result = run("done", "住宿/徽园酒店", "--by", "刘洋", *AT)
    assert result.code == 2
    assert "记在确认里：jiedai confirm 住宿/徽园酒店 --by 姓名" in result.err


@pytest.mark.parametrize("word", ["G100", "g 100", "皖A12345", "孙立", "牡丹厅"])
def test_what_is_confirmed_is_taken_back_by_the_same_words(run, visit_folder: Path, word: str):
    plan = (visit_folder / "plan.yaml").read_text("utf-8").replace("地点: 徽园酒店\n", "地点: 徽园酒店牡丹厅\n")
    (visit_folder / "plan.yaml").write_text(plan, "utf-8")
    assert run("confirm", word, "--by", "刘洋", *AT).code == 0
    assert len(bookings(visit_folder)) == 1
    assert run("confirm", word, "--undo", *AT).code == 0
    assert bookings(visit_folder) == {}


def test_a_confirmation_says_what_it_replaces_and_until_when_it_holds(run, visit_folder: Path):
    path = visit_folder / "handbook.yaml"
    path.write_text(laid_over("时限: {确认有效: {车辆: 24小时}}", path), "utf-8")
    first = run("confirm", "商务车", "--by", "刘洋", "--as-of", "2026-03-09 10:00").out
    assert first.endswith("（2026-03-09 10:00 刘洋），管到 3月10日 10:00，3月11日 16:00 前还要再确认\n")
    second = run("confirm", "商务车", "--by", "陈静", "--as-of", "2026-03-11 10:00").out
    assert second.endswith("（原来是 2026-03-09 10:00 刘洋，改记为 2026-03-11 10:00 陈静）\n")


def test_a_broken_record_is_called_a_record(run, visit_folder: Path):
    (visit_folder / "done.yaml").write_text("已办: [\n", "utf-8")
    assert "办理记录还读不通，什么也没有记" in run("done", "欢迎词", "--by", "刘洋", *AT).err
