"""Where the guests sleep."""

from pydantic import Field

from jiedai.shape.fields import Confirmed, Day, Flag, Line, Many, Names, PerNight, Phone, Star
from jiedai.shape.model import Model


class Room(Model):
    """房间."""

    kind: Line | None = Field(None, alias="房型", description="房型")
    number: Line | None = Field(None, alias="房号", description="房号")
    price: PerNight | None = Field(None, alias="单价", description="每晚多少元")
    guests: Names = Field([], alias="住客", description="谁住")


class Lodging(Model):
    """住宿."""

    hotel: Line = Field(alias="酒店", description="酒店名称")
    stars: Star | None = Field(None, alias="星级", description="几星")
    city: Line | None = Field(None, alias="城市", description="在哪个城市，按城市定限额时用")
    agreed: Flag | None = Field(None, alias="协议酒店", description="是否协议酒店或定点饭店")
    address: Line | None = Field(None, alias="地址", description="地址")
    phone: Phone | None = Field(None, alias="电话", description="酒店电话")
    check_in: Day = Field(alias="入住", description="入住日期")
    check_out: Day = Field(alias="退房", description="退房日期")
    breakfast: Flag = Field(False, alias="含早", description="是否含早餐")
    rooms: Many[Room] = Field([], alias="房间", description="房间")
    owner: Names = Field([], alias="负责", description="谁订房")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁确认订房")
    note: Line | None = Field(None, alias="备注", description="备注")
