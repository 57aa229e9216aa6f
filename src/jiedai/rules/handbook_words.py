"""The conditions, formulas and texts that a handbook fills in: whether they can be read, and whether their names exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.findings.finding import Finding
from jiedai.handbook.expression import ExpressionError, number
from jiedai.handbook.proofreading import grammar_flaw, unknown_names
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.visit.sample import sample_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.process import Each
    from jiedai.source.place import Path

_CLAUSE: Final = "集团手册 2.2（S000-19）；集团手册 2.4（S000-23）"
HEADS: Final = {"来宾": 5, "我方": 3, "人数": 8}
"""What a formula counts with, at some numbers."""


class Words(NamedTuple):
    """A text of the handbook: where it stands, whether it is an expression, and what is taken one by one."""

    path: Path
    text: str
    expression: bool = True
    each: Each | None = None
    counts: bool = False


def words_of(handbook: Handbook) -> Iterator[Words]:
    """Everything in a handbook that is filled in or computed."""
    for index, step in enumerate(handbook.steps):
        at: Path = ("流程", index)
        if not step.dropped:
            yield from _written((*at, "当"), step.condition, each=step.each)
            yield from _written((*at, "凭据"), step.evidence, each=step.each)
            yield from _written((*at, "事项"), step.text, expression=False, each=step.each)
            yield from _written((*at, "核对"), step.check, expression=False, each=step.each)
            yield from _written((*at, "负责"), step.owner, expression=False, each=step.each)
    for department, duties in handbook.duties.items():
        for index, duty in enumerate(duties):
            yield from _written(("分工", department, index, "当"), duty.condition)
    for index, custom in enumerate(handbook.custom_rules):
        at = ("自定规则", index)
        yield from _written((*at, "当"), custom.condition, each=custom.each)
        yield from _written((*at, "要求"), custom.requirement, each=custom.each)
        yield from _written((*at, "说明"), custom.message, expression=False, each=custom.each)
    for index, row in enumerate(handbook.limits):
        yield from _written(("限额", index, "当"), row.condition)
        yield from _written(("限额", index, "公式"), row.formula, counts=True)
    for index, prohibition in enumerate(handbook.prohibitions):
        yield from _written(("禁止", index, "当"), prohibition.condition)
    for name, tier in handbook.tiers.items():
        yield from _written(("级别", name, "陪餐"), tier.diners, counts=True)


def _written(path: Path, text: str | None, **how: Any) -> Iterator[Words]:
    if text:
        yield Words(path, text, **how)


_RULE: Final = "自定规则: [{{编号: GS01, 名称: 酒店要有城市, 逐个: 住宿, 要求: {}, 说明: {}, 出处: 公司办公会}}]"
_RIGHT: Final = _RULE.format("住宿.城市", '"{{住宿.酒店}}没有写城市"')


@handbook_rule(
    "JD017",
    "手册的条件或文字写法不通",
    "错误",
    why="条件、算式或文字的写法读不通，用到它的方案就核对不了。",
    clause=_CLAUSE,
    cure="条件写成 级别 == '一级' and 用餐，文字加半角引号；文字里用 {{来访单位.名称}} 取内容",
    bad=_RULE.format("住宿.城市 = '合肥'", '"{{住宿.酒店}}没有写城市"'),
    good=_RIGHT,
)
def broken_words(own: OpenHandbook) -> Iterator[Finding]:
    for words in words_of(own.handbook):
        flaw = grammar_flaw(words.text, expression=words.expression)
        if not flaw and words.counts:
            flaw = _not_a_number(words.text)
        if flaw:
            yield Finding(words.path, f"“{_short(words.text)}”写法不通：{flaw}")


def _not_a_number(formula: str) -> str:
    """What to say of a formula that counts to no number, though all its names are known."""
    if any(unknown_names(formula, HEADS, expression=True)):
        return ""
    try:
        number(formula, HEADS)
    except ExpressionError:
        return "算不出一个数"
    return ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


_SHOWN: Final = 30


@handbook_rule(
    "JD018",
    "手册用了没有的名字",
    "错误",
    why="条件和文字里的名字是方案的字段；差一个字，就取不出内容，这一条也就判不了。",
    clause=_CLAUSE,
    cure="能写的是方案最外层的字段（来宾、级别、用餐 …）和它们里面的字段；写了“逐个”的，还有那一个",
    bad=_RULE.format("住宿.城镇", '"{{宾馆.酒店}}没有写城市"'),
    good=_RIGHT,
)
def unknown_words(own: OpenHandbook) -> Iterator[Finding]:
    for words in words_of(own.handbook):
        if grammar_flaw(words.text, expression=words.expression):
            continue
        names = HEADS if words.counts else sample_names(words.each)
        for sentence in unknown_names(words.text, names, expression=words.expression):
            cure = "公式里能写的只有 来宾、我方、人数" if words.counts else ""
            yield Finding(words.path, sentence, cure=cure)
