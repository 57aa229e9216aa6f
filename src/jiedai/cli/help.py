"""The help of every command: the framework's own few English words in Chinese, and an example."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

from jiedai.cli.completing import install_completion

_WORDS: Final = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "Show this message and exit.": "显示这份说明",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
    "[required]": "（必填）",
    "[default: ": "[默认 ",
}

EXAMPLES: Final = Path(__file__).with_name("examples.yaml")

_COMPLETION: Final = {
    "install_completion": "装上按 Tab 键补全命令（bash、zsh、fish、PowerShell）",
    "show_completion": "显示补全用的脚本",
}


def _taught(text: str, command: str) -> str:
    """The framework's help of a command in Chinese, and below it what one may type."""
    from jiedai.source.document import own_data

    for english, chinese in _WORDS.items():
        text = text.replace(english, chinese)
    return f"{text}\n\n例：\n  {own_data(EXAMPLES)[command]}"


class Command(TyperCommand):
    """A command whose help is in Chinese."""

    def get_help(self, ctx: Any) -> str:
        return _taught(super().get_help(ctx), ctx.command_path)


class Group(TyperGroup):
    """The commands together, in the order in which they are listed, with their help in Chinese."""

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)
        for param in params:
            if param.name in _COMPLETION:
                param.help = _COMPLETION[param.name]
            if param.name == "install_completion":
                param.callback = install_completion
        return params

    def get_help(self, ctx: Any) -> str:
        return _taught(super().get_help(ctx), ctx.command_path)


def usage_sentence(error: Any) -> str:
    """What was typed wrong, from the kind of the framework's error and not from its words."""
    kind = type(error).__name__
    if kind == "NoSuchOption":
        near = f"，你是不是想写 {error.possibilities[0]}" if error.possibilities else ""
        return f"没有 {error.option_name} 这个选项{near}"
    if kind == "BadOptionUsage":
        return f"选项 {error.option_name} 的用法不对，它后面可能缺了内容"
    if kind == "MissingParameter":
        return "命令没有写完整"
    quoted = re.search(r"'([^']*)'|\(([^()]*)\)$", str(error))  # the word itself is the only part that is not English
    choices = getattr(getattr(getattr(error, "param", None), "type", None), "choices", ())
    accepted = f"，可以写：{'、'.join(map(str, choices))}" if choices else ""
    return f"认不出“{quoted[1] or quoted[2]}”{accepted}" if quoted else "命令没有写完整"
