"""The commands, and the one place where errors become sentences and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Annotated, Final

import typer

from jiedai import __version__
from jiedai.cli import exits
from jiedai.cli.help import Command, Group, usage_sentence

COMMANDS: Final = (
    "new",
    "init",
    "validate",
    "checklist",
    "status",
    "done",
    "confirm",
    "render",
    "fonts",
    "explain",
    "rules",
    "schema",
    "handbook",
    "template",
    "doctor",
    "import",
)
"""Each is the function of its name in the module of its name, but for the groups."""
GROUPS: Final = {"handbook": "handbook", "template": "template", "import": "importing"}
"""Each is made by the function `group` of the module named here from the words that follow its name."""


def _jiedai(
    version: Annotated[bool, typer.Option("--version", "-V", help="显示版本", is_eager=True)] = False,
) -> None:
    if version:
        print(f"jiedai {__version__}")
        raise typer.Exit


def app(commands: Iterable[str], following: list[str]) -> typer.Typer:
    """The command line with these commands; `following` are the words behind the command that is called."""
    made = typer.Typer(
        name="jiedai",
        cls=Group,
        help="接待：按公司手册核对接待方案，列出前一天检查表，生成方案、通知和欢迎牌。",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    made.callback()(_jiedai)
    for name in commands:
        module = import_module(f"jiedai.cli.{GROUPS.get(name, name)}")
        if name in GROUPS:
            made.add_typer(module.group(following), name=name)
        else:
            made.command(cls=Command)(getattr(module, name))
    return made


USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]


def run(arguments: list[str]) -> int:
    """Run a command line and return its exit code; no traceback ever reaches the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
    try:
        return int(
            _called(arguments)(arguments or ["--help"], prog_name="jiedai", standalone_mode=False) or exits.CLEAN
        )
    except exits.UsageProblem as problem:
        return _refuse(str(problem))
    except USAGE_ERROR as error:
        return _refuse(_usage(error))
    except (KeyboardInterrupt, typer.Abort):
        return exits.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.CLEAN
    except Exception as error:  # noqa: BLE001 - a bug: say so kindly, and keep the trace for who asks
        return _confess(error)


def _called(arguments: list[str]) -> typer.Typer:
    """The command line with the one command that is called: the others need not be loaded."""
    return app(arguments[:1] if arguments and arguments[0] in COMMANDS else COMMANDS, arguments[1:])


def _usage(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    return f"{usage_sentence(error)}。用法见：{context.command_path if context else 'jiedai'} --help"


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return exits.UNUSABLE


def _confess(error: Exception) -> int:
    print(f"jiedai 自己出了错（{type(error).__name__}），不是你的方案有问题。", file=sys.stderr)
    if os.environ.get("JIEDAI_DEBUG"):
        import traceback

        traceback.print_exception(error)
    else:
        print(
            "请把命令和方案发给维护的人；加上环境变量 JIEDAI_DEBUG=1 再运行一次，能看到细节。",
            file=sys.stderr,
        )
    return exits.BUG
