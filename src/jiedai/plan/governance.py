"""Letters and applications, money, approval, secrecy, what may go wrong, and what comes after."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Day, Days, Flag, Line, Many, Names, Total, Undecided, Words, choice
from jiedai.shape.model import Model

VerdictWord: TypeAlias = Literal["同意", "不同意", "退回"]
Verdict: TypeAlias = Annotated[VerdictWord | Undecided, choice("结论", VerdictWord)]

AGREED = "同意"


PaymentWord: TypeAlias = Literal["转账", "公务卡", "对公刷卡", "现金"]
Payment: TypeAlias = Annotated[PaymentWord | Undecided, choice("方式", PaymentWord)]


class OfficialLetter(Model):
    """公函: the letter by which the visitors' unit asks for the reception."""

    number: Line | None = Field(None, alias="文号", description="发文字号")
    sender: Line | None = Field(None, alias="发函单位", description="哪个单位发来的")
    day: Day | None = Field(None, alias="日期", description="发函日期")
    subject: Line | None = Field(None, alias="事由", description="公务活动的内容")
    itinerary: Line | None = Field(None, alias="行程", description="公函写的行程")
    days: Days | None = Field(None, alias="起止", description="公函写的起止日期")
    people: Names = Field([], alias="人员", description="公函写的人员，逐个写姓名")


class Application(Model):
    """申请: who asked for the reception, and when."""

    department: Line | None = Field(None, alias="部门", description="申请部门")
    name: Line | None = Field(None, alias="申请人", description="谁填的申请")
    day: Day | None = Field(None, alias="日期", description="申请日期")
    urgent: Flag = Field(False, alias="加急", description="是否加急")


class Secrecy(Model):
    """保密: what must not be shown or told."""

    hidden: Words = Field([], alias="不展示", description="不能看、不能讲的内容")
    photographs: Line | None = Field(None, alias="拍照", description="能不能拍照、哪里不能拍")
    owner: Names = Field([], alias="负责", description="谁提醒、谁把关")
    code_word: Line | None = Field(None, alias="暗号", description="接站牌只写这个，不写单位和姓名，也不挂欢迎屏")


class Settlement(Model):
    """结算: how the visit is paid for."""

    payment: Payment | None = Field(None, alias="方式", description="转账、公务卡、对公刷卡、现金")
    owner: Names = Field([], alias="负责", description="谁结账")
    borne_by: Line | None = Field(None, alias="承担", description="费用由谁承担")


class Expense(Model):
    """费用: one more line of the budget."""

    name: Line = Field(alias="项目", description="费用项目")
    amount: Total = Field(alias="金额", description="多少元")
    borne_by: Line | None = Field(None, alias="承担", description="由谁承担")
    note: Line | None = Field(None, alias="说明", description="说明")


class Budget(Model):
    """预算."""

    total: Total | None = Field(None, alias="总额", description="批准的总额")
    extras: Many[Expense] = Field([], alias="其他", description="餐、宿、礼之外的费用")


class Contingency(Model):
    """应急."""

    situation: Line = Field(alias="情形", description="可能出的状况，如 航班延误")
    measure: Line = Field(alias="措施", description="怎么应对")
    owner: Names = Field([], alias="责任人", description="谁负责")


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
    owner: Names = Field([], alias="负责", description="谁做")
    due: Day | None = Field(None, alias="期限", description="哪天以前")
