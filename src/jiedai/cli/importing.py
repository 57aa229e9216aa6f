"""`jiedai import`: the group of commands that put what others sent into a plan, one module each."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import typer

from jiedai.cli.help import Command, Group

COMMANDS: Final = ("guests",)
"""Each is the function of its name in the module importing_NAME."""


def group(_arguments: list[str]) -> typer.Typer:
    """The group with its commands."""
    made = typer.Typer(
        cls=Group,
        help="导入：把对方发来的名单写进方案。",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(_import)
    for name in COMMANDS:
        made.command(cls=Command)(getattr(import_module(f"jiedai.cli.importing_{name}"), name))
    return made


def _import() -> None:
    """With a callback a group of one command is still a group."""
