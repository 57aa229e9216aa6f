"""Text as people type it, made even, and the refusal of what cannot be read.

The patterns of these fields are texts, which `re` compiles when they are first needed and then keeps: no plan has every
kind of field, and few are written in every way.
"""

import re
import unicodedata
from typing import Final, NamedTuple

_NUMBERS_APART: Final = ("<circle>", "<super>", "<sub>", "<fraction>")
_LONG: Final = 40
_ABOUT: Final = r"^(?:大约|大概|约|预计) ?| ?(?:左右|前后|上下)$"

_NOT_YET: Final = (
    "未定 暂未定 还没定 没定 尚未确定 未确定 待确定 待确认 待通知 待议 再定 另定 另行通知 暂定 暂无 不详 未知 "
    "tbd tba n/a na ? ?? ??? - -- — —— / ..."
)
NOT_YET: Final = frozenset(_NOT_YET.split())
"""What people write instead of 待定, as `normalise` and `casefold` leave it."""


class Unreadable(ValueError):  # noqa: N818 - a refusal of the text, not of the program
    """A text that cannot be read as what it should be: the reason, and the cure when it is special."""

    def __init__(self, reason: str, cure: str = "") -> None:
        super().__init__(reason)
        self.cure = cure


class Slip(NamedTuple):
    """A way of writing that is refused with a sentence of its own; {0} is what the pattern's first group found."""

    pattern: str
    reason: str
    cure: str = ""


def refusal(text: str, slips: tuple[Slip, ...], otherwise: str) -> Unreadable:
    """The refusal of `text` for the first of `slips` that is found in it, or else `otherwise`."""
    shown = text if len(text) <= _LONG else f"{text[:_LONG]}…"
    for pattern, reason, cure in slips:
        if found := re.search(pattern, normalise(text)[: 2 * _LONG], re.IGNORECASE):
            return Unreadable(reason.format(*found.groups(), text=shown), cure.format(*found.groups()))
    return Unreadable(otherwise.format(text=shown))


class _Plain(dict[int, str]):
    """The half-width form of each character that was asked for, by its number."""

    def __missing__(self, number: int) -> str:
        character = chr(number)
        # ① and ² must not become digits of the number they stand beside.
        apart = unicodedata.decomposition(character).startswith(_NUMBERS_APART)
        plain = character if apart else unicodedata.normalize("NFKC", character)
        # Numbers copied from a telephone's address book stand between invisible marks of direction.
        self[number] = "" if unicodedata.category(character) == "Cf" else plain
        return self[number]


_PLAIN = _Plain({ord("∶"): ":", ord("〜"): "~"})


def normalise(text: str) -> str:
    """The same text with full-width digits, letters and punctuation made half-width, and single spaces."""
    return " ".join((text if text.isascii() else text.translate(_PLAIN)).split())


def without_about(text: str) -> str:
    """The text without 约 or 左右, which say that a value is a plan and not a promise."""
    return text if text.isascii() else re.sub(_ABOUT, "", text)


def split_words(text: str) -> list[str]:
    """Several words in one text: 王强、陈静 or 王强，陈静."""
    text = text.strip("【】［］ ")
    parts = text.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、").split("、")
    return [part.strip() for part in parts if part.strip()]


def visible(line: str) -> str:
    """A line with a mark for each character that a terminal does not show, or shows in some other width."""
    return "".join(
        " " if each == "\t" else each if each.isprintable() or each in "\u3000\u00a0" else "·" for each in line
    )
