"""自定规则: the rules that a company's handbook writes for itself."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING, Any, Final

from jiedai.findings.card import Card
from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.handbook.expression import fill, holds
from jiedai.rules.rule import Rule
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.things import things

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jiedai.handbook.custom import CustomRule
    from jiedai.handbook.handbook import Handbook
    from jiedai.rules.rule import Check
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit


def custom_rules(handbook: Handbook) -> list[Rule]:
    """The handbook's own rules, as though they were ours."""
    return [
        Rule(
            custom.code,
            custom.name,
            Levels(known(custom.weight) or "警告"),
            f"《{handbook.name}》自己定的规矩。",
            custom.cure or "照手册改",
            "",
            "",
            custom.source,
            check=_check(custom),
        )
        for custom in handbook.custom_rules
    ]


broken_expression: Final = Card(
    "JD011",
    "手册的表达式算不出来",
    Levels("错误"),
    why="手册里的条件或算式写错了，这一条就查不成；错的是手册，不是方案。",
    clause="集团手册 2.2（S000-19）",
    cure="改手册；改好后用 jiedai handbook check 手册 核对",
    bad="手册: broken.yaml",
    good="手册: handbook.yaml",
    waivable=False,
    changeable=False,
)


def broken(visit: Visit, code: str, error: Exception) -> Finding:
    """The finding at the handbook's expression that cannot be judged for this visit."""
    codes = [custom.code for custom in visit.handbook.custom_rules]
    path: Path = ("自定规则", codes.index(code), "要求") if code in codes else ("手册",)
    return Finding(path, str(error), within=visit.own.root)


def _check(custom: CustomRule) -> Check:
    def check(visit: Visit) -> Iterator[Finding]:
        for data, path in _asked_of(custom, visit):
            wanted = custom.condition is None or holds(custom.condition, data)
            if wanted and not holds(custom.requirement, data, unwritten=True):
                where = (*path, *custom.field.split("/")) if custom.field else path
                yield Finding(where, fill(custom.message, data))

    return check


def _asked_of(custom: CustomRule, visit: Visit) -> Iterator[tuple[Mapping[str, Any], Path]]:
    each = custom.each
    if each is None or each == UNDECIDED:
        yield visit.view, ()
        return
    for thing in things(each, visit):
        yield ChainMap({each: thing.data}, visit.view), thing.path  # type: ignore[arg-type]  # it is only read
