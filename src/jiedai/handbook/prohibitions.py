"""禁止: what must not be there at all."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Line, Undecided, Words, choice
from jiedai.shape.model import Model
from jiedai.shape.words import split_words

WhereWord: TypeAlias = Literal[
    "酒水",
    "香烟",
    "礼品",
    "布置",
    "菜名",
    "地点",
    "环节",
    "迎送地点",
    "迎接人",
    "接站牌",
    "物料",
    "房型",
    "车型",
    "结算",
]
Where: TypeAlias = Annotated[WhereWord | Undecided, choice("查", WhereWord)]
WeightWord: TypeAlias = Literal["错误", "警告", "提示"]
LightWeight: TypeAlias = Annotated[WeightWord | Undecided, choice("等级", WeightWord)]


class Prohibition(Model):
    """禁止."""

    name: Line = Field(alias="事项", description="禁止什么，继承时以它认")
    where: Where = Field(alias="查", description="在方案的哪里查")
    words: Words = Field([], alias="词", description="出现这些词才算；不写就是一律不许")
    allowed: Words = Field([], alias="除外", description="带这些词的不算")
    exempt_rank: Line | None = Field(None, alias="职级除外", description="来宾有这个职级或更高的不算，如住套房")
    condition: Line | None = Field(None, alias="当", description="什么情形下才禁止（条件，用方案里的字段写）")
    cure: Line | None = Field(None, alias="改法", description="该怎么办")
    weight: LightWeight | None = Field(None, alias="等级", description="比错误轻的，写警告或提示")
    source: Line = Field(alias="出处", description="依据哪一条")

    def means(self, text: str) -> bool:
        """Whether a thing that a text lists is forbidden: in “白酒、果汁” the juice excuses only itself."""
        return any(
            (not self.words or _holds_one(part, self.words)) and not _holds_one(part, self.allowed)
            for part in split_words(text) or [text]
        )


def _holds_one(text: str, words: list[str]) -> bool:
    return any(word.casefold() in text.casefold() for word in words)
