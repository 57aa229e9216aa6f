"""Somebody of ours as one is told on the telephone: a name, and perhaps a post."""

from __future__ import annotations

from typing import NamedTuple

from jiedai.shape.fields import UNDECIDED
from jiedai.starting.naming import one_line


class Somebody(NamedTuple):
    """A name and a post, as far as they are known."""

    name: str
    post: str = UNDECIDED

    @property
    def written(self) -> dict[str, str]:
        """The two fields of a plan that say so."""
        return {"姓名": self.name, "职务": self.post}


def somebody(text: str) -> Somebody | None:
    """Read 陈静, 陈静 营销部经理 or 王 强 副总经理; None for 待定; raises Unreadable."""
    first, *rest = one_line(text).split(" ")
    if len(first) == 1 and rest:
        first, rest = first + rest[0], rest[1:]
    return None if first == UNDECIDED else Somebody(first, " ".join(rest) or UNDECIDED)
