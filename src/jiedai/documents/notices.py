"""The notice in a few lines for a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from jiedai.visit.visit import Visit

CHAT_LIMIT: Final = 500
"""Characters of the notice that is pasted into a chat."""


def chat_versions(_visit: Visit, _view: dict[str, Any]) -> list[Data]:
    """The same notice told at length, shorter, and in the fewest words."""
    return [Data({"详略": detail}) for detail in (3, 2, 1)]
