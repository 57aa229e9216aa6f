"""A file as it was written: values, places, and one sentence for each slip."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import EXAMPLES, document_of
from hypothesis import given
from hypothesis import strategies as st

from jiedai.source import document as reading
from jiedai.source.document import Document, parse, read
from jiedai.source.place import Place, Text
from jiedai.source.problem import Problem


def problems(text: str) -> list[Problem]:
    found = parse(Text("plan.yaml", text))
    assert isinstance(found, list), found
    return found


def at(document: Document, *path: str | int, key: bool = False) -> str:
    """The characters that a path leads to."""
    span = document.span(path, key=key)
    return document.text.content[span.start : span.end]


def test_every_scalar_stays_the_text_that_was_written():
    text = (
        "a: 930\nb: 0510\nc: 8E10\nd: 2900.00\ne: 2026-03-12\nf: {时间: 18:00-19:30, 时刻: 16:00}\ng: yes\nh: ~\ni: '5'"
    )
    assert document_of(text).values == {
        "a": "930",
        "b": "0510",
        "c": "8E10",
        "d": "2900.00",
        "e": "2026-03-12",
        "f": {"时间": "18:00-19:30", "时刻": "16:00"},
        "g": "yes",
        "h": "~",
        "i": "5",
    }


def test_an_empty_value_counts_as_not_written_but_its_key_has_a_place():
    document = document_of("姓名:\n职务: 经理\n备注: ''\n")
    assert document.values == {"职务": "经理", "备注": ""}
    assert at(document, "姓名") == "姓名"


def test_places_of_keys_and_values():
    document = document_of('来宾:\n  - {姓名: 李建国, "职务": "经理"}\n  - 姓名: &a1 赵䶮\n    备注: *a1\n')
    assert at(document, "来宾", 0, "姓名") == "李建国"
    assert at(document, "来宾", 0, "职务") == '"经理"'
    assert at(document, "来宾", 1, "姓名") == "赵䶮"
    assert at(document, "来宾", 1, "备注") == "*a1"
    assert at(document, "来宾", 1, "备注", key=True) == "备注"
    assert document.span(("来宾", 1, "姓名")).begin == (3, 13)


def test_what_is_missing_is_shown_where_it_should_stand():
    document = document_of("来访单位:\n  名称: 甲公司\n忌口: 清真、素食\n")
    assert at(document, "来访单位", "联系人") == "来访单位"
    assert at(document, "忌口", 1) == "清真、素食"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_lines_and_columns_count_characters(line_end: str):
    document = document_of(line_end.join(["# 𠮷 注释", "甲: 😀𠮷", "乙: {丙: 䶮, 丁: 值}", ""]))
    assert document.span(("甲",)).begin == (2, 4)
    assert document.span(("甲",)).finish == (2, 6)
    assert document.span(("乙", "丁")).begin == (3, 14)
    assert document.text.line(3) == "乙: {丙: 䶮, 丁: 值}"


def test_a_byte_order_mark_does_not_count(tmp_path: Path):
    (tmp_path / "plan.yaml").write_bytes("接待: 甲\n".encode("utf-8-sig"))
    document = read(tmp_path / "plan.yaml", "plan.yaml")
    assert isinstance(document, Document)
    assert document.span(("接待",)).begin == (1, 5)


def test_every_duplicate_key_is_reported_with_both_places():
    found = problems("甲: 1\n乙: 2\n甲: 3\n乙: 4\n")
    assert [(problem.code, problem.span.begin, problem.related[0][0].begin) for problem in found] == [
        ("JD105", (3, 1), (1, 1)),
        ("JD105", (4, 1), (2, 1)),
    ]


def test_a_second_plan_behind_the_first_is_one_slip():
    (problem,) = problems("".join(f"{key}: 1\n" for key in "甲乙丙丁戊己庚" * 2))
    assert (problem.code, problem.span.begin) == ("JD105", (8, 1))
    assert "又贴了一份：有 7 个字段写了两次" in problem.message


def test_a_merge_key_adds_what_is_not_said():
    document = document_of("甲: &base {名: 一, 价: 5}\n乙:\n  <<: *base\n  名: 二\n")
    assert document.values["乙"] == {"名": "二", "价": "5"}
    assert document.span(("乙", "价")).begin == (1, 20)


def test_aliases_cannot_grow_without_bound():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert [problem.code for problem in problems("\n".join(lines))] == ["JD107"]


SLIPS = {
    "职务：值\n姓名: 1\n": ("JD111", "全角", (1, 3)),
    "来宾:\n  - 姓名：李\n    职务: 经理\n": ("JD111", "全角", (2, 7)),
    "甲:\n\t乙: 1\n": ("JD115", "制表符", (2, 1)),
    "级别:贵宾级\n日期: 1\n": ("JD112", "少了空格", (1, 3)),
    "来宾:\n  - {姓名: 秦岚，职务: 经理}\n": ("JD114", "逗号", (2, 12)),
    "来宾: ｛姓名: 秦岚, 职务: 经理｝\n": ("JD113", "括号写成了全角", (1, 5)),
    "来宾:\n  -姓名: 李\n  -姓名: 王\n": ("JD112", "“-”后面少了空格，共 2 处", (2, 3)),
    "来宾:\n  -姓名: 李\n    职务: 经理\n": ("JD112", "“-”后面少了空格", (2, 3)),
    "接待：甲\n性质：商务\n": ("JD111", "全角“：”，共 2 处", (1, 3)),
    "来访单位:\n　名称: 甲\n　简称: 乙\n": ("JD116", "全角空格，全文共 2 行", (2, 1)),
    "备注: !注意\n": ("JD120", "“!”开头", (1, 5)),
    "备注: 甲\u2028乙\n": ("JD119", "U+2028", (1, 6)),
    "甲: [1, 2\n乙: 3\n": ("JD117", "缺“]”", (1, 4)),
    "甲: {乙: 1\n": ("JD117", "缺“}”", (1, 4)),
    '甲: "没有收尾\n': ("JD117", "引号", (1, 4)),
    "甲: @某人\n": ("JD120", "@", (1, 4)),
    "备注: 电话: 123\n": ("JD121", "两个", (1, 7)),
    "甲: 1\n  乙: 2\n": ("JD118", "缩进", (2, 3)),
    "甲: 待定 # 注\n\n# 注\n  - {乙: 1}\n": ("JD118", "写着“待定”，下面又写了", (1, 4)),
    "甲: 待定\n- {乙: 1}\n": ("JD118", "写着“待定”，下面又写了", (1, 4)),
    "甲: 待定\n  乙: 8000\n": ("JD118", "写着“待定”，下面又写了", (1, 4)),
    "甲:\n  乙: 待定\n    丙: 1\n": ("JD118", "缩进", (3, 5)),
    "甲: 三份\n  - {乙: 1}\n": ("JD118", "写着“三份”，下面又写了", (1, 4)),
    "甲:\n  乙:\n    - {丙: 1}\n\n  - {丁: 1}\n": ("JD104", "少了它们的字段名", (5, 3)),
    "甲: 1\x07\n": ("JD119", "看不见的字符", (1, 5)),
    "- 甲: 1\n": ("JD108", "清单", (1, 1)),
    "只有一句话": ("JD108", "一段文字", (1, 1)),
    "甲: !!str 1\n": ("JD106", "类型标记", (1, 4)),
    "甲: 1\n---\n乙: 2\n": ("JD106", "---", (2, 1)),
    "甲: *a\n": ("JD122", "前面没有写过", (1, 4)),
    "甲: *乙\n": ("JD122", "英文字母", (1, 4)),
    "甲: &乙 1\n": ("JD122", "英文字母", (1, 4)),
    "[甲]: 1\n": ("JD106", "字段名", (1, 1)),
    "# 只有注释\n": ("JD103", "注释", (1, 1)),
    "甲: " + "[" * 60 + "]" * 60: ("JD107", "层次", (1, 44)),
}


@pytest.mark.parametrize("text", SLIPS, ids=lambda text: repr(text)[:24])
def test_a_slip_in_writing_gets_one_sentence_at_its_place(text: str):
    code, words, place = SLIPS[text]
    (problem,) = problems(text)
    assert problem.code == code
    assert words in problem.message
    assert problem.span.begin == place


FILES = {
    "empty": (b"", "JD103"),
    "blank": (b" \n\n", "JD103"),
    "gbk": ("接待: 来访".encode("gbk"), "JD102"),
    "utf-16": ("接待: 来访".encode("utf-16"), "JD102"),
    "binary": (bytes(range(256)), "JD102"),
    "huge": (b"#" * 2_000_001, "JD107"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_text(name: str, tmp_path: Path):
    content, code = FILES[name]
    (tmp_path / "plan.yaml").write_bytes(content)
    found = read(tmp_path / "plan.yaml", "plan.yaml")
    assert isinstance(found, list)
    assert [problem.code for problem in found] == [code]


def test_a_missing_file_and_a_folder(tmp_path: Path):
    for path in (tmp_path / "nothing.yaml", tmp_path, Path("a\0b")):
        found = read(path, "plan.yaml")
        assert isinstance(found, list)
        assert found[0].code == "JD101"


needs_both = pytest.mark.skipif(not yaml.__with_libyaml__, reason="the C parser is not installed")


def comparable(text: str, loader: object) -> object:
    """Values and places, or that the text is refused; the two may see a different slip first."""
    found = parse(Text("plan.yaml", text), loader)
    return (found.values, places(found.root)) if isinstance(found, Document) else "refused"


def places(place: Place) -> object:
    children = {step: places(child) for step, child in (place.children or {}).items()}
    return place.start, place.end, place.key, children


@needs_both
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_both_parsers_read_the_examples_alike(path: Path):
    text = path.read_text("utf-8")
    assert reading._LOADER is yaml.CSafeLoader
    assert comparable(text, yaml.CSafeLoader) == comparable(text, yaml.SafeLoader)


PIECES = [
    "甲",
    "乙: ",
    "- ",
    "\n",
    "  ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "18:00",
    "：",
    "'",
    '"',
    "#",
    " # 注",
    "&a ",
    "*a",
    "𠮷",
    "|\n",
    "\t",
]


@needs_both
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_both_parsers_read_anything_alike(text: str):
    assert comparable(text, yaml.CSafeLoader) == comparable(text, yaml.SafeLoader)


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_fail(text: str):
    found = parse(Text("plan.yaml", text))
    assert isinstance(found, Document | list)
