"""Which formats a sheet can be printed in, and printing it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from jiedai.fonts.choose import Fonts

Format: TypeAlias = Literal["md", "html", "docx", "pdf", "png", "svg", "txt"]

FORMATS: Final[dict[str, tuple[Format, ...]]] = {
    "md": ("md", "html", "docx", "pdf", "png"),
    "html": ("html", "docx", "pdf", "png"),
    "svg": ("svg", "html", "pdf", "png"),
    "txt": ("txt",),
}
"""What each source format can become, its own first."""

USUAL: Final[dict[str, Format]] = {"md": "docx", "html": "docx", "svg": "html", "txt": "txt"}
"""What is made where no format is asked for: what opens by a double click, can be passed on and prints as it should."""

EDITED: Final[tuple[Format, ...]] = ("md", "docx")
"""What a letter can become that its sender finishes by hand."""


FONTS_NEEDED: Final = frozenset({"pdf", "png"})
"""Here we set every letter ourselves; elsewhere the computer on which it is opened does."""
LEFT_TO_THE_READER: Final = frozenset({"html", "svg", "docx"})


def becoming(source: str, wanted: tuple[Format, ...], *, edited: bool = False) -> list[Format]:
    """Those of the formats wanted that a source can become, the usual one where none is asked for."""
    possible = (each for each in FORMATS[source] if not edited or each in EDITED)
    return [each for each in possible if each in (wanted or (USUAL[source],))]


class Unprintable(Exception):  # noqa: N818 - says what is missing
    """An engine, a font or a character is missing; says which and what to do, in Chinese."""


class Print(NamedTuple):
    """One file of a sheet: what stands behind the sheet's name (-2 for a second picture), the format, the bytes."""

    suffix: str
    format: Format
    content: bytes


class Job(NamedTuple):
    """A sheet to be printed: its title, its source format, its text, and the version line of its footer, if any.

    Several signs in one are parted by form feeds, which no sign can contain.
    """

    title: str
    source: str
    text: str
    footer: str
    fonts: Fonts | None = None
    """Those in which PDF and pictures are set; chosen for this sheet alone where none are given."""
    sheet: str = ""
    """How large and which way a Markdown paper is printed: 大字, 横放."""


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
