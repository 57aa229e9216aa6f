"""The notice in a few lines for a chat."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from jiedai.visit.visit import Visit

_MISSED: Final = ("住", "地点", "司机", "负责", "散时")
"""What may be left out, what is missed most first: where they stay, the places, the drivers, who sees to it, when it ends."""
CHAT_LIMIT: Final = 500
"""Characters of the notice that is pasted into a chat."""


def chat_versions(_visit: Visit, _view: dict[str, Any]) -> list[Data]:
    """The same notice told at length, and then without what is missed the least: by weight, so that little is lost."""
    choices = product((False, True), repeat=len(_MISSED))
    return [Data({"略": [word for word, gone in zip(_MISSED, choice, strict=True) if gone]}) for choice in choices]
