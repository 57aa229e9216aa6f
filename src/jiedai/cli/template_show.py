"""`jiedai template show`: the command line of reading one of our templates."""

from typing import Annotated

import typer

from jiedai.cli import exits


def show(
    name: Annotated[str, typer.Argument(metavar="名称", help="文书或模板的名称，如 接待通知单、notice.md.j2")],
) -> int:
    """看一份自带的模板。"""
    from jiedai.cli.templates import builtin_template

    print(builtin_template(name).read_text("utf-8"), end="")
    return exits.CLEAN
