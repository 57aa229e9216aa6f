"""What a plan may say, as JSON Schema; only `jiedai schema` imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.plan.plan import Plan
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.json_schema import at, json_schema, limit, suggest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jiedai.shape.json_schema import Schema

_POSTS: Final = (("来宾", "职务"), ("我方", "职务"), ("审批", "职务"))


class Words(NamedTuple):
    """The words of a handbook and of the rules that a plan may use; what is empty is left open."""

    handbooks: Sequence[str] = ()
    tiers: Sequence[str] = ()
    scenes: Sequence[str] = ()
    purposes: Sequence[str] = ()
    ranks: Sequence[str] = ()
    departments: Sequence[str] = ()
    rules: Sequence[str] = ()


def plan_schema(words: Words) -> Schema:
    """The schema of plan.yaml."""
    schema = json_schema(Plan)
    suggest(at(schema, "手册"), words.handbooks)
    limit(at(schema, "级别"), "级别", [*words.tiers, UNDECIDED] if words.tiers else [])
    limit(at(schema, "场景"), "场景", [*words.scenes, UNDECIDED] if words.scenes else [])
    suggest(at(schema, "目的"), words.purposes)
    for post in _POSTS:
        suggest(at(schema, *post), words.ranks)
    suggest(at(schema, "我方", "部门"), words.departments)
    limit(at(schema, "豁免", "规则"), "规则", words.rules)
    return schema
