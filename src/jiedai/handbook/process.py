"""Who does what, and the process step by step."""

import re
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias

from pydantic import Field, model_validator

from jiedai.shape.clock import parse_clock
from jiedai.shape.fields import UNDECIDED, Flag, Line, Opener, Undecided, Words, choice, written
from jiedai.shape.model import Model
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

PhaseWord: TypeAlias = Literal["筹备", "前一天", "当天", "接待中", "送别", "后续"]
Phase: TypeAlias = Annotated[PhaseWord | Undecided, choice("阶段", PhaseWord)]
DAY_BEFORE = "前一天"

EachWord: TypeAlias = Literal[
    "到达", "离开", "接站牌", "车辆", "场地", "环节", "用餐", "住宿", "礼品", "物料", "应急", "来宾", "我方"
]
Each: TypeAlias = Annotated[EachWord | Undecided, choice("逐个", EachWord)]

_DEADLINE = re.compile(
    r"(?:当[天日]|(?:提前|前) ?(?P<before>[0-9]{1,3}) ?[天日]|后 ?(?P<after>[0-9]{1,3}) ?[天日])的? ?(?P<clock>.*)"
)
_WORKING_DAYS = "工作日"


class Deadline(NamedTuple):
    """So many days after the first day of the visit (before it when negative), at a time of day."""

    days: int
    clock: time

    def on(self, first_day: date) -> datetime:
        return datetime.combine(first_day + timedelta(days=self.days), self.clock)


def parse_deadline(text: str) -> Deadline:
    """Read 前一天 16:00, 提前三天中午12点, 当天 08:00 or 后1天 17:00."""
    if _WORKING_DAYS in text:
        raise Unreadable(f"“{text}”按工作日算，哪几天放假这里不知道", "写成天数，如“提前3天 12:00”")
    match = _DEADLINE.fullmatch(arabic(normalise(text)))
    if not match:
        raise Unreadable(f"“{text}”认不出是什么期限")
    if not match["clock"]:
        raise Unreadable(f"“{text}”没有写几点以前", f"写上钟点，如“{text} 16:00”")
    days = int(match["after"] or 0) - int(match["before"] or 0)
    return Deadline(days, parse_clock(re.sub(r"[之以]?前$", "", match["clock"])))


Due: TypeAlias = Annotated[Deadline | Undecided, written(parse_deadline, "期限", "前一天 16:00")]


class Step(Model):
    """步骤: one step of the process, or one for each thing of a kind in the plan."""

    name: Line = Field(alias="步骤", description="步骤名称，继承时以它认")
    phase: Phase = Field(alias="阶段", description="筹备、前一天、当天、接待中、送别、后续")
    each: Each | None = Field(None, alias="逐个", description="对方案里的每一个什么各办一次")
    scenes: Words = Field([], alias="场景", description="只在这些场景里")
    condition: Line | None = Field(None, alias="当", description="什么情形下才要办（Jinja 表达式）")
    text: Line = Field(alias="事项", description="要办的事（Jinja 文字）")
    owner: Line | None = Field(None, alias="负责", description="谁办：人名、角色、部门（Jinja 文字）")
    due: Due | None = Field(None, alias="截止", description="前一天 16:00、提前3天 12:00、当天 08:00、后1天 17:00")
    blocking: Flag = Field(False, alias="阻断", description="没办好就不放行")
    proof: Flag = Field(False, alias="确认即办", description="方案里这一样写了“确认”就算办好")
    source: Line = Field(alias="出处", description="依据哪一条")
    dropped: Flag = Field(False, alias="停用", description="继承来的步骤不再用")

    @model_validator(mode="before")
    @classmethod
    def _dropped_alone(cls, value: Any) -> Any:
        """A step that is only dropped may have gone from the handbook it came from: no plan is to suffer for it."""
        alone = isinstance(value, dict) and value.keys() == {"步骤", "停用"} and value["停用"] != "否"
        return value | {"阶段": UNDECIDED, "事项": value["步骤"], "出处": UNDECIDED} if alone else value


class Duty(Model):
    """分工: one duty of a department."""

    text: Line = Field(alias="事项", description="职责")
    scenes: Words = Field([], alias="场景", description="只在这些场景里")
    condition: Line | None = Field(None, alias="当", description="什么情形下才有（Jinja 表达式）")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


def _bare_duty(value: Any) -> Any:
    return {"事项": value} if isinstance(value, str) else value


WrittenDuty: TypeAlias = Annotated[Duty, Opener(_bare_duty, word="")]
