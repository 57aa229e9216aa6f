"""The things of a visit that a step is done for, or a rule is asked of, one by one (逐个)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.process import Each
    from jiedai.source.place import Path


class Thing(NamedTuple):
    """One leg, car, room …: what it is called, its data, and where the plan says it."""

    name: str
    data: dict[str, Any]
    path: Path


_SOURCES: Final = {"接站牌": "到达", "环节": "每日日程"}
"""The part of the view that holds the things, where it is not called like them."""

_NAMES: Final = {"应急": "情形", "住宿": "酒店", "来宾": "姓名", "我方": "姓名"}
"""The field that names a thing, where it is not 名称."""

_BY_NAME: Final = ("车辆", "场地")
"""Registered under their names; the others are lists."""


def things(each: Each, view: dict[str, Any]) -> list[Thing]:
    """Every thing of a kind; of several with one name the later ones are numbered."""
    made: list[Thing] = []
    seen: dict[str, int] = {}
    for data, path in _data(each, view):
        name = str(data[_NAMES.get(each, "名称")])
        seen[name] = seen.get(name, 0) + 1
        numbered = name if seen[name] == 1 else f"{name}#{seen[name]}"
        made.append(Thing(numbered, data, path))
    return made


def _data(each: Each, view: dict[str, Any]) -> Iterator[tuple[dict[str, Any], Path]]:
    source = _SOURCES.get(each, each)
    for index, data in enumerate(view[source]):
        if each == "环节":
            yield from ((item, tuple(item["位置"])) for item in data["环节"])
        elif each == "用餐":
            yield data, tuple(data["位置"])
        elif each != "接站牌" or data["接站牌"]:
            yield data, (source, data["名称"] if each in _BY_NAME else index)
