"""Findings on a terminal: the sentence, the line it is about with a mark under the words, and the cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.display import COLUMNS, paint, width, wrap
from jiedai.findings.waiving import waiver_words
from jiedai.shape.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.source.place import Span

_MARGIN = "  "


def text(verdicts: list[Verdict], *, colour: bool, show_waived: bool = False) -> Iterator[str]:
    """Every finding as a block, the waived ones too if asked for, then a closing line for each visit."""
    for verdict in verdicts:
        for finding in verdict.findings:
            yield from _block(finding, finding.level, colour=colour)
            yield ""
        for finding, waiver in verdict.waived if show_waived else ():
            yield from _block(finding, "豁免", colour=colour)
            yield from _indented(f"豁免：{waiver_words(waiver)}")
            yield ""
        yield from _closing(verdict, colour=colour)


def _block(finding: Diagnostic, label: str, *, colour: bool) -> Iterator[str]:
    line, column = finding.span.begin
    where = paint(f"{finding.span.text.file}:{line}:{column}", "淡", colour=colour)
    yield f"{paint(label, label, colour=colour)} {finding.code} {finding.name}  {where}"
    yield from _indented(finding.message)
    yield from _snippet(finding.span, "", label, colour=colour)
    for span, remark in finding.related:
        elsewhere = "" if span.text.file == finding.span.text.file else f"（{span.text.file}）"
        yield from _snippet(span, remark + elsewhere, "淡", colour=colour)
    if finding.cure:
        by_itself = "（加 --fix 自动改好）" if finding.safe_fix else ""
        yield from _indented(f"怎么改：{finding.cure}{by_itself}")
    if finding.clause:
        yield from _indented(f"依据：{finding.clause}")


def _indented(sentence: str) -> Iterator[str]:
    return (_MARGIN + part for part in wrap(sentence, COLUMNS - len(_MARGIN)))


def _snippet(span: Span, label: str, style: str, *, colour: bool) -> Iterator[str]:
    """The line of the span with a mark under its characters, cut to the screen around the mark."""
    if not span.text.content:
        return
    number, column = span.begin
    whole = visible(span.text.line(number))
    start = column - 1
    end = max(min(len(whole), start + span.end - span.start), start + 1)
    gutter = f"{number:>5} │ "
    first, shown = _window(whole, start, end, COLUMNS - width(gutter))
    rest = "…" if first + len(shown) < len(whole) else ""
    before, marked = whole[first:start], whole[start : min(end, first + len(shown))]
    yield paint(gutter, "淡", colour=colour) + ("…" if first else "") + shown + rest
    indent = width(before) + (1 if first else 0)
    mark = _labelled(indent, "^" * max(width(marked), 1), label, COLUMNS - width(gutter))
    yield paint("      │ ", "淡", colour=colour) + paint(mark, style, colour=colour)


def _labelled(indent: int, mark: str, label: str, columns: int) -> str:
    """The mark at its place with the label behind it, or before it where there is no room."""
    if not label or indent + len(mark) + 1 + width(label) <= columns or indent <= width(label):
        return " " * indent + f"{mark} {label}".rstrip()
    return " " * (indent - width(label) - 1) + f"{label} {mark}"


def _window(line: str, start: int, end: int, columns: int) -> tuple[int, str]:
    """The part of a line that fits: from its beginning, or from a little before a mark that lies too far right."""
    first = 0
    while width(line[first:end]) > columns - 2 and first < start:
        first += 1
    last = len(line)
    while width(line[first:last]) > columns - 2 and last > first + 1:
        last -= 1
    return first, line[first:last]


def _closing(verdict: Verdict, *, colour: bool) -> Iterator[str]:
    if not verdict.findings:
        yield paint(f"{verdict.file}：{verdict.in_words()}", "好", colour=colour)
        return
    some = f"其中 {verdict.fixable} 处" if verdict.fixable < len(verdict.findings) else "都"
    fixable = f"；{some}能加 --fix 自动改好" if verdict.fixable else ""
    yield paint(f"{verdict.file}：{verdict.in_words()}{fixable}", "粗", colour=colour)
    if not verdict.complete:
        yield "先改好这些，再查其余的规则。"
