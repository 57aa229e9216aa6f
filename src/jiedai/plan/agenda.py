"""What happens when and where."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.plan.meals import Meal
from jiedai.shape.fields import (
    Clocks,
    Confirmed,
    Count,
    Duration,
    Flag,
    Line,
    Maybe,
    Names,
    Undecided,
    Words,
    choice,
)
from jiedai.shape.model import Model

KindWord: TypeAlias = Literal["迎接", "会谈", "参观", "用餐", "活动", "转场", "送别", "自由"]
Kind: TypeAlias = Annotated[KindWord | Undecided, choice("类型", KindWord)]


class Item(Model):
    """环节: one line of a day's agenda."""

    clocks: Clocks = Field(alias="时间", description="起止时间，如 15:30-16:00；只写开始时另写时长")
    duration: Duration | None = Field(None, alias="时长", description="多久，如 90分钟")
    title: Line = Field(alias="事项", description="做什么")
    kind: Kind = Field(alias="类型", description="迎接、会谈、参观、用餐、活动、转场、送别、自由")
    place: Line | None = Field(None, alias="地点", description="在哪里；会谈、参观写“场地”里登记的名称")
    owners: Names = Field([], alias="负责", description="谁负责：人名、角色或部门")
    heads: Count | None = Field(None, alias="人数", description="一共多少人，名单上没有写全时写")
    attendees: Names = Field([], alias="参加", description="谁参加，不写就是全体来宾和负责人")
    content: Line | None = Field(None, alias="内容", description="主要内容")
    dress: Line | None = Field(None, alias="着装", description="来宾要穿的、要带的，如 平底鞋、长裤")
    vehicles: Names = Field([], alias="车辆", description="用哪辆车")
    meal: Maybe[Meal] = Field(None, alias="用餐", description="用餐安排")
    permitted_by: Line | None = Field(None, alias="批准", description="要专门批准的环节（如进办公区），谁批准的")
    note: Line | None = Field(None, alias="备注", description="备注")


class Venue(Model):
    """场地: a room or a place of ours that somebody makes ready."""

    capacity: Count | None = Field(None, alias="容纳", description="最多容纳多少人")
    equipment: Words = Field([], alias="设备", description="投影、音响、网络等")
    setting: Words = Field([], alias="布置", description="横幅、鲜花、饮品、文具等")
    seat_cards: Flag = Field(False, alias="席卡", description="是否摆席卡")
    owner: Names = Field([], alias="负责", description="谁布置")
    technician: Line | None = Field(None, alias="技术支持", description="设备由谁在场保障")
    confirmation: Confirmed | None = Field(None, alias="确认", description="哪天由谁确认预订")
    note: Line | None = Field(None, alias="备注", description="备注")
