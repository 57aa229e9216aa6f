"""Which characters a font has a glyph for."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path as FilePath


@cache
def coverage(path: str, number: int) -> frozenset[int]:
    """The code points that the font of this number in a file has; none where the file cannot be read."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with FilePath(path).open("rb") as file:
            return frozenset(TTFont(file, fontNumber=number, lazy=True).getBestCmap() or ())
    except (OSError, TTLibError, ValueError, KeyError, AssertionError, struct.error):
        return frozenset()
