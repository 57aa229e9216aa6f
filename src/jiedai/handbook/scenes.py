"""场景: which parts a plan needs; a walk-in visit is a short plan, not a broken long one."""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Line, Many, Undecided, choice
from jiedai.shape.model import Model

PartWord: TypeAlias = Literal[
    "级别",
    "日期",
    "目的",
    "目标",
    "联系人",
    "人数",
    "来宾",
    "主宾",
    "主陪",
    "总协调",
    "到达",
    "离开",
    "日程",
    "场地",
    "车辆",
    "用餐",
    "住宿",
    "礼品",
    "物料",
    "应急",
    "预算",
    "公函",
    "申请",
    "审批",
    "报备",
    "保密",
    "结算",
    "后续",
]
Part: TypeAlias = Annotated[PartWord | Undecided, choice("需要", PartWord)]

USUALLY_NEEDED: Final[tuple[PartWord, ...]] = ("级别", "来宾", "主宾", "主陪", "总协调", "应急", "审批")
"""What a plan needs where the handbook has no scenes."""


class Scene(Model):
    """场景: a kind of visit, and what its plan must hold."""

    meaning: Line = Field(alias="说明", description="什么样的接待")
    needs: Many[Part] = Field(alias="需要", description="方案里必须有的部分")
    excludes: Many[Part] = Field([], alias="不含", description="方案里不该有的部分：有了就不是这个场景")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
