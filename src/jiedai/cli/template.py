"""`jiedai template`: the group of commands about templates, one module each."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import typer

from jiedai.cli.help import Command, Group

COMMANDS: Final = {
    "list": "list_all",
    "show": "show",
    "copy": "copy",
    "check": "check",
}
"""Each is a function in the module template_NAME."""


def group(arguments: list[str]) -> typer.Typer:
    """The group with the one command that is called, or with all where none is."""
    made = typer.Typer(
        cls=Group,
        help="模板：文书的样子。有哪些，用的是哪一份，拷一份来改，印以前核对。",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    for name in arguments[:1] if arguments[:1] and arguments[0] in COMMANDS else COMMANDS:
        made.command(name, cls=Command)(getattr(import_module(f"jiedai.cli.template_{name}"), COMMANDS[name]))
    return made
