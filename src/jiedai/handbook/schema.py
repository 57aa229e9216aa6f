"""What a handbook may say, as JSON Schema; only `jiedai schema` imports this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.handbook.handbook import Handbook
from jiedai.handbook.inherit import IDENTITY
from jiedai.handbook.library import builtin_names
from jiedai.shape.json_schema import at, json_schema, suggest

if TYPE_CHECKING:
    from jiedai.shape.json_schema import Schema


def handbook_schema(handbook: Handbook | None) -> Schema:
    """The schema of a handbook file; `handbook`, if any, lends its ranks and departments."""
    schema = json_schema(Handbook)
    _as_a_layer(schema)
    suggest(at(schema, "继承")["items"], builtin_names())
    if handbook:
        for field in ("主陪", "审批"):
            suggest(at(schema, "级别", field), [rank.name for rank in handbook.ranks])
        suggest(at(schema, "流程", "负责"), handbook.duties)
    return schema


def _as_a_layer(schema: Schema) -> None:
    """A handbook laid over others need not repeat what they say, but for the names by which entries are known."""
    required = schema.pop("required")
    schema |= {"if": {"not": {"required": ["继承"]}}, "then": {"required": required}}
    for field, name in IDENTITY.items():
        at(schema, field)["items"]["required"] = [name]
