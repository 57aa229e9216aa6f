"""One visit as it is written in plan.yaml."""

import re
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.plan.agenda import Item, Venue
from jiedai.plan.governance import Approval, Budget, Contingency, FollowUp, Waiver
from jiedai.plan.lodging import Lodging
from jiedai.plan.people import Guest, Host, VisitingUnit
from jiedai.plan.supplies import Gift, Material
from jiedai.plan.travel import Arrival, Departure, Vehicle
from jiedai.shape.fields import (
    Confirmed,
    DayKey,
    Days,
    Line,
    Many,
    Maybe,
    Named,
    Opener,
    Undecided,
    choice,
    open_mapping,
)
from jiedai.shape.model import Model, fit, strays
from jiedai.shape.numerals import arabic

if TYPE_CHECKING:
    from jiedai.source.document import Document, Value
    from jiedai.source.problem import Problem

StageWord: TypeAlias = Literal["草稿", "送审", "执行"]
Stage: TypeAlias = Annotated[StageWord | Undecided, choice("阶段", StageWord)]
RegimeWord: TypeAlias = Literal["商务", "国企商务", "公务", "外宾"]
Regime: TypeAlias = Annotated[RegimeWord | Undecided, choice("性质", RegimeWord)]
Agenda: TypeAlias = Annotated[dict[DayKey, Many[Item]], Opener(open_mapping)]


class Plan(Model):
    """接待方案."""

    title: Line = Field(alias="接待", description="这次接待叫什么")
    number: Line | None = Field(None, alias="编号", description="编号，如 JD-2026-031")
    stage: Stage | None = Field(None, alias="阶段", description="草稿、送审、执行；越往后核对得越严")
    regime: Regime = Field(alias="性质", description="商务、国企商务、公务、外宾；四种规矩不同")
    handbook: Line = Field(alias="手册", description="内置手册的名称，或手册文件的路径")
    tier: Line = Field(alias="级别", description="接待级别，用手册里的名称")
    days: Days | None = Field(None, alias="日期", description="接待的起止日期")
    purpose: Line | None = Field(None, alias="目的", description="来访目的：考察、洽谈、会议、参观、培训等")
    goal: Line | None = Field(None, alias="目标", description="这次想达成什么")
    unit: VisitingUnit = Field(alias="来访单位", description="来访单位")
    guests: Many[Guest] = Field(alias="来宾", description="来宾名单，按职务从高到低")
    hosts: Many[Host] = Field([], alias="我方", description="我方人员")
    vehicles: Named[Vehicle] = Field({}, alias="车辆", description="车辆，以名称登记")
    venues: Named[Venue] = Field({}, alias="场地", description="我方要准备的场地，以名称登记")
    arrivals: Many[Arrival] = Field([], alias="到达", description="到达，分几批就写几条")
    departures: Many[Departure] = Field([], alias="离开", description="离开，分几批就写几条")
    agenda: Agenda = Field({}, alias="日程", description="按日期排的环节")
    lodging: Many[Lodging] = Field([], alias="住宿", description="住宿")
    gifts: Many[Gift] = Field([], alias="礼品", description="礼品")
    materials: Many[Material] = Field([], alias="物料", description="资料与物品")
    contingencies: Many[Contingency] = Field([], alias="应急", description="应急预案")
    budget: Maybe[Budget] = Field(None, alias="预算", description="预算")
    approvals: Many[Approval] = Field([], alias="审批", description="审批")
    waivers: Many[Waiver] = Field([], alias="豁免", description="知情而破例之处")
    follow_ups: Many[FollowUp] = Field([], alias="后续", description="送走以后的事")
    done: Named[Confirmed] = Field({}, alias="已办", description="检查表上已办的事项：日期和人")
    note: Line | None = Field(None, alias="备注", description="备注")


def read_plan(document: "Document") -> "Plan | list[Problem]":
    """Read a document as a plan; a date without a year takes the plan's first written year."""
    plan = fit(Plan, document.values, document.root, _first_year(document.values))
    slips = strays(Plan, document)
    if not slips:
        return plan
    said = {path for slip in slips if slip.fix for path in slip.fix.touches}
    misfits = [each for each in plan if each.path not in said] if isinstance(plan, list) else []
    return slips + misfits


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-/.年]|\d{4}(?!\d))")


def _first_year(values: "dict[str, Value]") -> int | None:
    """The year of the visit, from 日期, the first arrival or the agenda, in this order."""
    for key in ("日期", "到达", "日程"):
        if found := _YEAR.search(arabic(str(values.get(key, "")))):
            return int(found[1])
    return None
