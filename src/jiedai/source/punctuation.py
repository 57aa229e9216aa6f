"""Slips of a Chinese keyboard: full-width colons, commas and brackets, and spaces left out, each with its fix."""

from __future__ import annotations

import re
from typing import Final

from jiedai.source.characters import WIDE_SPACES
from jiedai.source.edits import Edit, Fix
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

_NAME: Final = r"[^\s:：#\"'{}\[\]，。]{1,12}"
_WIDE_COLON = re.compile(rf"^[ ]*(?:- +)?{_NAME}[ ]*(：)", re.MULTILINE)
_WIDE_COMMA = re.compile(rf"(，)\s*{_NAME}\s*[:：]")
_WIDE_BRACKET = re.compile(r"(?:: *|- *|^ *)([｛［])")
_NO_SPACE = re.compile(rf"[ ]*(?:- +)?[一-鿿]{{1,12}}(:)([{WIDE_SPACES}]*)(?=[^\s/])")
_BARE_DASH = re.compile(r"^[ ]*(-)(?=[一-鿿]{1,12}[ ]*[:：])", re.MULTILINE)
_HALF_WIDTH: Final = {"｛": "{", "｝": "}", "［": "[", "］": "]"}


def at(text: Text, offset: int) -> Span:
    """One character."""
    return Span(text, offset, min(offset + 1, len(text.content)))


def line_slip(text: Text, start: int, line: str) -> Problem | None:
    """What is mistyped in a line that begins at `start`: a colon, a bracket, or no space behind a colon or dash."""
    if found := _WIDE_COLON.match(line):
        return _colons(text, [start + found.start(1)])
    if found := _WIDE_BRACKET.search(line):
        wide = re.finditer("[｛｝［］]", line)
        edits = tuple(Edit(start + each.start(), start + each.end(), _HALF_WIDTH[each[0]]) for each in wide)
        cure = "改成半角的 { } 或 [ ]，里面的逗号和冒号也用半角"
        return Problem("JD113", "括号写成了全角", at(text, start + found.start(1)), cure=cure, fix=Fix(edits))
    if found := _NO_SPACE.match(line):
        fix = Fix((Edit(start + found.start(2), start + found.end(2), " "),))
        span = at(text, start + found.start(1))
        return Problem("JD112", "字段名的冒号后面少了空格", span, cure="冒号后面空一格，用半角空格", fix=fix)
    return bare_dashes(text) if _BARE_DASH.match(line) else None


def wide_colons(span: Span, names: list[str] | None = None) -> Problem | None:
    """The fields in a run of text that are written with a full-width colon; only those of `names`, if given."""
    text, start, end = span
    found = [
        each.start(1)
        for each in _WIDE_COLON.finditer(text.content, start, end)
        if names is None or text.content[each.start() : each.start(1)].strip(" -") in names
    ]
    return _colons(text, found) if found else None


def _colons(text: Text, offsets: list[int]) -> Problem:
    several = f"，共 {len(offsets)} 处" if len(offsets) > 1 else ""
    fix = Fix(tuple(_half_width_colon(text, offset) for offset in offsets))
    message = f"字段名后面的冒号写成了全角“：”{several}"
    return Problem("JD111", message, at(text, offsets[0]), cure="改成半角冒号“:”，后面空一格", fix=fix)


def _half_width_colon(text: Text, offset: int) -> Edit:
    followed = text.content[offset + 1 : offset + 2]
    return Edit(offset, offset + 1, ":" if followed in ("", " ", "\n", "\r") else ": ")


def wide_comma(text: Text, opener: int) -> Problem | None:
    """The full-width comma before a field, in the line of the bracket that is opened at `opener`."""
    line = text.content[opener:].split("\n", 1)[0]
    found = _WIDE_COMMA.search(line)
    if found is None:
        return None
    offset = opener + found.start(1)
    fix = Fix((Edit(offset, offset + 1, ", "),))
    span = at(text, offset)
    return Problem("JD114", "隔开字段的逗号写成了全角“，”", span, cure="改成半角逗号“,”，后面空一格", fix=fix)


def bare_dashes(text: Text) -> Problem | None:
    """The entries of lists whose dash has no space behind it."""
    found = list(_BARE_DASH.finditer(text.content))
    if not found:
        return None
    several = f"，共 {len(found)} 处" if len(found) > 1 else ""
    edits = tuple(Edit(each.end(1), each.end(1), " ") for each in found)
    span = at(text, found[0].start(1))
    return Problem("JD112", f"“-”后面少了空格{several}", span, cure="“-”后面空一格", fix=Fix(edits))
