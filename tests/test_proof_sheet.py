"""名单校对页: the names to be proofread, and what is easily overlooked in them."""

from __future__ import annotations

import sys

import pytest
from conftest import REPOSITORY, open_part

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.printer import Printer


def proof(part: str) -> str:
    """The sheet of a small visit with a part laid over it."""
    wanted = [paper for paper in PAPERS if paper.name == "名单校对页"]
    return next(sheet.text for sheet in make(Printer(REPOSITORY), open_part(part), wanted, []))


def row(text: str, name: str) -> str:
    return next(line for line in text.splitlines() if f"| □ | {name}" in line)


def remarks(guests: str, more: str = "") -> dict[str, str]:
    """What the proof sheet says of each guest."""
    text = proof(f"来宾: [{guests}]\n住宿: []\n{more}")
    rows = (
        line.strip("| ").split("|") for line in text.splitlines() if line.startswith("| □ | ") and "姓名" not in line
    )
    return {row[1].strip(): row[-1].strip() for row in rows}


@pytest.mark.parametrize(
    ("one", "two", "remark"),
    [
        ("王晓明", "王小明", "同音"),
        ("李建国", "李建园", "只差一个字"),
        ("王辰己", "王辰巳", "只差一个形近的字"),
        ("王强", "王刚", ""),
    ],
)
def test_names_that_are_easily_mixed_up_are_marked(one: str, two: str, remark: str):
    said = remarks(f"{{姓名: {one}, 职务: 经理}}, {{姓名: {two}, 职务: 经理}}")
    assert (f"和“{two}”{remark}" in said[one]) is bool(remark)
    assert (f"和“{one}”{remark}" in said[two]) is bool(remark)


def test_rare_characters_carry_their_code():
    said = remarks("{姓名: 赵䶮, 职务: 经理}, {姓名: 孙𠮷文, 职务: 经理}")
    assert said["赵䶮"] == "生僻字“䶮”（U+4DAE），看打印出来是不是空白；两字名"
    assert "U+20BB7" in said["孙𠮷文"]


def test_a_post_that_differs_between_places_is_marked():
    said = remarks("{姓名: 周敏明, 职务: 采购部经理}", "来访单位: {名称: 甲, 联系人: {姓名: 周敏明, 职务: 采购部主管}}")
    assert said["周敏明"] == "职务不一致：“联系人”里写的是“采购部主管”"


def test_the_sheet_says_where_a_name_is_printed():
    text = proof("")
    assert "欢迎屏、欢迎牌、LED字幕、接站牌、车牌、胸牌、来宾日程、致谢函；内部" in row(text, "李建国")
    assert "来宾日程；" not in row(text, "赵敏")


@pytest.mark.parametrize(
    ("name", "read"), [("单雄信", "shàn xióng xìn"), ("赵䶮", "zhào yǎn"), ("汉斯·凯勒", "hàn sī · kǎi lè")]
)
def test_names_are_read_as_surnames_are(name: str, read: str):
    assert read in proof(f"来宾: [{{姓名: {name}, 职务: 经理}}]\n住宿: []")


def test_without_the_library_the_reading_is_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pypinyin", None)
    text = proof("")
    assert "| □ | 姓名 | 职务 | 印在 | 留意 |" in text
    assert "拼音" not in text
