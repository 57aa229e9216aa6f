"""What keeps a file from being read: one sentence at one place."""

from typing import NamedTuple

from jiedai.source.edits import Fix
from jiedai.source.place import Path, Span, Text


class Problem(NamedTuple):
    """A slip in how a file is written: code, sentence, place, and the cure when there is one."""

    code: str
    message: str
    span: Span
    path: Path = ()
    cure: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    fix: Fix | None = None
    meant: str = ""
    """The key that was probably meant, when a key is unknown."""


def file_problem(code: str, file: str, message: str, cure: str = "") -> Problem:
    """A problem of the whole file, placed at its beginning."""
    return Problem(code, message, Span(Text(file, ""), 0, 0), cure=cure)
