"""What the regime (性质) demands, whatever a company's handbook says, and what the handbook itself forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.handbook.expression import holds
from jiedai.rules.examples import dinner
from jiedai.rules.rule import rule
from jiedai.rules.spending import excess, together
from jiedai.shape.fields import UNDECIDED
from jiedai.visit.limits import table_bounds
from jiedai.visit.spots import SPOTS
from jiedai.visit.uses import USES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.prohibitions import Prohibition
    from jiedai.handbook.ranks import Ladder
    from jiedai.visit.people import Person
    from jiedai.visit.visit import Visit


@rule(
    "JD441",
    "超出规定的限额",
    "错误",
    why="公务、国企、外宾接待有国家的规定，公司的手册只能更严；超了的报销不了，还要追责。",
    clause="集团手册 2.2（S000-16、S000-18）；华为手册 1.2（S002-12）",
    cure="改到规定以内；职务看不出级别的，在人后面写“职级”",
    bad="性质: 国企商务\n" + dinner("人均: 150, 陪餐: [王强, 陈静, 刘洋]"),
    good="性质: 国企商务\n" + dinner("人均: 150, 陪餐: [王强, 陈静]"),
    waivable=False,
    changeable=False,
)
def over_regulation(visit: Visit) -> Iterator[Finding]:
    for item in USES:
        yield from together(
            Finding(bound.use.path, excess(bound), cure=bound.cure, clause=bound.source, at_most=bound.at_most)
            for bound in table_bounds(visit, visit.regime, item)
            if bound.exceeded
        )


@rule(
    "JD442",
    "规定不许",
    "错误",
    why="公务、国企、外宾接待有国家的规定，明令不许的，谁批也不行。",
    clause="集团手册 1.1（S000-05）；集团手册 2.3（S000-22）",
    cure="去掉",
    bad="性质: 国企商务\n" + dinner("人均: 150, 陪餐: [王强, 陈静], 香烟: {每盒: 20, 盒数: 2}"),
    good="性质: 国企商务\n" + dinner("人均: 150, 陪餐: [王强, 陈静]"),
    waivable=False,
    changeable=False,
)
def forbidden_by_regulation(visit: Visit) -> Iterator[Finding]:
    yield from _forbidden(visit, visit.regime, f"{visit.regime.name}接待规定")


@rule(
    "JD443",
    "手册不许",
    "错误",
    why="公司自己定的规矩：写在手册里，就是不许。",
    clause="集团手册 1.1（S000-05）；集团手册 2.3（S000-22）",
    cure="去掉；确需安排的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD443）",
    bad="礼品: [{名称: 购物卡, 单价: 100, 数量: 2}]",
    good="礼品: [{名称: 徽墨套装, 单价: 150, 数量: 2}]",
)
def forbidden_by_handbook(visit: Visit) -> Iterator[Finding]:
    yield from _forbidden(visit, visit.own, f"《{visit.own.name}》规定")


def _forbidden(visit: Visit, layer: OpenHandbook, whose: str) -> Iterator[Finding]:
    for prohibition in layer.handbook.prohibitions:
        if prohibition.condition and not holds(prohibition.condition, visit.view):
            continue
        where = prohibition.where
        for spot in SPOTS[where](visit) if where != UNDECIDED else ():
            if prohibition.means(spot.text) and not _exempt(prohibition, layer.handbook.ladder, spot.guests):
                message = f"{spot.what}“{spot.text}”，{whose}：{prohibition.name}"
                cure = prohibition.cure or ""
                weight = None if prohibition.weight == UNDECIDED else prohibition.weight
                yield Finding(spot.path, message, cure=cure, clause=prohibition.source, at_most=weight)


def _exempt(prohibition: Prohibition, ladder: Ladder, guests: Iterable[Person]) -> bool:
    rank = prohibition.exempt_rank
    return rank is not None and any(ladder.reaches(guest.rank or "", rank) for guest in guests)
