"""What is to be printed, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from jiedai.fonts.choose import Fonts
    from jiedai.printing.formats import Format


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
