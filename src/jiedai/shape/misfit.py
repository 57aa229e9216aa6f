"""What does not fit a model, as a problem at its place, with the safe fix where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.shape.keys import keys_at
from jiedai.shape.messages import Sentence, sentence, stray
from jiedai.source.edits import Edit, Fix, plain
from jiedai.source.problem import Problem
from jiedai.source.syntax import bare_dashes, wide_colons

if TYPE_CHECKING:
    from pydantic import BaseModel

    from jiedai.source.place import Path, Place, Span


def misfit_problem(model: type[BaseModel], root: Place, detail: Any) -> Problem:
    """What to say of one of pydantic's errors."""
    path: Path = detail["loc"]
    bad_key = bool(path) and path[-1] == "[key]"
    path = path[:-1] if bad_key else path
    unknown_key = detail["type"] == "extra_forbidden"
    span = root.span(path, key=bad_key or unknown_key)
    if slip := _slip_of_typing(detail, span, keys_at(model, path)):
        return slip._replace(path=path, fix=slip.fix and slip.fix._replace(touches=(path,)))
    words = sentence(detail, path, keys_at(model, path[:-1]))
    fix = _renamed(root, path, span, words) if unknown_key else _rewritten(path, span, words)
    return _problem(span, path, words, fix)


def stray_problem(root: Place, path: Path, keys: list[str]) -> Problem:
    """What to say of the key at `path`, which has nothing behind it and is none of `keys`."""
    words = stray(str(path[-1]), keys)
    span = root.span(path, key=True)
    return _problem(span, path, words, _renamed(root, path, span, words))


def _problem(span: Span, path: Path, words: Sentence, fix: Fix | None) -> Problem:
    return Problem(words.code, words.message, span, path, words.cure, fix=fix, meant=words.meant)


def _slip_of_typing(detail: Any, span: Span, keys: list[str]) -> Problem | None:
    """A group that reads as a text, or a list that reads as a group, for want of a space or a half-width colon."""
    value = detail["input"]
    if detail["type"] == "model_type" and isinstance(value, str):
        return wide_colons(span, keys)
    if detail["type"] == "list_type" and isinstance(value, dict):
        return bare_dashes(span)
    return None


def _renamed(root: Place, path: Path, span: Span, words: Sentence) -> Fix | None:
    """The right key in place of the one at `path`, unless it is there already."""
    right = (*path[:-1], words.instead.partition(":")[0])
    if not words.instead or root.find(right)[1]:
        return None
    return Fix((Edit(span.start, span.end, words.instead),), (path, right))


def _rewritten(path: Path, span: Span, words: Sentence) -> Fix | None:
    return Fix((Edit(span.start, span.end, plain(words.instead)),), (path,)) if words.instead else None
