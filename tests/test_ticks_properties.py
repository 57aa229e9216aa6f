"""Ticks hang on names: no order, no other tick and no odd character changes what an item is called or how it stands."""

from __future__ import annotations

import json
import random
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, DAY_BEFORE, EXAMPLES, REPOSITORY, document_of, laid_over
from hypothesis import example, given, settings
from hypothesis import strategies as st
from test_hostile import mutated

from jiedai.checklist.confirmable import bookables
from jiedai.checklist.items import Item, items_of
from jiedai.checklist.meant import Unclear
from jiedai.checklist.ticking import tick
from jiedai.cli.app import run as run_command
from jiedai.record.done import Done, Tick, read_done
from jiedai.record.lines import Unwritable, fresh, with_ticks, without_ticks
from jiedai.source.place import Text
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

ALIKE = """
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: [素食, 花生过敏]}
  - {姓名: 钱伟, 职务: 工程师, 性别: 男, 民族: 汉族, 忌口: 无}
到达:
  - {方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: [刘洋, 陈静], 车辆: 商务车, 人员: [李建国, 赵敏]}
  - {方式: 高铁, 班次: G18, 时间: 2026-03-12 13:20, 地点: 合肥南站, 接站: 陈静, 车辆: 商务车, 人员: [钱伟]}
日程:
  2026-03-12:
    - {时间: 15:00-15:10, 事项: 茶歇, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - {时间: 16:40-16:50, 事项: 茶歇, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - {时间: 18:00-19:30, 事项: 用餐, 类型: 用餐, 地点: 徽园酒店, 用餐: {人均: 180, 忌口安排: {清真: 另备, 素食: 两道, 花生: 不用}}}
  2026-03-13:
    - {时间: 11:30-12:30, 事项: 用餐, 类型: 用餐, 地点: 徽园酒店, 用餐: {人均: 80, 陪餐: [王强, 陈静], 忌口安排: {清真: 另备}}}
    - {时间: 09:00-09:10, 事项: 茶歇, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
礼品: [{名称: 茶, 单价: 10, 给: 李建国}, {名称: 茶, 单价: 20, 给: 赵敏}, {名称: 茶, 单价: 10, 给: 钱伟}]
物料: [{名称: 样册, 版本: V1, 数量: 2}, {名称: 样册, 版本: V2, 数量: 3}, {名称: 席卡, 数量: 5}]
"""
"""A plan with several things of one name, and two legs each way of the thinking."""


class Case:
    """A visit with everything ticked and confirmed, with the facts."""

    def __init__(self, folder: Path, text: str):
        self.folder = folder
        self.values: dict[str, Any] = dict(document_of(text).values)
        record = fresh("done.yaml")
        at = DAY_BEFORE.replace(hour=8)
        record = with_ticks(
            record, "已办", {each.id: tick(at, "陈静", "", each.facts) for each in self.items(self.values)}
        )
        record = with_ticks(
            record,
            "确认",
            {each.key: tick(at, "陈静", "", each.sentence.facts) for each in bookables(self.visit(self.values))},
        )
        self.record = record.content
        self.write(record.content)

    def write(self, content: str) -> None:
        (self.folder / "done.yaml").write_text(content, "utf-8")

    def visit(self, values: dict[str, Any], as_of: datetime = DAY_BEFORE) -> Visit:
        visit = visit_of(document_of(json.dumps(values, ensure_ascii=False)), self.folder, as_of)
        assert isinstance(visit, Visit), visit
        return visit

    def items(self, values: dict[str, Any]) -> list[Item]:
        made = items_of(self.visit(values))
        assert isinstance(made, list), made
        return made

    def states(self, values: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
        return {item.id: (item.state, item.done, item.lapsed) for item in self.items(values)}


@pytest.fixture(scope="module", params=["alike", "2026-03-12-huayuan", "2026-03-18-dongqiao"])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Case:
    if request.param == "alike":
        folder = tmp_path_factory.mktemp("alike")
        shutil.copy(BASE / "handbook.yaml", folder)
        return Case(folder, laid_over(ALIKE))
    plans = tmp_path_factory.mktemp("plans")
    shutil.copy(REPOSITORY / "plans" / "handbook.yaml", plans)
    path = next(path for path in EXAMPLES if path.parent.name == request.param)
    folder = plans / path.parent.name
    folder.mkdir()
    return Case(folder, path.read_text("utf-8"))


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same plan with every list and the keys of every group in another order."""
    if isinstance(value, list):
        return [shuffled(each, chance) for each in chance.sample(value, len(value))]
    if isinstance(value, dict):
        return {key: shuffled(value[key], chance) for key in chance.sample(list(value), len(value))}
    return value


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_order_changes_no_id_and_no_state(case: Case, seed: int):
    case.write(case.record)
    before, chance = case.states(case.values), random.Random(seed)
    assert {state for state, _, _ in before.values()} == {"已办"}
    in_protocol = {key: case.values[key] for key in ("来宾", "我方")}
    assert case.states(shuffled(case.values, chance) | in_protocol) == before


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_another_order_of_people_reopens_only_what_names_somebody_else(case: Case, seed: int):
    """Who stands first speaks for a department, and is named by a board on which the chief guest is not."""
    case.write(case.record)
    other = shuffled(case.values, random.Random(seed))
    before, after = ({item.id: item for item in case.items(values)} for values in (case.values, other))
    assert before.keys() == after.keys()
    reopened = {name for name, item in after.items() if item.open}
    assert reopened == {name for name, item in after.items() if item.open and _parts(item) - _parts(before[name])}
    assert len(reopened) < 3


def _parts(item: Item) -> set[str]:
    return {part for fact in item.facts for part in re.split("[；、]", fact)}


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_ticking_and_undoing_change_nothing_but_what_is_meant(case: Case, seed: int):
    chance = random.Random(seed)
    all_ids = [item.id for item in case.items(case.values)]
    mine = chance.sample(all_ids, chance.randint(1, len(all_ids)))
    case.write(case.record)
    before = case.states(case.values)
    without = without_ticks(Text("done.yaml", case.record), "已办", mine)
    case.write(without.content)
    undone = case.states(case.values)
    assert undone.keys() == before.keys()
    assert {name for name in before if undone[name] != before[name]} <= set(mine)
    facts = {item.id: item.facts for item in case.items(case.values)}
    again = {name: tick(DAY_BEFORE.replace(hour=8), "陈静", "", facts[name]) for name in chance.sample(mine, len(mine))}
    assert with_ticks(without, "已办", again).content == case.record


@st.composite
def records(draw: st.DrawFn) -> str:
    """A done.yaml as people write them, with a section 已办 that ends in a newline."""
    end = draw(st.sampled_from(["\n", "\r\n"]))
    indent = draw(st.sampled_from(["  ", "    ", " "]))
    names = draw(st.lists(st.sampled_from(["甲", "乙/丙", '"丁: 1"', "'戊 #2'", "Ａ", "b"]), unique=True))
    comments = st.sampled_from(["", "", "", "# 注", indent + "# 注"])
    lines = [draw(comments), "已办:" + draw(st.sampled_from(["", " # 注", "  "]))]
    for name in names:
        value = draw(
            st.sampled_from(["2026-03-10 刘洋", "'2026-03-10 刘洋'  # 注", "{记: 2026-03-10 刘洋, 核对: [a]}"])
        )
        lines += [draw(comments), f"{indent}{name}: {value}"]
        if draw(st.booleans()):
            lines[-1] = f"{indent}{name}:{end}{indent}  记: 2026-03-10 刘洋"
    if names and draw(st.booleans()):
        inner = ", ".join(f"{name}: 2026-03-10 刘洋" for name in names)
        lines = [lines[0], f"已办: {draw(st.sampled_from(['{%s}', '{ %s }', '{%s,}', '{%s} # 注'])) % inner}"]
    lines += [draw(comments), *draw(st.sampled_from([[], ["确认:"], ["确认: {}", "# 尾"]]))]
    return end.join(lines) + end


NAMES = st.sampled_from(["迎宾", "b/c", "品茶: 黄山", "甲a", "乙/丙#2", "礼品/“头采”", "~", "- x", "Ａ b"])


@settings(max_examples=400, deadline=None)
@given(content=records(), name=NAMES, facts=st.lists(st.sampled_from(["甲", "a: b", "x, y", "“#”", "]"])))
def test_undoing_a_tick_gives_the_same_bytes_back(content: str, name: str, facts: list[str]):
    before = Text("done.yaml", content)
    ticked = with_ticks(before, "已办", {name: tick(DAY_BEFORE, "刘洋", "电话 #1", facts)})
    assert ticked.content != content
    assert without_ticks(ticked, "已办", [name]).content == content


ANYTHING = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"], exclude_characters="\u00ad\ufffe\uffff"),
    min_size=1,
)


def _one_line(text: str) -> str:
    return " ".join(text.split())


NAME = ANYTHING.map(_one_line).filter(lambda name: name not in ("", "<<"))
"""Nobody calls a thing `<<`, which means something else in YAML even in quotes."""


@settings(max_examples=300, deadline=None)
@given(name=NAME, note=ANYTHING, facts=st.lists(ANYTHING.map(_one_line).filter(bool)))
@example(name="? x", note=": ", facts=["...", "---", "待定", "无", "\\"])
@example(name="=", note="~", facts=["null", "是"])
def test_any_name_note_and_fact_is_read_as_it_was_written(tmp_path_factory, name: str, note: str, facts: list[str]):
    folder = tmp_path_factory.getbasetemp()
    made = tick(DAY_BEFORE, "刘洋", note, facts)
    text = with_ticks(fresh("done.yaml"), "已办", {"甲": made, name: made, "鿿": made})
    (folder / "done.yaml").write_bytes(text.content.encode())
    done = read_done(folder, 2026)
    assert isinstance(done, Done), done
    assert done.items[name] == Tick.model_construct(written=made.written, facts=facts)
    assert set(done.items) == {"甲", name, "鿿"}


@settings(max_examples=200, deadline=None)
@given(name=st.text(min_size=1), by=st.text(), note=st.text())
def test_what_cannot_be_written_is_refused_in_a_sentence(name: str, by: str, note: str):
    try:
        made = tick(DAY_BEFORE, by, note, [])
        text = with_ticks(fresh("done.yaml"), "已办", {name: made}).content
    except (Unclear, Unwritable) as refusal:
        said = str(refusal)
        text = fresh("").content + "\n"
    else:
        said = "--by"
    assert "done.yaml" in said or "--by" in said
    assert text.encode().count(b"\n") == fresh("").content.count("\n") + 1


def test_no_accident_to_the_record_ends_in_anything_but_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "visit"
    shutil.copytree(BASE, folder)
    path = folder / "done.yaml"
    whole = (REPOSITORY / "plans" / "2026-03-12-huayuan" / "done.yaml").read_text("utf-8")
    chance, ends = random.Random(20261123), set()
    commands = (("validate",), ("checklist", "--all"), ("done", "欢迎词", "--by", "刘洋"), ("done", "欢迎词", "--undo"))
    for number in range(400):
        content = mutated(whole, chance).encode("utf-8", "surrogatepass")
        path.write_bytes(content)
        command = commands[number % len(commands)]
        where = "--visit" if command[0] == "done" else None
        code = run_command([*command, *([where] if where else []), str(folder), "--as-of", "2026-03-11 12:00"])
        printed = capsys.readouterr()
        assert code in (0, 1, 2), (printed.err, content.decode("utf-8", "replace"))
        if code == 2:
            assert path.read_bytes() == content
        ends.add(code)
    assert ends == {0, 1, 2}
