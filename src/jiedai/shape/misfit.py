"""What does not fit a model, as a problem at its place, with the safe fix where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.shape.keys import keys_at
from jiedai.shape.messages import AS_IN_THE_EXAMPLES, Sentence, sentence, stray
from jiedai.shape.run_on import separated
from jiedai.source.edits import Edit, Fix, plain
from jiedai.source.place import Span
from jiedai.source.problem import Problem
from jiedai.source.punctuation import wide_colons

if TYPE_CHECKING:
    from pydantic import BaseModel

    from jiedai.source.place import Path, Place


def misfit_problem(model: type[BaseModel], root: Place, detail: Any) -> Problem:
    """What to say of one of pydantic's errors."""
    path: Path = detail["loc"]
    bad_key = bool(path) and path[-1] == "[key]" and not root.find(path)[1]  # pydantic's mark, or a key of that name
    path = path[:-1] if bad_key else path
    unknown_key = detail["type"] == "extra_forbidden"
    span = root.span(path, key=bad_key or unknown_key)
    if slip := _slip_of_typing(detail, span, keys_at(model, path)):
        return slip._replace(path=path, fix=slip.fix and slip.fix._replace(touches=(path,)))
    words = sentence(detail, path, keys_at(model, path[:-1]))
    if words.cure == AS_IN_THE_EXAMPLES and (pattern := _pattern(model, path, detail["type"])):
        words = words._replace(cure=f"写成 {pattern}")
    fix = _renamed(root, path, span, words) if unknown_key else _rewritten(path, span, words)
    return _problem(span, path, words, fix)


def _pattern(model: type[BaseModel], path: Path, kind: str) -> str:
    """How a group or a list is written, from the first of its own fields; nothing for other misfits."""
    inside = {"model_type": path, "list_type": (*path, 0), "dict_type": (*path, "名称")}.get(kind)
    keys = keys_at(model, inside)[:_SHOWN] if inside else []
    if not keys:
        return ""
    group = "{" + ", ".join(f"{key}: …" for key in keys) + "}"
    return {"model_type": group, "list_type": f"- {group}（一条一行）", "dict_type": f"名称: {group}"}[kind]


_SHOWN: Final = 3


def stray_problem(root: Place, path: Path, keys: list[str]) -> Problem:
    """What to say of the key at `path`, which has nothing behind it and is none of `keys`."""
    words = stray(str(path[-1]), keys)
    span = root.span(path, key=True)
    if words.code in ("JD202", "JD206") and not words.meant and (cut := _cut_sentence(root, path, span)):
        return cut
    return _problem(span, path, words, _renamed(root, path, span, words))


def _cut_sentence(root: Place, path: Path, span: Span) -> Problem | None:
    """A sentence that a half-width comma has cut in two: its second half reads as a field with nothing behind it."""
    siblings = list((root.find(path[:-1])[0].children or {}).items())
    number = [step for step, _ in siblings].index(path[-1])
    if number == 0:
        return None
    step, before = siblings[number - 1]
    between = span.text.content[before.end : span.start]
    first_half = span.text.content[before.start : before.end]
    if before.children is not None or between.strip() != "," or not first_half or first_half[0] in "\"'":
        return None
    message = f"“{first_half}{between}{path[-1]}”这句话被半角逗号切成了两截"
    fix = Fix((Edit(before.end, span.start, "，"),), (path, (*path[:-1], step)))
    cure = "把句子里的逗号改成全角“，”，或把整句放进引号里"
    return Problem("JD206", message, Span(span.text, before.end, span.end), path, cure, fix=fix)


def _problem(span: Span, path: Path, words: Sentence, fix: Fix | None) -> Problem:
    return Problem(words.code, words.message, span, path, words.cure, fix=fix, meant=words.meant)


def _slip_of_typing(detail: Any, span: Span, keys: list[str]) -> Problem | None:
    """A group that reads as a text for want of half-width punctuation."""
    value = detail["input"]
    if detail["type"] != "model_type" or not isinstance(value, str):
        return None
    if problem := wide_colons(span, keys):
        return problem
    apart = separated(value, keys, named=True) if "：" in value else None
    if apart is None:
        return None
    fix = Fix((Edit(span.start, span.end, f"{{{apart.text}}}"),))
    cure = f"改成半角的：{{{apart.text}}}"
    return Problem("JD111", f"“{value}”里的括号、冒号或逗号是全角的", span, cure=cure, fix=fix)


def _renamed(root: Place, path: Path, span: Span, words: Sentence) -> Fix | None:
    """The right key in place of the one at `path`, unless it is there already."""
    names = [field.partition(":")[0] for field in words.instead.split(", ")]
    right = [(*path[:-1], name) for name in names]
    if not words.instead or any(root.find(each)[1] for each in right):
        return None
    return Fix((Edit(span.start, span.end, words.instead),), (path, *right))


def _rewritten(path: Path, span: Span, words: Sentence) -> Fix | None:
    return Fix((Edit(span.start, span.end, plain(words.instead)),), (path,)) if words.instead else None
