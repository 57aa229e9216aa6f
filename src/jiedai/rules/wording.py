"""文书: names, posts and units in full, since signs, cards and notices print them as they are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.people import Guest, Host
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit

_SPOKEN: Final = 2
"""王总 and 老李: a surname and one more character."""
_THIRD_GUEST: Final = """
来宾:
  - {{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}}
  - {{姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}}
  - {{姓名: {}, 职务: 采购部主管, 性别: 男, 民族: 汉族, 忌口: 无, 自理住宿: 是}}
"""


@rule(
    "JD701",
    "姓名写成称呼",
    "警告",
    why="席卡、接站牌照着“姓名”印；牌上是“王总”，别的王总也会走过来，本人看着也不像请他。",
    clause="集团手册 3.1（S000-30）；华为手册 2.1（S002-24）",
    cure="“姓名”写全名，职务写到“职务”里",
    bad=_THIRD_GUEST.format("孙总"),
    good=_THIRD_GUEST.format("孙明远"),
)
def name_is_a_form_of_address(visit: Visit) -> Iterator[Finding]:
    for person in visit.people.persons.values():
        if _is_address(person.name):
            yield Finding(person.path, f"“{person.name}”像是称呼，不是全名")


def _is_address(name: str) -> bool:
    if len(name) == _SPOKEN and (name[-1] in words_for("单字称谓") or name[0] in words_for("亲近的叫法")):
        return True
    return any(name.endswith(title) and name != title for title in words_for("称谓"))


@rule(
    "JD702",
    "职务没写全称",
    "警告",
    why="职务照着印在席卡和牌上；写成“副总”“王处”，对方看了觉得随便，也分不清是哪一级。",
    clause="华为手册 2.1（S002-24）；集团手册 2.1（S000-08）",
    cure="写职务全称，如 副总经理、副处长",
    bad="来宾: [{姓名: 李建国, 职务: 副总, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
    good="来宾: [{姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}, {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}]",
)
def post_is_short(visit: Visit) -> Iterator[Finding]:
    for path, person in _everybody(visit):
        if person.post and _is_short(person.post):
            yield Finding((*path, "职务"), f"{person.name}的职务“{person.post}”是简称")


def _is_short(post: str) -> bool:
    if len(post) <= _SPOKEN and post[-1] in words_for("单字称谓"):
        return True
    return any(post.endswith(short) for short in words_for("副职简称"))


def _everybody(visit: Visit) -> Iterator[tuple[Path, Guest | Host]]:
    for index, guest in enumerate(visit.plan.guests):
        yield ("来宾", index), guest
    for index, host in enumerate(visit.plan.hosts):
        yield ("我方", index), host


@rule(
    "JD703",
    "来访单位不是全称",
    "警告",
    why="欢迎屏和接站牌印的是单位全称；少了“有限公司”，同名的单位就分不清，对方也觉得不郑重。",
    clause="集团手册 3.1（S000-30）；华为手册 1.1（S002-03）",
    cure="“名称”照对方公章或公函写全称，平时的叫法写到“简称”里",
    bad="来访单位: {名称: 华源电力}",
    good="来访单位: {名称: 华源电力集团有限公司, 简称: 华源电力}",
)
def unit_is_short(visit: Visit) -> Iterator[Finding]:
    unit = visit.plan.unit
    if not visit.tier and not any(journey.needs_board for journey in visit.journeys):
        return  # a walk-in has no sign
    if unit.foreign_name or unit.country or speaks_of(unit.name, "不是单位") or _is_foreign(unit.name):
        return
    bare = re.sub(r"[（(][^（）()]*[）)]$", "", unit.name).strip()
    if not any(bare.endswith(ending) for ending in words_for("单位全称的末尾")):
        path: Path = ("来访单位", "名称")
        yield Finding(path, f"“{unit.name}”像是简称，欢迎牌上要印全称")


def _is_foreign(name: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", name))
