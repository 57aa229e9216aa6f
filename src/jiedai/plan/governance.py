"""Money, approval, what may go wrong, and what comes after."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Day, Line, Many, Total, Undecided, Words, choice
from jiedai.shape.model import Model

VerdictWord: TypeAlias = Literal["同意", "不同意", "退回"]
Verdict: TypeAlias = Annotated[VerdictWord | Undecided, choice("结论", VerdictWord)]

AGREED = "同意"


class Expense(Model):
    """费用: one more line of the budget."""

    name: Line = Field(alias="项目", description="费用项目")
    amount: Total = Field(alias="金额", description="多少元")
    note: Line | None = Field(None, alias="说明", description="说明")


class Budget(Model):
    """预算."""

    total: Total | None = Field(None, alias="总额", description="批准的总额")
    extras: Many[Expense] = Field([], alias="其他", description="餐、宿、礼之外的费用")


class Contingency(Model):
    """应急."""

    situation: Line = Field(alias="情形", description="可能出的状况，如 航班延误")
    measure: Line = Field(alias="措施", description="怎么应对")
    owner: Words = Field([], alias="责任人", description="谁负责")


class Approval(Model):
    """审批."""

    name: Line = Field(alias="人", description="审批人")
    post: Line | None = Field(None, alias="职务", description="审批人职务")
    day: Day | None = Field(None, alias="日期", description="审批日期")
    verdict: Verdict = Field(alias="结论", description="同意、不同意、退回")
    remark: Line | None = Field(None, alias="意见", description="审批意见")


class Waiver(Model):
    """豁免: a rule knowingly broken; what is missing is for the rules to say, so that everything else is still judged."""

    rule: Line | None = Field(None, alias="规则", description="规则的编号或名称，如 JD402")
    where: Line | None = Field(None, alias="位置", description="只豁免这一处，如 欢迎晚宴；不写就是整份方案")
    reason: Line | None = Field(None, alias="理由", description="为什么")
    approver: Line | None = Field(None, alias="批准", description="谁批准的：人名，不在名单里的另写职务")
    post: Line | None = Field(None, alias="职务", description="批准人的职务，名单或审批里有的不用写")
    until: Day | None = Field(None, alias="有效至", description="有效到哪天")


class FollowUp(Model):
    """后续."""

    task: Line = Field(alias="事项", description="送走以后要做的事")
    owner: Words = Field([], alias="负责", description="谁做")
    due: Day | None = Field(None, alias="期限", description="哪天以前")
