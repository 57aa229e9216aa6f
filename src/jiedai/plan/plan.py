"""One visit as it is written in plan.yaml."""

import re
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.plan.agenda import Item, Venue
from jiedai.plan.governance import (
    Application,
    Approval,
    Budget,
    Contingency,
    FollowUp,
    OfficialLetter,
    Secrecy,
    Settlement,
    Waiver,
)
from jiedai.plan.lodging import Lodging
from jiedai.plan.people import Guest, Host, WrittenUnit
from jiedai.plan.supplies import Gift, Material
from jiedai.plan.travel import Arrival, Departure, Vehicle
from jiedai.shape.fields import (
    Count,
    DayKey,
    Days,
    Flag,
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
from jiedai.source.kind import handbook_for_a_plan, record_for_a_plan

if TYPE_CHECKING:
    from jiedai.source.document import Document, Value
    from jiedai.source.problem import Problem

StageWord: TypeAlias = Literal["草稿", "送审", "执行"]
Stage: TypeAlias = Annotated[StageWord | Undecided, choice("阶段", StageWord)]
FootingWord: TypeAlias = Literal["高格", "对等", "低格"]
Footing: TypeAlias = Annotated[FootingWord | Undecided, choice("规格", FootingWord)]
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
    scene: Line | None = Field(None, alias="场景", description="手册分场景的，写是哪一种")
    category: Line | None = Field(None, alias="类别", description="接待类别，手册按它分限额时写")
    tier: Line | None = Field(None, alias="级别", description="接待级别，用手册里的名称")
    footing: Footing | None = Field(None, alias="规格", description="高格、对等、低格：主陪比主宾高、相当还是低")
    days: Days | None = Field(None, alias="日期", description="接待的起止日期")
    purpose: Line | None = Field(None, alias="目的", description="来访目的：考察、洽谈、会议、参观、培训等")
    goal: Line | None = Field(None, alias="目标", description="这次想达成什么")
    unit: WrittenUnit = Field(alias="来访单位", description="来访单位")
    head_count: Count | None = Field(None, alias="人数", description="对方说的来宾人数，用来核对名单")
    guests: Many[Guest] = Field([], alias="来宾", description="来宾名单，按职务从高到低")
    hosts: Many[Host] = Field([], alias="我方", description="我方人员")
    vehicles: Named[Vehicle] = Field({}, alias="车辆", description="车辆，以名称登记")
    venues: Named[Venue] = Field({}, alias="场地", description="我方要准备的场地，以名称登记")
    arrivals: Many[Arrival] = Field([], alias="到达", description="到达，分几批就写几条")
    departures: Many[Departure] = Field([], alias="离开", description="离开，分几批就写几条")
    agenda: Agenda = Field({}, alias="日程", description="按日期排的环节")
    lodging: Many[Lodging] = Field([], alias="住宿", description="住宿")
    gifts: Many[Gift] = Field([], alias="礼品", description="礼品")
    materials: Many[Material] = Field([], alias="物料", description="资料与物品")
    letter: Maybe[OfficialLetter] = Field(None, alias="公函", description="派出单位的公函")
    application: Maybe[Application] = Field(None, alias="申请", description="接待申请：哪个部门、谁、哪天")
    filing: Line | None = Field(None, alias="报备", description="节假日接待等向谁报备、哪天")
    reciprocal: Flag = Field(False, alias="互惠协议", description="外宾：与对方有对等招待的协议")
    secrecy: Maybe[Secrecy] = Field(None, alias="保密", description="不能看、不能拍、不能讲的")
    settlement: Maybe[Settlement] = Field(None, alias="结算", description="怎样结账、谁承担")
    contingencies: Many[Contingency] = Field([], alias="应急", description="应急预案")
    budget: Maybe[Budget] = Field(None, alias="预算", description="预算")
    approvals: Many[Approval] = Field([], alias="审批", description="审批")
    waivers: Many[Waiver] = Field([], alias="豁免", description="知情而破例之处")
    follow_ups: Many[FollowUp] = Field([], alias="后续", description="送走以后的事")
    foreign_words: Named[Line] = Field(
        {},
        alias="外文",
        description="双语日程上的外文说法，如 欢迎晚宴: Welcome Banquet；事项、地点、酒店、人名、职务都可以写",
    )
    note: Line | None = Field(None, alias="备注", description="备注")


def read_plan(document: "Document") -> "Plan | list[Problem]":
    """Read a document as a plan; a date without a year takes the plan's first written year."""
    if taken := handbook_for_a_plan(document) or record_for_a_plan(document):
        return taken
    plan = fit(Plan, document.values, document.root, first_year(document.values))
    slips = strays(Plan, document)
    if not slips:
        return plan
    said = {path for slip in slips if slip.fix for path in slip.fix.touches}
    misfits = [each for each in plan if each.path not in said] if isinstance(plan, list) else []
    return slips + misfits


_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:\s*[-/.年]|\d{4}(?!\d))")


def first_year(values: "dict[str, Value]") -> int | None:
    """The year of the visit, from 日期, the first arrival or the agenda, in this order."""
    for key in ("日期", "到达", "日程"):
        if found := _YEAR.search(arabic(str(values.get(key, "")))):
            return int(found[1])
    return None
