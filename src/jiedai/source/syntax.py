"""A YAML parser's refusal as one sentence for someone who has never heard of YAML.

The sentence comes from the text around the refusal, not from the parser's English words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.source.beneath import beneath
from jiedai.source.characters import wide_indentation
from jiedai.source.edits import Edit, Fix, plain
from jiedai.source.problem import Problem
from jiedai.source.punctuation import at, line_slip, wide_colons, wide_comma

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.source.place import Span, Text

_SECOND_COLON = re.compile(r"[^:#\"'{}\[\]｛｝【】]+:[ ]+([^\"'{\[#:][^:#]*:(?:[ ]|$).*)")
_CLOSING: Final = {"{": "花括号“{”后面缺“}”", "[": "方括号“[”后面缺“]”", '"': "引号没有成对", "'": "引号没有成对"}
_CLOSER: Final = {"{": "}", "[": "]"}
_RESERVED: Final = "@`%|>&*!"
_CONFLICT: Final = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)
"""What git writes around two versions that it cannot merge."""


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
        "JD104", "这里附近的缩进、冒号或括号不对", at(text, offset), cure="同一层的字段左边对齐，冒号后面空一格"
    )


def not_fields(span: Span, value: Any) -> Problem:
    """What to say when the outermost level is no group of fields."""
    if isinstance(value, str) and (problem := wide_colons(span)):
        return problem
    kind = "一串清单（- …）" if isinstance(value, list) else "一段文字"
    message = f"最外层应是“字段: 内容”，这里写成了{kind}"
    return Problem("JD108", message, span, cure="从“接待: …”写起，每个字段一行，最外层不要“- ”")


def reserved_start(text: Text, offset: int) -> Problem:
    """A value that begins with a character which means something else in YAML."""
    character = text.content[offset]
    message = f"内容不能以“{character}”开头"
    return Problem("JD120", message, at(text, offset), cure="把整个内容放进引号里", fix=_quoted(text, offset))


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


def _conflict(stop: _Stop) -> Problem | None:
    found = _CONFLICT.search(stop.text.content)
    if not found:
        return None
    message = "这里有 git 合并时没有选定的两个版本"
    cure = "对照“=======”上下两边，留下对的几行，再删掉“<<<<<<<”“=======”“>>>>>>>”这三行"
    return Problem("JD123", message, at(stop.text, found.start()), cure=cure)


def _wide_indent(stop: _Stop) -> Problem | None:
    return wide_indentation(stop.text)


def _punctuation(stop: _Stop) -> Problem | None:
    slips = (line_slip(stop.text, start, line) for start, line in stop.lines())
    return next((slip for slip in slips if slip), None)


def _beneath(stop: _Stop) -> Problem | None:
    return beneath(stop.text, stop.offset)


def _not_closed(stop: _Stop) -> Problem | None:
    text, _, context = stop
    opener = text.content[context : context + 1] if context is not None else ""
    if context is None or opener not in _CLOSING:
        return None
    if opener in "{[" and (comma := wide_comma(text, context)):
        return comma
    if opener in "{[" and _CLOSER[opener] in text.content[context:].split("\n", 1)[0]:
        cure = "字段之间用半角逗号“,”隔开，冒号后面空一格；内容里有冒号或括号的，把内容放进引号里"
        return Problem("JD104", "括号里有一处写法不通", at(text, stop.offset), cure=cure)
    return Problem("JD117", _CLOSING[opener], at(text, context), cure="从这里往后看，把它补成对")


def _anchor_name(stop: _Stop) -> Problem | None:
    mark = stop.text.content[max(stop.offset - 1, 0) : stop.offset]
    if mark not in ("&", "*"):
        return None
    message = f"“{mark}”后面的引用名只能用英文字母和数字"
    cure = f"改成如 {mark}a1；不是引用，就把整个内容放进引号里"
    return Problem("JD122", message, at(stop.text, stop.offset - 1), cure=cure, fix=_quoted(stop.text, stop.offset - 1))


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
        return Problem("JD121", message, at(stop.text, colon), cure="内容里有冒号时，把整个内容放进引号里", fix=fix)
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
    return Problem("JD118", message, at(stop.text, start + indent), cure="同一层的字段左边对齐，下一层多空两格")


_EXPLANATIONS: Final[tuple[Callable[[_Stop], Problem | None], ...]] = (
    _conflict,
    _wide_indent,
    _punctuation,
    _not_closed,
    _beneath,
    _anchor_name,
    _reserved_start,
    _second_colon,
    _indentation,
)
