"""The tick that says who did something, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.checklist.meant import Unclear
from jiedai.record.done import Tick
from jiedai.shape.confirmation import Confirmation, parse_confirmation
from jiedai.shape.words import Unreadable, normalise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_SET_APART: Final = r"(?<=^[一-鿿]) (?=[一-鿿]{1,2}$)"
"""The space in 王 强, as lists of names have it to make them even."""


def tick(at: datetime, by: str, note: str, facts: Sequence[str]) -> Tick:
    """Who does it, when, with what remark, and what is true of it; raises Unclear for a name that is none."""
    name = re.sub(_SET_APART, "", " ".join(normalise(_printable(by)).split()))
    said = Confirmation(at.replace(second=0, microsecond=0), name, " ".join(_printable(note).split()))
    try:
        read = parse_confirmation(str(said))
    except Unreadable:
        read = None
    if read is None or (read.on, read.by) != (said.on, said.by):
        raise Unclear(f"--by 后面写一个人名，“{by}”不像")
    return Tick.model_construct(written=read, facts=list(facts))


def _printable(text: str) -> str:
    """The text without what a file of text cannot hold."""
    return "".join(each for each in text if each.isprintable() or each.isspace())
