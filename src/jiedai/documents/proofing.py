"""名单校对页: every name that is printed, how it reads, in which papers it stands, and what to look at twice."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from itertools import combinations
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from jiedai.documents.guest_papers import bilingual_programmes, untranslated
from jiedai.documents.sheets import Data
from jiedai.source.document import own_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.visit.visit import Visit

_CHINESE = re.compile(r"[㐀-鿿豈-﫿\U00020000-\U0003ffff]")
_PLAIN_NAME = re.compile(r"[㐀-鿿\U00020000-\U0003ffff]{2}")


def proof_sheets(visit: Visit, view: dict[str, Any]) -> list[Data]:
    """One, none where nobody is named."""
    people = list(_people(view))
    if not people:
        return []
    names = [person["姓名"] for person in people]
    places = _places([*names, view["来访单位"]["名称"]], view["印出"])
    sounds = {name: pinyin(name) for name in names}
    pairs, posts = list(_pairs(sounds)), _posts(view)
    rows = [
        person
        | {"拼音": sounds[person["姓名"]], "印在": places[person["姓名"]]}
        | {"留意": [*_remarks(person["姓名"]), *_alike(person["姓名"], pairs), *_other_posts(person, posts)]}
        for person in people
    ]
    unit = view["来访单位"]["名称"]
    data = {"名单": rows, "单位印在": places[unit], "有拼音": any(row["拼音"] for row in rows)}
    return [Data(data | {"没有外文": list(untranslated(view)) if any(bilingual_programmes(visit, view)) else []})]


def _people(view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Everybody once: guests, ours, drivers, and the visitors' contact."""
    drivers = [car["司机"] | {"职务": "司机"} for car in view["车辆"] if car["司机"]]
    contact = [view["来访单位"]["联系人"]] if view["来访单位"]["联系人"] else []
    seen = set()
    for side, group in (("来宾", view["来宾"]), ("我方", view["我方"]), ("司机", drivers), ("对方联系人", contact)):
        for person in group:
            if person["姓名"] not in seen:
                seen.add(person["姓名"])
                foreign = person.get("外文名") or ""
                yield {"姓名": person["姓名"], "外文名": foreign, "职务": person["职务"] or "", "哪方": side}


# where


def _places(names: Iterable[str], printed: list[dict[str, str]]) -> dict[str, str]:
    """Where each name stands; a name inside a longer one does not count."""
    found: dict[str, dict[str, str]] = {name: {} for name in names}
    longest = sorted(found, key=len, reverse=True)
    for paper in printed:
        text = _bare(paper["全文"])
        for name in longest:
            if _bare(name) in text:
                found[name][paper["文书"]] = paper["受众"]
                text = text.replace(_bare(name), "\0")
    return {name: _listed(papers) for name, papers in found.items()}


def _listed(papers: dict[str, str]) -> str:
    """欢迎屏、接站牌；内部 9 种: what the guests see by name, the rest by number."""
    outside = [paper for paper, audience in papers.items() if audience == "来宾"]
    inside = f"内部 {len(papers) - len(outside)} 种" if len(papers) > len(outside) else ""
    return "；".join(filter(None, ("、".join(outside), inside)))


def _bare(text: str) -> str:
    """The words without markup and spaces: a card may space a name out, and a sign may break it."""
    return re.sub(r"<[^>]*>|\s|\\", "", unescape(text))


# what to look at twice


@cache
def _table() -> dict[str, Any]:
    return own_data(FilePath(__file__).with_name("lookalikes.yaml"))


def _remarks(name: str) -> Iterator[str]:
    for character in dict.fromkeys(_CHINESE.findall(name)):
        if _is_rare(character):
            yield f"生僻字“{character}”（U+{ord(character):04X}），看打印出来是不是空白"
        for group in _table()["形近"]:
            if character in group:
                yield f"“{character}”不要写成{'、'.join(f'“{other}”' for other in group if other != character)}"
    if _PLAIN_NAME.fullmatch(name):
        yield "两字名"


def _is_rare(character: str) -> bool:
    """Whether common fonts may lack it: it is not in the oldest of the national character sets."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _alike(name: str, pairs: list[tuple[str, str, str]]) -> list[str]:
    return [f"和“{two if one == name else one}”{how}" for one, two, how in pairs if name in (one, two)]


def _pairs(sounds: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """Names that are easily taken for one another, and why; each with how it reads."""
    for one, two in combinations(sounds, 2):
        same = bool(sounds[one]) and sounds[one] == sounds[two]
        if how := "同音" if same and _shape(one) != _shape(two) else _likeness(one, two):
            yield one, two, how


def _likeness(one: str, two: str) -> str:
    if _shape(one) == _shape(two):
        return "只差一个形近的字"
    differing = sum(a != b for a, b in zip(one, two, strict=False))
    return "只差一个字" if len(one) == len(two) > 2 and differing == 1 else ""  # noqa: PLR2004 - 王强 and 王刚 are no twins


@cache
def _shape(name: str) -> str:
    """The name with every look-alike in place of the first of its group."""
    first = {character: group[0] for group in _table()["形近"] for character in group}
    return "".join(first.get(character, character) for character in name)


def pinyin(name: str) -> str:
    """How a Chinese name reads: zhào yǎn; empty without the library, which comes with the extra `print`."""
    try:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - large, and only this paper needs it
        from pypinyin.constants import Style  # noqa: PLC0415 - the same
    except ImportError:
        return ""
    surname, read = next(((word, read) for word, read in _surnames() if name.startswith(word)), ("", ""))
    if not _CHINESE.match(name):
        return ""
    given, table = name[len(surname) :], _table()["名中读音"]
    known = re.split(f"([{''.join(table)}])", given)
    rest = [
        sound
        for part in known
        if part
        for sound in ([table[part]] if part in table else lazy_pinyin(part, style=Style.TONE))
    ]
    return " ".join([read, *rest] if read else rest)


def _surnames() -> list[tuple[str, str]]:
    """The longest first: 长孙 before 长."""
    return sorted(_table()["姓氏读音"].items(), key=lambda each: -len(each[0]))


# one person, two posts


def _posts(view: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Every place where the plan gives somebody a post: name, post, place."""
    contact = [view["来访单位"]["联系人"]] if view["来访单位"]["联系人"] else []
    written = [(person["姓名"], person["职务"], "来宾") for person in view["来宾"]]
    written += [(person["姓名"], person["职务"], "我方") for person in view["我方"]]
    written += [(person["姓名"], person["职务"], "联系人") for person in contact]
    written += [(approval["人"], approval["职务"], "审批") for approval in view["审批"]]
    return [(name, post, place) for name, post, place in written if post]


def _other_posts(person: dict[str, Any], posts: list[tuple[str, str, str]]) -> list[str]:
    own = person["职务"]
    differing = [(post, place) for name, post, place in posts if name == person["姓名"] and own and post != own]
    return [f"职务不一致：“{place}”里写的是“{post}”" for post, place in differing]
