"""接待级别: what each tier allows and asks for."""

from pydantic import Field

from jiedai.shape.fields import Flag, Limit, Line, Words
from jiedai.shape.model import Model


class MealStandard(Model):
    """餐标."""

    per_head: Limit | None = Field(None, alias="人均", description="每人每餐上限，元")
    with_drinks: Flag = Field(False, alias="含酒水", description="上限是否含酒水")


class DrinkStandard(Model):
    """酒水标准."""

    per_bottle: Limit | None = Field(None, alias="每瓶", description="每瓶上限，元")


class CigaretteStandard(Model):
    """香烟标准."""

    per_packet: Limit | None = Field(None, alias="每盒", description="每盒上限，元")


class LodgingStandard(Model):
    """住宿标准."""

    per_night: Limit | None = Field(None, alias="每晚", description="每间每晚上限，元")
    stars: Limit | None = Field(None, alias="星级", description="酒店星级上限")


class GiftStandard(Model):
    """礼品标准."""

    per_piece: Limit | None = Field(None, alias="每份", description="每份上限，元")


class Tier(Model):
    """级别."""

    aliases: Words = Field([], alias="别名", description="同一级别的其他叫法")
    meant_for: Line | None = Field(None, alias="适用", description="哪类客户")
    lead_host: Line | None = Field(None, alias="主陪", description="主陪至少是什么职级")
    approver: Line | None = Field(None, alias="审批", description="至少由什么职级批准")
    meal: MealStandard = Field(MealStandard.model_construct(), alias="餐标", description="用餐标准")
    drinks: DrinkStandard = Field(DrinkStandard.model_construct(), alias="酒水", description="酒水标准")
    cigarettes: CigaretteStandard = Field(CigaretteStandard.model_construct(), alias="香烟", description="香烟标准")
    lodging: LodgingStandard = Field(LodgingStandard.model_construct(), alias="住宿", description="住宿标准")
    gift: GiftStandard = Field(GiftStandard.model_construct(), alias="礼品", description="礼品标准")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
