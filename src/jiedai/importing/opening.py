"""The list that a file holds, whatever its name says it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.importing.headings import Table, found_in
from jiedai.importing.separated import read_separated
from jiedai.importing.sheet import Row, Sheet, Unimportable
from jiedai.importing.workbook import read_workbook
from jiedai.source.files import shown

if TYPE_CHECKING:
    from pathlib import Path as FilePath

_LARGEST: Final = 20_000_000
_ZIP: Final = b"PK\x03\x04"
_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
_OLD_EXCEL: Final = "是老格式（.xls、.et）；用 Excel 或 WPS 打开"
_OLD_KINDS: Final = {
    "EncryptedPackage": "加了密码；用 Excel 或 WPS 打开，去掉密码",
    "WordDocument": "是 Word 文档，不是表格；把里面的表格贴到 Excel 里",
}
"""By the name of a part, what a file of the old kind is."""
_OTHERS: Final = {b"%PDF": "PDF", b"<?xml": "XML", b"<": "网页", b"\x89PNG": "图片", b"\xff\xd8\xff": "图片"}
_SEEN: Final = 3


class NameList(NamedTuple):
    """The table of a file, the sheet it is on, and what was not read."""

    file: str
    sheet: Sheet
    table: Table
    remarks: tuple[str, ...]


def open_list(path: FilePath, wanted: str | None) -> NameList:
    """The list in a file, on the sheet that is wanted; raises Unimportable."""
    file = shown(path)
    sheets, hidden = _sheets(_content(path, file), file)
    sheet, table = _the_one(sheets, hidden, wanted, file)
    others = tuple(
        f"工作表“{each.name}”没有读；要读它，加 {_option(each)}"
        for each in sheets
        if each is not sheet and found_in(each)
    )
    concealed = (f"隐藏的工作表没有读：{'、'.join(hidden)}",) if hidden else ()
    return NameList(file, sheet, table, (*sheet.remarks, *others, *concealed))


def _content(path: FilePath, file: str) -> bytes:
    if path.is_dir():
        raise Unimportable(f"“{file}”是文件夹；请写到名单文件为止，如 名单.xlsx")
    if path.exists() and not path.is_file():  # a pipe would keep us waiting
        raise Unimportable(f"“{file}”不是普通的文件")
    try:
        with path.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        raise Unimportable(f"没有“{file}”这个文件；核对名字和位置") from None
    except (OSError, ValueError):
        raise Unimportable(f"“{file}”打不开；要是正用 Excel 开着，先关掉再来") from None
    if len(data) > _LARGEST:
        raise Unimportable(f"“{file}”超过 {_LARGEST // 1_000_000} MB，不像是来宾名单")
    return data


def _sheets(data: bytes, file: str) -> tuple[list[Sheet], list[str]]:
    if data.startswith(_OLD_OFFICE):
        kind = next((said for name, said in _OLD_KINDS.items() if name.encode("utf-16-le") in data), _OLD_EXCEL)
        raise Unimportable(f"“{file}”{kind}，另存为 .xlsx 再来")
    for start, kind in _OTHERS.items():
        if data.lstrip()[: len(start)] == start:
            raise Unimportable(f"“{file}”是{kind}，不是表格；用 Excel 或 WPS 打开，另存为 .xlsx 再来")
    return read_workbook(data, file) if data.startswith(_ZIP) else ([read_separated(data, file)], [])


def _the_one(sheets: list[Sheet], hidden: list[str], wanted: str | None, file: str) -> tuple[Sheet, Table]:
    names = "、".join(each.name for each in sheets)
    if wanted is not None:
        sheets = [each for each in sheets if each.name == wanted]
        if not sheets:
            concealed = "（隐藏着，先在表里取消隐藏）" if wanted in hidden else ""
            raise Unimportable(f"“{file}”里没有工作表“{wanted}”{concealed}；有：{names}")
    found = [(sheet, table) for sheet in sheets if (table := found_in(sheet))]
    if not found:
        raise Unimportable(_nothing_found(sheets, hidden, file))
    if len(found) > 1:
        several = "、".join(sheet.name for sheet, _ in found)
        raise Unimportable(f"“{file}”里有几张名单：{several}。请写明读哪一张，如：{_option(found[0][0])}")
    return found[0]


def _option(sheet: Sheet) -> str:
    """What to type to have this sheet read."""
    return f'--sheet "{sheet.name}"' if " " in sheet.name else f"--sheet {sheet.name}"


def _nothing_found(sheets: list[Sheet], hidden: list[str], file: str) -> str:
    first = [_words(row) for sheet in sheets for row in sheet.rows[:_SEEN]][:_SEEN]
    seen = f"；开头几行是：{' ／ '.join(first)}" if first else "；表是空的"
    concealed = f"；隐藏的工作表没有看：{'、'.join(hidden)}" if hidden else ""
    return f"“{file}”里没找到名单：要有一行标题，里面有“姓名”，如 姓名、职务、性别、电话{seen}{concealed}"


def _words(row: Row) -> str:
    text = " ".join(cell.text for cell in row.own)
    return text if len(text) <= 30 else f"{text[:30]}…"  # noqa: PLR2004 - enough to know the row by
