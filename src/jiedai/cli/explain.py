"""`jiedai explain`: the command line of looking up a code."""

import sys
from typing import Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.completing import codes
from jiedai.cli.options import HandbookName


def explain(
    code: Annotated[
        str, typer.Argument(metavar="编号", help="规则的编号或名称，如 JD402 或 餐标超出", autocompletion=codes)
    ],
    handbook: HandbookName = None,
) -> int:
    """讲清一条规则：查什么、为什么、怎么改、谁能改轻、错和对各一个例子。"""
    from jiedai.cli.handbooks import chosen_handbook
    from jiedai.findings.display import wants_colour
    from jiedai.findings.explaining import explained
    from jiedai.findings.slips import slip_cards
    from jiedai.rules.catalogue import CARDS
    from jiedai.rules.custom import custom_rules
    from jiedai.rules.settings import levels_of
    from jiedai.shape.nearest import did_you_mean
    from jiedai.shape.words import normalise

    own = chosen_handbook(handbook)
    theirs = custom_rules(own.handbook) if own else []
    cards = {word: card for card in (*CARDS, *slip_cards(), *theirs) for word in (card.code, card.name)}
    wanted = normalise(code).upper()
    card = cards.get(wanted) or cards.get(f"JD{wanted}") or cards.get(code.strip())
    if card is None:
        hint = did_you_mean(wanted, cards)
        raise exits.UsageProblem(
            f"没有编号或名称是“{code}”的规则{hint}。全部规则见：jiedai rules；公司自己的编号，加上 --handbook 手册"
        )
    levels = levels_of(card, own.handbook) if own else card.levels
    for line in explained(card, levels, colour=wants_colour(sys.stdout)):
        print(line)
    return exits.CLEAN
