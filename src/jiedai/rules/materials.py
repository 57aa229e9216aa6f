"""物料: what a tier lays out, and papers of the right version in the right language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of, stands_for, words_for
from jiedai.shape.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.plan.agenda import Venue
    from jiedai.plan.people import Guest
    from jiedai.plan.supplies import Material
    from jiedai.visit.visit import Visit

_MEETING: Final = "会谈"
_WISHED: Final = Levels("警告", {"草稿": "提示"})
"""A visit does not fail for want of flowers or coffee."""
_FOREIGN: Final = """
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 忌口: 无, 主宾: 是, 国籍: 德国, 语言: 德语、英语}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}
我方:
  - {姓名: 王强, 职务: 副总经理, 角色: 主陪}
  - {姓名: 陈静, 职务: 营销部经理, 角色: [总协调, 翻译], 电话: 13900000002}
  - {姓名: 刘洋, 职务: 综合部主管, 部门: 综合部, 角色: 接站, 电话: 13900000003}
"""
_TIER: Final = """
级别: 业务级
住宿:
  - 酒店: 徽园酒店
    协议酒店: 是
    入住: 2026-03-12
    退房: 2026-03-13
    确认: 2026-03-10 刘洋
    房间: [{{房型: 大床房, 单价: 480, 住客: 李建国}}, {{房型: 大床房, 单价: 480, 住客: 赵敏}}]
场地: {{二楼会议室: {{容纳: 16, 布置: [{setting}], 负责: 刘洋, 确认: 2026-03-10 刘洋}}}}
物料: [{{名称: {paper}, 数量: 4}}]
"""


def _listed(label: str, words: list[str]) -> str:
    return f"{label}：{'、'.join(words)}" if words else ""


@rule(
    "JD607",
    "会场布置不全",
    _WISHED,
    why="手册给这一级定了会场的样子；少了横幅或鲜花，客人不说，心里有数。",
    clause="集团手册 2.4（S000-26）；恒瑞达 五.6（S003-A10）",
    cure="在这个场地的“布置”里补上",
    bad=_TIER.format(setting="茶水, 纸笔", paper="日程表"),
    good=_TIER.format(setting="横幅, 茶水, 纸笔", paper="日程表"),
    standard=lambda tier: _listed("会场布置", tier.setting),
)
def setting_incomplete(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].setting:
        return
    tier_name, tier = visit.tier
    meeting_places = {event.item.place for event in visit.events if event.item.kind == _MEETING}
    for name, venue in visit.plan.venues.items():
        missing = _missing(visit, tier.setting, _laid_out(venue)) if name in meeting_places else []
        if missing:
            yield Finding(("场地", name, "布置"), f"{name}没有{'、'.join(missing)}，{tier_name}的会场要有")


@rule(
    "JD608",
    "茶点资料不全",
    _WISHED,
    why="客人坐下来，手边没有水、没有纸笔、没有日程，会就开得不踏实。",
    clause="三级标准（S001-H4）；集团手册 2.2（S000-17）",
    cure="写进“物料”，或写进场地的“布置”",
    bad=_TIER.format(setting="横幅, 茶水", paper="日程表"),
    good=_TIER.format(setting="横幅, 茶水, 纸笔", paper="日程表"),
    standard=lambda tier: _listed("茶点资料", [*tier.refreshments, *tier.papers]),
)
def supplies_incomplete(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not any(event.item.kind == _MEETING for event in visit.events):
        return
    tier_name, tier = visit.tier
    there = [material.name for material in visit.plan.materials]
    there += [thing for venue in visit.plan.venues.values() for thing in _laid_out(venue)]
    if missing := _missing(visit, [*tier.refreshments, *tier.papers], there):
        yield Finding(("物料",), f"{tier_name}要备{'、'.join(missing)}，物料和场地布置里都没有写")


def _laid_out(venue: Venue) -> list[str]:
    return [*venue.setting, *venue.equipment, *(["席卡"] if venue.seat_cards else [])]


def _missing(visit: Visit, wanted: Iterable[str], there: list[str]) -> list[str]:
    """What is not there, but for what the regime would not have there: no fruit on an official visit."""
    return [
        word for word in wanted if not any(stands_for(thing, word) for thing in there) and not visit.unwelcome(word)
    ]


@rule(
    "JD609",
    "资料没写版本",
    Levels("关闭", {"执行": "提示"}, {3: "提示"}),
    why="一份演示文稿改到第五版，讲的人手里还是第三版，数字就对不上。",
    clause="集团手册 2.4（S000-27）",
    cure="写上“版本”，如 版本: V3，或定稿的日期",
    bad="物料: [{名称: 二期配电柜技术方案, 数量: 4}]",
    good="物料: [{名称: 二期配电柜技术方案, 数量: 4, 版本: V3}]",
)
def paper_without_version(visit: Visit) -> Iterator[Finding]:
    for index, material in enumerate(visit.plan.materials):
        if _is_paper(material) and not material.version:
            yield Finding(("物料", index, "名称"), f"“{material.name}”没有写是哪一版")


@rule(
    "JD610",
    "资料客人看不懂",
    "提示",
    why="外宾手里是一本看不懂的画册，讲得再好也只听懂一半。",
    clause="集团手册 2.4（S000-27）；集团手册 1.1（S000-01）",
    cure="备一份对方语言的，写上“语言”，如 语言: 英文；客人看得懂中文的，在“语言”里加上汉语",
    bad=_FOREIGN + "物料: [{名称: 公司画册, 数量: 4, 版本: V3}]",
    good=_FOREIGN + "物料: [{名称: 公司画册, 数量: 4, 版本: V3, 语言: 英文}]",
)
def papers_not_understood(visit: Visit) -> Iterator[Finding]:
    papers = [material for material in visit.plan.materials if _is_paper(material)]
    lost = sorted(guest.name for guest in visit.plan.guests if papers and not _reads_any(guest, papers))
    if lost:
        yield Finding(("物料",), f"没有一份资料是{'、'.join(lost)}看得懂的语言")


def _is_paper(material: Material) -> bool:
    return speaks_of(material.name, "带版本的资料")


def _reads_any(guest: Guest, papers: list[Material]) -> bool:
    """Whether one of the papers is in a language that the guest has; whoever has none written reads ours."""
    languages = [_stem(word) for word in split_words(guest.language or "")]
    if not languages or any(language in words_for("本国语言") for language in languages):
        return True
    texts = [f"{paper.name} {paper.language or ''}" for paper in papers]
    return any(language in text for language in (*languages, "双语", "多语") for text in texts)


def _stem(language: str) -> str:
    """英 for 英语 and 英文."""
    return re.sub(r"[语文话]$", "", language) or language
