"""No company may be looser than the regimes (性质) that its handbook is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from jiedai.findings.finding import Finding
from jiedai.handbook.expression import ExpressionError
from jiedai.handbook.library import open_regime
from jiedai.handbook.limits import ItemWord
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.shape.fields import UNDECIDED, known
from jiedai.visit.allowances import allowances, covers, may_meet, table_allowances

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jiedai.findings.levels import Level
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.prohibitions import Prohibition
    from jiedai.handbook.settings import RuleSetting
    from jiedai.visit.allowances import Allowance

_CLAUSE: Final = "集团手册 2.2（S000-16、S000-18）"
_GUESTS: Final = range(1, 61)
"""The sizes of party for which two formulas are compared."""

_TIER: Final = "级别: {{嘉宾级: {{审批: 总经理, {}}}}}"


@handbook_rule(
    "JD026",
    "手册比规定松",
    "错误",
    why="公务、国企、外宾接待的规定压在公司手册之上；手册写得再宽，方案还是按规定核对，照手册花的钱报销不了。",
    clause=_CLAUSE,
    cure="改到规定以内；只用于别的性质的，在“性质”里去掉这一种",
    bad="性质: 国企商务\n" + _TIER.format("陪餐: 来宾 + 2"),
    good="性质: 国企商务\n" + _TIER.format("陪餐: 1"),
)
def looser_than_the_regimes(own: OpenHandbook) -> Iterator[Finding]:
    for regime in own.handbook.regimes:
        yield from looser(own, open_regime(regime))


@handbook_rule(
    "JD027",
    "手册给规定不许的定了标准",
    "错误",
    why="规定明令不许的，手册给它定标准，看的人就以为可以花。",
    clause=_CLAUSE,
    cure="改成“不得安排”，或删去这一项；只用于别的性质的，在“性质”里去掉这一种",
    bad="性质: 国企商务\n" + _TIER.format("香烟: {每盒: 30}"),
    good="性质: 国企商务\n" + _TIER.format("香烟: {每盒: 不得安排}"),
)
def allowing_the_forbidden(own: OpenHandbook) -> Iterator[Finding]:
    for regime in own.handbook.regimes:
        yield from allowing(own, open_regime(regime))


def looser(own: OpenHandbook, regime: OpenHandbook) -> Iterator[Finding]:
    """What a handbook allows beyond the limits of a regime."""

    def reaches(post: str, required: str) -> bool:
        ladders = (own.handbook.ladder, regime.handbook.ladder)
        return post == required or any(ladder.reaches(post, required) for ladder in ladders)

    for item in get_args(ItemWord):
        theirs = list(table_allowances(regime.handbook, item))
        for ours in allowances(own.handbook, item) if theirs else ():
            if excess := _excess(ours, theirs, reaches):
                yield _looser(ours, excess, regime.name)
            elif _leaves_drinks_out(ours, theirs, reaches):
                message = f"{ours.whose}的{item}没有含酒水，{regime.name}的上限是含酒水的，加上酒水可能就超了"
                yield Finding(ours.path, message, cure="写上“含酒水: 是”", at_most="提示")


def _leaves_drinks_out(ours: Allowance, theirs: list[Allowance], reaches: Callable[[str, str], bool]) -> bool:
    """Whether drinks come on top of an amount that the regime means to include them."""
    spends = ours.ceiling is not None and bool(ours.ceiling.amount)
    return (
        spends and not ours.with_drinks and any(each.with_drinks and may_meet(ours, each, reaches) for each in theirs)
    )


class _Excess(NamedTuple):
    """How many guests it takes to be allowed more than the regime allows, and whether that is sure for every use."""

    guests: int
    regime: Allowance
    sure: bool


def _excess(ours: Allowance, theirs: list[Allowance], reaches: Callable[[str, str], bool]) -> _Excess | None:
    """Where ours is above whatever the regime may allow; with a condition of our own, only if it always is."""
    meeting: list[Allowance] = []
    sure = False
    for each in theirs:
        if not sure and may_meet(ours, each, reaches):
            meeting.append(each)
            sure = covers(each, ours, reaches)
    found = [(guests, widest) for guests in _GUESTS if (widest := _exceeded(ours, meeting, guests))]
    if not found or (ours.condition and len(found) < len(_GUESTS)):
        return None
    return _Excess(*found[0], sure)


def _exceeded(ours: Allowance, theirs: list[Allowance], guests: int) -> Allowance | None:
    """The widest of theirs, where ours is above it; None where anything is open or cannot be computed."""
    try:
        amounts = [(amount, each) for each in theirs if (amount := each.at(guests)) is not None]
        own = ours.at(guests)
    except ExpressionError:
        return None
    if not amounts or own is None or len(amounts) < len(theirs):
        return None
    amount, widest = max(amounts, key=lambda pair: pair[0])
    return widest if own > amount else None


def _looser(ours: Allowance, excess: _Excess, regime: str) -> Finding:
    theirs = excess.regime
    by_heads = ours.formula or theirs.formula
    when = f"，来宾 {excess.guests} 人时" if by_heads else ""
    message = (
        f"{ours.whose}的{ours.item}{when}{ours.words(excess.guests)}，{regime}接待规定{theirs.words(excess.guests)}"
    )
    lighter: Level | None = "警告" if theirs.ceiling and theirs.ceiling.example else None
    return Finding(ours.path, message, clause=theirs.source, at_most=lighter if excess.sure else "提示")


_FORBIDDEN_ITEMS: Final[Mapping[str, tuple[ItemWord, ...]]] = {
    "酒水": ("酒水", "酒水占比"),
    "香烟": ("香烟",),
    "礼品": ("礼品",),
}
"""What a standard is for, by what is forbidden altogether."""


def allowing(own: OpenHandbook, regime: OpenHandbook) -> Iterator[Finding]:
    """The standards that a handbook has for what a regime forbids altogether."""
    for prohibition in regime.handbook.prohibitions:
        if prohibition.words or prohibition.allowed or prohibition.condition:
            continue
        for item in _FORBIDDEN_ITEMS.get(prohibition.where, ()):
            for ours in allowances(own.handbook, item):
                if ours.ceiling and ours.ceiling.amount:
                    yield _allowing(ours, prohibition, regime.name)


def _allowing(ours: Allowance, prohibition: Prohibition, regime: str) -> Finding:
    message = f"{ours.whose}的{ours.item}{ours.words(1)}，{regime}接待规定：{prohibition.name}"
    return Finding(ours.path, message, clause=prohibition.source, at_most=known(prohibition.weight))


@handbook_rule(
    "JD028",
    "手册把规定改轻了",
    "错误",
    why="公务、国企、外宾接待的规定不由公司改轻；关掉了，超规定的方案就没有人提醒。",
    clause="集团手册 2.2（S000-19）",
    cure="删去这一条；公司自己的限额和禁止，改 JD402 等各自的编号",
    bad="规则: {JD441: {等级: 关闭}, JD442: {草稿: 提示}}",
    good="规则: {JD443: {等级: 警告}}",
)
def lightened_regulations(own: OpenHandbook) -> Iterator[Finding]:
    for code in _regulations() if own.handbook.rules else ():
        setting = own.handbook.rules.get(code)
        for field, weight in _weights(setting) if setting else ():
            if weight not in ("错误", UNDECIDED):
                message = f"{code} 是国家规定的底线，{'不能关闭' if weight == '关闭' else f'不能改成{weight}'}"
                yield Finding(("规则", code, *field), message)


def _regulations() -> list[str]:
    """The codes of the rules that say what a regime demands: those over plans that no handbook may change."""
    from jiedai.rules import RULES  # noqa: PLC0415 - this rule stands beside them

    return [rule.code for rule in RULES if not rule.changeable]


def _weights(setting: RuleSetting) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every level that a setting writes, and in which field."""
    written = (("等级", setting.usual), ("草稿", setting.draft), ("送审", setting.review), ("执行", setting.execution))
    yield from (((field,), weight) for field, weight in written if weight)
    yield from ((("临近", str(lead)), weight) for lead, weight in (setting.near or {}).items())
