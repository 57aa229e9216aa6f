"""Who comes, and who receives them."""

from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from jiedai.shape.fields import Flag, Line, Maybe, Opener, Phone, Undecided, Words, choice
from jiedai.shape.model import Model

SexWord: TypeAlias = Literal["男", "女"]
Sex: TypeAlias = Annotated[SexWord | Undecided, choice("性别", SexWord)]

LEAD_HOST = "主陪"
COORDINATOR = "总协调"


class Contact(Model):
    """联系人: the person on the visitors' side to whom one talks."""

    name: Line = Field(alias="姓名", description="联系人姓名")
    post: Line | None = Field(None, alias="职务", description="联系人职务")
    phone: Phone | None = Field(None, alias="电话", description="联系电话")
    email: Line | None = Field(None, alias="邮箱", description="电子邮箱")


class VisitingUnit(Model):
    """来访单位."""

    name: Line = Field(alias="名称", description="来访单位全称，欢迎牌上用它")
    short_name: Line | None = Field(None, alias="简称", description="单位简称")
    foreign_name: Line | None = Field(None, alias="外文名称", description="外文全称，双语牌用")
    country: Line | None = Field(None, alias="国家", description="国家或地区")
    kinds: Words = Field([], alias="类别", description="哪一类单位或客户，如 党政机关、战略合作伙伴")
    contact: Maybe[Contact] = Field(None, alias="联系人", description="对方联系人")


def _bare_unit(value: Any) -> Any:
    return {"名称": value} if isinstance(value, str) else value


WrittenUnit: TypeAlias = Annotated[VisitingUnit, Opener(_bare_unit, word="")]


class Guest(Model):
    """来宾."""

    name: Line = Field(alias="姓名", description="姓名全称，牌、卡上都用它")
    foreign_name: Line | None = Field(None, alias="外文名", description="外文姓名")
    post: Line | None = Field(None, alias="职务", description="职务全称")
    rank: Line | None = Field(None, alias="职级", description="相当于什么职级，职务看不出时写，如 副部级")
    unit: Line | None = Field(None, alias="单位", description="单位，和来访单位不同时写")
    sex: Sex | None = Field(None, alias="性别", description="男或女，定称谓和房间")
    ethnicity: Line | None = Field(None, alias="民族", description="民族")
    nationality: Line | None = Field(None, alias="国籍", description="国籍")
    religion: Line | None = Field(None, alias="宗教", description="宗教信仰")
    diet: Words = Field([], alias="忌口", description="清真、素食、过敏等；没有就写“无”")
    health: Line | None = Field(None, alias="健康", description="健康方面要留意的")
    likes: Line | None = Field(None, alias="喜好", description="偏好与禁忌")
    language: Line | None = Field(None, alias="语言", description="使用的语言")
    phone: Phone | None = Field(None, alias="电话", description="手机")
    looks: Line | None = Field(None, alias="特征", description="便于接站辨认的特征")
    chief: Flag = Field(False, alias="主宾", description="是否主宾，一份方案一位")
    own_lodging: Flag = Field(False, alias="自理住宿", description="自己安排住宿，不用我方订房")
    note: Line | None = Field(None, alias="备注", description="备注")


class Host(Model):
    """我方人员."""

    name: Line = Field(alias="姓名", description="姓名")
    post: Line | None = Field(None, alias="职务", description="职务，主陪必写")
    rank: Line | None = Field(None, alias="职级", description="相当于什么职级，职务看不出时写")
    department: Line | None = Field(None, alias="部门", description="所在部门，通知单按部门分工")
    roles: Words = Field([], alias="角色", description="主陪、副陪、陪同、总协调、接站、讲解、翻译、记录等")
    phone: Phone | None = Field(None, alias="电话", description="手机")
    diet: Words = Field([], alias="忌口", description="忌口，没有就不写")
    note: Line | None = Field(None, alias="备注", description="备注")
