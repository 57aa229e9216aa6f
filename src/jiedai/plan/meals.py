"""A meal inside an agenda item."""

from pydantic import Field

from jiedai.shape.fields import (
    Bottles,
    Confirmed,
    Count,
    Flag,
    Line,
    Maybe,
    Named,
    Names,
    Packets,
    PerBottle,
    PerHead,
    PerPacket,
    Total,
    Words,
)
from jiedai.shape.meal_forms import Form
from jiedai.shape.model import Model


class Drinks(Model):
    """酒水."""

    name: Line | None = Field(None, alias="名称", description="酒水名称")
    per_bottle: PerBottle | None = Field(None, alias="每瓶", description="每瓶多少元")
    bottles: Bottles | None = Field(None, alias="瓶数", description="多少瓶")


class Cigarettes(Model):
    """香烟."""

    per_packet: PerPacket | None = Field(None, alias="每盒", description="每盒多少元")
    packets: Packets | None = Field(None, alias="盒数", description="多少盒")


class Meal(Model):
    """用餐."""

    form: Form | None = Field(None, alias="形式", description="宴请、工作餐、自助餐、冷餐、酒会、茶会")
    per_head: PerHead | None = Field(None, alias="人均", description="餐费每人多少元，不含酒水")
    total: Total | None = Field(None, alias="总额", description="餐费一共多少元，没有人均时用它折算")
    heads: Count | None = Field(None, alias="人数", description="一共几人用餐，名单上没有写全时写")
    hosts: Names = Field([], alias="陪餐", description="我方陪餐的人")
    drinks: Maybe[Drinks] = Field(None, alias="酒水", description="酒水")
    cigarettes: Maybe[Cigarettes] = Field(None, alias="香烟", description="香烟")
    dishes: Count | None = Field(None, alias="菜数", description="几道菜")
    menu: Words = Field([], alias="菜单", description="菜名")
    diets: Named[Line] = Field({}, alias="忌口安排", description="每种忌口怎么办，如 清真: 单独备餐")
    seat_cards: Flag = Field(False, alias="席卡", description="是否摆席卡")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁确认订餐")
