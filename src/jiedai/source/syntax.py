"""A YAML parser's refusal as one sentence for someone who has never heard of YAML.

The sentence comes from the text around the refusal, not from the parser's English words.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

_INDENT_TAB = re.compile(r"^ *(\t)[\t ]*(?=[^\s#])", re.MULTILINE)
_LINE_SLIPS = (
    (
        re.compile(r"^[ \t]*(?:- +)?[^\s:#\"'{}\[\]，。]{1,12}(：)"),
        "字段名后面的冒号写成了全角“：”",
        "改成半角冒号“:”，后面空一格",
    ),
    (re.compile(r"(?:: +|- +|^ *)([｛［])"), "括号写成了全角", "改成半角的 { } 或 [ ]，里面的逗号和冒号也用半角"),
    (re.compile(r"^[ ]*(?:- +)?[一-鿿]{1,12}(:)(?=[^\s/])"), "字段名的冒号后面少了空格", "冒号后面空一格"),
)
"""What one line can show by itself: the pattern with the culprit in it, the sentence, and the cure."""
_SECOND_COLON = re.compile(r"[^:#\"']+:[ ]+[^\"'{\[#:][^:#]*(:)(?:[ ]|$)")
_CLOSING = {"{": "花括号“{”后面缺“}”", "[": "方括号“[”后面缺“]”", '"': "引号没有成对", "'": "引号没有成对"}


def syntax_problem(text: Text, error: Any) -> Problem:
    """What to tell the writer when the parser gave up with `error` (a yaml.YAMLError)."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    context = getattr(error, "context_mark", None)
    if mark is None:
        return _unprintable(text)
    offset = min(mark.index, len(text.content))
    for explain in _EXPLANATIONS:
        if problem := explain(text, offset, context.index if context else None):
            return problem
    return _problem(text, offset, "这里附近的缩进、冒号或括号不对", "同一层的字段左边对齐，冒号后面空一格")


def indenting_tab(text: Text) -> Problem | None:
    """The first line that is indented with a tab: the two parsers disagree about it, and editors show it wrongly."""
    found = _INDENT_TAB.search(text.content)
    if found is None:
        return None
    return _problem(text, found.start(1), "行首用了制表符（Tab）", "行首的缩进只用空格，每层两个")


def _problem(text: Text, offset: int, message: str, cure: str, length: int = 1) -> Problem:
    return Problem("JD104", message, Span(text, offset, min(offset + length, len(text.content))), cure=cure)


def _unprintable(text: Text) -> Problem:
    for offset, character in enumerate(text.content):
        if character not in "\t\n\r" and not character.isprintable() and not character.isspace():
            code = f"U+{ord(character):04X}"
            return _problem(text, offset, f"这里有一个看不见的控制字符（{code}）", "删掉这个字符重新输入")
    return _problem(text, 0, "文件里有 YAML 不允许的字符", "把内容贴到新文件里再存一次")


def _lines_around(text: Text, offset: int) -> Iterator[tuple[int, str]]:
    """The line of `offset` and the last written line before it, each with its start offset."""
    start = text.content.rfind("\n", 0, offset) + 1
    yield start, text.content[start:].split("\n", 1)[0]
    while start > 0:
        end = start - 1
        start = text.content.rfind("\n", 0, end) + 1
        line = text.content[start:end]
        if line.strip():
            yield start, line
            return


def _line_slip(text: Text, offset: int, _context: int | None) -> Problem | None:
    for pattern, message, cure in _LINE_SLIPS:
        for start, line in _lines_around(text, offset):
            if found := pattern.search(line):
                return _problem(text, start + found.start(1), message, cure)
    return None


def _not_closed(text: Text, _offset: int, context: int | None) -> Problem | None:
    opener = text.content[context : context + 1] if context is not None else ""
    if context is None or opener not in _CLOSING:
        return None
    line = text.content[context:].split("\n", 1)[0]
    comma = line.find("，")
    if opener in "{[" and comma > 0 and line.rstrip().endswith(("}", "]")):
        return _problem(text, context + comma, "括号里隔开字段的逗号写成了全角“，”", "改成半角逗号“,”，后面空一格")
    return _problem(text, context, _CLOSING[opener], "从这里往后看，把它补成对")


def _anchor_name(text: Text, offset: int, _context: int | None) -> Problem | None:
    mark = text.content[max(offset - 1, 0) : offset]
    if mark not in ("&", "*"):
        return None
    message = f"“{mark}”后面的引用名只能用英文字母和数字"
    return _problem(text, offset - 1, message, f"改成如 {mark}a1；不是引用，就把整个内容放进引号里")


def _reserved_start(text: Text, offset: int, _context: int | None) -> Problem | None:
    character = text.content[offset : offset + 1]
    if character not in ("@", "`", "%", "|", ">", "&", "*", "!"):
        return None
    return _problem(text, offset, f"内容不能以“{character}”开头", '把整个内容放进引号里，如 "' + character + '…"')


def _second_colon(text: Text, offset: int, _context: int | None) -> Problem | None:
    start, line = next(_lines_around(text, offset))
    if found := _SECOND_COLON.match(line):
        message = "一行里有两个“冒号加空格”，分不清哪个是字段"
        return _problem(text, start + found.start(1), message, "内容里有冒号时，把内容放进引号里")
    return None


def _indentation(text: Text, offset: int, _context: int | None) -> Problem | None:
    lines = list(_lines_around(text, offset))
    if len(lines) != 2:  # noqa: PLR2004 - this line and the one before it
        return None
    (start, line), (_, before) = lines
    indent, indent_before = (len(each) - len(each.lstrip(" ")) for each in (line, before))
    if indent == indent_before:
        return None
    first = start + indent
    return _problem(text, first, "这一行的缩进和上一行接不上", "同一层的字段左边对齐，下一层多空两格")


_EXPLANATIONS: tuple[Callable[[Text, int, int | None], Problem | None], ...] = (
    _line_slip,
    _not_closed,
    _anchor_name,
    _reserved_start,
    _second_colon,
    _indentation,
)
