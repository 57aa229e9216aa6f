"""The words that the first questions offer."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jiedai.source.document import own_data


@cache
def words() -> dict[str, Any]:
    """What words.yaml says."""
    return own_data(Path(__file__).with_name("words.yaml"))
