"""How the guests come and go, and the cars that carry them."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import (
    UNDECIDED,
    Clocks,
    Confirmed,
    Count,
    Flag,
    Line,
    Moment,
    Names,
    Opener,
    Phone,
    Plate,
    Undecided,
    choice,
)
from jiedai.shape.model import Model

MeansWord: TypeAlias = Literal["飞机", "高铁", "火车", "客车", "轮船", "自驾", "自行前来"]
Means: TypeAlias = Annotated[MeansWord | Undecided, choice("方式", MeansWord)]

SELF_ARRIVING = ("自驾", "自行前来")


class Leg(Model):
    """One journey of the whole party or a part of it."""

    means: Means = Field(alias="方式", description="飞机、高铁、火车、客车、轮船、自驾、自行前来")
    number: Line | None = Field(None, alias="班次", description="航班号或车次")
    moment: Moment = Field(alias="时间", description="到达是抵达时间，离开是开出时间")
    place: Line = Field(alias="地点", description="机场航站楼、车站或公司门口")
    party: Names = Field(["全体来宾"], alias="人员", description="这一程的来宾，不写就是全体来宾")
    vehicles: Names = Field([], alias="车辆", description="用哪辆车，写“车辆”里登记的名称")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁与对方核实")
    note: Line | None = Field(None, alias="备注", description="备注")


class Arrival(Leg):
    """到达."""

    greeters: Names = Field([], alias="接站", description="去接的人")
    sign: Flag | None = Field(None, alias="接站牌", description="是否举接站牌，不写就是要去接的都举")
    exit: Line | None = Field(None, alias="出口", description="在哪个出口等")
    in_place: Clocks | None = Field(None, alias="到位", description="接站的人和车几点到位")
    directions: Line | None = Field(None, alias="乘车方式", description="没有派车时，怎样告诉对方乘车过来")


class Departure(Leg):
    """离开."""

    escorts: Names = Field([], alias="送站", description="去送的人")
    setting_out: Clocks | None = Field(None, alias="出发", description="几点从我方或酒店出发")


class Driver(Model):
    """司机."""

    name: Line = Field(alias="姓名", description="司机姓名")
    phone: Phone | None = Field(None, alias="电话", description="司机手机")


def _decided(value: Any) -> Any:
    """A driver whose name is 待定 is nobody yet."""
    name = value.get("姓名") if isinstance(value, dict) else value
    return None if name == UNDECIDED else value


class Vehicle(Model):
    """车辆."""

    model: Line | None = Field(None, alias="车型", description="车型")
    plate: Plate | None = Field(None, alias="车牌", description="车牌")
    seats: Count | None = Field(None, alias="座位", description="核定座位，含司机")
    driver: Annotated[Driver | None, Opener(_decided)] = Field(None, alias="司机", description="司机姓名和电话")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁与车队确认")
    note: Line | None = Field(None, alias="备注", description="备注")
