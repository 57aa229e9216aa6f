"""Typst, which sets pages and signs: PDF, and a picture of each page."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import quoteattr

from jiedai.fonts.choose import choose
from jiedai.fonts.find import INSTALL
from jiedai.printing.blocks import Item, PageBreak, Paragraph, Rule, Table, placed
from jiedai.printing.bold import emboldened
from jiedai.printing.columns import breakable, column_widths, is_tall
from jiedai.printing.job import Unprintable
from jiedai.printing.style import in_millimetres, sign_size
from jiedai.printing.web import paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.fonts.choose import Fonts
    from jiedai.printing.blocks import Block, Cell, Paper, Row
    from jiedai.printing.job import Job
    from jiedai.printing.style import Page

_LOOK: Final = FilePath(__file__).with_name("page.typ")
_PAPER_PPI: Final = 144
_SCREEN_PPI: Final = 96
"""At which a pixel of a screen is a pixel of its picture."""
_FAMILY: Final = re.compile(r"""(font-family=["']?|font-family:\s*)((?<=")[^"]*|(?<=')[^']*|[^;"}<]*)""")
_WEIGHT: Final = re.compile(r"""(font-weight=["']|font-weight:\s*)\w+""")
_BOLD: Final = 600
_SERIF: Final = re.compile(r"(?<!-)\bserif")
_WORDS: Final = re.compile(r"(?<=>)[^<>]+(?=<)")
_FEW: Final = 60
"""A paragraph of so few characters before a list or a table introduces it."""


def pdf(job: Job) -> list[tuple[str, bytes]]:
    """The whole sheet as one PDF."""
    return [("", _compiled(job, "pdf"))]


def pictures(job: Job) -> list[tuple[str, bytes]]:
    """A picture of every page."""
    made = _compiled(job, "png")
    pages = made if isinstance(made, list) else [made]
    return [(f"-{number}" if len(pages) > 1 else "", content) for number, content in enumerate(pages, 1)]


def _compiled(job: Job, format: str) -> Any:  # noqa: A002 - the field's own word
    fonts = job.fonts or choose([job.text, job.footer])
    if job.source == "svg":
        source = "".join(_sign(page, fonts) for page in job.text.split("\f"))
    else:
        made = paper(job)
        source = _fonts_named(fonts) + _page_named(made.page) + _LOOK.read_text("utf-8") + "".join(_paper(made))
    try:
        content, warnings = _typst().compile_with_warnings(
            f"#set document(date: none, title: {_string(job.title)})\n{source}".encode(),
            format=format,
            ppi=_SCREEN_PPI if job.source == "svg" and not in_millimetres(job.text) else _PAPER_PPI,
            font_paths=_typst_fonts(tuple(fonts.folders)),
            ignore_system_fonts=True,
            sys_inputs={"footer": job.footer},
        )
    except _typst().TypstError as error:
        reason = "它的模板写出来的 SVG 读不通" if job.source == "svg" else str(error.message)
        raise Unprintable(f"“{job.title}”印不出来：{reason}") from error
    if warnings:  # the fonts have been looked at before; whatever it is, the page is not as it should be
        raise Unprintable(f"“{job.title}”没有排好：{warnings[0].message}")
    return content


@cache
def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise Unprintable(INSTALL) from None
    return typst


@cache
def _typst_fonts(folders: tuple[str, ...]) -> Any:
    return _typst().Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _fonts_named(fonts: Fonts) -> str:
    chains = {"song": fonts.song.families, "hei": fonts.hei.families}
    return "".join(f"#let {name} = ({', '.join(map(_string, chain))},)\n" for name, chain in chains.items())


def _page_named(page: Page) -> str:
    *sides, scale = page
    lengths = ", ".join(f"{side}mm" for side in sides)
    return f"#let (page-width, page-height, above, beside) = ({lengths})\n#let scale = {scale}\n"


# signs


def _sign(svg: str, fonts: Fonts) -> str:
    """A page of the very size of the sign, and on it nothing else."""
    size = sign_size(svg)
    if not size:
        raise Unprintable("牌子的 SVG 没有写宽和高（width、height），不知道印多大")
    width, height = size
    picture = _string(_in_our_fonts(svg, fonts))
    return (
        f"#set page(width: {width:.4f}mm, height: {height:.4f}mm, margin: 0pt)\n"
        f'#image(bytes({picture}), format: "svg", width: 100%, height: 100%)\n'
    )


def _in_our_fonts(svg: str, fonts: Fonts) -> str:
    """The sign in the fonts that were looked at; a character that they lack, in the one that has it."""
    if fonts.hei.face.weight < _BOLD:  # not every font is there in bold
        svg = emboldened(svg)
    svg = _FAMILY.sub(lambda named: named[1] + _family_of_ours(named[2], fonts), svg)
    svg = _WEIGHT.sub(lambda named: f"{named[1]}{fonts.hei.face.weight}", svg)
    if not fonts.others:
        return svg

    def dressed(words: re.Match[str]) -> str:
        return "".join(
            f"<tspan font-family={quoteattr(fonts.hei.family(each))}>{each}</tspan>" if each in fonts.others else each
            for each in words[0]
        )

    return _WORDS.sub(dressed, svg)


def _family_of_ours(named: str, fonts: Fonts) -> str:
    return (fonts.song if _SERIF.search(named) else fonts.hei).face.family


# papers


def _paper(made: Paper) -> Iterator[str]:
    room = made.page.columns
    for block, following in pairwise([*made.blocks, None]):
        if block is not None:
            yield _block(block, following, room) + "\n\n"


def _block(block: Block, following: Block | None, room: float) -> str:
    if isinstance(block, Table):
        return _table(block, room)
    if isinstance(block, Item):
        mark = "•" if block.number is None else f"{block.number}."
        return f"#point({block.depth}, {_string(mark)})[{_runs(block.paragraph, room)}]"
    if isinstance(block, Rule):
        return "#rule"
    if isinstance(block, PageBreak):
        return "#pagebreak(weak: true)"
    if block.level:
        return f"#heading(level: {min(block.level, 3)})[{_runs(block, room)}]"
    set_ = _aligned(block, room)
    introduces = isinstance(following, Item | Table) and len(block.text) <= _FEW
    return f"#lead[{set_}]" if introduces else set_


def _aligned(paragraph: Paragraph, room: float) -> str:
    runs = _runs(paragraph, room)
    return runs if paragraph.align == "left" else f"#align({paragraph.align})[{runs}]"


def _runs(paragraph: Paragraph, room: float) -> str:
    """Every text as a string, so that nothing in it can be taken for an instruction."""
    pieces = []
    for run in paragraph.runs:
        lines = [f"#{_string(breakable(line, room))}" if line else "" for line in run.text.split("\n")]
        text = "#linebreak()".join(lines)
        pieces.append(f"#strong[{text}]" if run.strong else text)
    made = "".join(pieces)
    return f"#small[{made}]" if paragraph.small else made


def _table(table: Table, room: float) -> str:
    widths = column_widths(table, room)
    if not widths:
        return ""
    rows = list(zip(table.rows, placed(table), strict=True))
    heads = [row for row in rows if row[0].repeated]
    others = [row for row in rows if not row[0].repeated]
    columns = ", ".join(f"{width:.2f}fr" for width in widths)
    head = f"  table.header({_rows(heads, widths)}),\n" if heads else ""
    return f"#table(columns: ({columns},),\n{head}  {_rows(others, widths)}\n)"


def _rows(rows: Iterable[tuple[Row, list[tuple[int, int]]]], widths: list[float]) -> str:
    return "\n  ".join(
        " ".join(
            f"{_cell(cell, row, first=at == 0, tall=is_tall(row, spans, widths), width=sum(widths[slice(*span)]))},"
            for at, (cell, span) in enumerate(zip(row.cells, spans, strict=True))
        )
        for row, spans in rows
    )


def _cell(cell: Cell, row: Row, *, first: bool, tall: bool, width: float) -> str:
    align = next((paragraph.align for paragraph in cell.paragraphs), "left")
    place = f"{align} + {'bottom' if cell.low else 'horizon'}"
    text = "\n\n".join(_runs(paragraph, width) for paragraph in cell.paragraphs)
    made = f"#label[{text}]" if cell.head and text else text
    if first and row.height and cell.down == 1:
        made = f"#tall({row.height:.1f}mm, {place})[{made}]"
    options = [f"align: {place}", f"breakable: {'true' if tall else 'false'}"]
    options += [f"colspan: {cell.across}"] * (cell.across > 1) + [f"rowspan: {cell.down}"] * (cell.down > 1)
    options += ["fill: label-fill"] * cell.head
    return f"table.cell({', '.join(options)})[{made}]"
