"""What people do and know: the desk's conduct (服务规范), the customs (忌讳), and whom to call (资源)."""

from pydantic import Field

from jiedai.handbook.prohibitions import LightWeight
from jiedai.shape.fields import Line, Phone, Words
from jiedai.shape.model import Model


class ConductLine(Model):
    """服务规范: how one behaves on an occasion."""

    occasion: Line = Field(alias="场合", description="什么时候，如 接电话")
    text: Line = Field(alias="要求", description="怎么做")
    source: Line = Field(alias="出处", description="依据哪一条")


class Taboo(Model):
    """忌讳: what one does not give to, or put before, guests of a country, a people or a faith."""

    whom: Words = Field(alias="对", description="国家、民族、宗教或忌口，“全体”就是不论是谁")
    gifts: Words = Field([], alias="礼品", description="礼品里不能有的词")
    dishes: Words = Field([], alias="菜", description="菜名里不能有的词")
    drinks: Words = Field([], alias="酒水", description="不能上的酒水；“酒”就是一切酒")
    allowed: Words = Field([], alias="除外", description="名称里的这些词不算，如 鱼香、花梨")
    weight: LightWeight | None = Field(None, alias="等级", description="不是警告的，写错误或提示")
    reason: Line = Field(alias="缘由", description="为什么")
    source: Line = Field(alias="出处", description="依据哪一条")


class Resource(Model):
    """资源: a hotel, restaurant, fleet or hall that can be called on."""

    name: Line = Field(alias="名称", description="名称，继承时以它认")
    kind: Line = Field(alias="类别", description="酒店、餐厅、车队、场地、礼品、翻译等")
    contact: Line | None = Field(None, alias="联系人", description="找谁")
    phone: Phone | None = Field(None, alias="电话", description="电话")
    note: Line | None = Field(None, alias="说明", description="容量、价格、特点")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
