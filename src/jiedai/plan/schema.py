"""What a plan may say, as JSON Schema; only `jiedai schema` imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.plan.plan import Plan
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.json_schema import at, json_schema, limit, one_of, suggest

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
    _limit_own_words(schema, words)
    suggest(at(schema, "目的"), words.purposes)
    for post in _POSTS:
        suggest(at(schema, *post), words.ranks)
    suggest(at(schema, "我方", "部门"), words.departments)
    limit(at(schema, "豁免", "规则"), "规则", words.rules)
    return schema


def _limit_own_words(schema: Schema, words: Words) -> None:
    """Only the handbook's tiers and scenes, but in a plan that names a built-in handbook: that one has its own."""
    own = {"级别": [*words.tiers, UNDECIDED], "场景": [*words.scenes, UNDECIDED]}
    limited = {}
    for field, allowed in own.items():
        if len(allowed) > 1:
            suggest(at(schema, field), allowed)
            limited[field] = one_of(field, allowed)
    if limited:
        built_in = {"properties": {"手册": {"enum": [*words.handbooks]}}, "required": ["手册"]}
        schema |= {"if": built_in, "else": {"properties": limited}}
