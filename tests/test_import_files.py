"""The files that name lists come in: kinds, encodings, other programs, damage and size."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from name_lists import WANG, guests, read, workbook

from jiedai.importing.sheet import Unimportable, letters

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
