"""`jiedai handbook show`: the command line of reading a handbook."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import WhichHandbook


class Format(StrEnum):
    """How a handbook is shown."""

    TEXT = "text"
    MD = "md"


def show(
    name: WhichHandbook,
    tier: Annotated[
        str | None,
        typer.Option(metavar="级别", help="级别里只看这一级，如 嘉宾级", autocompletion=completing.tiers_of_the_named),
    ] = None,
    form: Annotated[Format, typer.Option("--format", metavar="格式", help="text 看屏幕，md 贴到文档里")] = Format.TEXT,
) -> int:
    """看一本手册：各级标准并排，限额、禁止、场景、流程、分工、应急、规则。"""
    from jiedai.cli.handbooks import handbook_at, tier_called
    from jiedai.documents.handbook_view import handbook_view
    from jiedai.findings.display import wants_colour
    from jiedai.rules.catalogue import CARDS

    handbook = handbook_at(name).handbook
    chosen = tier_called(handbook, tier)[0] if tier is not None else None
    view = handbook_view(handbook, {card.code: card.name for card in CARDS}, chosen)
    if form is Format.MD:
        from jiedai.documents.handbook_markdown import as_markdown

        lines = as_markdown(view)
    else:
        from jiedai.documents.handbook_text import as_text

        lines = as_text(view, colour=wants_colour(sys.stdout))
    for line in lines:
        print(line)
    return exits.CLEAN
