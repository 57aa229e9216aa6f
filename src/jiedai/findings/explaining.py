"""A code's card for a reader: what is asked and why, what to do, who may change it, and an example of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.display import COLUMNS, paint, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.card import Card
    from jiedai.findings.levels import Levels


def explained(card: Card, levels: Levels, *, colour: bool) -> Iterator[str]:
    """The card in lines; `levels` are those of the handbook at hand, or the card's own."""
    yield paint(f"{card.code} {card.name}", "粗", colour=colour)
    yield from _entry("为什么查", card.why)
    yield from _entry("怎么改", card.cure.replace(f"（写法：jiedai explain {card.code}）", ""))
    if card.clause:
        yield from _entry("依据", card.clause)
    yield from _entry("等级", f"{levels.in_words()}。{_who_may_change(card)}")
    yield from _entry("豁免", _who_may_waive(card))
    where = "手册里" if card.about == "手册" else ""
    yield from _example(f"{where}这样写不对", card.bad, "错误", colour=colour)
    yield from _example(f"{where}这样写就对", card.good, "好", colour=colour)


def _who_may_change(card: Card) -> str:
    if card.about == "手册":
        return "查的是手册自己，等级不能改"
    if not card.changeable:
        return "哪本公司手册都不能改轻"
    return f"公司手册的“规则”可以改，如 规则: {{{card.code}: {{等级: 提示}}}}"


def _who_may_waive(card: Card) -> str:
    if not card.waivable:
        return "不能"
    return (
        "可以，由够审批级别的领导批准，在方案最外层写：豁免: [{规则: " + card.code + ", 理由: …, 批准: …, 有效至: …}]"
    )


def _entry(name: str, words: str) -> Iterator[str]:
    lines = list(wrap(words, COLUMNS - 12))
    yield f"  {name}{'　' * (4 - len(name))}  {lines[0]}"
    yield from (" " * 12 + line for line in lines[1:])


def _example(name: str, example: str, style: str, *, colour: bool) -> Iterator[str]:
    if example.strip():
        yield ""
        yield f"  {paint(name, style, colour=colour)}："
        yield from (f"    {line}".rstrip() for line in example.strip("\n").splitlines())
