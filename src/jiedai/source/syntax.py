"""A YAML parser's refusal as one sentence for someone who has never heard of YAML.

The sentence comes from the text around the refusal, not from the parser's English words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.source.characters import WIDE_SPACES, wide_indentation
from jiedai.source.edits import Edit, Fix, plain
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAME: Final = r"[^\s:：#\"'{}\[\]，。]{1,12}"
_WIDE_COLON = re.compile(rf"^[ ]*(?:- +)?{_NAME}[ ]*(：)", re.MULTILINE)
_WIDE_COMMA = re.compile(rf"(，)\s*{_NAME}\s*[:：]")
_SECOND_COLON = re.compile(r"[^:#\"']+:[ ]+([^\"'{\[#:][^:#]*:(?:[ ]|$).*)")
_CLOSING: Final = {"{": "花括号“{”后面缺“}”", "[": "方括号“[”后面缺“]”", '"': "引号没有成对", "'": "引号没有成对"}
_HALF_WIDTH: Final = {"｛": "{", "｝": "}", "［": "[", "］": "]"}
_RESERVED: Final = "@`%|>&*!"


class _Stop(NamedTuple):
    """Where the parser gave up, and where what it was reading begins."""

    text: Text
    offset: int
    context: int | None

    def lines(self) -> Iterator[tuple[int, str]]:
        """The line of the stop and the last written line before it, each with its start offset."""
        number = self.text.position(self.offset)[0]
        yield self.text.line_start(number), self.text.line(number)
        before = next((each for each in range(number - 1, 0, -1) if self.text.line(each).strip()), None)
        if before:
            yield self.text.line_start(before), self.text.line(before)


def syntax_problem(text: Text, error: Any) -> Problem:
    """What to tell the writer when the parser gave up with `error` (a yaml.YAMLError)."""
    context = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or context
    offset = min(mark.index, len(text.content)) if mark else 0
    stop = _Stop(text, offset, context.index if context else None)
    for explain in _EXPLANATIONS:
        if problem := explain(stop):
            return problem
    return Problem(
        "JD104", "这里附近的缩进、冒号或括号不对", _at(text, offset), cure="同一层的字段左边对齐，冒号后面空一格"
    )


def not_fields(span: Span, value: Any) -> Problem:
    """What to say when the outermost level is no group of fields."""
    if isinstance(value, str) and (problem := wide_colons(span)):
        return problem
    kind = "一串清单（- …）" if isinstance(value, list) else "一段文字"
    message = f"最外层应是“字段: 内容”，这里写成了{kind}"
    return Problem("JD108", message, span, cure="从“接待: …”写起，每个字段一行，最外层不要“- ”")


def wide_colons(span: Span, names: list[str] | None = None) -> Problem | None:
    """The fields in a run of text that are written with a full-width colon; only those of `names`, if given."""
    text, start, end = span
    found = [
        each.start(1)
        for each in _WIDE_COLON.finditer(text.content, start, end)
        if names is None or text.content[each.start() : each.start(1)].strip(" -") in names
    ]
    if not found:
        return None
    several = f"，共 {len(found)} 处" if len(found) > 1 else ""
    edits = tuple(_half_width_colon(text, offset) for offset in found)
    return _wide_colon(text, found[0], Fix(edits), several)


def _wide_colon(text: Text, offset: int, fix: Fix, several: str = "") -> Problem:
    message = f"字段名后面的冒号写成了全角“：”{several}"
    return Problem("JD111", message, _at(text, offset), cure="改成半角冒号“:”，后面空一格", fix=fix)


def _half_width_colon(text: Text, offset: int) -> Edit:
    followed = text.content[offset + 1 : offset + 2]
    return Edit(offset, offset + 1, ":" if followed in ("", " ", "\n", "\r") else ": ")


def bare_dashes(span: Span) -> Problem | None:
    """The entries of a list whose dash has no space behind it."""
    text, start, end = span
    line_start = text.line_start(text.position(start)[0])
    found = list(re.compile(r"^[ ]*(-)(?=[^\s-])", re.MULTILINE).finditer(text.content, line_start, end))
    if not found:
        return None
    edits = tuple(Edit(each.end(1), each.end(1), " ") for each in found)
    return Problem("JD112", "“-”后面少了空格", _at(text, found[0].start(1)), cure="“-”后面空一格", fix=Fix(edits))


def reserved_start(text: Text, offset: int) -> Problem:
    """A value that begins with a character which means something else in YAML."""
    character = text.content[offset]
    message = f"内容不能以“{character}”开头"
    return Problem("JD120", message, _at(text, offset), cure="把整个内容放进引号里", fix=_quoted(text, offset))


def _at(text: Text, offset: int) -> Span:
    return Span(text, offset, min(offset + 1, len(text.content)))


def _quoted(text: Text, offset: int) -> Fix | None:
    """Quotes around the value that begins at `offset`; None where its end is doubtful."""
    number, column = text.position(offset)
    line = text.line(number)
    before, value = line[: column - 1], line[column - 1 :]
    in_braces = sum(map(before.count, "{[")) > sum(map(before.count, "}]"))
    value = re.split(r"[,}\]]" if in_braces else r"[ \t]#", value)[0].rstrip()
    if not value or any(mark in value for mark in "\"'"):
        return None
    return Fix((Edit(offset, offset + len(value), plain(value) if value[0] in _RESERVED else f'"{value}"'),))


def _wide_indent(stop: _Stop) -> Problem | None:
    return wide_indentation(stop.text)


def _colon_slip(stop: _Stop) -> Problem | None:
    for start, line in stop.lines():
        if found := _WIDE_COLON.match(line):
            offset = start + found.start(1)
            return _wide_colon(stop.text, offset, Fix((_half_width_colon(stop.text, offset),)))
    return None


def _bracket_slip(stop: _Stop) -> Problem | None:
    for start, line in stop.lines():
        if found := re.search(r"(?:: *|- *|^ *)([｛［])", line):
            wide = re.finditer("[｛｝［］]", line)
            edits = tuple(Edit(start + each.start(), start + each.end(), _HALF_WIDTH[each[0]]) for each in wide)
            cure = "改成半角的 { } 或 [ ]，里面的逗号和冒号也用半角"
            return Problem("JD113", "括号写成了全角", _at(stop.text, start + found.start(1)), cure=cure, fix=Fix(edits))
    return None


def _space_slip(stop: _Stop) -> Problem | None:
    for start, line in stop.lines():
        if found := re.match(rf"[ ]*(?:- +)?[一-鿿]{{1,12}}(:)([{WIDE_SPACES}]*)(?=[^\s/])", line):
            fix = Fix((Edit(start + found.start(2), start + found.end(2), " "),))
            return Problem(
                "JD112",
                "字段名的冒号后面少了空格",
                _at(stop.text, start + found.start(1)),
                cure="冒号后面空一格，用半角空格",
                fix=fix,
            )
    return None


def _not_closed(stop: _Stop) -> Problem | None:
    text, _, context = stop
    opener = text.content[context : context + 1] if context is not None else ""
    if context is None or opener not in _CLOSING:
        return None
    line = text.content[context:].split("\n", 1)[0]
    if opener in "{[" and (comma := _WIDE_COMMA.search(line)):
        offset = context + comma.start(1)
        fix = Fix((Edit(offset, offset + 1, ", "),))
        return Problem(
            "JD114", "隔开字段的逗号写成了全角“，”", _at(text, offset), cure="改成半角逗号“,”，后面空一格", fix=fix
        )
    return Problem("JD117", _CLOSING[opener], _at(text, context), cure="从这里往后看，把它补成对")


def _anchor_name(stop: _Stop) -> Problem | None:
    mark = stop.text.content[max(stop.offset - 1, 0) : stop.offset]
    if mark not in ("&", "*"):
        return None
    message = f"“{mark}”后面的引用名只能用英文字母和数字"
    cure = f"改成如 {mark}a1；不是引用，就把整个内容放进引号里"
    return Problem(
        "JD122", message, _at(stop.text, stop.offset - 1), cure=cure, fix=_quoted(stop.text, stop.offset - 1)
    )


def _reserved_start(stop: _Stop) -> Problem | None:
    for offset in (stop.offset, stop.context):
        if offset is not None and offset < len(stop.text.content) and stop.text.content[offset] in _RESERVED:
            return reserved_start(stop.text, offset)
    return None


def _second_colon(stop: _Stop) -> Problem | None:
    start, line = next(stop.lines())
    if found := _SECOND_COLON.match(line):
        colon = start + line.index(":", found.start(1))
        message = "一行里有两个“冒号加空格”，分不清哪个是字段"
        fix = _quoted(stop.text, start + found.start(1))
        return Problem("JD121", message, _at(stop.text, colon), cure="内容里有冒号时，把整个内容放进引号里", fix=fix)
    return None


def _indentation(stop: _Stop) -> Problem | None:
    lines = list(stop.lines())
    if len(lines) != 2:  # noqa: PLR2004 - this line and the one before it
        return None
    (start, line), (_, before) = lines
    indent, indent_before = (len(each) - len(each.lstrip(" ")) for each in (line, before))
    if indent == indent_before:
        return None
    message = "这一行的缩进和上一行接不上"
    return Problem("JD118", message, _at(stop.text, start + indent), cure="同一层的字段左边对齐，下一层多空两格")


_EXPLANATIONS: Final[tuple[Callable[[_Stop], Problem | None], ...]] = (
    _wide_indent,
    _colon_slip,
    _bracket_slip,
    _space_slip,
    _not_closed,
    _anchor_name,
    _reserved_start,
    _second_colon,
    _indentation,
)
