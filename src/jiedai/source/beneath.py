"""Lines below what is finished already: a value with more beneath it, or a list whose heading is gone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jiedai.source.edits import Edit, Fix
from jiedai.source.place import Span
from jiedai.source.problem import Problem
from jiedai.source.punctuation import at

if TYPE_CHECKING:
    from jiedai.source.place import Text

_OPEN: Final = "待定"
_FIELD: Final = re.compile(
    r"(?P<indent> *)(?P<name>[^\s:#'\"{}\[\]-][^:#]*):(?P<value> +[^\s#{\[\"'&*|>].*?)?(?: +#.*| *)$"
)
_ENTRY: Final = re.compile(r" *(?:- |-$|\{)")


def beneath(text: Text, offset: int) -> Problem | None:
    """What to say of the line at `offset`, where the lines above it leave no room for it."""
    number, column = text.position(offset)
    line = text.line(number)
    entry = _ENTRY.match(line)
    above = text.line(before) if (before := _above(text, number)) else ""
    field = _FIELD.match(above)
    if field and field["value"]:
        return _valued(text, before, field, entry=bool(entry))
    if above and line[:column].strip() == "-" and _depth(above) == _depth(line):
        cure = "在它们上面补一行字段名，顶格写，后面加半角冒号"
        return Problem("JD104", "这几行前面少了它们的字段名，如“住宿:”", at(text, offset), cure=cure)
    return None


def _above(text: Text, number: int) -> int:
    """The nearest written line above that is not deeper, and no entry of the same list; 0 where there is none."""
    depth = _depth(text.line(number))
    for above in range(number - 1, 0, -1):
        line = text.line(above)
        bare = line.strip()
        if bare and bare[0] != "#" and (_depth(line) < depth or (_depth(line) == depth and not _ENTRY.match(line))):
            return above
    return 0


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _valued(text: Text, number: int, field: re.Match[str], *, entry: bool) -> Problem | None:
    """A field with a value and more below; other fields below a nested one are a slip of the indentation."""
    value = field["value"].strip()
    is_open = value == _OPEN
    if not entry and (field["indent"] or not is_open):
        return None
    start, end = (text.line_start(number) + each for each in field.span("value"))
    message = f"这一行写着“{value}”，下面又写了内容"
    if is_open:
        cure, fix = f"去掉“{_OPEN}”两个字，“{field['name']}:”留着", Fix((Edit(start, end, ""),))
    else:
        cure, fix = (
            f"下面几行是另一个字段的，在它们前面补上字段名，如“住宿:”；就是“{field['name']}”的，去掉“{value}”",
            None,
        )
    return Problem("JD118", message, Span(text, end - len(value), end), cure=cure, fix=fix)
