"""The ladder of posts and the tiers: every rank that a handbook names stands on the ladder, every name is one thing's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.handbook.limits import EVERYBODY_ELSE
from jiedai.handbook.settings import NOT_WAIVABLE
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.source.place import Path

_CLAUSE: Final = "恒瑞达 二、四（S003-A2、A4）"


@handbook_rule(
    "JD008",
    "手册写的职级不在“职级”里",
    "错误",
    why="职级谁高谁低，只看“职级”从高到低的次序；不在里面的，主陪够不够格、谁能批准就都判不了。",
    clause=_CLAUSE,
    cure="改成“职级”里有的，或把它补进“职级”，从高到低排",
    bad="级别: {嘉宾级: {主陪: 副总经里, 审批: 总经理}, 业务级: {审批: 副总经理}}",
    good="级别: {嘉宾级: {主陪: 副总裁, 审批: 总经理}, 业务级: {审批: 副总经理}}\n职级: [总经理, 副总经理 (副总裁)]",
)
def unknown_ranks(own: OpenHandbook) -> Iterator[Finding]:
    handbook = own.handbook
    wanted = [each for each in _ranks(handbook) if handbook.ladder.step(each[1]) is None]
    if wanted and not handbook.ranks:
        yield Finding(wanted[0][0], f"手册没有写“职级”，“{wanted[0][1]}”是高是低就判不了")
        return
    names = [name for rank in handbook.ranks for name in (rank.name, *rank.aliases)]
    for path, rank in wanted:
        cure = "写“职级”里有的，这个职级和更高的批准才算；谁也不能豁免的写“不得”" if path[-1] == "豁免" else ""
        yield Finding(path, f"“{rank}”不在手册的“职级”里{did_you_mean(rank, names)}", cure=cure)


def _ranks(handbook: Handbook) -> Iterator[tuple[Path, str]]:
    """Every rank that the handbook names, and where."""
    for name, tier in handbook.tiers.items():
        at: Path = ("级别", name)
        single = (("主陪", tier.lead_host), ("审批", tier.approver), ("迎接", tier.greeter))
        yield from (((*at, field), rank) for field, rank in single if rank)
        yield from (((*at, "陪同", index), rank) for index, rank in enumerate(tier.escorts))
        if tier.proposal:
            ranks = (("来宾职级", tier.proposal.guest_rank), ("我方职级", tier.proposal.host_rank))
            yield from (((*at, "定级", field), rank) for field, rank in ranks if rank)
    for index, row in enumerate(handbook.limits):
        ranks = (("来宾职级", row.guest_rank), ("我方职级", row.host_rank))
        yield from ((("限额", index, field), rank) for field, rank in ranks if rank)
    for index, table in enumerate(handbook.lodging_tables):
        columns = [each for each in enumerate(table.ranks) if each[1] != EVERYBODY_ELSE]
        yield from ((("城市房价", index, "职级", column), rank) for column, rank in columns)
    for code, setting in handbook.rules.items():
        if setting.waiver and setting.waiver != NOT_WAIVABLE:
            yield ("规则", code, "豁免"), setting.waiver


@handbook_rule(
    "JD009",
    "两个级别叫一个名字",
    "错误",
    why="方案里写这个名字，就说不清按哪一级的标准。",
    clause=_CLAUSE,
    cure="一个名字只留给一个级别",
    bad="级别: {嘉宾级: {别名: [重要客户], 审批: 总经理}, 业务级: {别名: [重要客户], 审批: 总经理}}",
    good="级别: {嘉宾级: {别名: [重要客户], 审批: 总经理}, 业务级: {别名: [一般客户], 审批: 总经理}}",
)
def shared_tier_names(own: OpenHandbook) -> Iterator[Finding]:
    tiers = own.handbook.tiers
    for name, tier in tiers.items():
        for index, alias in enumerate(tier.aliases):
            others = [other for other in tiers if other != name and alias in (other, *tiers[other].aliases)]
            if others:
                yield Finding(("级别", name, "别名", index), f"别名“{alias}”{_whose(others, alias)}")


def _whose(others: list[str], alias: str) -> str:
    if alias in others:
        return "就是另一个级别的名称"
    return f"，{'、'.join(f'“{other}”' for other in others)}也用了"


@handbook_rule(
    "JD010",
    "两个职级叫一个名字",
    "错误",
    why="同一个职务占着两级，谁高谁低就说不清。",
    clause=_CLAUSE,
    cure="一个职务只写在一级里",
    bad="职级: [总经理 (总裁), 副总经理 (总裁), 部门负责人]",
    good="职级: [总经理 (总裁), 副总经理 (副总裁), 部门负责人]",
)
def shared_rank_names(own: OpenHandbook) -> Iterator[Finding]:
    ranks = own.handbook.ranks
    for index, rank in enumerate(ranks):
        for name in (rank.name, *rank.aliases):
            others = [other.name for other in ranks if other is not rank and name in (other.name, *other.aliases)]
            if others:
                yield Finding(("职级", index), f"“{name}”在“职级”里写了两处，另一处在“{others[0]}”那一级")
