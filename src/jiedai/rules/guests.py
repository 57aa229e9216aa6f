"""来宾: what has to be known of the guests before they come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of
from jiedai.shape.fields import UNDECIDED, known
from jiedai.shape.nearest import did_you_mean
from jiedai.visit.foreign import needs_interpreter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

_INTERPRETER: Final = "翻译"
_ASKED_LATER: Final = Levels("提示", {"草稿": "关闭"}, {1: "警告"})
"""Quiet while a plan is drafted: the list of names comes first."""


@rule(
    "JD508",
    "来宾信息不全",
    _ASKED_LATER,
    why="不知道职务，席卡和座次排不了；不知道性别，称呼“先生”还是“女士”就要猜，房间也不好分。",
    clause="集团手册 2.1（S000-08）；华为手册 1.1（S002-03）",
    cure="问过对方联系人，补上“职务”“性别”",
    bad="来宾: [{姓名: 李建国, 忌口: 无, 民族: 汉族, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
    good="""
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
""",
)
def guest_half_known(visit: Visit) -> Iterator[Finding]:
    for index, guest in enumerate(visit.plan.guests if visit.needs("来宾") else []):
        asked = (
            {"性别": guest.sex}
            if speaks_of(visit.plan.unit.name, "不是单位")
            else {"职务": guest.post, "性别": guest.sex}
        )
        missing = [field for field, value in asked.items() if value is None]
        if missing:
            cure = f"问过对方联系人，补上{''.join(f'“{field}”' for field in missing)}"
            yield Finding(("来宾", index, "姓名"), f"来宾{guest.name}没有写{'和'.join(missing)}", cure=cure)


@rule(
    "JD509",
    "人数对不上",
    Levels("错误", {"草稿": "警告"}),
    why="多一个人少一个人，座位、餐位、房间和车就都差一个。",
    clause="集团手册 2.1（S000-08）；三级标准（S001-H2）",
    cure="与对方核对，补齐名单或改“人数”",
    bad="人数: 3",
    good="人数: 2",
)
def wrong_head_count(visit: Visit) -> Iterator[Finding]:
    stated, listed = known(visit.plan.head_count), len(visit.plan.guests)
    partly = any(event.item.heads for event in visit.events) or any(fact.meal.heads for fact in visit.meals)
    if stated is not None and listed and (listed > stated if partly else stated != listed):
        message = f"写着来宾 {stated} 人，名单里有 {listed} 人"
        yield Finding(("人数",), message, ((("来宾",), "名单"),))


@rule(
    "JD510",
    "民族没有问",
    Levels("提示", {"草稿": "关闭"}),
    why="饮食和礼节随民族、国家不同；问一句，比上错一道菜容易。",
    clause="集团手册 2.1（S000-08）；华为手册 1.1（S002-03、S002-06）",
    cure="问过对方联系人，补上“民族”；外宾写“国籍”",
    bad="""
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 忌口: 无}
""",
    good="""
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 国籍: 中国, 忌口: 无}
""",
)
def ethnicity_not_asked(visit: Visit) -> Iterator[Finding]:
    asked = [guest for guest in visit.plan.guests if guest.ethnicity is None and guest.nationality is None]
    hosted = visit.meals or visit.plan.lodging or visit.plan.gifts  # a word at the desk concerns nobody's people
    if asked and hosted and visit.needs("来宾"):
        names = "、".join(sorted(guest.name for guest in asked))
        yield Finding(("来宾",), f"没有写民族或国籍的来宾：{names}")


@rule(
    "JD511",
    "没有翻译",
    Levels("警告", {"草稿": "提示"}),
    why="语言不通，谈得再久也等于没谈；临时请来的翻译不懂行，更容易出错。",
    clause="华为手册 1.1（S002-06）；集团手册 2.3（S000-21）",
    cure="给一位我方人员写上“角色: 翻译”；来宾会说中文，就在“语言”里写上",
    bad="""
来宾:
  - {姓名: 汉斯·凯勒, 职务: 副总经理, 性别: 男, 国籍: 德国, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
住宿: 待定
日期: 2026-03-12
离开: []
""",
    good="""
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 国籍: 德国, 语言: 德语、中文, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
""",
)
def no_interpreter(visit: Visit) -> Iterator[Finding]:
    plan = visit.plan
    speechless = sorted(guest.name for guest in plan.guests if needs_interpreter(plan, guest))
    if speechless and not _interpreters(visit) and plan.hosts:
        yield Finding(("我方",), f"{'、'.join(speechless)}要翻译，名单里没有人担任翻译")


_TALK: Final = """
来宾:
  - {{姓名: 李建国, 职务: 副总经理, 性别: 男, 忌口: 无, 主宾: 是, 国籍: 德国, 语言: 德语、英语}}
  - {{姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}}
我方:
  - {{姓名: 王强, 职务: 副总经理, 角色: 主陪}}
  - {{姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}}
  - {{姓名: 刘洋, 职务: 综合部主管, 部门: 综合部, 角色: [接站, 翻译], 电话: 13900000003}}
日程: {{2026-03-12: [{{时间: 16:00-17:30, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [全体来宾, 王强{more}]}}]}}
"""


@rule(
    "JD517",
    "翻译不在场",
    Levels("警告", {"草稿": "提示"}),
    why="请了翻译，这一场却没有排他；两边坐下来才发现，只好等。",
    clause="集团手册 2.3（S000-21）；华为手册 1.1（S002-06）",
    cure="在“参加”里加上翻译；两场同时进行的，再请一位",
    bad=_TALK.format(more=""),
    good=_TALK.format(more=", 刘洋"),
)
def interpreter_elsewhere(visit: Visit) -> Iterator[Finding]:
    foreign = {guest.name for guest in visit.plan.guests if needs_interpreter(visit.plan, guest)}
    interpreters = {person.name for person in _interpreters(visit)}
    for event in visit.events if foreign and interpreters else ():
        there = {person.name for person in event.people}
        listed = event.item.kind in ("会谈", "参观") and event.item.attendees  # else nobody has said who comes
        if listed and foreign & there and not interpreters & there:
            who, whom = "、".join(sorted(interpreters)), "、".join(sorted(foreign & there))
            yield Finding((*event.path, "参加"), f"“{event.item.title}”有{whom}，翻译{who}不在场")


def _interpreters(visit: Visit) -> list[Person]:
    return visit.people.with_role(_INTERPRETER) or [
        person for person in visit.people.persons.values() if _INTERPRETER in (person.post or "")
    ]


@rule(
    "JD513",
    "目的不在手册里",
    "警告",
    why="来访目的定了安排什么、谁来谈；手册按目的分类统计，写法不一就对不上。",
    clause="集团手册 2.1（S000-10）",
    cure="改用手册里的说法，详细的写到“目标”里",
    bad="目的: 走走看看",
    good="目的: 考察",
)
def unknown_purpose(visit: Visit) -> Iterator[Finding]:
    purposes, written = visit.handbook.purposes, visit.plan.purpose
    if purposes and written and written != UNDECIDED and not any(word in written for word in purposes):
        hint = did_you_mean(written, purposes)
        yield Finding(("目的",), f"手册的来访目的里没有“{written}”{hint}（有：{'、'.join(purposes)}）")


@rule(
    "JD515",
    "来宾顺序不对",
    "提示",
    why="欢迎牌、席卡、介绍和合影都照名单的顺序；职务高的排在后面，照着念就失礼。",
    clause="办公室礼仪（S001-D2、S001-D10）",
    cure="名单按职务从高到低排；主宾排第一的不算",
    bad="""
来宾:
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
""",
    good="""
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
""",
)
def guests_out_of_order(visit: Visit) -> Iterator[Finding]:
    ranked = [
        (index, guest, step)
        for index, guest in enumerate(visit.plan.guests)
        if (step := visit.handbook.ladder.step(guest.rank or guest.post or "")) is not None
    ]
    for (before, above, high), (index, guest, step) in pairwise(ranked):
        if step < high and guest.unit == above.unit and not above.chief:
            message = f"{guest.name}（{guest.rank or guest.post}）排在{above.name}（{above.rank or above.post}）后面"
            yield Finding(("来宾", index, "姓名"), message, ((("来宾", before, "姓名"), "排在前面的"),))
