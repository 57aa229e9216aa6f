"""One handbook laid over another: values and places together."""

from __future__ import annotations

from typing import Any, Final

from jiedai.source.place import Place

IDENTITY: Final = {
    "必备": "部分",
    "流程": "步骤",
    "应急": "情形",
    "后续": "事项",
    "禁止": "事项",
    "表单": "名称",
    "资源": "名称",
    "自定规则": "编号",
}
"""The lists whose entries are known by a name, and the field that holds it."""

GROWING: Final = ("限额", "城市房价", "路程", "服务规范", "忌讳", "必备")
"""The lists that are joined, the new entries first: where the first that applies counts, it is theirs."""


def overlay(base: dict[str, Any], base_place: Place, over: dict[str, Any], over_place: Place) -> tuple[Any, Place]:
    """`over` on top of `base`: groups are merged key by key, named lists entry by entry, the rest replaced."""
    values = dict(base)
    children = dict(base_place.children or {})
    for key, value in over.items():
        place = (over_place.children or {})[key]
        if key in values:
            values[key], children[key] = _merge(key, values[key], children[key], value, place)
        else:
            values[key], children[key] = value, place
    return values, Place(over_place.text, over_place.start, over_place.end, over_place.key, children)


def _merge(key: str, base: Any, base_place: Place, over: Any, over_place: Place) -> tuple[Any, Place]:
    if isinstance(base, dict) and isinstance(over, dict):
        return overlay(base, base_place, over, over_place)
    if key in IDENTITY and isinstance(base, list) and isinstance(over, list):
        return _merge_named(IDENTITY[key], base, base_place, over, over_place)
    if key in GROWING and isinstance(base, list) and isinstance(over, list):
        places = [
            (place.children or {})[index]
            for place, each in ((over_place, over), (base_place, base))
            for index in range(len(each))
        ]
        return over + base, Place(
            over_place.text, over_place.start, over_place.end, over_place.key, dict(enumerate(places))
        )
    return over, over_place


def _merge_named(
    field: str, base: list[Any], base_place: Place, over: list[Any], over_place: Place
) -> tuple[Any, Place]:
    values = list(base)
    places = [(base_place.children or {})[index] for index in range(len(base))]
    at = {entry[field]: index for index, entry in enumerate(base) if isinstance(entry, dict) and field in entry}
    for index, entry in enumerate(over):
        place = (over_place.children or {})[index]
        same = at.get(entry.get(field)) if isinstance(entry, dict) else None
        if same is None:
            values.append(entry)
            places.append(place)
        else:
            values[same], places[same] = overlay(values[same], places[same], entry, place)
    children: dict[str | int, Place] = dict(enumerate(places))
    return values, Place(over_place.text, over_place.start, over_place.end, over_place.key, children)
