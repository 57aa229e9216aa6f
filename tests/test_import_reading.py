"""The headings of a name list: which column is what, and which rows are people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from name_lists import WANG, guests, read, workbook

from jiedai.importing.headings import is_heading
from jiedai.importing.opening import open_list


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓　名", "姓名"),
        ("名 字：", "姓名"),
        ("Name", "姓名"),
        ("姓名 Name", "姓名"),
        ("姓名\n(必填)*", "姓名"),
        ("职 务", "职务"),
        ("职务/职称", "职务"),
        ("Ｔｉｔｌｅ", "职务"),
        ("饮食禁忌（如清真、素食）", "忌口"),
        ("联系方式", "电话"),
        ("手机号码", "电话"),
        ("工作单位", "单位"),
    ],
)
def test_a_heading_is_known_by_its_usual_names(tmp_path: Path, heading: str, field: str):
    beside = ["性别"] if field == "姓名" else ["姓名", "性别"]
    names = open_list(workbook(tmp_path / "名单.xlsx", [[*beside, heading], ["男"] * 3]), None)
    assert field in names.table.columns
    assert names.table.unknown == []


@pytest.mark.parametrize(
    "heading", ["姓名/性别", "姓名拼音", "电话（紧急联系人）", "秘书电话", "姓名（接待人员）", "时间"]
)
def test_a_doubtful_heading_is_not_guessed(heading: str):
    assert not is_heading(heading)


def test_unit_and_post_in_one_cell_are_not_pulled_apart(tmp_path: Path):
    table = open_list(
        workbook(tmp_path / "名单.xlsx", [["姓名", "工作单位及职务"], ["王五", "设计院院长"]]), None
    ).table
    assert [reason for _, reason in table.unused] == ["单位和职务写在一格里，分不开，没有读；在表里拆成两列再来"]


def test_a_title_beside_a_position_is_mr_or_ms(tmp_path: Path):
    rows = [["Title", "Name", "Position"], ["Ms.", "Anna Keller", "CFO"]]
    assert guests(workbook(tmp_path / "名单.xlsx", rows)) == [{"姓名": "Anna Keller", "职务": "CFO", "性别": "女"}]


def test_a_column_that_is_not_used_is_named_with_the_reason(tmp_path: Path):
    rows = [["姓名", "身份证号", "鞋码", "手机", "电话", "返程车次"], ["王五"]]
    table = open_list(workbook(tmp_path / "名单.xlsx", rows), None).table
    assert [column.heading for column in table.unknown] == ["鞋码"]
    assert sorted((column.letter, reason) for column, reason in table.unused) == [
        ("B", "证件号码不放进方案"),
        ("E", "D 列已经是电话"),
        ("F", "返程和住宿请在方案的“离开”“住宿”里写"),
    ]


def test_name_is_the_foreign_one_beside_a_chinese(tmp_path: Path):
    rows = [["Name", "姓名"], ["Hans Keller", "汉斯·凯勒"]]
    assert guests(workbook(tmp_path / "名单.xlsx", rows)) == [{"姓名": "汉斯·凯勒", "外文名": "Hans Keller"}]


def test_headings_over_two_rows_tell_the_way_here_from_the_way_back(tmp_path: Path):
    def merge(sheet: Any, _book: Any) -> None:
        for cells in ("A2:A3", "B2:C2", "D2:E2"):
            sheet.merge_cells(cells)

    rows = [["来访人员"], ["姓名", "到达", None, "返程", None], [None, "车次", "时间", "车次", "时间"], ["王五", "G1"]]
    table = open_list(workbook(tmp_path / "名单.xlsx", rows, merge), None).table
    assert {field: column.letter for field, column in table.columns.items()} == {
        "姓名": "A",
        "到达班次": "B",
        "到达时间": "C",
    }
    assert [column.letter for column, _ in table.unused] == ["D", "E"]
    assert [row.number for row in table.rows] == [4]


def test_titles_empty_rows_and_columns_and_notes_are_passed_over(tmp_path: Path):
    def merge(sheet: Any, _book: Any) -> None:
        for cells in ("A1:D1", "B7:D7"):
            sheet.merge_cells(cells)

    rows = [
        ["姓名以护照为准，请尽快填写"],
        [],
        [None, "姓名", None, "职务"],
        [],
        [None, "王五", None, "经理"],
        [None, "姓名", None, "职务"],
        [None, "二、随行人员"],
        [None, "李六", None, "司机"],
        [None, "合计：2 人"],
        [None, None, None, "请安排接站"],
    ]
    people, said = read(workbook(tmp_path / "名单.xlsx", rows, merge))
    assert people == [{"姓名": "王五", "职务": "经理"}, {"姓名": "李六", "职务": "司机"}]
    assert said == [
        "第 7 行 不是一位来宾，没有读：二、随行人员",
        "第 9 行 不是一位来宾，没有读：合计：2 人",
        "第 10 行 没有姓名，没有读：请安排接站",
    ]


def test_of_two_tables_the_first_is_read(tmp_path: Path):
    rows = [["姓名", "职务"], WANG, [], ["姓名", "电话"], ["李六", 13800000001]]
    people, said = read(workbook(tmp_path / "名单.xlsx", rows))
    assert people == [{"姓名": "王五", "职务": "经理"}]
    assert said == ["从第 4 行起是另一张表（姓名、电话），没有读；也要的话，把它移到另一个工作表"]


def test_a_merged_unit_is_that_of_every_row(tmp_path: Path):
    rows = [["单位", "姓名"], ["华源电力", "王五"], [None, "李六"], [None, "赵七"]]
    people = guests(workbook(tmp_path / "名单.xlsx", rows, lambda sheet, _: sheet.merge_cells("A2:A3")))
    assert [person.get("单位") for person in people] == ["华源电力", "华源电力", None]


def test_what_is_hidden_is_not_read_and_said(tmp_path: Path):
    def hide(sheet: Any, book: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["C"].hidden = True
        book.create_sheet("旧名单").append(["姓名", "职务"])
        book["旧名单"].sheet_state = "hidden"

    rows = [["姓名", "职务", "电话"], ["王五", "经理", 13800000001], ["李六", "司机", 13800000002]]
    people, said = read(workbook(tmp_path / "名单.xlsx", rows, hide))
    assert people == [{"姓名": "王五", "职务": "经理"}]
    assert said == [
        "第 3 行隐藏着，没有读；要读就在表里取消隐藏",
        "C 列隐藏着，没有读；要读就在表里取消隐藏",
        "隐藏的工作表没有读：旧名单",
    ]
