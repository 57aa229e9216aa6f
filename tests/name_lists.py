"""Name lists as visitors send them, made with openpyxl, and what is read in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from jiedai.importing.opening import open_list
from jiedai.importing.people import people_in

WANG = ["王五", "经理"]
ARRIVAL = datetime(2026, 3, 12, 14, 5)


def workbook(path: Path, rows: list[list[Any]], change: Callable[[Any, Any], None] | None = None) -> Path:
    """A workbook whose first sheet 名单 has these rows, changed before it is saved."""
    book = Workbook()
    sheet = book.active
    sheet.title = "名单"
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet, book)
    book.save(path)
    return path


def visitors(path: Path) -> Path:
    """The list of the README: a title, headings over two rows, a phone number spoilt by the spreadsheet, a note."""

    def merge(sheet: Any, _book: Any) -> None:
        for cells in ("B2:I2", "G4:H4", *(f"{letter}4:{letter}5" for letter in "BCDEFI")):
            sheet.merge_cells(cells)

    rows = [
        [],
        [None, "华源电力来访人员名单"],
        [],
        [None, "序号", "姓　名", "职 务", "饮食\n（如清真）", "手机", "来程", None, "抽烟吗"],
        [None, None, None, None, None, None, "车次", "到达时间"],
        [None, 1, "李建国（团长）", "副总经理", "清真", 13800000021, "MU5137", ARRIVAL, "否"],
        [None, 2, "钱　文女士", "设计院院长", "无", "138 0000 0022", "G7031", "3月12日 10:40", "否"],
        [None, 3, "孙明远", "采购部副经理", "无", "1.38E+10", "MU5137", ARRIVAL, None],
        [None, "注：请安排接站"],
    ]
    return workbook(path, rows, merge)


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
