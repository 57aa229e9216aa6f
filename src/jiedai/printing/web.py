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

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from jiedai.printing.blocks import Paper
    from jiedai.printing.formats import Job

ACROSS: Final = "<!-- 横放 -->"
"""Stands in the first line of a Markdown paper that is printed across the page."""
_SHELL: Final = FilePath(__file__).with_name("page.html")
_NO_HEAD: Final = re.compile(
    r"<table>\s*<thead>\s*<tr>\s*(?:<th[^>]*></th>\s*)+</tr>\s*</thead>(.*?)</table>", re.DOTALL
)
_LABEL: Final = re.compile(r"<tr>\s*<td([^>]*)>(.*?)</td>", re.DOTALL)
_LANDSCAPE: Final = "<style>@page { size: A4 landscape; }</style>\n"


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def page(job: Job) -> list[tuple[str, bytes]]:
    """A paper as a page; a sign alone in the window."""
    if job.source == "svg":
        return [("", _shell(job, "sign", job.text))]
    return [("", _shell(job, "paper across" if _lies(job) else "paper", _in_columns(body(job))))]


def _shell(job: Job, kind: str, content: str) -> bytes:
    shell = _SHELL.read_text("utf-8")
    filled = {"TITLE": escape(job.title), "CLASS": kind, "FOOTER": _quotable(job.footer), "BODY": content}
    return re.sub(r"<!--([A-Z]+)-->", lambda word: filled[word[1]], shell).encode()


def _quotable(text: str) -> str:
    """The text without what would end a string of CSS."""
    return re.sub(r'["\\\\<>\n]', " ", text)


def body(job: Job) -> str:
    """What stands on the page: of Markdown the HTML it means, of everything else itself."""
    if job.source != "md":
        return job.text
    made: str = _markdown().render(job.text.removeprefix(ACROSS))
    return (_LANDSCAPE if _lies(job) else "") + _NO_HEAD.sub(_facts, made)


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
        widths = column_widths(next(tables), made.page.room)
        columns = "".join(f'<col style="width: {100 * width / sum(widths):.1f}%">' for width in widths)
        return f"{tag[0]}<colgroup>{columns}</colgroup>"

    return re.sub(r"<table[^>]*>", widened, html)


def _lies(job: Job) -> bool:
    return job.source == "md" and job.text.startswith(ACROSS)


def _facts(table: re.Match[str]) -> str:
    """A table without a head says one fact in each row, and what it is about in the first cell."""
    return f'<table class="facts">{_LABEL.sub(_as_label, table[1])}</table>'


def _as_label(row: re.Match[str]) -> str:
    return f'<tr>\n<th scope="row"{row[1]}>{row[2]}</th>'
