"""Every error that our models can raise has a sentence."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final, get_args

import pytest
from conftest import document_of
from pydantic_core import PydanticCustomError, ValidationError, core_schema

from jiedai.handbook.handbook import Handbook
from jiedai.plan.plan import Plan, read_plan
from jiedai.shape import messages
from jiedai.shape.fields import Reader
from jiedai.shape.model import Model

RAISED: Final[dict[str, set[str]]] = {
    "model": {"model_type"},
    "model-fields": {"missing", "extra_forbidden", "model_type"},
    "list": {"list_type"},
    "dict": {"dict_type"},
    "function-plain": {"unreadable", "choice", "not_text"},
    "function-before": set(),
    "nullable": set(),
    "default": set(),
    "definitions": set(),
    "definition-ref": set(),
    "str": {"string_type"},
}
"""What each kind of pydantic's schema raises when values are what a document holds: texts, lists and groups."""
NEVER: Final = {"string_type"}
"""The keys of a document are always texts."""


def kinds(schema: Any) -> set[str]:
    """Every kind of schema inside a schema."""
    if isinstance(schema, dict):
        own = {schema["type"]} if schema.get("type") in get_args(core_schema.CoreSchemaType) else set()
        return own.union(*map(kinds, schema.values()))
    return set().union(*map(kinds, schema)) if isinstance(schema, list | tuple) else set()


@pytest.mark.parametrize("model", [Plan, Handbook])
def test_every_error_that_a_model_can_raise_has_a_sentence(model: type[Model]):
    model.model_rebuild(force=True)
    found = kinds(model.__pydantic_core_schema__)
    assert {"model-fields", "list", "dict", "function-plain"} <= found
    raised = set().union(*(RAISED[kind] for kind in found)) - NEVER
    assert raised <= set(messages.SENTENCES)


def test_every_sentence_is_for_an_error_that_can_be_raised():
    own = {"unreadable", "choice", "not_text"}
    assert set(messages.SENTENCES) - own <= set(get_args(core_schema.ErrorType))
    assert set(messages.SENTENCES) <= set().union(*RAISED.values())


VALUES: Final = [
    "甲",
    "",
    "1",
    ["甲"],
    [],
    {"甲": "乙"},
    {},
    [["甲"]],
    [{"甲": "乙"}],
    {"甲": {"乙": "丙"}},
    {"甲": ["乙"]},
]


def test_whatever_stands_in_a_field_raises_nothing_else():
    raised = set()
    for field in Plan.model_fields.values():
        for value in VALUES:
            try:
                Plan.model_validate({field.alias: value}, context={"year": 2026})
            except ValidationError as error:
                raised |= {detail["type"] for detail in error.errors()}
    assert {"missing", "extra_forbidden", "unreadable", "choice", "not_text", "list_type", "dict_type"} <= raised
    assert raised <= set(messages.SENTENCES)


def test_readers_raise_only_the_three_of_their_own():
    readers = [each for field in _all_fields(Plan) for each in field.metadata if isinstance(each, Reader)]
    assert len(readers) > 20
    raised = set()
    for reader in readers:
        for value in VALUES:
            try:
                reader.read(value, SimpleNamespace(context={"year": 2026}))
            except PydanticCustomError as error:
                raised.add(error.type)
    assert raised == {"unreadable", "choice", "not_text"}


def _all_fields(model: type[Model]) -> list[Any]:
    fields = list(model.model_fields.values())
    for field in model.model_fields.values():
        stack = [field.annotation]
        while stack:
            annotation = stack.pop()
            if isinstance(annotation, type) and issubclass(annotation, Model):
                fields += _all_fields(annotation)
            stack += get_args(annotation)
    return fields


def test_an_unreadable_field_says_what_is_written_and_what_is_accepted():
    problem = next(each for each in read_plan(document_of("接待: 甲\n日期: 三月中旬\n")) if each.code == "JD203")
    assert (problem.message, problem.cure[:6]) == ("“三月中旬”认不出是哪一天", "起止日期的写")
