"""An Excel workbook, read without trusting it: no macro runs, nothing is fetched, and it cannot burst."""

from __future__ import annotations

import io
import warnings
import zipfile
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from xml.etree import ElementTree as ET

from jiedai.importing.sheet import Cell, Row, Sheet, Spread, Unimportable, letters, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST: Final = 50_000_000
"""Bytes of everything unpacked; five thousand guests are less than ten million."""
_MAX_ROWS: Final = 10_000
_MAX_COLUMNS: Final = 200
_MOST_MERGED: Final = 5_000
_MOST_NAMED: Final = 5
_DOCTYPES: Final = tuple("<!DOCTYPE".encode(each) for each in ("ascii", "utf-16-le", "utf-16-be"))
_EXACT: Final = 10**15
_INSTALL: Final = "读 Excel 表格要先装上：pip install 'jiedai[excel]'；或者在 Excel 里另存为 CSV 再来"
_OTHERS: Final = {
    "word/document.xml": "是 Word 文档，不是表格；把里面的表格贴到 Excel 里",
    "ppt/presentation.xml": "是幻灯片，不是表格；把里面的表格贴到 Excel 里",
    "content.xml": "是 OpenDocument 格式（.ods）；用 Excel 或 WPS 打开",
    "xl/workbook.bin": "是二进制的 Excel 格式（.xlsb）；用 Excel 打开",
}
"""By the name of a part, what a package is that is no workbook we read."""
_BROKEN: Final = "打不开：不是 Excel 表格，或者坏了；用 Excel 或 WPS 打开，另存为 .xlsx 再来一次"


class _Layout(NamedTuple):
    """What the values do not say: what is hidden or merged, and the formulas without a result."""

    hidden_rows: set[int]
    hidden_columns: set[int]
    merged: list[tuple[int, int, int, int]]
    unsolved: set[str]
    filled: list[int]
    """The numbers of the rows that say something."""
    concealed: set[int]
    """The hidden columns that say something."""


def read_workbook(data: bytes, file: str) -> tuple[list[Sheet], list[str]]:
    """The sheets that can be seen, and the names of those that are hidden; raises Unimportable."""
    try:
        import openpyxl  # noqa: PLC0415 - large, and only wanted here
    except ImportError:
        raise Unimportable(_INSTALL) from None
    try:
        with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(io.BytesIO(data)) as package:
            _check(package, file)
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            shown = [each for each in book.worksheets if each.sheet_state == "visible"]
            hidden = [each.title for each in book.worksheets if each.sheet_state != "visible"]
            return [_sheet(each, package, file) for each in shown], hidden
    except Unimportable:
        raise
    except Exception as error:  # a broken workbook makes openpyxl raise anything
        raise Unimportable(f"“{file}”{_BROKEN}") from error


def _check(package: zipfile.ZipFile, file: str) -> None:
    # No part is ever read further than it says it is large.
    if sum(info.file_size for info in package.infolist()) > _LARGEST:
        raise Unimportable(f"“{file}”里的内容太大，不像是来宾名单；把名单那几列拷到一张新表里，另存再来")
    for part, kind in _OTHERS.items():
        if part in package.namelist():
            raise Unimportable(f"“{file}”{kind}，另存为 .xlsx 再来")
    for info in package.infolist():
        content = package.read(info)
        if any(each in content for each in _DOCTYPES):
            raise Unimportable(f"“{file}”不是 Excel 写的（DOCTYPE），没有读；用 Excel 打开，另存再来")


def _sheet(sheet: Any, package: zipfile.ZipFile, file: str) -> Sheet:
    layout = _layout(package.open(sheet._worksheet_path))  # noqa: SLF001 - the only way to its hidden rows
    last = max(layout.filled, default=0)
    if last > _MAX_ROWS:
        raise Unimportable(f"“{file}”的“{sheet.title}”一直写到第 {last} 行，不像是来宾名单；把名单拷到一张新表里再来")
    sheet.reset_dimensions()
    lines = sheet.iter_rows(max_row=last, max_col=_MAX_COLUMNS) if last else ()
    read = [_row(number, values, layout) for number, values in enumerate(lines, 1)]
    _spread(read, layout)
    rows = [row for row in read if any(cell.text or cell.trouble for cell in row.cells)]
    seen = [row for row in rows if row.number not in layout.hidden_rows]
    return Sheet(one_line(sheet.title), seen, tuple(_remarks(rows, layout)))


def _row(number: int, values: tuple[Any, ...], layout: _Layout) -> Row:
    cells = [_cell(value, f"{letters(column)}{number}", layout) for column, value in enumerate(values)]
    for column in layout.hidden_columns:
        if column < len(cells) and cells[column].text:
            cells[column] = Cell(at=cells[column].at)
            layout.concealed.add(column)
    return Row(number, cells)


def _cell(cell: Any, at: str, layout: _Layout) -> Cell:
    if at in layout.unsolved:
        return Cell("", at, "公式还没有算出结果；在 Excel 里打开、保存一次再来")
    if cell.value is None:
        return Cell("", at)
    if cell.data_type == "e":
        return Cell("", at, f"公式出错（{one_line(str(cell.value))}）")
    return Cell(one_line(_shown(cell.value)), at)


def _shown(value: Any) -> str:
    """A value as it would be typed."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return str(int(value))
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _layout(stream: Any) -> _Layout:
    layout, number = _Layout(set(), set(), [], set(), [], set()), 0
    rows: ET.Element | None = None
    for event, element in ET.iterparse(stream, ("start", "end")):  # noqa: S314 - a part with a DOCTYPE has been refused
        kind = element.tag.rpartition("}")[2]
        if event == "start":
            rows = element if kind == "sheetData" else rows
        elif kind == "row":
            number = int(element.get("r", number + 1))
            _see_row(number, element, layout)
            if rows is not None:  # a million empty rows take no room
                rows.clear()
        elif kind == "col" and _is_on(element.get("hidden")):
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            layout.hidden_columns.update(range(first - 1, min(last, _MAX_COLUMNS)))
        elif kind == "mergeCell" and len(layout.merged) < _MOST_MERGED:
            layout.merged.append(_boundaries(element.get("ref", "")))
    return layout


def _see_row(number: int, row: ET.Element, layout: _Layout) -> None:
    """Note whether a row is hidden, whether it says something, and which of its formulas have no result."""
    if _is_on(row.get("hidden")):
        layout.hidden_rows.add(number)
    if any(part.text or len(part) for cell in row for part in cell):
        layout.filled.append(number)
    for cell in row:
        kinds = {part.tag.rpartition("}")[2] for part in cell if part.text or part.tag.endswith("f")}
        # A formula that says nothing on purpose has the text "".
        if "f" in kinds and "v" not in kinds and cell.get("t") != "str":
            layout.unsolved.add(cell.get("r", ""))


def _is_on(written: str | None) -> bool:
    return written in ("1", "true")


def _boundaries(written: str) -> tuple[int, int, int, int]:
    from openpyxl.utils import range_boundaries  # noqa: PLC0415 - with openpyxl itself

    left, top, right, bottom = (each or 0 for each in range_boundaries(written))
    return left, top, min(right, _MAX_COLUMNS), min(bottom, _MAX_ROWS)


def _spread(rows: list[Row], layout: _Layout) -> None:
    """Write the text of each merged cell into all of its cells that the sheet has."""
    room = len(rows) * _MAX_COLUMNS  # merged cells do not overlap, but in a file made to harm
    for left, top, right, bottom in layout.merged:
        room -= len(rows[top - 1 : bottom]) * (right - left + 1)
        first = rows[top - 1].cell(left - 1) if top <= len(rows) else Cell()
        if room < 0 or not (first.text or first.trouble):
            continue
        for row in rows[top - 1 : bottom]:
            row.cells.extend(row.cell(column) for column in range(len(row.cells), right))
            for column in range(left - 1, right):
                how: Spread = "across" if column >= left else "down"
                if (row.number, column) != (top, left - 1):
                    row.cells[column] = first._replace(at=row.cells[column].at, spread=how)


def _remarks(rows: list[Row], layout: _Layout) -> Iterator[str]:
    hidden = [str(row.number) for row in rows if row.number in layout.hidden_rows]
    if hidden:
        yield f"第 {_some(hidden)} 行隐藏着，没有读；要读就在表里取消隐藏"
    columns = [letters(each) for each in sorted(layout.concealed)]
    if columns:
        yield f"{_some(columns)} 列隐藏着，没有读；要读就在表里取消隐藏"


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "、".join(names[:_MOST_NAMED]) + (f" 等 {len(names)} " if more > 0 else "")
