"""Who may see what: a paper's data is built by allow-list, so that what its readers must not see is not in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from jiedai.source.document import own_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Audience: TypeAlias = Literal["内部", "部门", "司机", "来宾", "厨房"]
AUDIENCES: Final[tuple[Audience, ...]] = get_args(Audience)

_EVERYTHING: Final = "全部"
_ALWAYS: Final = ("版本", "时间", "样式")
"""On every paper: which version of the plan it was made from, when, and how signs are to look."""


@cache
def _allowed() -> dict[str, Any]:
    return own_data(FilePath(__file__).with_name("audiences.yaml"))


def visible(view: Mapping[str, Any], audience: Audience) -> dict[str, Any]:
    """What an audience may see of a visit's data."""
    allowed = _allowed()[audience]
    if allowed == _EVERYTHING:
        return dict(view)
    seen: dict[str, Any] = _only(dict(view), [*allowed, *_ALWAYS])
    return seen


def _only(value: Any, fields: Sequence[Any] | None) -> Any:
    """A value, or of a group, and of each of a list of groups, only these fields."""
    if fields is None:
        return value
    if isinstance(value, list):
        return [_only(each, fields) for each in value]
    if not isinstance(value, dict):  # nothing is written, or 待定
        return value
    return {key: _only(value[key], inner) for key, inner in _fields(fields).items() if key in value}


def _fields(fields: Sequence[Any]) -> dict[str, Any]:
    """Each field with the fields inside it, or None where it is given whole."""
    written = [field if isinstance(field, dict) else {field: None} for field in fields]
    return {key: inner for each in written for key, inner in each.items()}
