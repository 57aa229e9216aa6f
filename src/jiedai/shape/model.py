"""From a document's values to a typed model, or to problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from jiedai.source.document import Document
    from jiedai.source.place import Path, Place


class Model(BaseModel):
    """A group of fields, written with Chinese keys; a key it does not know is refused."""

    # Only the outermost model is ever asked to validate, so that the inner ones need not be built on their own.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


M = TypeVar("M", bound=Model)


def fit(model: type[M], values: dict[str, Any], root: Place, year: int | None = None) -> M | list[Problem]:
    """Read `values` into `model`; every misfit becomes a problem at its place under `root`."""
    try:
        return model.model_validate(values, context={"year": year})
    except ValidationError as error:
        problems = [_problem(model, root, detail) for detail in error.errors(include_url=False)]
        meant = {(*each.path[:-1], each.meant) for each in problems if each.meant}
        return [each for each in problems if each.code != "JD201" or each.path not in meant]


def strays(model: type[Model], document: Document) -> list[Problem]:
    """Keys with nothing behind them that are no field, or should name something: slips of the keyboard."""
    problems = []
    for path in document.empty:
        keys = keys_at(model, path[:-1])
        if path[-1] not in keys:
            from jiedai.shape.messages import stray  # noqa: PLC0415 - only when something is wrong

            words = stray(str(path[-1]), keys)
            problems.append(Problem(words.code, words.message, document.span(path, key=True), path, words.cure))
    return problems


def _problem(model: type[Model], root: Place, detail: Any) -> Problem:
    from jiedai.shape.messages import sentence  # noqa: PLC0415 - only when something is wrong

    path: Path = detail["loc"]
    bad_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if bad_key else path
    words = sentence(detail, path, keys_at(model, path[:-1]))
    span = root.span(path, key=bad_key or detail["type"] == "extra_forbidden")
    return Problem(words.code, words.message, span, path, words.cure, meant=words.meant)


def keys_at(model: type[Model], path: Path) -> list[str]:
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


def _inner_model(annotation: Any) -> tuple[type[Model] | None, int]:
    """The model inside an annotation, and how many lists or mappings stand around it."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation, 0
    around = 1 if get_origin(annotation) in (list, dict) else 0
    for argument in get_args(annotation):
        inner, depth = _inner_model(argument)
        if inner:
            return inner, depth + around
    return None, 0
