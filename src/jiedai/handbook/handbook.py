"""An organisation's handbook as one YAML file says it."""

from functools import cached_property
from typing import Annotated, TypeAlias

from pydantic import Field

from jiedai.handbook.conduct import ConductLine, Resource, Taboo
from jiedai.handbook.custom import CustomRule
from jiedai.handbook.forms import Form
from jiedai.handbook.limits import LimitRow, LodgingTable
from jiedai.handbook.process import Step, WrittenDuty
from jiedai.handbook.prohibitions import Prohibition
from jiedai.handbook.ranks import Ladder, Rank, parse_rank
from jiedai.handbook.requirements import (
    OfficialUnits,
    RequiredContingency,
    RequiredFollowUp,
    Times,
    Way,
    WrittenPart,
)
from jiedai.handbook.scenes import Scene
from jiedai.handbook.settings import RuleSetting
from jiedai.handbook.tiers import Tier
from jiedai.shape.fields import Line, Many, Maybe, Named, Words, written
from jiedai.shape.model import Model

WrittenRank: TypeAlias = Annotated[Rank, written(parse_rank, "职级", "总经理 (总裁)")]


class Handbook(Model):
    """手册."""

    name: Line = Field(alias="手册", description="手册全称")
    version: Line = Field(alias="版本", description="版本或生效日期")
    organisation: Line | None = Field(None, alias="单位", description="我方单位全称，牌和通知上用它")
    source: Line | None = Field(None, alias="出处", description="据哪份文件整理")
    regimes: Words = Field([], alias="性质", description="这本手册管哪些性质的接待，标准不能比规定松")
    parents: Words = Field([], alias="继承", description="以哪些手册为底，后写的盖过先写的")
    ranks: Many[WrittenRank] = Field([], alias="职级", description="从高到低，括号里是别名")
    tiers: Named[Tier] = Field({}, alias="级别", description="从高到低")
    limits: Many[LimitRow] = Field([], alias="限额", description="按职级、形式、城市、日期定的上限")
    lodging_tables: Many[LodgingTable] = Field([], alias="城市房价", description="按城市和职级定的房价上限")
    prohibitions: Many[Prohibition] = Field([], alias="禁止", description="一律不许的")
    scenes: Named[Scene] = Field({}, alias="场景", description="不同的接待各要写哪些部分")
    required: Many[WrittenPart] = Field([], alias="必备", description="不论场景，方案里都必须有的部分")
    official: Maybe[OfficialUnits] = Field(None, alias="公务单位", description="来访单位是它们的，应按公务接待")
    purposes: Words = Field([], alias="目的", description="来访目的可以是哪些")
    times: Times = Field(Times.model_construct(), alias="时限", description="各样事情要提前多久")
    ways: Many[Way] = Field([], alias="路程", description="两地之间要多久")
    duties: Named[Many[WrittenDuty]] = Field({}, alias="分工", description="部门的职责，成为通知单上的任务")
    steps: Many[Step] = Field([], alias="流程", description="从接到通知到后续跟进的步骤")
    contingencies: Many[RequiredContingency] = Field([], alias="应急", description="方案必须有对策的情形")
    follow_ups: Many[RequiredFollowUp] = Field([], alias="后续", description="送走以后必须安排的事")
    forms: Many[Form] = Field([], alias="表单", description="空白表单")
    conduct: Many[ConductLine] = Field([], alias="服务规范", description="言行举止")
    taboos: Many[Taboo] = Field([], alias="忌讳", description="按国家、民族、宗教的忌讳")
    resources: Many[Resource] = Field([], alias="资源", description="酒店、餐厅、车队等可以调用的")
    custom_rules: Many[CustomRule] = Field([], alias="自定规则", description="公司自己的规则")
    rules: Named[RuleSetting] = Field({}, alias="规则", description="规则的等级")

    @cached_property
    def ladder(self) -> Ladder:
        return Ladder(tuple(self.ranks))

    @cached_property
    def limits_on(self) -> dict[str, list[tuple[int, LimitRow]]]:
        """The limits (限额) by item, each with its number in the list."""
        rows: dict[str, list[tuple[int, LimitRow]]] = {}
        for index, row in enumerate(self.limits):
            rows.setdefault(row.item, []).append((index, row))
        return rows

    def tier(self, name: str) -> tuple[str, Tier] | None:
        """A tier by its name or an alias, with its own name."""
        if name in self.tiers:
            return name, self.tiers[name]
        return next(((own, tier) for own, tier in self.tiers.items() if name in tier.aliases), None)
