"""The names by which one part of a handbook speaks of another: each must lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from jiedai.findings.finding import Finding
from jiedai.handbook.inherit import IDENTITY
from jiedai.plan.plan import RegimeWord
from jiedai.rules.handbook_rule import handbook_rule
from jiedai.rules.rule import Rule
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.nearest import did_you_mean, nearest
from jiedai.shape.words import split_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jiedai.findings.card import Card
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.source.place import Path, Place

_STEP: Final = "{步骤: 派车, 阶段: 前一天, 事项: 车辆加油, 截止: 前一天 17:00, 出处: 测试手册 五"


@handbook_rule(
    "JD007",
    "“规则”里的编号不对",
    "错误",
    why="编号写错，等级就没有改成，而写的人以为已经改了。",
    clause="集团手册 2.2（S000-19）",
    cure="照核对结果里的编号抄，如 JD402；全部编号见：jiedai rules",
    bad="规则: {JD999: {等级: 提示}, 餐标超出: {等级: 警告}, JD102: {等级: 关闭}}",
    good="规则: {JD402: {等级: 警告, 豁免: 总经理}}",
)
def unknown_codes(own: OpenHandbook) -> Iterator[Finding]:
    handbook = own.handbook
    cards = _cards() if handbook.rules else {}
    mine = {custom.code for custom in handbook.custom_rules}
    for code in handbook.rules:
        card = cards.get(code)
        if code in mine:
            continue
        if card is None:
            yield Finding(("规则", code), f"没有编号是“{code}”的规则{_hint(code, cards)}")
        elif card.name == code:
            yield Finding(("规则", code), f"“规则”里写编号：“{code}”是 {card.code}", cure=f"改成 {card.code}")
        elif not card.changeable and not isinstance(card, Rule):  # a regulation has JD028
            yield Finding(("规则", code), f"{code}（{card.name}）的等级不能改，这一条不起作用", cure="删去这一条")


def _cards() -> dict[str, Card]:
    """Every card by its code and by its name."""
    from jiedai.findings.slips import slip_cards  # noqa: PLC0415 - only when levels are set
    from jiedai.rules.catalogue import CARDS  # noqa: PLC0415 - this rule is one of them

    return {word: card for card in (*CARDS, *slip_cards()) for word in (card.code, card.name)}


def _hint(code: str, cards: dict[str, Card]) -> str:
    """The nearest name, with its code; codes are all alike."""
    name = None if code[:1].isascii() else nearest(code, (word for word in cards if not word.startswith("JD")))
    return f"，你是不是想写 {cards[name].code}（{name}）" if name else ""


@handbook_rule(
    "JD012",
    "手册里没有的级别或场景",
    "错误",
    why="写错了级别或场景的名字，这一条就永远轮不到，标准等于没有定。",
    clause="集团手册 2.2（S000-16）",
    cure="照“级别”“场景”里的名字抄，级别不写别名",
    bad="限额: [{项目: 餐标, 级别: 嘉兵级, 至多: 150}]",
    good="限额: [{项目: 餐标, 级别: 嘉宾级, 至多: 150}]",
)
def unknown_tiers_and_scenes(own: OpenHandbook) -> Iterator[Finding]:
    handbook = own.handbook
    for index, row in enumerate(handbook.limits):
        for number, name in enumerate(row.tiers):
            known = handbook.tier(name)
            if known is None:
                hint = did_you_mean(name, handbook.tiers)
                yield Finding(("限额", index, "级别", number), f"手册里没有“{name}”这一级{hint}")
            elif known[0] != name:
                yield Finding(("限额", index, "级别", number), f"“{name}”是别名，这里要写“{known[0]}”")
    for path, scene in _scenes(handbook):
        if scene not in handbook.scenes:
            hint = did_you_mean(scene, handbook.scenes)
            yield Finding(path, f"手册里没有“{scene}”这个场景{hint}")


def _scenes(handbook: Handbook) -> Iterator[tuple[Path, str]]:
    """Every scene that a step or a duty names, and where."""
    for index, step in enumerate(handbook.steps):
        yield from ((("流程", index, "场景", number), scene) for number, scene in enumerate(step.scenes))
    for department, duties in handbook.duties.items():
        for index, duty in enumerate(duties):
            at: Path = ("分工", department, index, "场景")
            yield from (((*at, number), scene) for number, scene in enumerate(duty.scenes))


@handbook_rule(
    "JD013",
    "负责的部门像是写错了",
    "警告",
    why="部门的名字和“分工”里差一个字，检查表上就找不到联系人，也没有人认领。",
    clause="恒瑞达 五（S003-A6、A10）",
    cure="和“分工”里写成一样；确实是另一个部门，就在“分工”里加上它",
    bad=f"流程: [{_STEP}, 负责: 综合步}}]",
    good=f"流程: [{_STEP}, 负责: 综合部}}]",
)
def misspelt_departments(own: OpenHandbook) -> Iterator[Finding]:
    handbook = own.handbook
    for index, step in enumerate(handbook.steps):
        if not step.owner or "{" in step.owner or step.dropped:
            continue
        for word in split_words(step.owner):
            meant = _misspelt(word, handbook)
            if meant:
                yield Finding(("流程", index, "负责"), f"没有叫“{word}”的部门或角色，你是不是想写“{meant}”")


_ROLES: Final = ("主陪", "副陪", "陪同", "总协调", "接站", "送站", "讲解", "翻译", "记录", "摄影", "司机")
_ALIKE: Final = 0.65


def _misspelt(word: str, handbook: Handbook) -> str | None:
    """The department or role that a word differs from by a little, or nothing when it may be a name of its own."""
    if word in handbook.duties or word in _ROLES or handbook.ladder.step(word) is not None:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only for a word that is none of these

    return next(iter(get_close_matches(word, [*handbook.duties, *_ROLES], n=1, cutoff=_ALIKE)), None)


@handbook_rule(
    "JD014",
    "停用的步骤不存在",
    "警告",
    why="停用的名字和上一本手册里的对不上，那一步就还在检查表里。",
    clause="集团手册 2.4（S000-23）",
    cure="照上一本手册里的步骤名抄；已经没有这一步了，就删去这一条",
    bad="继承: 集团\n流程: [{步骤: 迎接主陪, 停用: 是}]",
    good="继承: 集团\n流程: [{步骤: 迎接领导, 停用: 是}]",
)
def dropped_steps_of_nobody(own: OpenHandbook) -> Iterator[Finding]:
    names = [step.name for step in own.handbook.steps if not step.dropped]
    for index, step in enumerate(own.handbook.steps):
        if step.dropped and not _is_inherited(own.root.find(("流程", index))[0]):
            message = f"继承来的流程里没有“{step.name}”，停用落了空{did_you_mean(step.name, names)}"
            yield Finding(("流程", index, "步骤"), message)


def _is_inherited(entry: Place) -> bool:
    """Whether another file has its part in an entry."""
    return any(field.text.file != entry.text.file for field in (entry.children or {}).values())


@handbook_rule(
    "JD015",
    "同一个名称写了两条",
    "警告",
    why="两条同名的，检查表上分不清是哪一条，豁免和继承也不知道说的是哪一条。",
    clause="集团手册 2.2（S000-12）",
    cure="合成一条，或换一个名称",
    bad=f"流程: [{_STEP}}}, {_STEP}}}]",
    good=f"流程: [{_STEP}}}]",
)
def repeated_names(own: OpenHandbook) -> Iterator[Finding]:
    for part, names_of in _NAMED.items():
        names = names_of(own.handbook)
        for index, name in enumerate(names):
            if name in names[:index]:
                path: Path = (part, index, IDENTITY[part])
                first: Path = (part, names.index(name), IDENTITY[part])
                yield Finding(path, f"“{part}”里有两条都叫“{name}”", ((first, "前一条"),))


_NAMED: Final[Mapping[str, Callable[[Handbook], list[str]]]] = {
    "流程": lambda handbook: [each.name for each in handbook.steps],
    "应急": lambda handbook: [each.situation for each in handbook.contingencies],
    "后续": lambda handbook: [each.task for each in handbook.follow_ups],
    "禁止": lambda handbook: [each.name for each in handbook.prohibitions],
    "表单": lambda handbook: [each.name for each in handbook.forms],
    "资源": lambda handbook: [each.name for each in handbook.resources],
    "自定规则": lambda handbook: [each.code for each in handbook.custom_rules],
}
"""The names in the lists whose entries are known by one."""


@handbook_rule(
    "JD016",
    "不认识的接待性质",
    "错误",
    why="性质写错了，就不会拿那一种规定来比，手册定宽了也看不出来。",
    clause="集团手册 1.1（S000-05）",
    cure="写 商务、国企商务、公务、外宾 中的几种",
    bad="性质: [商务, 外宴]",
    good="性质: 商务",
)
def unknown_regimes(own: OpenHandbook) -> Iterator[Finding]:
    words = get_args(RegimeWord)
    for index, regime in enumerate(own.handbook.regimes):
        if regime not in (*words, UNDECIDED):
            yield Finding(("性质", index), f"没有“{regime}”这种接待性质{did_you_mean(regime, words)}")
