"""From a visit to its sheets: each paper's data by who reads it, and its template filled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.documents.audience import visible
from jiedai.documents.catalogue import PAPERS
from jiedai.documents.sheets import Sheet, named
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.documents.printer import Printer
    from jiedai.documents.sheets import Paper
    from jiedai.visit.visit import Visit


class Style(NamedTuple):
    """How signs and cards are to look: 屏幕 in pixels, the paper of boards, and whether seat cards name posts."""

    screen: tuple[int, int] = (1920, 1080)
    paper: str = "A3"
    posts: bool = False

    def data(self) -> dict[str, Any]:
        return {"屏幕": self.screen, "纸": self.paper, "席卡职务": self.posts}

    def words(self) -> str:
        """1920x1080 A3, and 席卡职务 where posts are named."""
        return f"{self.screen[0]}x{self.screen[1]} {self.paper}{' 席卡职务' * self.posts}"

    @classmethod
    def read(cls, words: str) -> Style:
        """The style told in such words; the usual one for others."""
        found = re.fullmatch(r"(\d{2,5})x(\d{2,5}) (A3|A4)( 席卡职务)?", words, re.ASCII)
        return cls((int(found[1]), int(found[2])), found[3], bool(found[4])) if found else USUAL


USUAL: Final = Style()


def make(
    printer: Printer, visit: Visit, papers: Iterable[Paper], exceptions: list[dict[str, str]], style: Style = USUAL
) -> Iterator[Sheet]:
    """Every sheet of the papers; raises ExpressionError for a template that cannot be filled.

    `exceptions` (破例) are the findings that waivers cover, in plain words.
    """
    whole = whole_view(visit, exceptions, style)
    for paper in papers:
        seen = whole | ({"印出": _printed(printer, visit, whole)} if paper.proofs else {})
        yield from _sheets(printer, visit, paper, seen)


def whole_view(visit: Visit, exceptions: list[dict[str, str]], style: Style = USUAL) -> dict[str, Any]:
    """All that there is to be told of a visit, before it is known who reads it."""
    return visit.view | {"破例": exceptions, "时间": day_and_clock(visit.as_of), "样式": style.data()}


def _sheets(printer: Printer, visit: Visit, paper: Paper, whole: dict[str, Any]) -> Iterator[Sheet]:
    view = visible(whole, paper.audience)
    made = (
        Sheet(paper, name, printer.fill(paper.template, view | data.extra), view | data.extra)
        for name, data in named(paper, paper.sheets(visit, view))
    )
    yield from [_within(paper.limit, made)._replace(name=paper.name)] if paper.limit else made


def _printed(printer: Printer, visit: Visit, whole: dict[str, Any]) -> list[dict[str, str]]:
    """The text of every paper there is, but of those about all others."""
    made = (sheet for paper in PAPERS if not paper.proofs for sheet in _sheets(printer, visit, paper, whole))
    return [printed_text(sheet.paper, sheet.text) for sheet in made]


def printed_text(paper: Paper, text: str) -> dict[str, str]:
    """A sheet as those papers see it that are about all others."""
    return {"文书": paper.name, "受众": paper.audience, "全文": text}


def _within(limit: int, versions: Iterator[Sheet]) -> Sheet:
    """The fullest version if it keeps within the limit, otherwise that which comes nearest, and that this is not all.

    Its last line stays: it says whom to call, and which version this is. The shortest loses its later lines.
    """
    version = next(versions)
    if len(version.text) <= limit:
        return version
    for version in versions:
        text = _with_more(version.text)
        if len(text) <= limit:
            return version._replace(text=text)
    ending = f"{_MORE}{version.text.splitlines()[-1]}\n"
    kept = version.text[: limit - len(ending)]
    return version._replace(text=kept[: kept.rfind("\n") + 1] + ending)


_MORE: Final = "其余见接待通知单。\n"


def _with_more(text: str) -> str:
    """The text with the word that this is not all before its last line."""
    *lines, last = text.splitlines()
    return "".join(f"{line}\n" for line in lines) + f"{_MORE}{last}\n"
