"""A web page that prints on A4 and works offline; other formats are made from what it holds."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final

from jiedai.printing.blocks import Paragraph, Rule, Table
from jiedai.printing.columns import column_widths
from jiedai.printing.reading import read
from jiedai.printing.style import sign_size

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from jiedai.printing.blocks import Paper
    from jiedai.printing.job import Job
    from jiedai.printing.style import Page

_SHEETS: Final = {
    "横放": "size: A4 landscape",
    "大字": "size: A4; margin: 18mm 16mm; --scale: 1.5",
    "中字": "size: A4; margin: 16mm 16mm; --scale: 1.2",
    "紧凑": "size: A4; margin: 15mm 16mm; --scale: 0.9",
    "横放中字": "size: A4 landscape; margin: 18mm 16mm; --scale: 1.2",
}
"""How a Markdown paper may be printed; a first line says so too: <!-- 横放 -->."""
_FIRST_LINE: Final = re.compile(r"<!-- (\S+) -->")
_SHELL: Final = FilePath(__file__).with_name("page.html")
_NO_HEAD: Final = re.compile(
    r"<table>\s*<thead>\s*<tr>\s*(?:<th[^>]*></th>\s*)+</tr>\s*</thead>(.*?)</table>", re.DOTALL
)
_LABEL: Final = re.compile(r"<tr>\s*<td([^>]*)>(.*?)</td>", re.DOTALL)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def page(job: Job) -> list[tuple[str, bytes]]:
    """A paper as a page; a sign alone in the window, and printed on paper of its own size."""
    if job.source == "svg":
        return [("", _shell(job, "sign", _sign_sheet(job), job.text.replace("\f", "")))]
    content = body(job)
    return [("", _shell(job, "paper", _paper_sheet(job, read(content).page), _in_columns(content)))]


def _shell(job: Job, kind: str, sheet: str, content: str) -> bytes:
    shell = _SHELL.read_text("utf-8")
    filled = {"TITLE": escape(job.title), "CLASS": kind, "SHEET": sheet, "BODY": content}
    return re.sub(r"<!--([A-Z]+)-->", lambda word: filled[word[1]], shell).encode()


def _paper_sheet(job: Job, page: Page) -> str:
    """The sheet of a paper, with the version and the number of the page at its foot."""
    return (
        f"@page {{ size: {page.width:g}mm {page.height:g}mm; margin: {page.above:g}mm {page.beside:g}mm; "
        f'@bottom-left {{ content: "{_quotable(job.footer)}"; font: 8.5pt SimSun, serif; }} '
        '@bottom-right { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font: 8.5pt SimSun, serif; } }\n'
        f".paper {{ width: {page.room:g}mm; font-size: {11 * page.scale:g}pt; }}\n"
        f"@media screen {{ html {{ background: #e8e8e8; }} "
        f".paper {{ width: {page.width:g}mm; padding: {page.above:g}mm {page.beside:g}mm; }} }}"
    )


def _sign_sheet(job: Job) -> str:
    """The very size of the sign, without margins; on a screen it fills the window, or stands under its siblings."""
    size = sign_size(job.text)
    if not size:
        return ""
    width, height = (f"{side:g}mm" for side in size)
    return (
        f"@page {{ size: {width} {height}; margin: 0; }}\n"
        f"@media print {{ .sign svg {{ width: {width}; height: {height}; }} }}"
    )


def _quotable(text: str) -> str:
    """The text without what would end a string of CSS."""
    return re.sub(r'["\\\\<>\n]', " ", text)


def body(job: Job) -> str:
    """What stands on the page: of Markdown the HTML it means, of everything else itself."""
    if job.source != "md":
        return job.text
    first = _FIRST_LINE.match(job.text)
    marked = first[1] if first and first[1] in _SHEETS else ""
    style = _SHEETS.get(marked or job.sheet, "")
    made: str = _markdown().render(job.text[first.end() :] if first and marked else job.text)
    return (f"<style>@page {{ {style}; }}</style>\n" if style else "") + _NO_HEAD.sub(_facts, made)


def paper(job: Job) -> Paper:
    """What a sheet consists of where every page has the footer: its last line need not say the same once more."""
    made = read(body(job))
    *before, last = made.blocks or [Rule()]
    if not (isinstance(last, Paragraph) and last.text.rstrip("。") == job.footer):
        return made
    return made._replace(blocks=before[:-1] if before and isinstance(before[-1], Rule) else before)


def _in_columns(html: str) -> str:
    """The tables with the columns that they have in Word and PDF too."""
    made = read(html)
    tables = (block for block in made.blocks if isinstance(block, Table))

    def widened(tag: re.Match[str]) -> str:
        widths = column_widths(next(tables), made.page.columns)
        columns = "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)
        return f"{tag[0]}<colgroup>{columns}</colgroup>"

    return re.sub(r"<table[^>]*>", widened, html)


def _facts(table: re.Match[str]) -> str:
    """A table without a head says one fact in each row, and what it is about in the first cell."""
    return f'<table class="facts">{_LABEL.sub(_as_label, table[1])}</table>'


def _as_label(row: re.Match[str]) -> str:
    return f'<tr>\n<th scope="row"{row[1]}>{row[2]}</th>'
