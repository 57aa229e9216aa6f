"""An organisation's handbook as one YAML file says it."""

from functools import cached_property
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.handbook.process import Step, WrittenDuty
from jiedai.handbook.ranks import Ladder, Rank, parse_rank
from jiedai.handbook.settings import RuleSetting
from jiedai.handbook.tiers import Tier
from jiedai.shape.fields import Line, Many, Named, Undecided, Words, choice, written
from jiedai.shape.model import Model

WrittenRank: TypeAlias = Annotated[Rank, written(parse_rank, "职级", "总经理 (总裁)")]
Section: TypeAlias = Annotated[
    Literal["到达", "离开", "车辆", "场地", "日程", "住宿"] | Undecided,
    choice("涉及", Literal["到达", "离开", "车辆", "场地", "日程", "住宿"]),
]


class RequiredContingency(Model):
    """应急: a situation that a plan must have an answer to."""

    situation: Line = Field(alias="情形", description="状况的名称，继承时以它认")
    words: Words = Field([], alias="也叫", description="方案里写了这些词中的一个，就算写到了")
    section: Section | None = Field(None, alias="涉及", description="方案里有这一部分才要求")
    source: Line = Field(alias="出处", description="依据哪一条")


class Handbook(Model):
    """手册."""

    name: Line = Field(alias="手册", description="手册全称")
    version: Line = Field(alias="版本", description="版本或生效日期")
    organisation: Line | None = Field(None, alias="单位", description="我方单位全称，牌和通知上用它")
    source: Line | None = Field(None, alias="出处", description="据哪份文件整理")
    parents: Words = Field([], alias="继承", description="以哪些手册为底，后写的盖过先写的")
    ranks: Many[WrittenRank] = Field([], alias="职级", description="从高到低，括号里是别名")
    tiers: Named[Tier] = Field({}, alias="级别", description="从高到低")
    duties: Named[Many[WrittenDuty]] = Field({}, alias="分工", description="部门的职责，成为通知单上的任务")
    steps: Many[Step] = Field([], alias="流程", description="从接到通知到后续跟进的步骤")
    contingencies: Many[RequiredContingency] = Field([], alias="应急", description="方案必须有对策的情形")
    rules: Named[RuleSetting] = Field({}, alias="规则", description="规则的等级")

    @cached_property
    def ladder(self) -> Ladder:
        return Ladder(tuple(self.ranks))

    def tier(self, name: str) -> tuple[str, Tier] | None:
        """A tier by its name or an alias, with its own name."""
        if name in self.tiers:
            return name, self.tiers[name]
        return next(((own, tier) for own, tier in self.tiers.items() if name in tier.aliases), None)
