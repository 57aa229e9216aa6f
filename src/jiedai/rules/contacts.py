"""Whom to call: the visitors' contact, our coordinator, the greeter, and somebody of every department."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.shape.fields import UNDECIDED, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.process import Duty
    from jiedai.visit.visit import Visit

_LEADING: Final = "责任部门"
"""As handbooks call whichever department leads the visit."""


@rule(
    "JD512",
    "没有联系电话",
    Levels("警告", {"草稿": "提示"}),
    why="行程一变，要在几分钟里找到对方和我方管事的人；到时候再问号码，就来不及了。",
    clause="华为手册 1.1（S002-03）；集团手册 2.1（S000-07）；三级标准（S001-H2）",
    cure="写上“电话”",
    bad="来访单位: {名称: 华源电力集团有限公司, 联系人: {姓名: 周敏, 职务: 采购部主管}}",
    good="来访单位: {名称: 华源电力集团有限公司, 联系人: {姓名: 周敏, 职务: 采购部主管, 电话: 13800000001}}",
)
def no_phone(visit: Visit) -> Iterator[Finding]:
    contact = visit.plan.unit.contact
    if contact:
        person = visit.people.persons.get(contact.name)
        if not known(contact.phone) and not (person and known(person.phone)):
            path = ("来访单位", "联系人")
            yield Finding((*path, "姓名"), f"对方联系人{contact.name}没有写电话", asks_for=(*path, "电话"))
    for person in visit.coordinators:
        if not known(person.phone):
            yield Finding(person.path, f"总协调{person.name}没有写电话", asks_for=(*person.path[:2], "电话"))


@rule(
    "JD516",
    "接站的人没有电话",
    Levels("提示", {"草稿": "关闭"}),
    why="客人走错出口、航班改了降落的地方，都要打给来接的人；把姓名和电话先告诉客人，他才放心。",
    clause="作业指导书 5.1（S004-03、S004-07）；华为手册 2.1（S002-23）",
    cure="在“我方”里给接站的人写上“电话”，至少一位",
    bad="""
我方:
  - {姓名: 王强, 职务: 副总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 综合部主管, 角色: 接站}
""",
    good="""
我方:
  - {姓名: 王强, 职务: 副总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 综合部主管, 角色: 接站, 电话: 13900000003}
""",
)
def greeter_without_phone(visit: Visit) -> Iterator[Finding]:
    for journey in visit.journeys:
        greeters = [person for person in journey.companions if person.side == "我方"]
        if journey.arriving and greeters and not any(known(person.phone) for person in greeters):
            names = "、".join(sorted(person.name for person in greeters))
            message = f"{names}去接 {journey.leg.number or journey.leg.place}，名单里没有写电话"
            yield Finding((*journey.path, "接站"), message)


@rule(
    "JD514",
    "部门没有人",
    "提示",
    why="手册分给部门的事，到了当天要有一个人来办；名单里没有他们的人，通知单就不知道发给谁。",
    clause="恒瑞达 五（S003-A6、S003-A7、S003-A8、S003-A9、S003-A10）",
    cure="请这个部门出一位，写进“我方”，注明“部门”；这次用不着他们的，不用改",
    bad="""
我方:
  - {姓名: 王强, 职务: 副总经理, 部门: 公司领导, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}
""",
    good="""
我方:
  - {姓名: 王强, 职务: 副总经理, 部门: 公司领导, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 主管, 部门: 综合部, 角色: 接站, 电话: 13900000003}
""",
)
def department_without_anybody(visit: Visit) -> Iterator[Finding]:
    present = {host.department for host in visit.plan.hosts if host.department}
    # A plan that names no departments at all divides the work in some other way; one with 待定 is still being written.
    if not present or UNDECIDED in present:
        return
    absent = [
        department
        for department, duties in visit.handbook.duties.items()
        if department not in present and any(_certain(visit, duty) for duty in duties)
    ]
    if _LEADING in absent:
        absent.remove(_LEADING)
        yield from _leading_elsewhere(visit)
    if absent:
        yield Finding(("我方",), f"按手册的分工，{'、'.join(absent)}这次有事要办，我方名单里没有他们的人")


def _leading_elsewhere(visit: Visit) -> Iterator[Finding]:
    """Where our coordinator's department goes by its own name, and the handbook has nothing to do for it under that."""
    for person in visit.coordinators[:1]:
        duties = visit.handbook.duties.get(person.department or "", [])
        if person.department and not any(_certain(visit, duty) for duty in duties):
            message = (
                f"手册把牵头的事分给“{_LEADING}”，{person.name}的部门写的是“{person.department}”，这些事就没有联系人"
            )
            cure = f"牵头的部门写“部门: {_LEADING}”，或在手册的“分工”里把它改成自己的部门名"
            yield Finding((*person.path[:2], "部门"), message, cure=cure)


def _certain(visit: Visit, duty: Duty) -> bool:
    """Whether a duty is there for sure: always, or since the plan has the part that it is for.

    What hangs on more than that is left to the notice, which fills in the expressions.
    """
    return visit.in_scene(duty.scenes) and (duty.condition is None or bool(visit.document.values.get(duty.condition)))
