"""Which keys may stand where in a model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

if TYPE_CHECKING:
    from jiedai.source.place import Path


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the group at `path`; empty where names are free."""
    steps = list(path)
    while steps:
        field = next((field for field in model.model_fields.values() if field.alias == steps[0]), None)
        if field is None:
            return []
        inner, depth = _inner_model(field.annotation)
        if inner is None or len(steps) <= depth:
            return []
        model, steps = inner, steps[1 + depth :]
    return [field.alias for field in model.model_fields.values() if field.alias]


def _inner_model(annotation: Any) -> tuple[type[BaseModel] | None, int]:
    """The model inside an annotation, and how many lists or mappings stand around it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation, 0
    around = 1 if get_origin(annotation) in (list, dict) else 0
    for argument in get_args(annotation):
        inner, depth = _inner_model(argument)
        if inner:
            return inner, depth + around
    return None, 0
