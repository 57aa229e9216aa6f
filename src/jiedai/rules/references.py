"""Names that must lead somewhere: persons, vehicles, venues, the tier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.nearest import did_you_mean, retyped
from jiedai.shape.words import NOT_YET, split_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.levels import Level
    from jiedai.visit.mentions import Mention
    from jiedai.visit.visit import Visit


@rule(
    "JD211",
    "人名不在名单",
    "错误",
    why="名字写错一个字，席卡、通知和电话就都对不上人；不在名单里的人也没有电话可打。",
    clause="集团手册 2.2（S000-14）；华为手册 1.2（S002-10）",
    cure="改成名单里的名字，或先把这个人写进“来宾”或“我方”",
    waivable=False,
    bad="后续: [{事项: 回访, 负责: 陈晶, 期限: 2026-03-20}]",
    good="后续: [{事项: 回访, 负责: 陈静, 期限: 2026-03-20}]",
)
def unknown_person(visit: Visit) -> Iterator[Finding]:
    departments = set(visit.handbook.duties)
    for mention in visit.mentions:
        person = visit.people.persons.get(mention.word)
        if mention.sort == "人" and person and person.side == "对方联系人":
            cure = "他也来，就写进“来宾”；不来，就从这里删去"
            yield Finding(mention.path, f"“{mention.word}”只是对方联系人，不在来宾名单里", cure=cure)
        if mention.sort == "车辆" or visit.people.knows(mention.word):
            continue
        known = visit.people.words()
        if mention.sort == "负责人":
            if mention.word in departments:
                continue
            known += departments
        yield _not_listed(visit, mention, known)


def _not_listed(visit: Visit, mention: Mention, known: list[str]) -> Finding:
    """A name that is not on the list: mistyped, several in one, or nobody's."""
    word = mention.word
    if word.casefold() in NOT_YET:
        return Finding(
            mention.path, f"“{word}”不是名单里的人，像是还没定", cure="还没定就写“待定”", instead=(word, "待定")
        )
    if meant := retyped(word, known):
        return Finding(mention.path, f"“{word}”和名单里的“{meant}”写法不一样", instead=(word, meant))
    if all(visit.people.knows(part) for part in word.split()):
        cure = "几个名字之间用“、”隔开，或写成 [甲, 乙]"
        instead = (word, "、".join(word.split()))
        return Finding(mention.path, f"“{word}”连成了一个名字", cure=cure, instead=instead)
    parts = split_words(word)
    if len(parts) > 1 and all(map(visit.people.knows, parts)):
        return Finding(
            mention.path, f"“{word}”连成了一个名字", cure="方括号里一个名字一项，用半角逗号“,”隔开：[甲, 乙]"
        )
    return Finding(mention.path, f"名单里没有“{word}”{did_you_mean(word, known)}")


@rule(
    "JD212",
    "车辆没有登记",
    "错误",
    why="没有登记的车，就没有车牌、座位和司机可查，司机也收不到用车单。",
    clause="华为手册 1.2（S002-11）",
    cure="改成“车辆”里登记的名称，或先在“车辆”里登记",
    waivable=False,
    bad="离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 车辆: 中巴}]",
    good="离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 车辆: 商务车}]",
)
def unknown_vehicle(visit: Visit) -> Iterator[Finding]:
    names = visit.plan.vehicles
    for mention in visit.mentions:
        if mention.sort == "车辆" and mention.word not in names:
            word, meant = mention.word, retyped(mention.word, names)
            message = f"“车辆”里没有登记“{word}”{did_you_mean(word, names)}"
            yield Finding(mention.path, message, instead=(word, meant) if meant else None)


@rule(
    "JD213",
    "场地没有登记",
    "错误",
    why="会谈和参观的地方要有人布置、有人保障设备；没登记的场地不会出现在任何人的任务里。"
    "名称像是写错了的是错误，只是还没登记的是警告，没有级别的小来访是提示。",
    clause="集团手册 2.3（S000-21）；华为手册 1.2（S002-13、S002-14）",
    cure="改成“场地”里登记的名称，或先在“场地”里登记，添一行如 一楼接待室: {容纳: 12, 负责: 刘洋}",
    waivable=False,
    bad="""
日程:
  2026-03-12:
    - {时间: 16:00-17:00, 事项: 业务洽谈, 类型: 会谈, 地点: 一楼接待室, 负责: 陈静}
""",
    good="""
场地:
  一楼接待室: {容纳: 12, 负责: 刘洋, 确认: 2026-03-10 刘洋}
日程:
  2026-03-12:
    - {时间: 16:00-17:00, 事项: 业务洽谈, 类型: 会谈, 地点: 一楼接待室, 负责: 陈静}
""",
)
def unknown_venue(visit: Visit) -> Iterator[Finding]:
    venues = visit.plan.venues
    for event in visit.events:
        place = event.item.place
        if place in (None, "待定") or place in venues or event.item.kind not in ("会谈", "参观"):
            continue
        hint = did_you_mean(place, venues)
        weight, cure = (None, "") if hint else (_unregistered(visit), _ELSEWHERE.format(place))
        message = f"{event.item.kind}的地点“{place}”没有在“场地”里登记{hint}"
        yield Finding((*event.path, "地点"), message, cure=cure, at_most=weight)


_ELSEWHERE: Final = "先在“场地”里登记，添一行如 {}: {{容纳: 12, 负责: 姓名}}；不用我方布置的地方，“类型”可以写“活动”"


def _unregistered(visit: Visit) -> Level:
    """A place that is like none of ours is no slip; where none is registered and no tier asks, it is a small visit."""
    return "警告" if visit.plan.venues or visit.tier else "提示"


@rule(
    "JD214",
    "级别不在手册里",
    "错误",
    why="级别定了陪同、餐标和住宿；手册里没有的级别，什么标准都查不到。",
    clause="恒瑞达 二（S003-A2）",
    cure="改成手册里有的级别",
    waivable=False,
    bad="级别: 佳宾级",
    good="级别: 嘉宾级",
)
def unknown_tier(visit: Visit) -> Iterator[Finding]:
    tiers = visit.handbook.tiers
    if visit.tier is None and visit.plan.tier and visit.plan.tier != "待定":
        hint = did_you_mean(visit.plan.tier, tiers)
        have = "、".join(tiers) or "一个也没有"
        cure = "" if tiers else "换一本有级别的手册，或在自己的手册里写上“级别”"
        yield Finding(("级别",), f"手册里没有“{visit.plan.tier}”{hint}（有：{have}）", cure=cure)


@rule(
    "JD219",
    "场景不在手册里",
    "错误",
    why="手册按场景定方案要写哪些部分；场景写错了，该有的没人查，不该有的又来催。",
    clause="作业指导书（S004-b、S004-15）；门店接待（S001-C4）",
    cure="写上“场景”，用手册里的名称",
    waivable=False,
    bad="场景: 展会接待",
    good="级别: 嘉宾级",
)
def unknown_scene(visit: Visit) -> Iterator[Finding]:
    scenes, written = visit.handbook.scenes, visit.plan.scene
    have = f"（有：{'、'.join(scenes)}）"
    if written is None and len(scenes) > 1:
        yield Finding(("场景",), f"手册分几种场景，方案没有写是哪一种{have}")
    elif written and written != "待定" and written not in scenes:
        have = have if scenes else "，这本手册不分场景"
        yield Finding(("场景",), f"手册里没有场景“{written}”{did_you_mean(written, scenes)}{have}")


@rule(
    "JD216",
    "姓名重复",
    "错误",
    why="两个人同名，日程和房间里写的是谁就分不清，席卡也会少做一张。",
    clause="集团手册 2.1（S000-08）",
    cure="真有两人同名时，在名字后加部门或“（大）”“（小）”分开；写重了就删去一处",
    waivable=False,
    bad="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 陈静}, {姓名: 刘洋, 电话: 13900000003}]",
    good="我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 陈静, 角色: 总协调, 电话: 13900000002}, {姓名: 刘洋, 电话: 13900000003}]",
)
def repeated_name(visit: Visit) -> Iterator[Finding]:
    for person in visit.people.repeated:
        first = visit.people.persons[person.name]
        if (first.side, person.side) == ("我方", "司机"):
            continue  # a colleague who drives
        if person.name == UNDECIDED:
            continue
        yield Finding(person.path, f"“{person.name}”在名单里有两个", ((first.path, "第一次写在这里"),))


@rule(
    "JD217",
    "地点像是写错了",
    "警告",
    why="和登记的场地只差一两个字的地点，多半是笔误；布置的人会去错地方。",
    clause="集团手册 2.2（S000-15）",
    cure="是笔误就改；真是另一个地方，就在“场地”里也登记",
    bad="日程: {2026-03-12: [{时间: 15:00-15:30, 事项: 茶歇, 类型: 活动, 地点: 二楼会义室, 负责: 陈静}]}",
    good="日程: {2026-03-12: [{时间: 15:00-15:30, 事项: 茶歇, 类型: 活动, 地点: 二楼会议室, 负责: 陈静}]}",
)
def misspelt_venue(visit: Visit) -> Iterator[Finding]:
    venues = visit.plan.venues
    for event in visit.events:
        place = event.item.place
        if place in (None, "待定") or place in venues or event.item.kind in ("会谈", "参观"):
            continue
        near = next((name for name in venues if _mistyped(place, name)), None)
        if near and _without_numbers(near) != _without_numbers(place):
            yield Finding((*event.path, "地点"), f"地点“{place}”和登记的“{near}”只差一点，是不是写错了")


def _mistyped(word: str, name: str) -> bool:
    """Whether at most one character in four is another."""
    different = sum(one != other for one, other in zip(word, name, strict=False))
    return len(word) == len(name) and different <= len(word) // 4


def _without_numbers(place: str) -> str:
    """A place's name without what tells one of several like it: 二楼会议室 and 三楼会议室 are two places."""
    return re.sub(r"[0-9A-Za-z一二三四五六七八九十东南西北大小]", "", place)
