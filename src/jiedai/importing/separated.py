"""A list saved as text, its cells separated by commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from jiedai.importing.headings import found_in
from jiedai.importing.sheet import Cell, Row, Sheet, Unimportable, letters, one_line
from jiedai.source.decode import decoded

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEPARATORS: Final = ",\t;，"
_MAX_ROWS: Final = 10_000


def read_separated(data: bytes, file: str) -> Sheet:
    """The one table of a text in UTF-8, UTF-16 or GBK; raises Unimportable."""
    text, problems = decoded(data, file, None)
    if text is None:
        raise Unimportable(f"“{file}”读不出来：{problems[0].message}；在 Excel 里另存为 .xlsx 再来一次")
    sheets = [_sheet(text.content, separator, file) for separator in _SEPARATORS]
    return max(sheets, key=_known_columns)


def _known_columns(sheet: Sheet) -> int:
    table = found_in(sheet)
    return len(table.columns) + len(table.unused) if table else 0


def _sheet(content: str, separator: str, file: str) -> Sheet:
    rows = list(_rows(content, separator))
    if len(rows) > _MAX_ROWS:
        raise Unimportable(f"“{file}”超过 {_MAX_ROWS} 行，不像是来宾名单")
    return Sheet("", rows)


def _rows(content: str, separator: str) -> Iterator[Row]:
    try:
        for number, texts in enumerate(csv.reader(io.StringIO(content, newline=""), delimiter=separator), 1):
            cells = [Cell(one_line(each), f"{letters(column)}{number}") for column, each in enumerate(texts)]
            if any(cell.text for cell in cells):
                yield Row(number, cells)
    except csv.Error as error:
        raise Unimportable("名单里有一格长得不像话，多半是少了一个引号；在 Excel 里另存为 .xlsx 再来一次") from error
