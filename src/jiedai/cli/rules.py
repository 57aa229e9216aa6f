"""`jiedai rules`: the command line of listing the rules."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.completing import tiers
from jiedai.cli.options import HandbookName

if TYPE_CHECKING:
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.tiers import Tier


def rules(
    tier: Annotated[
        str | None, typer.Option(metavar="级别", help="这一级的标准也列出来，如 嘉宾级", autocompletion=tiers)
    ] = None,
    handbook: HandbookName = None,
) -> int:
    """列出全部规则和等级；写了级别，也列出这一级的标准。"""
    from jiedai.cli.handbooks import chosen_handbook
    from jiedai.findings.display import wants_colour
    from jiedai.findings.slips import slip_cards
    from jiedai.rules.catalogue import CARDS
    from jiedai.rules.custom import custom_rules
    from jiedai.rules.listing import listed

    own = chosen_handbook(handbook)
    book = own.handbook if own else None
    theirs = custom_rules(book) if book else []
    for line in listed((*CARDS, *slip_cards(), *theirs), book, _tier(book, tier), colour=wants_colour(sys.stdout)):
        print(line)
    return exits.CLEAN


def _tier(handbook: "Handbook | None", name: str | None) -> "tuple[str, Tier] | None":
    from jiedai.cli.handbooks import tier_called

    if name is None:
        return None
    if handbook is None:
        raise exits.UsageProblem("各家手册的级别不同：加上 --handbook 手册，或到接待的文件夹里运行")
    return tier_called(handbook, name)
