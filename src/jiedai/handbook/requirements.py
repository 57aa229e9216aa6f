"""What a plan must have thought of: contingencies, aftercare, times and ways."""

from datetime import timedelta
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from jiedai.handbook.scenes import Part
from jiedai.shape.fields import Clocks, Duration, Line, Named, Opener, Undecided, Words, choice, known, written
from jiedai.shape.lead_times import LeadTime, parse_lead_time
from jiedai.shape.model import Model
from jiedai.shape.validity import parse_validity

SectionWord: TypeAlias = Literal["到达", "离开", "车辆", "场地", "日程", "住宿", "礼品"]
Section: TypeAlias = Annotated[SectionWord | Undecided, choice("涉及", SectionWord)]
DayBeforeWord: TypeAlias = Literal["日历日", "工作日"]
DayBefore: TypeAlias = Annotated[DayBeforeWord | Undecided, choice("前一天", DayBeforeWord)]
Valid: TypeAlias = Annotated[timedelta | Undecided, written(parse_validity, "多久以内有效", "48小时")]
Lead: TypeAlias = Annotated[LeadTime | Undecided, written(parse_lead_time, "提前几天", "3个工作日")]


class RequiredPart(Model):
    """必备: a part that every plan under a handbook or a regime must hold, whatever its scene."""

    part: Part = Field(alias="部分", description="方案里必须有的部分，如 公函")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


def _bare_part(value: Any) -> Any:
    return {"部分": value} if isinstance(value, str) else value


WrittenPart: TypeAlias = Annotated[RequiredPart, Opener(_bare_part, word="")]


class OfficialUnits(Model):
    """公务单位: how a visiting unit is known to come on official business, which has rules of its own."""

    kinds: Words = Field([], alias="类别", description="来访单位的“类别”带这些词的")
    words: Words = Field([], alias="词", description="单位名称里有这些词的")
    endings: Words = Field([], alias="结尾", description="单位名称以这些词结尾的")
    allowed: Words = Field([], alias="除外", description="名称里有这些词的不算")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


class RequiredContingency(Model):
    """应急: a situation that a plan must have an answer to."""

    situation: Line = Field(alias="情形", description="状况的名称，继承时以它认")
    words: Words = Field([], alias="也叫", description="方案里写了这些词中的一个，就算写到了")
    section: Section | None = Field(None, alias="涉及", description="方案里有这一部分才要求")
    source: Line = Field(alias="出处", description="依据哪一条")


class RequiredFollowUp(Model):
    """后续: what a plan must say is done after the guests have left."""

    task: Line = Field(alias="事项", description="名称，继承时以它认")
    words: Words = Field([], alias="也叫", description="方案里写了这些词中的一个，就算写到了")
    section: Section | None = Field(None, alias="涉及", description="方案里有这一部分才要求")
    source: Line = Field(alias="出处", description="依据哪一条")


class Validity(Model):
    """确认有效: how long a confirmation is good for, by what is confirmed."""

    arrivals: Valid | None = Field(None, alias="到达", description="与来宾核对的到达")
    departures: Valid | None = Field(None, alias="离开", description="与来宾核对的离开")
    vehicles: Valid | None = Field(None, alias="车辆", description="与司机说定的车")
    venues: Valid | None = Field(None, alias="场地", description="布置好的场地")
    meals: Valid | None = Field(None, alias="用餐", description="与餐厅说定的用餐")
    lodging: Valid | None = Field(None, alias="住宿", description="与酒店说定的房间")

    @property
    def by_kind(self) -> dict[str, timedelta]:
        """How long for things of each kind (逐个) that age."""
        fields = type(self).model_fields.items()
        return {field.alias or name: valid for name, field in fields if (valid := known(getattr(self, name)))}


class Times(Model):
    """时限: how early things have to be done; by means of travel (飞机, 高铁 …) or 门口."""

    meeting: Named[Duration] = Field({}, alias="接站提前", description="接站的人提前多久到位，如 飞机: 30分钟")
    seeing_off: Named[Duration] = Field(
        {}, alias="送站提前", description="提前多久到机场车站，如 高铁: 30分钟，外宾乘飞机写 国际"
    )
    meals: Named[Clocks] = Field({}, alias="用餐", description="每一餐几点到几点开席，如 午餐: 11:00-13:30")
    application: Lead | None = Field(None, alias="申请提前", description="接待申请至少提前多久")
    urgent: Lead | None = Field(None, alias="加急提前", description="加急的至少提前多久")
    letter: Lead | None = Field(None, alias="公函前后", description="公函日期离接待不超过多少天")
    day_before: DayBefore | None = Field(None, alias="前一天", description="工作日：遇上放假，前一天的事提到放假以前")
    validity: Validity = Field(
        Validity.model_construct(), alias="确认有效", description="确认过多久要再确认，如 车辆: 24小时"
    )
    holidays: Lead | None = Field(None, alias="节假日前后", description="法定节假日前后几天以内的接待要报备")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


class Way(Model):
    """路程: how long it takes from one place to another, either way."""

    start: Line = Field(alias="从", description="地点里带这个词的；登记的场地都算“公司”")
    end: Line = Field(alias="到", description="地点里带这个词的")
    duration: Duration = Field(alias="时长", description="要多久，如 40分钟")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")
