"""What must be at hand: gifts, papers and things."""

from pydantic import Field

from jiedai.shape.fields import Confirmed, Count, Line, Money, Names
from jiedai.shape.model import Model


class Gift(Model):
    """礼品."""

    name: Line = Field(alias="名称", description="礼品名称")
    price: Money | None = Field(None, alias="单价", description="每份多少元")
    quantity: Count | None = Field(None, alias="数量", description="多少份")
    receivers: Names = Field(["全体来宾"], alias="给", description="给谁，不写就是全体来宾")
    owner: Names = Field([], alias="负责", description="谁准备")
    meaning: Line | None = Field(None, alias="寓意", description="寓意或说明")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁备妥")


class Material(Model):
    """物料."""

    name: Line = Field(alias="名称", description="资料或物品名称")
    quantity: Count | None = Field(None, alias="数量", description="多少份")
    version: Line | None = Field(None, alias="版本", description="资料的版本")
    language: Line | None = Field(None, alias="语言", description="资料的语言")
    place: Line | None = Field(None, alias="地点", description="放在哪里用")
    owner: Names = Field([], alias="负责", description="谁准备")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁备妥")
