"""A web page that prints on A4 and works offline; other formats are made from what it holds."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

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
    kind = "sign" if job.source == "svg" else "paper across" if _lies(job) else "paper"
    shell = _SHELL.read_text("utf-8")
    filled = {"TITLE": escape(job.title), "CLASS": kind, "FOOTER": _quotable(job.footer), "BODY": body(job)}
    return [("", re.sub(r"<!--([A-Z]+)-->", lambda word: filled[word[1]], shell).encode())]


def _quotable(text: str) -> str:
    """The text without what would end a string of CSS."""
    return re.sub(r'["\\\\<>\n]', " ", text)


def body(job: Job) -> str:
    """What stands on the page: of Markdown the HTML it means, of everything else itself."""
    if job.source != "md":
        return job.text
    made: str = _markdown().render(job.text.removeprefix(ACROSS))
    return (_LANDSCAPE if _lies(job) else "") + _NO_HEAD.sub(_facts, made)


def _lies(job: Job) -> bool:
    return job.source == "md" and job.text.startswith(ACROSS)


def _facts(table: re.Match[str]) -> str:
    """A table without a head says one fact in each row, and what it is about in the first cell."""
    return f'<table class="facts">{_LABEL.sub(_as_label, table[1])}</table>'


def _as_label(row: re.Match[str]) -> str:
    return f'<tr>\n<th scope="row"{row[1]}>{row[2]}</th>'
