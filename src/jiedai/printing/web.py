"""A web page that prints on A4 and works offline."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from jiedai.printing.formats import Job

_SHELL = FilePath(__file__).with_name("page.html")


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def page(job: Job) -> list[tuple[str, bytes]]:
    """A paper as a page; a sign alone in the window."""
    sign = job.source == "svg"
    body = job.text if sign else _markdown().render(job.text)
    shell = _SHELL.read_text("utf-8")
    filled = {"TITLE": escape(job.title), "CLASS": "sign" if sign else "paper", "BODY": body}
    for word, text in filled.items():
        shell = shell.replace(f"<!--{word}-->", text, 1)
    return [("", shell.encode())]
