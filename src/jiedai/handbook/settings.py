"""规则: how seriously an organisation takes a rule, and who may waive it."""

import re
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Line, Undecided, choice, written
from jiedai.shape.model import Model
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

WeightWord: TypeAlias = Literal["错误", "警告", "提示", "关闭"]
Weight: TypeAlias = Annotated[WeightWord | Undecided, choice("等级", WeightWord)]

NOT_WAIVABLE: Final = "不得"

_LEAD = re.compile(r"(?:提前|前) ?(\d{1,3}) ?[天日]|当[天日]")


class Lead(str):  # noqa: SLOT000 - it carries the number
    """So many days before the first day of the visit; the text as written is its key in the document."""

    days: int


def _lead(text: str) -> Lead:
    match = _LEAD.fullmatch(arabic(normalise(text)))
    if not match:
        raise Unreadable(f"“{text}”认不出是提前几天")
    lead = Lead(text)
    lead.days = int(match[1] or 0)
    return lead


WrittenLead: TypeAlias = Annotated[Lead, written(_lead, "提前几天", "提前3天")]


class RuleSetting(Model):
    """规则."""

    usual: Weight | None = Field(None, alias="等级", description="平时的等级：错误、警告、提示、关闭")
    draft: Weight | None = Field(None, alias="草稿", description="方案在草稿阶段时的等级")
    review: Weight | None = Field(None, alias="送审", description="方案在送审阶段时的等级")
    execution: Weight | None = Field(None, alias="执行", description="方案在执行阶段时的等级")
    near: dict[WrittenLead, Weight] | None = Field(
        None, alias="临近", description="从提前几天起至少是什么等级，如 前一天: 错误"
    )
    waiver: Line | None = Field(None, alias="豁免", description="至少什么职级批准豁免才算；“不得”就是不能豁免")
