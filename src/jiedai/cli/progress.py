"""How far long work has come: one line on a terminal, rewritten in place and gone at the end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

T = TypeVar("T")

_A_HANDFUL: Final = 8
"""So few are done before anybody wonders."""


@contextmanager
def watched(things: Sequence[T], doing: str, stream: TextIO | None = None) -> Iterator[Iterator[T]]:
    """The things to go through; where they are many and somebody watches, 核对 37/120 … says how far it has come."""
    stream = stream or sys.stderr
    if len(things) <= _A_HANDFUL or not stream.isatty():
        yield iter(things)
        return
    try:
        yield _told(things, doing, stream)
    finally:
        # Every character may be two columns wide: the Chinese ones are, and … is on some terminals.
        _write(stream, "  " * len(_line(doing, len(things), len(things))) + "\r")


def _told(things: Sequence[T], doing: str, stream: TextIO) -> Iterator[T]:
    for number, thing in enumerate(things, 1):
        _write(stream, _line(doing, number, len(things)))
        yield thing


def _line(doing: str, number: int, count: int) -> str:
    return f"{doing} {number}/{count} …"


def _write(stream: TextIO, line: str) -> None:
    stream.write("\r" + line)
    stream.flush()
