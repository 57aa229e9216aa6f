"""From a document's values to a typed model, or to problems at their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from jiedai.shape.keys import keys_at

if TYPE_CHECKING:
    from jiedai.source.document import Document
    from jiedai.source.place import Place
    from jiedai.source.problem import Problem


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
        from jiedai.shape.misfit import misfit_problem  # noqa: PLC0415 - only when something is wrong

        problems = [misfit_problem(model, root, detail) for detail in error.errors(include_url=False)]
        meant = {(*each.path[:-1], each.meant) for each in problems if each.meant}
        return [each for each in problems if each.code != "JD201" or each.path not in meant]


def strays(model: type[Model], document: Document) -> list[Problem]:
    """Slips of the keyboard: keys with nothing behind them, and fields that run on in the value of another."""
    problems = []
    for path in document.empty:
        keys = keys_at(model, path[:-1])
        if path[-1] not in keys:
            from jiedai.shape.misfit import stray_problem  # noqa: PLC0415 - only when something is wrong

            problems.append(stray_problem(document.root, path, keys))
    if "：" in document.text.content:
        from jiedai.shape.run_on import run_ons  # noqa: PLC0415 - only when something may be wrong

        problems += run_ons(model, document)
    return problems
