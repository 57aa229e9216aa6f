"""What somebody means who says that something is done or confirmed, and the tick that says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.record.done import Tick
from jiedai.shape.confirmation import Confirmation, parse_confirmation
from jiedai.shape.nearest import did_you_mean
from jiedai.shape.words import Unreadable, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from jiedai.checklist.confirmable import Bookable
    from jiedai.checklist.items import Item

_FEW: Final = 12
"""As many as one reads through."""
_SET_APART: Final = r"(?<=^[一-鿿]) (?=[一-鿿]{1,2}$)"
"""The space in 王 强, as lists of names have it to make them even."""


class Unclear(Exception):  # noqa: N818 - says what to write instead
    """Nothing, or more than one thing, can be meant; says so, in Chinese."""


def item_meant(word: str, items: Iterable[Item]) -> Item:
    """The item of this id, or the only one whose step, thing or id has the word in it; raises Unclear."""
    by_id = {item.id: item for item in items}
    called = {id_: {id_, *id_.split("/", 1)} for id_ in by_id}
    return by_id[_only(word, called, "检查表上", "编号照检查表上的抄：jiedai checklist --all")]


def thing_meant(word: str, things: Sequence[Bookable]) -> Bookable:
    """The thing that goes by this name, flight, plate or driver; raises Unclear."""
    by_key = {each.key: each for each in things}
    called = {each.key: set(each.words) for each in things}
    cure = "可以确认的有：" + "、".join(by_key) if by_key else "方案里没有写要订的车、房、餐、场地"
    return by_key[_only(word, called, "方案里", cure)]


def recorded(word: str, names: Iterable[str]) -> str:
    """The one that is recorded by this name; raises Unclear."""
    called = {name: {name, *name.split("/", 1)} for name in names}
    return _only(word, called, "记录里", "已经记下的有：" + "、".join(called) if called else "还什么也没有记过")


def _only(word: str, called: Mapping[str, set[str]], where: str, cure: str) -> str:
    """The key that alone goes by the word, or alone has it in its name."""
    if word in called:
        return word
    said, bare = _bare(word), {key: _bare(key) for key in called}
    same = [key for key, name in bare.items() if name == said]
    other = [key for key, words in called.items() if said in map(_bare, words)]
    part = [key for key, name in bare.items() if said and said in name]
    for found in (same, other, part):
        if len(found) == 1:
            return found[0]
        if found:
            several = "、".join(found[:_FEW]) + ("……" if len(found) > _FEW else "")
            raise Unclear(f"“{word}”对得上 {len(found)} 件，请写全是哪一件：{several}")
    words = {name for names in called.values() for name in names}
    raise Unclear(f"{where}没有“{word}”{did_you_mean(word, sorted(words))}。{cure}")


def _bare(word: str) -> str:
    """A word as it is compared: 三号馆 B12 展位 goes by that name without its spaces and in small letters too."""
    return normalise(word).replace(" ", "").casefold()


def tick(at: datetime, by: str, note: str, facts: Sequence[str]) -> Tick:
    """Who does it, when, with what remark, and what is true of it; raises Unclear for a name that is none."""
    name = re.sub(_SET_APART, "", " ".join(normalise(_printable(by)).split()))
    said = Confirmation(at.replace(second=0, microsecond=0), name, " ".join(_printable(note).split()))
    try:
        read = parse_confirmation(str(said))
    except Unreadable:
        read = None
    if read is None or (read.on, read.by) != (said.on, said.by):
        raise Unclear(f"--by 后面写一个人名，“{by}”不像")
    return Tick.model_construct(written=read, facts=list(facts))


def _printable(text: str) -> str:
    """The text without what a file of text cannot hold."""
    return "".join(each for each in text if each.isprintable() or each.isspace())
