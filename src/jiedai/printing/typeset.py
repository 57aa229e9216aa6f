"""Typst, which sets pages and signs: PDF, and a picture of each page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from jiedai.printing.formats import Unprintable
from jiedai.printing.pandoc import INSTALL, convert

if TYPE_CHECKING:
    from jiedai.printing.formats import Job


_LOOK: Final = FilePath(__file__).with_name("page.typ")


def pdf(job: Job) -> list[tuple[str, bytes]]:
    """The whole sheet as one PDF."""
    return [("", _compiled(job, "pdf"))]


def pictures(job: Job) -> list[tuple[str, bytes]]:
    """A picture of every page."""
    made = _compiled(job, "png")
    pages = made if isinstance(made, list) else [made]
    return [(f"-{number}" if len(pages) > 1 else "", content) for number, content in enumerate(pages, 1)]


def _source(job: Job) -> str:
    if job.source == "svg":
        images = (f'#image(bytes("{_quoted(page)}"), format: "svg")\n' for page in job.text.split("\f"))
        return "#set page(width: auto, height: auto, margin: 0pt)\n" + "#pagebreak()\n".join(images)
    return _LOOK.read_text("utf-8") + convert(job.text, job.source, "typst").decode()


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _compiled(job: Job, format: str) -> Any:  # noqa: A002 - the field's own word
    screen = job.source == "svg" and re.match(r'<svg [^>]*width="[\d.]+(px)?"', job.text)
    inputs = {"footer": job.footer}
    return _typst().compile(_source(job).encode(), format=format, ppi=96.0 if screen else 144.0, sys_inputs=inputs)


@cache
def _typst() -> Any:
    try:
        import typst
    except ImportError:
        raise Unprintable(INSTALL) from None
    return typst
