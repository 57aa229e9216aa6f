"""`jiedai handbook`: the group of commands about handbooks, one module each."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import typer

from jiedai.cli.help import Command, Group

COMMANDS: Final = {
    "list": "list_all",
    "show": "show",
    "render": "render",
    "check": "check",
}
"""Each is a function in the module handbook_NAME."""


def group(arguments: list[str]) -> typer.Typer:
    """The group with the one command that is called, or with all where none is."""
    made = typer.Typer(
        cls=Group,
        help="手册：有哪些内置的，写了什么，写得对不对，印出来。",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for name in arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS:
        made.command(name, cls=Command)(getattr(import_module(f"jiedai.cli.handbook_{name}"), COMMANDS[name]))
    return made
