"""The ladder of posts (职级): which of two posts is the higher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from jiedai.shape.words import Unreadable, normalise, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

_RANK = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<aliases>[^()]*)\))?")
_SEVERAL = re.compile(r"兼任?|、|/|,|;|暨")


class Rank(NamedTuple):
    """One step of the ladder and the other names of it: 总经理 (总裁)."""

    name: str
    aliases: tuple[str, ...] = ()


def parse_rank(text: str) -> Rank:
    """Read 总经理 (总裁, CEO)."""
    match = _RANK.fullmatch(normalise(text))
    if not match:
        raise Unreadable(f"“{text}”认不出是职级")
    return Rank(match["name"], tuple(split_words(match["aliases"] or "")))


@dataclass(frozen=True)
class Ladder:
    """Ranks from high to low."""

    ranks: tuple[Rank, ...]

    @cached_property
    def _steps(self) -> dict[str, int]:
        steps: dict[str, int] = {}
        for step, rank in enumerate(self.ranks):
            for name in (rank.name, *rank.aliases):
                steps.setdefault(name, step)
        return steps

    def step(self, post: str) -> int | None:
        """How far down the ladder a written post stands, 0 being the top; None when it is not on it.

        A post is known by its whole or by its longest known ending: 技术部经理 is a 经理, and 常务副总经理
        a 副总经理. Of several posts in one (董事长兼总经理) the highest counts.
        """
        steps = [self._single(part.strip()) for part in _SEVERAL.split(normalise(post))]
        found = [step for step in steps if step is not None]
        return min(found, default=None)

    def _single(self, post: str) -> int | None:
        return next((self._steps[post[start:]] for start in range(len(post)) if post[start:] in self._steps), None)

    def highest(self, posts: Iterable[str | None]) -> int | None:
        """The highest step among written posts; None when none of them is on the ladder."""
        steps = [step for post in posts if post and (step := self.step(post)) is not None]
        return min(steps, default=None)

    def reaches(self, post: str, required: str) -> bool | None:
        """Whether `post` is as high as `required`; None when one of them is not on the ladder."""
        step, least = self.step(post), self.step(required)
        return None if step is None or least is None else step <= least
