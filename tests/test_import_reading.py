"""Name lists as people write them: where the headings are, what the cells say, and what is refused."""

from __future__ import annotations

import re
import sys
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from name_lists import workbook

from jiedai.importing.headings import is_heading
from jiedai.importing.opening import open_list
from jiedai.importing.people import people_in
from jiedai.importing.sheet import Unimportable, letters

WANG = ["王五", "经理"]


def read(path: Path, sheet: str | None = None) -> tuple[list[dict[str, Any]], list[str]]:
    """The guests of a list, and all that is said about it."""
    names = open_list(path, sheet)
    people, remarks = people_in(names.table, set())
    said = [*names.remarks, *names.table.remarks, *(f"{each.at} {each.text}" for each in remarks)]
    return [person.fields for person in people], said


def guests(path: Path) -> list[dict[str, Any]]:
    return read(path)[0]


def one(folder: Path, heading: str, value: Any) -> tuple[Any, list[str]]:
    """What one cell under a heading says of 王五."""
    people, said = read(workbook(folder / "名单.xlsx", [["姓名", heading], ["王五", value]]))
    (field,) = [each for each in people[0] if each != "姓名"] or [""]
    return people[0].get(field), said


# headings


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


# cells


@pytest.mark.parametrize(
    ("heading", "written", "value"),
    [
        ("性别", "M", "男"),
        ("性别", "先生", "男"),
        ("性别", "Ms.", "女"),
        ("民族", "回", "回族"),
        ("民族", "汉 族", "汉族"),
        ("忌口", "无", "无"),
        ("忌口", "没有。", "无"),
        ("忌口", "不吃猪肉", ["不吃猪肉"]),
        ("忌口", "清真，不吃辣", ["清真", "不吃辣"]),
        ("忌口", "/", None),
        ("手机", 13800000001, "13800000001"),
        ("手机", 13800000001.0, "13800000001"),
        ("手机", " 138-0000 0001 ", "13800000001"),
        ("手机", "无", None),
        ("手机", "'13800000001", "13800000001"),
        ("Title", "Mr.", "男"),
        ("饮食", "Halal, no nuts", ["清真", "坚果过敏"]),
        ("饮食", "No special requirements.", "无"),
        ("饮食", "likes tea", ["likes tea"]),
        ("国籍", "Pakistani", "巴基斯坦"),
        ("国籍", "Ruritania", "Ruritania"),
        ("主宾", "√", "是"),
        ("主宾", True, "是"),
        ("主宾", "否", None),
        ("职务", "待定", None),
        ("职务", "总经理\n兼总工", "总经理 兼总工"),
        ("备注", "看{这里}: #1", "看{这里}: #1"),
    ],
)
def test_a_cell_is_read_as_it_is_meant(tmp_path: Path, heading: str, written: Any, value: Any):
    assert one(tmp_path, heading, written) == (value, [])


@pytest.mark.parametrize(
    ("heading", "written", "sentence"),
    [
        ("手机", "1.38E+10", "“1.38E+10”是科学计数法，号码已经不全；在表里把这一列设成文本，重填一次"),
        ("手机", "1380000000", "电话：手机号应是 11 位，“1380000000”是 10 位"),
        ("手机", "13800000001/13800000002", "里不止一个号码"),
        ("性别", "未填男", "性别：“未填男”认不出是男是女"),
        ("职务", "同上", "职务：写的是“同上”，请写明"),
        ("职务", 0, "职务：“0”不像职务，没有写"),
        ("备注", "Passport: C01X00T47", "里面像有证件号码，证件号码不放进方案，没有写"),
        ("备注", "身份证34010019700101001X", "里面像有证件号码，证件号码不放进方案，没有写"),
        ("职务", "#N/A", "公式出错（#N/A），没有写"),
        ("职务", "=A2", "公式还没有算出结果；在 Excel 里打开、保存一次再来，没有写"),
    ],
)
def test_a_cell_that_cannot_be_known_is_told_by_its_address(tmp_path: Path, heading: str, written: Any, sentence: str):
    value, said = one(tmp_path, heading, written)
    assert value is None
    assert len(said) == 1
    assert said[0].startswith("B2 ")
    assert sentence in said[0]


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        ("王 强", {"姓名": "王强"}),
        ("王　强", {"姓名": "王强"}),
        ("欧 阳 修", {"姓名": "欧阳修"}),
        ("Hans Keller", {"姓名": "Hans Keller"}),
        ("王强 先生", {"姓名": "王强", "性别": "男"}),
        ("赵䶮女士", {"姓名": "赵䶮", "性别": "女"}),
        ("李建国（团长）", {"姓名": "李建国", "主宾": "是"}),
        ("李建国（男）", {"姓名": "李建国", "性别": "男"}),
        ("汉斯·凯勒 Hans Keller", {"姓名": "汉斯·凯勒", "外文名": "Hans Keller"}),
        ("Hans Keller（汉斯·凯勒）", {"姓名": "汉斯·凯勒", "外文名": "Hans Keller"}),
        ("𠮷田\u200b", {"姓名": "𠮷田"}),
        ("Mr. John Smith", {"姓名": "John Smith", "性别": "男"}),
        ("Dr. Hans Keller", {"姓名": "Dr. Hans Keller"}),
        ("KELLER, Anna", {"姓名": "Anna KELLER"}),
    ],
)
def test_a_name_stands_by_itself(tmp_path: Path, written: str, fields: dict[str, str]):
    assert guests(workbook(tmp_path / "名单.xlsx", [["姓名"], [written]])) == [fields]


@pytest.mark.parametrize(
    "written", ["王强、李六", "王强 李六", "13800000001", "=1+1", "职务", "注：见附件", "王强2", "待定", "Hans, Anna"]
)
def test_what_is_no_name_is_told_by_its_row(tmp_path: Path, written: str):
    people, said = read(workbook(tmp_path / "名单.xlsx", [["姓名", "职务"], [written, "经理"], WANG]))
    assert [person["姓名"] for person in people] == ["王五"]
    assert said[0].startswith("第 2 行 ")


def test_a_title_against_the_column_is_told(tmp_path: Path):
    people, said = read(workbook(tmp_path / "名单.xlsx", [["姓名", "性别"], ["王五先生", "女"]]))
    assert people == [{"姓名": "王五", "性别": "女"}]
    assert said == ["A2 性别写在姓名旁边的是“男”，列里是“女”，照列里的写"]


def test_several_chiefs_are_told(tmp_path: Path):
    people, said = read(workbook(tmp_path / "名单.xlsx", [["姓名", "团长"], ["王五", "是"], ["李六", "是"]]))
    assert people == [{"姓名": "王五"}, {"姓名": "李六"}]
    assert said == ["B2 王五、李六都标着主宾或团长，一份方案只有一位，没有写；请自己写上"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (datetime(2026, 3, 12, 14, 5), "2026-03-12 14:05"),
        (date(2026, 3, 12), "2026-03-12"),
        (time(14, 5), "14:05"),
        ("3月12日下午2点", "3月12日下午2点"),
    ],
)
def test_dates_are_read_as_they_are_typed(tmp_path: Path, written: Any, read_as: str):
    rows = [["姓名", "车次", "到达时间"], ["王五", "G1", written]]
    names = open_list(workbook(tmp_path / "名单.xlsx", rows), None)
    assert people_in(names.table, set())[0][0].arrival == {"班次": "G1", "时间": read_as}


@pytest.mark.parametrize(
    ("headings", "cells", "arrival"),
    [
        (["车次及到达时间"], ["G1862  2026年12月9日 13:42"], {"班次": "G1862", "时间": "2026年12月9日 13:42"}),
        (["到达（车次/时间）"], ["高铁G1862次，12月9日13:42到"], {"班次": "G1862", "时间": "12月9日13:42"}),
        (["航班信息"], ["MU 5137"], {"班次": "MU 5137"}),
        (["航班", "到达日期", "到达时间"], ["MU5137", date(2026, 12, 9), time(13, 42)], "2026-12-09 13:42"),
        (["航班", "到达日期", "到达时间"], ["MU5137", "12月9日", "13:42"], "12月9日 13:42"),
        (["航班", "到达日期", "到达时间"], ["MU5137", "12月9日", "12月9日 13:42"], "12月9日 13:42"),
        (["航班", "到达日期", "到达时间"], ["MU5137", "46365", "0.57083"], "2026-12-09 13:42"),
        (["航班", "到达时间"], ["MU5137", 46365.57083], "2026-12-09 13:42"),
    ],
)
def test_flight_day_and_hour_are_put_together(
    tmp_path: Path, headings: list[str], cells: list, arrival: dict[str, str] | str
):
    names = open_list(workbook(tmp_path / "名单.xlsx", [["姓名", *headings], ["王五", *cells]]), None)
    expected = {"班次": "MU5137", "时间": arrival} if isinstance(arrival, str) else arrival
    assert people_in(names.table, set())[0][0].arrival == expected


def test_a_cell_with_no_flight_in_it_is_told(tmp_path: Path):
    value, said = one(tmp_path, "航班信息", "自驾前来")
    assert (value, said) == (
        None,
        ["B2 到达班次和时间：“自驾前来”看不出是哪一班、几点到；把班次和时间分成两列，没有写"],
    )


def test_the_numbers_of_identity_cards_are_not_even_shown(tmp_path: Path):
    rows = [["姓名", "电话", "身份证号"], [None, 13800000001, "34010019700101001X"]]
    _, said = read(workbook(tmp_path / "名单.xlsx", rows))
    assert said == ["第 2 行 没有姓名，没有读：13800000001 （证件号码）"]


# files


LISTS = Path(__file__).with_name("lists")


def test_what_libreoffice_saves_is_read():
    people, said = read(LISTS / "libreoffice.xlsx")
    assert people == [
        {
            "姓名": "钱文",
            "单位": "华源设计院",
            "职务": "院长",
            "性别": "女",
            "民族": "回族",
            "电话": "13800000022",
            "忌口": ["清真"],
        },
        {
            "姓名": "欧阳明",
            "单位": "华源设计院",
            "职务": "工程师",
            "性别": "男",
            "民族": "汉族",
            "电话": "13800000023",
            "忌口": "无",
        },
        {"姓名": "孙明远", "单位": "华源电力", "职务": "采购部经理", "性别": "男", "电话": "13800000024"},
    ]
    assert said == ["第 9 行 没有姓名，没有读：合计：3 人", "第 10 行 没有姓名，没有读：备注：请安排接站"]


def test_an_old_workbook_is_told_whatever_it_is_called(tmp_path: Path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes((LISTS / "libreoffice.xls").read_bytes())
    with pytest.raises(Unimportable, match=re.escape("是老格式（.xls、.et）；用 Excel 或 WPS 打开，另存为 .xlsx 再来")):
        read(path)


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("word/document.xml", "是 Word 文档，不是表格；把里面的表格贴到 Excel 里，另存为 .xlsx 再来"),
        ("content.xml", "是 OpenDocument 格式（.ods）；用 Excel 或 WPS 打开，另存为 .xlsx 再来"),
    ],
)
def test_another_kind_of_package_is_named(tmp_path: Path, part: str, sentence: str):
    path = tmp_path / "名单.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "<a/>")
    with pytest.raises(Unimportable, match=re.escape(sentence)):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str, separator: str):
    path = tmp_path / "名单.csv"
    text = f'华源来访名单\n姓名{separator}职务{separator}备注\r\n王五{separator}经理{separator}"甲{separator}乙"\n\n'
    path.write_bytes(text.encode(encoding))
    assert guests(path) == [{"姓名": "王五", "职务": "经理", "备注": f"甲{separator}乙".replace("\t", " ")}]


def test_a_macro_workbook_and_a_wrong_extension_are_read(tmp_path: Path):
    path = workbook(tmp_path / "名单.xlsm", [["姓名", "职务"], WANG])
    assert guests(path) == guests(path.rename(tmp_path / "名单.csv")) == [{"姓名": "王五", "职务": "经理"}]


def test_of_several_lists_one_has_to_be_named(tmp_path: Path):
    def add(_sheet: Any, book: Any) -> None:
        book.create_sheet("说明").append(["填表说明"])
        book.create_sheet("司机").append(["姓名", "电话"])

    path = workbook(tmp_path / "名单.xlsx", [["姓名", "职务"], WANG], add)
    with pytest.raises(Unimportable, match="有几张名单：名单、司机。请写明读哪一张，如：--sheet 名单"):
        read(path)
    people, said = read(path, "名单")
    assert people == [{"姓名": "王五", "职务": "经理"}]
    assert said == ["工作表“司机”没有读；要读它，加 --sheet 司机"]
    with pytest.raises(Unimportable, match="里没有工作表“来宾”；有：名单、说明、司机"):
        read(path, "来宾")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04broken", "打不开：不是 Excel 表格，或者坏了"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            "是老格式（.xls、.et）；用 Excel 或 WPS 打开，另存为 .xlsx 再来",
        ),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加了密码；用 Excel 或 WPS 打开，去掉密码"),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "是 Word 文档，不是表格；把里面的表格贴到 Excel"),
        (b"<?xml version='1.0'?>", "是XML，不是表格"),
        (b"%PDF-1.7", "是PDF，不是表格"),
        (b"  <html><table>", "是网页，不是表格"),
        ("甲,乙\n丙,丁\n".encode(), "里没找到名单：要有一行标题，里面有“姓名”"),
        (b"\x00\x01\x02\x03", "文件里不是文字"),
        ('姓名,职务\n"王五'.encode() + b"x" * 200_000, "少了一个引号"),
        ("姓名\n".encode() + b"x\n" * 10_001, "超过 10000 行"),
    ],
)
def test_a_file_that_is_no_list_gets_a_sentence(run, visit_folder: Path, content: bytes, sentence: str):
    (visit_folder / "名单").write_bytes(content)
    before = (visit_folder / "plan.yaml").read_bytes()
    result = run("import", "guests", "名单", "--yes")
    assert (result.code, result.out) == (2, "")
    assert sentence in result.err
    assert (visit_folder / "plan.yaml").read_bytes() == before


def test_no_file_and_a_folder_get_a_sentence(run, visit_folder: Path):
    assert "没有“名单.xlsx”这个文件" in run("import", "guests", "名单.xlsx").err
    assert "“.”是文件夹；请写到名单文件为止" in run("import", "guests", ".").err


def test_without_openpyxl_it_says_what_to_install(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    path = workbook(visit_folder / "名单.xlsx", [["姓名", "职务"], WANG])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    result = run("import", "guests", path)
    assert (result.code, "pip install 'jiedai[excel]'" in result.err) == (2, True)


def changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with a text in one of its parts replaced."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("<worksheet", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet", "不是 Excel 写的（DOCTYPE）"),
        ("<worksheet", "<!--" + " " * 51_000_000 + "--><worksheet", "里的内容太大，不像是来宾名单"),
        ("</sheetData>", '<row r="1000000"><c r="A1000000"><v>1</v></c></row></sheetData>', "一直写到第 1000000 行"),
        ("</sheetData>", "</sheet>", "打不开：不是 Excel 表格，或者坏了"),
    ],
)
def test_a_workbook_made_to_harm_gets_a_sentence(tmp_path: Path, old: str, new: str, sentence: str):
    path = workbook(tmp_path / "名单.xlsx", [["姓名", "职务"], WANG])
    with pytest.raises(Unimportable) as refused:
        read(changed(path, "xl/worksheets/sheet1.xml", old, new))
    assert sentence in str(refused.value)


def test_a_workbook_of_another_program_is_read(tmp_path: Path):
    """One that gives no addresses, writes its texts in place, and says what its formulas come to."""
    cells = ("姓名", "职务", "备注"), ("王五", "经理", None)
    written = "".join(
        "<row>"
        + "".join(
            f'<c t="inlineStr"><is><t>{cell}</t></is></c>' if cell else '<c t="str"><f>T(A1)</f><v></v></c>'
            for cell in row
        )
        + "</row>"
        for row in cells
    )
    path = changed(
        workbook(tmp_path / "名单.xlsx", [["来访人员"]]),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        f"{written}</sheetData>",
    )
    assert read(path) == ([{"姓名": "王五", "职务": "经理"}], [])


def test_a_merged_cell_as_large_as_the_sheet_does_no_harm(tmp_path: Path):
    path = workbook(tmp_path / "名单.xlsx", [["姓名", "职务"], WANG])
    merged = '</sheetData><mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>'
    people, said = read(changed(path, "xl/worksheets/sheet1.xml", "</sheetData>", merged))
    assert people == []
    assert said == ["第 2 行 不是一位来宾，没有读：王五"]


def test_rows_with_nothing_but_a_height_are_no_guests(tmp_path: Path):
    path = workbook(tmp_path / "名单.xlsx", [["姓名", "职务"], WANG])
    rows = (
        "".join(f'<row r="{each}" ht="15"/>' for each in range(3, 100_000))
        + '<row r="1048576"><c r="A1048576" s="0"/></row>'
    )
    assert guests(changed(path, "xl/worksheets/sheet1.xml", "</sheetData>", f"{rows}</sheetData>")) == [
        {"姓名": "王五", "职务": "经理"}
    ]


def test_five_thousand_guests_are_read(tmp_path: Path):
    rows = [
        ["姓名", "职务", "电话"],
        *([f"王{chr(0x4E00 + each)}", "工程师", 13800000000 + each] for each in range(5000)),
    ]
    people = guests(workbook(tmp_path / "名单.xlsx", rows))
    assert len(people) == 5000
    assert people[-1]["电话"] == "13800004999"


def test_a_column_with_the_same_name_all_over_is_no_list(tmp_path: Path):
    rows = [["姓名", "职务"], *(["王伟", f"{each} 号工程师"] for each in range(60))]
    with pytest.raises(Unimportable, match="名单里叫王伟的超过 50 位，不像是来宾名单；核对“姓名”是哪一列"):
        read(workbook(tmp_path / "名单.xlsx", rows))


def test_columns_are_called_as_in_a_spreadsheet():
    assert [letters(each) for each in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
