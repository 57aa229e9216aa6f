"""限额: a table of the most that is allowed, by rank, by kind of meal, by city, by date."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.handbook.prohibitions import LightWeight
from jiedai.shape.fields import Day, Flag, Limit, Line, Many, Named, Undecided, Words, choice
from jiedai.shape.meal_forms import Forms
from jiedai.shape.model import Model

ItemWord: TypeAlias = Literal[
    "餐标",
    "日餐标",
    "酒水",
    "酒水占比",
    "香烟",
    "房价",
    "酒店星级",
    "礼品",
    "陪餐",
    "陪同",
    "用餐次数",
    "宴请次数",
    "招待天数",
    "菜数",
]
LimitedItem: TypeAlias = Annotated[ItemWord | Undecided, choice("项目", ItemWord)]

EVERYBODY_ELSE = "其他"
"""The last column of a table by rank."""


class LimitRow(Model):
    """限额: one row of the table; of the rows for an item the first that applies counts."""

    item: LimitedItem = Field(alias="项目", description="限的是什么")
    tiers: Words = Field([], alias="级别", description="只对这些级别")
    forms: Forms = Field([], alias="形式", description="只对这些形式的用餐，如 宴请")
    categories: Words = Field([], alias="类别", description="只对这些接待类别")
    guest_rank: Line | None = Field(None, alias="来宾职级", description="来宾里有这个职级或更高的")
    host_rank: Line | None = Field(None, alias="我方职级", description="我方出面的人里有这个职级或更高的")
    cities: Words = Field([], alias="城市", description="只对这些城市")
    condition: Line | None = Field(None, alias="当", description="什么情形下（条件，用方案里的字段写）")
    at_most: Limit | None = Field(None, alias="至多", description="上限；“不得”就是一点也不行，“待填”就是还没定")
    formula: Line | None = Field(None, alias="公式", description="按人数算的上限（表达式：来宾、我方、人数）")
    with_drinks: Flag = Field(False, alias="含酒水", description="餐标是否含酒水")
    weight: LightWeight | None = Field(None, alias="等级", description="比错误轻的，写警告或提示")
    cure: Line | None = Field(None, alias="改法", description="该怎么办")
    since: Day | None = Field(None, alias="自", description="从哪天起施行")
    until: Day | None = Field(None, alias="至", description="到哪天为止")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


class LodgingTable(Model):
    """城市房价: the most for a night, by city and by the guest's rank; the ranks from high to low."""

    year: Line = Field(alias="年份", description="哪一年的标准")
    ranks: Words = Field(alias="职级", description="从高到低，最后一个写“其他”")
    cities: Named[Many[Limit]] = Field(alias="各城", description="每个城市，按职级的次序写金额")
    weight: LightWeight | None = Field(None, alias="等级", description="比错误轻的，写警告或提示")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
