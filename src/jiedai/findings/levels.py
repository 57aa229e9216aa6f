"""How seriously a rule is taken: it grows with the stage of a visit, and as the day comes near."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Level: TypeAlias = Literal["错误", "警告", "提示"]
LEVELS: Final[tuple[Level, ...]] = ("错误", "警告", "提示")
"""From grave to light."""

Weight: TypeAlias = Literal["错误", "警告", "提示", "关闭"]
"""A level, or that the rule is not asked."""

_LIGHT_TO_GRAVE: Final[tuple[Weight, ...]] = ("关闭", "提示", "警告", "错误")
_NONE: Final[Mapping[str, Weight]] = MappingProxyType({})
_NEVER: Final[Mapping[int, Weight]] = MappingProxyType({})


class Levels(NamedTuple):
    """The usual weight of a rule, its weight at a stage of the visit, and at least that from so many days before on."""

    usual: Weight
    stages: Mapping[str, Weight] = _NONE
    near: Mapping[int, Weight] = _NEVER

    def at(self, stage: str | None, days_left: int | None) -> Level | None:
        """The level at a stage, so many days before the first day; None when the rule is not asked."""
        weight = self.stages.get(stage or "", self.usual)
        if self.near and days_left is not None and days_left <= max(self.near):
            weight = gravest([weight, *(near for days, near in self.near.items() if days_left <= days)])
        return _level(weight)

    def strictest(self) -> Level | None:
        """The gravest level that the rule can ever have; None when it is never asked."""
        return _level(gravest([self.usual, *self.stages.values(), *self.near.values()]))

    def in_words(self) -> str:
        """警告；草稿时提示，执行时错误；前一天起错误."""
        usual = "不查" if self.usual == "关闭" else self.usual
        stages = "，".join(f"{stage}时{weight}" for stage, weight in self.stages.items())
        near = "，".join(
            f"{'前一天' if days == 1 else f'提前 {days} 天'}起{weight}" for days, weight in self.near.items()
        )
        return "；".join(filter(None, (usual, stages, near)))


def reaches(level: Level, threshold: Level) -> bool:
    """Whether a level is at least as grave as the threshold."""
    return LEVELS.index(level) <= LEVELS.index(threshold)


def gravest(weights: list[Weight]) -> Weight:
    return max(weights, key=_LIGHT_TO_GRAVE.index)


def _level(weight: Weight) -> Level | None:
    return None if weight == "关闭" else weight


GROWING: Final = Levels("警告", {"草稿": "提示", "执行": "错误"}, {1: "错误"})
"""What may be missing while a plan is drafted, and may not the day before."""
