"""What there is to know of a code: why it is asked, what to do, and an example of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from jiedai.findings.levels import Levels


@dataclass(frozen=True)
class Card:
    """A code's card; `bad` and `good` are parts of a file of its kind, laid over one without findings."""

    code: str
    name: str
    levels: Levels
    why: str
    cure: str
    bad: str
    good: str
    clause: str = ""
    waivable: bool = True
    changeable: bool = True
    """Whether a handbook may take it more or less seriously."""
    about: Literal["方案", "手册"] = "方案"
    """Which file it is asked of, and its examples are parts of."""
