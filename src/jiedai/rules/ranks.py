"""职级: the tier fits the guests, and those who receive them fit the tier and each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.shape.fields import known
from jiedai.visit.proposal import highest_of, proposed_tier, step_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.ranks import Ladder
    from jiedai.source.place import Path
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit

_STATIONS: Final = ("机场", "站", "码头")
_NEAR: Final = 1
"""Ranks one step apart are still equal footing."""


@rule(
    "JD413",
    "级别与来宾不符",
    "警告",
    why="级别定低了，怠慢了人；定高了，多花的费用不好报。一行人里按职级最高的那位定。",
    clause="恒瑞达 二、三（S003-A2、S003-A3）；三级标准（S001-H3）",
    cure="照手册改“级别”；领导另有决定的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD413）",
    bad="""
来宾:
  - {姓名: 李建国, 职务: 总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
""",
    good="""
级别: 贵宾级
我方:
  - {姓名: 王强, 职务: 总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}
来宾:
  - {姓名: 李建国, 职务: 总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
""",
)
def another_tier_proposed(visit: Visit) -> Iterator[Finding]:
    proposed = proposed_tier(visit)
    if visit.tier and proposed and proposed.tier != visit.tier[0]:
        message = f"{proposed.reason}，按手册是{proposed.tier}，方案写的是{visit.tier[0]}"
        yield Finding(("级别",), message, ((proposed.path, "按这里定"),))


_HOSTS: Final = """
级别: 商务级
我方:
  - {{姓名: 王强, 职务: 副总经理, 角色: 主陪}}
  - {{姓名: 陈静, 职务: {post}, 角色: 总协调, 电话: 13900000002}}
  - {{姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}}
"""


@rule(
    "JD414",
    "陪同的人不够级别",
    Levels("警告", {"草稿": "提示"}),
    why="主陪一走开，要有够级别的人接着陪；手册写明这一级要谁随行。",
    clause="三级标准（S001-H4）；华为手册 1.2（S002-10）；恒瑞达 四.1（S003-A4）",
    cure="请够职级的人陪同，写进“我方”",
    bad=_HOSTS.format(post="营销部主管"),
    good=_HOSTS.format(post="营销部经理"),
    standard=lambda tier: f"另有{'、'.join(tier.escorts)}陪同" if tier.escorts else "",
)
def escort_missing(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.plan.hosts:
        return
    name, tier = visit.tier
    leads = {host.name for _, host in visit.lead_hosts}
    others = [person for person in visit.people.on_side("我方") if person.name not in leads]
    for rank in _unmatched(visit.handbook.ladder, tier.escorts, others):
        yield Finding(("我方",), f"{name}主陪以外还要有{rank}陪同，我方名单里没有", ((("级别",), "级别"),))


def _unmatched(ladder: Ladder, ranks: list[str], people: list[Person]) -> list[str]:
    """The ranks for which no one is left; each of the people counts for one, the highest rank is served first."""
    left, missing = list(people), []
    for rank in sorted(ranks, key=lambda each: (ladder.step(each) or 0, each)):
        found = next((person for person in left if _is_or_reaches(ladder, person, rank)), None)
        if found:
            left.remove(found)
        else:
            missing.append(rank)
    return missing


def _is_or_reaches(ladder: Ladder, person: Person, rank: str) -> bool:
    """A rank that the ladder does not know (市场部负责人) is found by its words."""
    if ladder.step(rank) is None:
        return rank in (person.post or "")
    return bool(ladder.reaches(person.rank or "", rank))


_WELCOME: Final = """
级别: 商务级
日程: {{2026-03-12: [{{时间: 15:30-15:40, 事项: 迎接, 类型: 迎接, 地点: 南门, 负责: {owner}}}]}}
"""


@rule(
    "JD415",
    "迎接的人不够级别",
    Levels("警告", {"草稿": "提示"}),
    why="重要的客人，第一面就要见到相应的领导；只派一个接站的，客人心里有数。",
    clause="集团手册 3.1（S000-33）；办公室礼仪（S001-D1）",
    cure="请够职级的领导迎接，写进“迎接”环节的“负责”“参加”，或写进“接站”",
    bad=_WELCOME.format(owner="陈静"),
    good=_WELCOME.format(owner="王强"),
    standard=lambda tier: f"至少由{tier.greeter}迎接" if tier.greeter else "",
)
def greeter_too_low(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].greeter:
        return
    name, tier = visit.tier
    required, place = tier.greeter or "", known(tier.greeting_place) or ""
    welcomes = list(_welcomes(visit, place))
    reaches = visit.handbook.ladder.reaches
    if not welcomes or any(reaches(person.rank or "", required) for _, people in welcomes for person in people):
        return
    there = {f"{person.name}（{person.post or '职务没写'}）" for _, people in welcomes for person in people}
    who = "、".join(sorted(there)) or "还没有定人"
    where = f"在{place}" if place else ""
    yield Finding(min(welcomes)[0], f"{name}要由{required}或以上{where}迎接，方案里是{who}", ((("级别",), "级别"),))


def _welcomes(visit: Visit, place: str) -> Iterator[tuple[Path, tuple[Person, ...]]]:
    """Where guests are welcomed and by whom: at the station or at our door, as the handbook says, or at either."""
    at_station = any(word in place for word in _STATIONS)
    if at_station or not place:
        for journey in visit.journeys:
            if journey.arriving and journey.needs_companion:
                yield (*journey.path, "地点"), journey.companions
    if not at_station:
        for event in visit.events:
            if event.item.kind == "迎接":
                yield (*event.path, "事项"), tuple(event.hosts)


@rule(
    "JD416",
    "主陪主宾不对等",
    "警告",
    why="主陪比主宾低得多是怠慢，高得多让客人不安，也用不着；要高要低，是领导定的事。",
    clause="集团手册 3.1（S000-33）；华为手册 1.2（S002-10）；办公室礼仪（S001-D7）",
    cure="换一位职级相当的主陪；有意高接、低接的，写上“规格: 高格”或“规格: 低格”",
    bad="""
来宾:
  - {姓名: 李建国, 职务: 采购部主管, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 业务员, 性别: 女, 民族: 汉族, 忌口: 无}
我方:
  - {姓名: 王强, 职务: 总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}
""",
    good="""
规格: 高格
来宾:
  - {姓名: 李建国, 职务: 采购部主管, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}
  - {姓名: 赵敏, 职务: 业务员, 性别: 女, 民族: 汉族, 忌口: 无}
我方:
  - {姓名: 王强, 职务: 总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 主管, 角色: 接站, 电话: 13900000003}
""",
)
def unequal_footing(visit: Visit) -> Iterator[Finding]:
    guest, host = _chief(visit), highest_of(visit, _leads(visit))
    if guest is None or host is None:
        return
    theirs, ours = step_of(visit, guest), step_of(visit, host)
    if theirs is None or ours is None:
        return
    said, asked = known(visit.plan.footing), _asked_for(visit)
    # A lead host as high as the tier asks is not too high, and one below that has a rule of its own.
    if ours - theirs > _NEAR and said != "低格" and (asked is None or ours <= asked):
        how = "低得多"
    elif theirs - ours > _NEAR and said != "高格" and (asked is None or ours < asked):
        how = "高得多"
    else:
        return
    declared = f"，规格写的是{said}" if said else ""
    message = f"主陪{host.name}（{host.rank}）比主宾{guest.name}（{guest.rank}）{how}{declared}"
    yield Finding(host.path, message, ((guest.path, "主宾"),))


def _chief(visit: Visit) -> Person | None:
    """The one guest who is marked 主宾, or who comes alone; while several are, another rule asks which."""
    guests = visit.plan.guests
    chiefs = [guest for guest in guests if guest.chief] or guests
    return visit.people.persons.get(chiefs[0].name) if len(chiefs) == 1 else None


def _leads(visit: Visit) -> list[Person]:
    return [visit.people.persons[host.name] for _, host in visit.lead_hosts]


def _asked_for(visit: Visit) -> int | None:
    """How far down the ladder the tier allows a lead host to stand."""
    return visit.handbook.ladder.step(visit.tier[1].lead_host or "") if visit.tier else None
