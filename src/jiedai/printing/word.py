"""Word: the document is written here, its look stands in word_parts/, the parts of an empty document.

The parts are those of a .docx taken out of their archive, so that a change of the look can be read: styles.xml has
the styles (正文 仿宋, 标题 黑体, 大标题 小标宋 or 宋体), fontTable.xml what stands in for a font that is missing,
footer1.xml the version line and the page numbers.
"""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from jiedai.printing.blocks import Item, PageBreak, Paragraph, Rule, Run, Table, placed
from jiedai.printing.columns import column_widths, is_tall
from jiedai.printing.web import paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.printing.blocks import Block, Cell, Paper, Row
    from jiedai.printing.job import Job
    from jiedai.printing.style import Page

_PARTS: Final = FilePath(__file__).with_name("word_parts")
_DOCUMENT: Final = "word/document.xml"
_LOOK: Final = "word/styles.xml"
_FOOTED: Final = '<w:footerReference w:type="default" r:id="rId5"/>'
_LENGTH: Final = re.compile(r'(?:(?<=<w:sz w:val=")|(?<=<w:szCs w:val=")|(?<=w:before=")|(?<=w:after=")|(?<=w:w="))\d+')
_ALWAYS: Final = (1980, 1, 1, 0, 0, 0)
"""The date of every part, so that the same paper is the same bytes."""
_TWIPS: Final = 1440 / 25.4
_FOOT: Final = 9
_STYLES: Final = {0: "Normal", 1: "Title", 2: "Heading1", 3: "Heading2"}
_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_GAP: Final = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/></w:pPr></w:p>'
"""Stands behind each table: two that touch would become one."""
_NOTHING: Final = "<w:p/>"


def document(job: Job) -> list[tuple[str, bytes]]:
    """A paper or a form as a Word document."""
    made = paper(job)
    words = {
        "TITLE": escape(job.title),
        "FOOTER": escape(_printable(job.footer)),
        "ROOM": str(_twips(made.page.room)),
    }
    parts = dict(_parts()) | {_DOCUMENT: _document(made, numbered=bool(job.footer))}
    parts[_LOOK] = _scaled(parts[_LOOK], made.page.scale)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, text in parts.items():
            part = zipfile.ZipInfo(name, _ALWAYS)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every system
            for word, value in words.items() if name != _DOCUMENT else ():
                text = text.replace(f"<!--{word}-->", value)  # noqa: PLW2901 - the same part, filled in
            zipped.writestr(part, text.encode())
    return [("", archive.getvalue())]


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    """Names and texts, first of all the table of contents, as Word wants it."""
    paths = sorted(path for path in _PARTS.rglob("*") if path.name.endswith((".xml", ".rels")))
    return tuple((path.relative_to(_PARTS).as_posix(), path.read_text("utf-8")) for path in paths)


def _scaled(styles: str, scale: float) -> str:
    """The look with letters, gaps and the room in cells so much larger; the footer stays."""
    before, footer, rest = styles.partition('<w:style w:type="paragraph" w:styleId="Footer">')
    look, end, after = rest.partition("</w:style>")
    return _larger(before, scale) + footer + look + end + _larger(after, scale)


def _larger(styles: str, scale: float) -> str:
    return _LENGTH.sub(lambda length: str(round(int(length[0]) * scale)), styles)


def _document(made: Paper, *, numbered: bool) -> str:
    page = made.page
    blocks = "".join(_block(block, following, page) for block, following in pairwise([*made.blocks, None]) if block)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<w:document xmlns:w="{_NAMESPACE}" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f"<w:body>{blocks}{_section(page, numbered=numbered)}</w:body></w:document>"
    )


def _section(page: Page, *, numbered: bool) -> str:
    width, height, above, beside = map(_twips, page[:4])
    foot = min(_twips(_FOOT), above // 2)
    turn = ' w:orient="landscape"' if page.landscape else ""
    return (
        f"<w:sectPr>{_FOOTED * numbered}"
        f'<w:pgSz w:w="{width}" w:h="{height}"{turn}/>'
        f'<w:pgMar w:top="{above}" w:right="{beside}" w:bottom="{above}" w:left="{beside}" '
        f'w:header="{foot}" w:footer="{foot}" w:gutter="0"/></w:sectPr>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _block(block: Block, following: Block | None, page: Page) -> str:
    if isinstance(block, Table):
        return _table(block, page) + _GAP
    if isinstance(block, Item):
        return _point(block)
    if isinstance(block, Rule):
        border = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="888888"/></w:pBdr>'
        return f"<w:p><w:pPr>{border}</w:pPr></w:p>"
    if isinstance(block, PageBreak):
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    leads = not block.level and isinstance(following, Table | Item)
    return _paragraph(block, "Lead" if leads else _STYLES[min(block.level, 3)])


def _point(item: Item) -> str:
    if item.number is None:
        marked = f'<w:numPr><w:ilvl w:val="{min(item.depth, 2)}"/><w:numId w:val="1"/></w:numPr>'
        return _paragraph(item.paragraph, "ListParagraph", marked)
    indent = f'<w:ind w:left="{420 * (item.depth + 1)}" w:hanging="420"/>'
    counted = Paragraph([Run(f"{item.number}.\t"), *item.paragraph.runs])
    return _paragraph(counted, "ListParagraph", indent)


def _paragraph(paragraph: Paragraph, style: str, properties: str = "") -> str:
    place = f'<w:jc w:val="{paragraph.align}"/>' if paragraph.align != "left" else ""
    runs = "".join(_run(run, small=paragraph.small) for run in paragraph.runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}{place}</w:pPr>{runs}</w:p>'


def _run(run: Run, *, small: bool) -> str:
    look = '<w:rStyle w:val="Strong"/>' * run.strong + '<w:sz w:val="18"/><w:szCs w:val="18"/>' * small
    pieces = [_text(piece) for piece in _printable(run.text).split("\n")]
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(pieces)}</w:r>"


def _text(text: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )


def _printable(text: str) -> str:
    """The text without the control characters that no XML may hold."""
    return "".join(each for each in text if each in "\n\t" or (each >= " " and each not in "\ufffe\uffff"))


# tables


def _table(table: Table, page: Page) -> str:
    widths = [width * page.scale for width in column_widths(table, page.columns)]
    if not widths:
        return ""
    grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
    look = (
        f'<w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/></w:tblPr>'
    )
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(table, widths))}</w:tbl>"


def _rows(table: Table, widths: list[float]) -> Iterator[str]:
    below: dict[int, tuple[int, int]] = {}  # columns that a cell from above takes: how wide it is, how many rows more
    for row, spans in zip(table.rows, placed(table), strict=True):
        cells = {
            begin: _cell(cell, sum(widths[begin:end])) for cell, (begin, end) in zip(row.cells, spans, strict=True)
        }
        for begin, (end, left) in list(below.items()):
            cells[begin] = _continued(end - begin, sum(widths[begin:end]))
            below[begin] = (end, left - 1)
        below = {begin: (end, left) for begin, (end, left) in below.items() if left}
        below |= {
            begin: (end, cell.down - 1) for cell, (begin, end) in zip(row.cells, spans, strict=True) if cell.down > 1
        }
        if cells:
            yield f"<w:tr>{_row_look(row, spans, widths)}{''.join(cells[at] for at in sorted(cells))}</w:tr>"


def _row_look(row: Row, spans: list[tuple[int, int]], widths: list[float]) -> str:
    whole = "" if is_tall(row, spans, widths) else "<w:cantSplit/>"
    height = f'<w:trHeight w:val="{_twips(row.height)}" w:hRule="atLeast"/>' if row.height else ""
    return f"<w:trPr>{whole}{height}{'<w:tblHeader/>' * row.repeated}</w:trPr>"


def _cell(cell: Cell, width: float) -> str:
    look = f'<w:tcW w:w="{_twips(width)}" w:type="dxa"/>'
    look += f'<w:gridSpan w:val="{cell.across}"/>' if cell.across > 1 else ""
    look += '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
    look += '<w:shd w:val="clear" w:color="auto" w:fill="F1F1F1"/>' if cell.head else ""
    look += f'<w:vAlign w:val="{"bottom" if cell.low else "center"}"/>'
    paragraphs = [_in_cell(paragraph, head=cell.head) for paragraph in cell.paragraphs]
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(paragraphs) or _in_cell(Paragraph(), head=False)}</w:tc>"


def _in_cell(paragraph: Paragraph, *, head: bool) -> str:
    runs = [run._replace(strong=run.strong or head) for run in paragraph.runs]
    return _paragraph(Paragraph(runs, 0, paragraph.align, paragraph.small), "TableText")


def _continued(across: int, width: float) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/>{span}<w:vMerge/></w:tcPr>{_NOTHING}</w:tc>'
