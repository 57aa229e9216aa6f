"""Models as JSON Schema, for editors and other programs; only `jiedai schema` imports this.

Pydantic walks the models; the kinds of field say here what may be written in them. YAML gives other programs
numbers, booleans and nulls where jiedai reads texts, so that every kind is asked which of these it can read.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jiedai.shape.fields import Reader
    from jiedai.shape.model import Model

Schema: TypeAlias = dict[str, Any]

_TYPES: Final = ("string", "number", "boolean", "array", "object", "null")
_SAMPLES: Final = {"number": ("4", "180.5", "930", "13800000001", "20260312"), "boolean": ("true",)}
"""What YAML takes for something else than text, as it may be meant."""
_GROUP: Final = "一组“字段: 内容”"
_EMPTY: Final[Schema] = {"title": "空着", "not": {"type": [kind for kind in _TYPES if kind != "null"]}}
"""Null, said so that no editor offers it as something to write."""


def json_schema(model: type[Model]) -> Schema:
    """What may be written for `model`; the shape of a whole file."""
    made = model.model_json_schema(by_alias=True, schema_generator=_Generator)
    editors = _ForEditors(made.pop("$defs", {}), {})
    whole = editors.told(made)
    return {"$schema": _Generator.schema_dialect, **whole, "$defs": dict(sorted(editors.scalars.items()))}


def at(schema: Schema, *path: str) -> Schema:
    """The schema of a field, through the lists and groups of names on the way."""
    for step in path:
        while "properties" not in schema:
            schema = schema["items"] if "items" in schema else schema["additionalProperties"]
        schema = schema["properties"][step]
    return schema


def suggest(schema: Schema, words: Iterable[str | int]) -> None:
    """Let editors offer these words where any text may stand."""
    if offered := list(words):
        schema["examples"] = offered


def limit(schema: Schema, kind: str, words: Sequence[str]) -> None:
    """Let only these words stand where so far any text could."""
    if words:
        del schema["$ref"]
        schema.update(one_of(kind, words))


def one_of(kind: str, words: Sequence[str]) -> Schema:
    """One word out of several."""
    return {"type": "string", "enum": [*words], "errorMessage": f"{kind}可以写：{'、'.join(words)}"}


def scalar(reader: Reader) -> Schema:
    """A text, or what YAML makes of a text that the field can read."""
    others = [name for name, samples in _SAMPLES.items() if any(_reads(reader.read, sample) for sample in samples)]
    such_as = f"，如 {reader.examples[0]}" if reader.examples else ""
    schema: Schema = {
        "name": reader.name,
        "type": ["string", *others],
        "errorMessage": f"这里应写{reader.kind}{such_as}",
    }
    suggest(schema, (int(example) if example.isdecimal() else example for example in reader.examples))
    return schema


def _reads(read: Callable[[Any, Any], Any], text: str) -> bool:
    try:
        read(text, SimpleNamespace(context={"year": 2026}))
    except PydanticCustomError:
        return False
    return True


def opened(inner: Schema, word: str, *, several: bool) -> Schema:
    """A list or a group, or `word` in its place; without a word, any one text, or `several`."""
    what = "一串清单，每条以“- ”开头" if inner["type"] == "array" else _GROUP
    if not word:
        text = ["string", "number", "boolean"]
        kinds = [inner["type"], *text, *(["array"] if several else [])]
        listed = {"items": {"type": text, "errorMessage": "这里应写文字"}} if several else {}
        return inner | listed | {"type": kinds, "errorMessage": f"这里应写文字，或{what}"}
    sentence = f"这里应是{what}；还没定就写“{word}”"
    return inner | {
        "type": [inner["type"], "string"],
        "errorMessage": sentence,
        "pattern": f"^{word}$",
        "patternErrorMessage": sentence,
    }


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, but a field that need not be written may be empty, and defaults are left unsaid."""

    def model_schema(self, schema: Any) -> Schema:
        made = super().model_schema(schema)
        for key in ("title", "description"):
            made.pop(key)
        for name, field in made["properties"].items():
            own = {"title": name, "description": field["description"]} | self.resolve_ref_schema(field) | field
            own.pop("$ref", None)
            made["properties"][name] = own if name in made.get("required", ()) else _or_empty(own)
        return {"title": schema["cls"].__doc__.partition(":")[0].rstrip(".")} | made

    def nullable_schema(self, schema: Any) -> Schema:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: Any) -> Schema:
        return self.generate_inner(schema["schema"])

    def sort(self, value: Schema, parent_key: str | None = None) -> Schema:  # noqa: ARG002 - pydantic's own name
        return value


def _or_empty(schema: Schema) -> Schema:
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if isinstance(schema["type"], str):
        return schema | {"type": [schema["type"], "null"], "errorMessage": f"这里应是{_GROUP}"}
    return schema | {"type": [*schema["type"], "null"]}


class _ForEditors(NamedTuple):
    """The same schema as editors help best with: groups stand where they are used, `scalars` are defined once.

    An editor offers true, false and null to be written wherever a `type` or an `enum` names them, so they are
    not named; and it puts a colon behind the key of a field only where it sees an `anyOf`, `items` or `properties`.
    """

    groups: Schema
    scalars: Schema

    def told(self, part: Any) -> Any:
        if isinstance(part, list):
            return [self.told(each) for each in part]
        if not isinstance(part, dict):
            return part
        whole = part | self.groups.get(part.get("$ref", "").removeprefix("#/$defs/"), {})
        whole.pop("$ref", None)
        made = {key: self.told(value) for key, value in whole.items()}
        if "name" in made:
            return self._defined(made)
        if isinstance(made.get("type"), list):
            return _refusing_types(made)
        return _or_nothing(made) if None in made.get("enum", ()) else made

    def _defined(self, schema: Schema) -> Schema:
        name = schema.pop("name") + ("-or-empty" if "null" in schema["type"] else "")
        used = {key: schema.pop(key) for key in ("title", "description") if key in schema}
        self.scalars[name] = _refusing_types(schema)
        return used | {"$ref": f"#/$defs/{name}"}


def _refusing_types(schema: Schema) -> Schema:
    accepted = {"type": schema.pop("type"), "errorMessage": schema.pop("errorMessage")}
    refused = [kind for kind in _TYPES if kind not in accepted["type"]]
    return schema | {"anyOf": [{"if": {"type": refused}, "then": accepted}]}


def _or_nothing(schema: Schema) -> Schema:
    words = {key: schema.pop(key) for key in ("type", "enum", "errorMessage")}
    return schema | {"anyOf": [words | {"enum": words["enum"][:-1]}, _EMPTY]}
