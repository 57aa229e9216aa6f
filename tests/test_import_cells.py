"""The cells of a name list: what they mean, and what is told where that cannot be known."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from name_lists import WANG, guests, one, read, workbook

from jiedai.importing.opening import open_list
from jiedai.importing.people import people_in


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
