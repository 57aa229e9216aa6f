"""From a visit to its sheets: each paper's data by who reads it, and its template filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.documents.audience import visible
from jiedai.documents.sheets import Sheet, named
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.documents.printer import Printer
    from jiedai.documents.sheets import Paper
    from jiedai.visit.visit import Visit


def make(printer: Printer, visit: Visit, papers: Iterable[Paper], exceptions: list[dict[str, str]]) -> Iterator[Sheet]:
    """Every sheet of the papers; raises ExpressionError for a template that cannot be filled.

    `exceptions` (破例) are the findings that waivers cover, in plain words.
    """
    whole = visit.view | {"破例": exceptions, "时间": day_and_clock(visit.as_of)}
    for paper in papers:
        view = visible(whole, paper.audience)
        source = paper.template.split(".")[-2]
        sheets = named(paper, paper.sheets(visit, view))
        texts = [(name, printer.fill(paper.template, view | data.extra), view | data.extra) for name, data in sheets]
        if paper.limit and texts:
            texts = [(paper.name, _within(paper.limit, [text for _, text, _ in texts]), texts[0][2])]
        for name, text, data in texts:
            yield Sheet(paper, name, source, text, data)


def _within(limit: int, versions: list[str]) -> str:
    """The fullest version that keeps within the limit; at the last the short one without its later lines.

    Its last line stays: it says whom to call, and which version this is.
    """
    fitting = next((text for text in versions if len(text) <= limit), None)
    if fitting is not None:
        return fitting
    ending = f"\n……其余见通知单\n{versions[-1].splitlines()[-1]}\n"
    kept = versions[-1][: limit - len(ending)]
    return kept[: kept.rfind("\n")] + ending
