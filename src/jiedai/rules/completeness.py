"""A plan holds what its scene asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule
from jiedai.shape.fields import UNDECIDED
from jiedai.visit.parts import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.scenes import PartWord
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit

_MAY_BE_NONE: Final = ("住宿", "礼品", "物料")
"""What a short visit may do without: an empty list says that there is none."""


@rule(
    "JD218",
    "缺少一部分",
    GROWING,
    why="手册说这样的接待要写这一部分；空着，办事的人就不知道该怎么办。",
    clause="集团手册 2.2（S000-12、S000-13、S000-15、S000-18）；门店接待（S001-C4）",
    cure="补上这一部分，还没定就写“待定”",
    bad="级别:",
    good="级别: 嘉宾级",
)
def part_missing(visit: Visit) -> Iterator[Finding]:
    written = visit.document.values
    whose = f"“{visit.scene[0]}”的方案" if visit.scene else "方案"
    for part, present in PARTS.items():
        if part in visit.demands:  # JD430 and JD431 ask for it, and no handbook can lighten them
            continue
        if part == "级别" and not visit.handbook.tiers:
            continue
        said_none = part in _MAY_BE_NONE and written.get(part) == []
        if visit.needs(part) and not written.get(part) and not said_none and not present(visit.plan):
            cure = f"补上这一部分，还没定就写“待定”；这次不用，就写 {part}: []" if part in _MAY_BE_NONE else ""
            open_day = _open_day(written.get("日程")) if part == "用餐" else ()
            yield Finding((part,), f"{whose}要写“{part}”，这里没有", cure=cure, asks_for=open_day)


def _open_day(agenda: object) -> Path:
    """Where the agenda, or a day of it, is 待定: a meal may still be written there."""
    days = agenda.items() if isinstance(agenda, dict) else ()
    return ("日程", *next(((day,) for day, items in days if items == UNDECIDED), ()))


@rule(
    "JD220",
    "场景里不该有",
    "警告",
    why="轻的场景要写的少、查的也少；有宴请、有住宿的接待写成半天参观，该批的就没有人批。",
    clause="作业指导书（S004-b、S004-15）；门店接待（S001-C4）",
    cure="改成合适的场景；真是这个场景，就去掉这一部分",
    bad="手册: 物业前台\n级别:",
    good="手册: handbook.yaml",
)
def part_not_meant(visit: Visit) -> Iterator[Finding]:
    if visit.scene is None:
        return
    for part in visit.scene[1].excludes:
        if part != UNDECIDED and part in PARTS and _written(visit, part):
            yield Finding((part,), f"“{visit.scene[0]}”不含“{part}”，这份方案有{part}")


def _written(visit: Visit, part: PartWord) -> bool:
    """Whether a plan has a part; a meal stands inside the agenda."""
    return bool(visit.document.values.get(part)) or (part == "用餐" and bool(visit.meals))
