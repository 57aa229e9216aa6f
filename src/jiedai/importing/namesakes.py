"""Whether two of one name, or nearly one, are one person: what a list and a plan say that tells people apart."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final

from jiedai.plan.people import Guest
from jiedai.shape.fields import UNDECIDED

if TYPE_CHECKING:
    from collections.abc import Mapping

SEX: Final = "性别"
TELLING: Final = ("职务", "单位", SEX, "电话")
"""What tells two people of one name apart."""
_LOOSE: Final = ("职务", "单位")
"""What is written now in full and now in short: 经理 and 采购部经理 are no two."""
_PROVING: Final = ("职务", "电话")
"""What two people of one name hardly share."""

_OWN: Final = "来访单位"

_FIELDS: Final = {field.alias: name for name, field in Guest.model_fields.items()}


class Alike(Enum):
    """How two of one name compare."""

    SAME = auto()
    OTHER = auto()
    UNCLEAR = auto()


def facts_of(guest: Guest, written: Mapping[str, Any], own_units: set[str]) -> dict[str, Any]:
    """What tells a guest apart, as far as it is written, in the form in which it is compared."""
    said = {key: plain(guest, key) for key in TELLING if not is_open(written, key)}
    if "单位" in said and written["单位"] in own_units:
        said["单位"] = _OWN
    return said


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> Alike:
    """The same where a fact proves it and none speaks against it; another where it is the other way round."""
    proof = any(key in one and one[key] == other.get(key) for key in _PROVING)
    doubt = bool(against(one, other))
    return Alike.UNCLEAR if proof == doubt else Alike.SAME if proof else Alike.OTHER


def against(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    """The facts that speak against two being one."""
    return [key for key in TELLING if key in one and key in other and not _agree(key, one[key], other[key])]


def likeness(name: str, facts: Mapping[str, Any], other_name: str, others: Mapping[str, Any]) -> str:
    """What makes one of two people of different names look like the other; empty where nothing does."""
    same = [key for key in _PROVING if key in facts and facts[key] == others.get(key)]
    if "电话" in same:
        return "电话一样"
    apart = sum(one != other for one, other in zip(name, other_name, strict=False))
    return "名字只差一个字，职务一样" if same and len(name) == len(other_name) and apart == 1 else ""


def _agree(key: str, one: str, other: str) -> bool:
    return one == other or (key in _LOOSE and (one in other or other in one))


def plain(guest: Guest, key: str) -> Any:
    """A field in the form in which it is compared."""
    value = getattr(guest, _FIELDS[key])
    if isinstance(value, list):
        return set(value)
    return "".join(value.split()).casefold() if isinstance(value, str) else value


def is_open(written: Mapping[str, Any], key: str) -> bool:
    """Whether a field is still to be written."""
    return written.get(key, UNDECIDED) in (UNDECIDED, [UNDECIDED])
