"""The things of a visit that a step is done for one by one (逐个)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.process import Each


class Thing(NamedTuple):
    """One leg, car, room …: what it is called, and its data."""

    name: str
    data: dict[str, Any]


_SOURCES: Final = {"接站牌": "到达", "环节": "每日日程"}
"""The part of the view that holds the things, where it is not called like them."""

_NAMES: Final = {"应急": "情形", "住宿": "酒店", "来宾": "姓名", "我方": "姓名"}
"""The field that names a thing, where it is not 名称."""


def things(each: Each, view: dict[str, Any]) -> list[Thing]:
    """Every thing of a kind; of several with one name the later ones are numbered."""
    made: list[Thing] = []
    seen: dict[str, int] = {}
    for data in _data(each, view):
        name = str(data[_NAMES.get(each, "名称")])
        seen[name] = seen.get(name, 0) + 1
        numbered = name if seen[name] == 1 else f"{name}#{seen[name]}"
        made.append(Thing(numbered, data))
    return made


def _data(each: Each, view: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for data in view[_SOURCES.get(each, each)]:
        if each == "环节":
            yield from data["环节"]
        elif each != "接站牌" or data["接站牌"]:
            yield data
