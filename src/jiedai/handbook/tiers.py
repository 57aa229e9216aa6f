"""接待级别: what each tier allows and asks for."""

from pydantic import Field

from jiedai.shape.fields import Flag, Limit, Line, Words
from jiedai.shape.model import Model


class MealStandard(Model):
    """餐标."""

    per_head: Limit | None = Field(None, alias="人均", description="每人每餐上限，元")
    with_drinks: Flag = Field(False, alias="含酒水", description="上限是否含酒水")
    per_day: Limit | None = Field(None, alias="每日", description="每人每天上限，元，宴请另算")


class DrinkStandard(Model):
    """酒水标准."""

    per_bottle: Limit | None = Field(None, alias="每瓶", description="每瓶上限，元")
    share: Limit | None = Field(None, alias="占比", description="酒水占一餐总额的上限，如 40%")


class CigaretteStandard(Model):
    """香烟标准."""

    per_packet: Limit | None = Field(None, alias="每盒", description="每盒上限，元")


class LodgingStandard(Model):
    """住宿标准."""

    per_night: Limit | None = Field(None, alias="每晚", description="每间每晚上限，元")
    stars: Limit | None = Field(None, alias="星级", description="酒店星级上限")
    agreed: Flag = Field(False, alias="协议酒店", description="只能订协议酒店")
    kinds: Words = Field([], alias="房型", description="可以订的房型")


class GiftStandard(Model):
    """礼品标准."""

    per_piece: Limit | None = Field(None, alias="每份", description="每份上限，元")


class Proposal(Model):
    """定级: whom a tier is for, so that it can be proposed; one of these is enough."""

    guest_rank: Line | None = Field(None, alias="来宾职级", description="来宾里有这个职级或更高的")
    host_rank: Line | None = Field(None, alias="我方职级", description="我方出面的人里有这个职级或更高的")
    unit_kinds: Words = Field([], alias="单位类别", description="来访单位的“类别”是其中之一")


class Tier(Model):
    """级别."""

    aliases: Words = Field([], alias="别名", description="同一级别的其他叫法")
    meant_for: Line | None = Field(None, alias="适用", description="哪类客户")
    lead_host: Line | None = Field(None, alias="主陪", description="主陪至少是什么职级")
    proposal: Proposal | None = Field(None, alias="定级", description="什么样的来访建议用这一级")
    escorts: Words = Field([], alias="陪同", description="主陪以外，我方还要有什么职级的人")
    greeter: Line | None = Field(None, alias="迎接", description="至少由什么职级的人迎接")
    greeting_place: Line | None = Field(None, alias="迎接地点", description="在哪里迎接，如 机场车站、公司门口")
    approver: Line | None = Field(None, alias="审批", description="至少由什么职级批准")
    meal: MealStandard = Field(MealStandard.model_construct(), alias="餐标", description="用餐标准")
    drinks: DrinkStandard = Field(DrinkStandard.model_construct(), alias="酒水", description="酒水标准")
    cigarettes: CigaretteStandard = Field(CigaretteStandard.model_construct(), alias="香烟", description="香烟标准")
    lodging: LodgingStandard = Field(LodgingStandard.model_construct(), alias="住宿", description="住宿标准")
    gift: GiftStandard = Field(GiftStandard.model_construct(), alias="礼品", description="礼品标准")
    diners: Line | None = Field(None, alias="陪餐", description="陪餐最多几人，数目或表达式，如 来宾")
    papers: Words = Field([], alias="资料", description="要备的资料，如 日程表、纸笔")
    refreshments: Words = Field([], alias="茶点", description="要备的茶点，如 茶、水果")
    setting: Words = Field([], alias="布置", description="场地要有的布置，如 横幅、鲜花")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
