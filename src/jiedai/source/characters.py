"""Characters that mislead: those nobody sees, and those that look like the spaces of an indentation."""

from __future__ import annotations

import re
from typing import Final

from jiedai.source.edits import Edit, Fix
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

WIDE_SPACES: Final = "\u3000\u00a0\u2002\u2003"
_WIDTHS: Final = {"\t": 2, "\u3000": 2, "\u2003": 2}
"""The spaces that a character stands for at the beginning of a line; the others stand for one."""

_INVISIBLE = re.compile(
    "[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064"
    "\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BREAKS: Final = "\u000b\u000c\u0085\u2028\u2029"
_INDENT_TAB = re.compile(r"^ *\t[\t ]*(?=[^\s#])", re.MULTILINE)
_LINE_PARTS = re.compile(r"(\s*)((?:-\s+)?)(.*)")
_STEP: Final = 2
_FAR: Final = 300
"""So many lines above are looked at for the list that a line goes on with."""
_WIDE_INDENT = re.compile(
    rf"^[ {WIDE_SPACES}]*[{WIDE_SPACES}][ {WIDE_SPACES}]*(?=-[ {WIDE_SPACES}]|[^\s:：#，。]{{1,12}}[:：])", re.MULTILINE
)


def misleading(text: Text) -> Problem | None:
    """What must be cured before a parser may see the text: parsers and editors disagree about it."""
    if _INVISIBLE.search(text.content):
        return _invisible(text)
    return _tabs(text) if "\t" in text.content else None


def _invisible(text: Text) -> Problem:
    found = list(_INVISIBLE.finditer(text.content))
    edits = tuple(Edit(each.start(), each.end(), " " if each[0] in _BREAKS else "") for each in found)
    several = f"，全文共 {len(found)} 个" if len(found) > 1 else ""
    message = f"这里有一个看不见的字符（U+{ord(found[0][0]):04X}）{several}"
    cure = "删掉它；多半是从网页、Word 或聊天里粘贴时带来的"
    return Problem("JD119", message, Span(text, *found[0].span()), cure=cure, fix=Fix(edits))


def _tabs(text: Text) -> Problem | None:
    """The lines that are indented with a tab: the two parsers disagree about them, and editors show them wrongly."""
    found = list(_INDENT_TAB.finditer(text.content))
    if not found:
        return None
    span = _first(text, found[0], "\t")
    cure = "行首的缩进只用空格，每层两个"
    return Problem("JD115", f"行首用了制表符（Tab）{_lines(found)}", span, cure=cure, fix=_like_siblings(text, found))


def _like_siblings(text: Text, found: list[re.Match[str]]) -> Fix:
    """Each indentation as deep as the lines around it ask for, or as the last one like it, or else two spaces a tab."""
    lines = text.content.splitlines()
    depths: dict[str, int] = {}
    edits: list[Edit] = []
    for each in found:
        at = text.position(each.start())[0] - 1
        like = depths.get(each[0], 0)
        beside = _depth_below(lines, at)
        usual = _STEP * each[0].count("\t") + each[0].count(" ")
        after_another = bool(edits) and text.position(edits[-1].start)[0] == at
        depths[each[0]] = (like or beside if after_another else beside or like) or usual
        edits.append(Edit(each.start(), each.end(), " " * depths[each[0]]))
        lines[at] = edits[-1].new + lines[at].lstrip()
    return Fix(tuple(edits))


def _depth_below(lines: list[str], at: int) -> int:
    """How deep a line stands by the lines around it; 0 where they do not tell."""
    line, before = lines[at].strip(), lines[at - 1].rstrip() if at else ""
    indent, dash, rest = _parts(before)
    if "\t" in indent or not rest or rest.startswith("#"):
        return 0
    if rest.endswith(":"):
        return len(indent + dash) + _STEP
    if line.startswith("-"):
        return _depth_of_items(lines[max(at - _FAR, 0) : at])
    if line.endswith(":") and (inside := _parts(lines[at + 1] if at + 1 < len(lines) else "")[0]).count(" ") > _STEP:
        return len(inside) - _STEP
    return 0 if rest.endswith(("}", "]")) and dash else len(indent + dash)


def _depth_of_items(above: list[str]) -> int:
    """How deep the list is that the last line above belongs to; 0 where it belongs to none."""
    least = len(above[-1])
    for line in reversed(above):
        indent, dash, _ = _parts(line)
        if "\t" in indent:
            return 0
        if dash and len(indent) < least:
            return len(indent)
        least = min(least, len(indent)) if line.strip() else least
    return 0


def _parts(line: str) -> tuple[str, str, str]:
    """A line's indentation, the dash before an item of a list, and the rest."""
    indent, dash, rest = _LINE_PARTS.findall(line.rstrip())[0]
    return indent, dash, rest


def wide_indentation(text: Text) -> Problem | None:
    """The lines that are indented with full-width spaces."""
    found = list(_WIDE_INDENT.finditer(text.content))
    if not found:
        return None
    span = _first(text, found[0], WIDE_SPACES)
    cure = "行首的缩进只用半角空格，每层两个"
    return Problem("JD116", f"行首用了全角空格{_lines(found)}", span, cure=cure, fix=_spaces(found))


def _first(text: Text, found: re.Match[str], marks: str) -> Span:
    """The first of the `marks` within a match."""
    at = next(offset for offset in range(*found.span()) if text.content[offset] in marks)
    return Span(text, at, at + 1)


def _lines(found: list[re.Match[str]]) -> str:
    return f"，全文共 {len(found)} 行" if len(found) > 1 else ""


def _spaces(found: list[re.Match[str]]) -> Fix:
    """Half-width spaces in place of each indentation."""
    edits = (Edit(each.start(), each.end(), " " * sum(_WIDTHS.get(mark, 1) for mark in each[0])) for each in found)
    return Fix(tuple(edits))
