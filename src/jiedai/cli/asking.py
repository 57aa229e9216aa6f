"""Questions: answered by an option, by the default, or by whoever sits at the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from jiedai.cli.exits import UsageProblem
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.nearest import did_you_mean
from jiedai.shape.words import Unreadable, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")

_STOPPED: Final = "没有答完就停了，什么也没有写。想接着来，再运行一次"


class Question(NamedTuple):
    """What is asked, the option that answers it, and what is taken where nothing is typed (none: it must be)."""

    option: str
    text: str
    default: str | None = None
    choices: Mapping[str, str] = {}
    """The words to choose from, each with what it means."""
    closed: bool = False
    """Whether it has to be one of them."""


class Asker:
    """Asks at a terminal; elsewhere it notes which options are missing."""

    def __init__(self, *, yes: bool) -> None:
        self.yes = yes
        self.missing: list[str] = []

    def answer(self, question: Question, given: str | None, read: Callable[[str], T]) -> T:
        """What the option says, or the default with --yes, or what is typed; raises UsageProblem."""
        if given is not None:
            try:
                return read(_chosen(question, given))
            except Unreadable as refusal:
                raise UsageProblem(f"{question.option} {sentence(refusal)}") from None
        if self.yes and question.default is not None:
            return read(question.default)
        if not sys.stdin.isatty():
            self.missing.append(question.option)
            return read(question.default or UNDECIDED)
        return _asked(question, read)

    def check(self) -> None:
        """Raise UsageProblem where something had to be known and nobody could be asked."""
        if self.missing:
            more = "" if self.yes else "；其余用默认的，加 --yes"
            raise UsageProblem(
                f"这里不能提问，请在命令里写上 {'、'.join(self.missing)}{more}，如 --unit 华源电力有限公司"
            )


def sentence(refusal: Unreadable) -> str:
    """Why something cannot be read, and the cure."""
    return f"{refusal}{'。' + refusal.cure if refusal.cure else ''}"


def _asked(question: Question, read: Callable[[str], T]) -> T:
    for number, (word, meaning) in enumerate(question.choices.items(), 1):
        print(f"  {number}. {word}{'：' + meaning if meaning else ''}")
    default = f"（回车就是“{question.default}”）" if question.default else ""
    while True:
        try:
            typed = input(f"{question.text}{default}：").strip() or question.default or ""
        except EOFError:
            print()
            raise UsageProblem(_STOPPED) from None
        except UnicodeDecodeError:
            print("  这几个字读不懂，看看输入法和终端的编码，再打一遍")
            continue
        try:
            return read(_chosen(question, typed))
        except Unreadable as refusal:
            print(f"  {sentence(refusal)}")


def _chosen(question: Question, typed: str) -> str:
    """The word that was typed, or that of the number typed; raises Unreadable."""
    words, bare = [*question.choices], normalise(typed).strip()
    if words and bare.isdecimal():
        if not 1 <= int(bare[:4]) <= len(words):
            raise Unreadable(f"没有第 {bare[:8]} 个", f"写 1 到 {len(words)}，或写名称")
        return words[int(bare) - 1]
    if question.closed and bare not in (*words, question.default):
        raise Unreadable(f"没有“{bare[:40]}”{did_you_mean(bare, words)}", f"可以写：{'、'.join(words)}")
    return bare if question.closed else typed
