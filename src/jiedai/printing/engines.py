"""Printing a sheet with what makes its format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.printing.job import Job, Print

if TYPE_CHECKING:
    from collections.abc import Callable

    from jiedai.printing.formats import Format


def prints(job: Job, format: Format) -> list[Print]:  # noqa: A002 - the field's own word
    """The sheet in one of the formats that its source can become; raises Unprintable."""
    if format == job.source:
        return [Print("", format, job.text.encode())]
    return [Print(suffix, format, content) for suffix, content in _engine(format)(job)]


def _engine(format: Format) -> Callable[[Job], list[tuple[str, bytes]]]:  # noqa: A002 - the field's own word
    """What makes a format; each needs other libraries, which are imported only then."""
    if format == "html":
        from jiedai.printing.web import page

        return page
    if format == "docx":
        from jiedai.printing.word import document

        return document
    from jiedai.printing import typeset

    return typeset.pdf if format == "pdf" else typeset.pictures
