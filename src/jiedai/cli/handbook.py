"""`jiedai handbook`: the commands about handbooks."""

import typer

from jiedai.cli.handbook_check import check
from jiedai.cli.help import Command, Group

handbook = typer.Typer(cls=Group, help="公司手册：核对。", no_args_is_help=True, rich_markup_mode=None)
handbook.callback()(lambda: None)
handbook.command(cls=Command)(check)
