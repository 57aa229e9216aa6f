"""Which formats a sheet can be printed in."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

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


def possible(source: str, *, edited: bool = False) -> list[Format]:
    """What a source can become; a letter that its sender finishes by hand, only what can be written in."""
    return [each for each in FORMATS[source] if not edited or each in EDITED]


def becoming(source: str, wanted: tuple[Format, ...], *, edited: bool = False) -> list[Format]:
    """Those of the formats wanted that a source can become, the usual one where none is asked for."""
    return [each for each in possible(source, edited=edited) if each in (wanted or (USUAL[source],))]
