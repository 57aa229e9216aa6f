"""Who does what, and the process step by step."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field, model_validator

from jiedai.handbook.deadlines import Due
from jiedai.shape.fields import UNDECIDED, Flag, Line, Opener, Undecided, Words, choice
from jiedai.shape.model import Model

PhaseWord: TypeAlias = Literal["筹备", "前一天", "当天", "接待中", "送别", "后续"]
Phase: TypeAlias = Annotated[PhaseWord | Undecided, choice("阶段", PhaseWord)]
DAY_BEFORE = "前一天"
AFTERWARDS = "后续"

EachWord: TypeAlias = Literal[
    "到达", "离开", "接站牌", "车辆", "场地", "环节", "用餐", "住宿", "礼品", "物料", "应急", "来宾", "我方", "后续"
]
Each: TypeAlias = Annotated[EachWord | Undecided, choice("逐个", EachWord)]


class Step(Model):
    """步骤: one step of the process, or one for each thing of a kind in the plan."""

    name: Line = Field(alias="步骤", description="步骤名称，继承时以它认")
    phase: Phase = Field(alias="阶段", description="筹备、前一天、当天、接待中、送别、后续")
    each: Each | None = Field(None, alias="逐个", description="对方案里的每一个什么各办一次")
    scenes: Words = Field([], alias="场景", description="只在这些场景里")
    condition: Line | None = Field(None, alias="当", description="什么情形下才要办（条件，用方案里的字段写）")
    text: Line = Field(alias="事项", description="要办的事（可以带 {{字段}}）")
    check: Line | None = Field(
        None, alias="核对", description="事项里没有全写、改了也要重办的内容，如各项的时间地点（可以带 {{字段}}）"
    )
    owner: Line | None = Field(None, alias="负责", description="谁办：人名、角色、部门（可以带 {{字段}}）")
    due: Due | None = Field(
        None, alias="截止", description="前一天 16:00、提前3天 12:00、当天 08:00、后1天 17:00、开始前 40分钟"
    )
    blocking: Flag = Field(False, alias="阻断", description="没办好就不放行")
    proof: Flag = Field(False, alias="确认即办", description="方案里这一样写了“确认”就算办好")
    evidence: Line | None = Field(
        None, alias="凭据", description="方案里有了什么就算办好，如 已批准（条件，用方案里的字段写）"
    )
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
    condition: Line | None = Field(None, alias="当", description="什么情形下才有（条件，用方案里的字段写）")
    source: Line | None = Field(None, alias="出处", description="依据哪一条")


def _bare_duty(value: Any) -> Any:
    return {"事项": value} if isinstance(value, str) else value


WrittenDuty: TypeAlias = Annotated[Duty, Opener(_bare_duty, word="")]
