"""A paper's source read into blocks: Markdown becomes the HTML of our web pages, and HTML is read here."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from jiedai.printing.blocks import Align, Block, Cell, Item, PageBreak, Paper, Paragraph, Row, Rule, Run, Table
from jiedai.printing.style import Element, millimetres, page, properties, rules

_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # not U+3000, which is set on purpose
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_SILENT: Final = {"style", "script", "title", "template"}
_STRONG: Final = {"strong", "b"}
_INLINE: Final = {"span", "strong", "b", "em", "i", "u", "a", "code", "small", "sup", "sub", "label", "mark", "font"}
_VOID: Final = {"br", "hr", "col", "img", "input", "meta", "link", "wbr"}
_SMALL: Final = millimetres("9.8pt")


def read(html: str) -> Paper:
    """A page as blocks; what a paper cannot show, such as a script, is left out."""
    css = "".join(re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL))
    sheet = page(css)
    reader = _Reader(css, sheet.columns)
    reader.feed(html)
    reader.close()
    reader.finish()
    return Paper(reader.blocks, sheet)


class _Reader(HTMLParser):
    def __init__(self, css: str, width: float) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._rules = rules(css)
        self._width = width
        self._path: list[Element] = []
        self._paragraph: Paragraph | None = None
        self._table: Table | None = None
        self._cell: Cell | None = None
        self._counts: list[int | None] = []  # of each open list the last number; None for one with bullets
        self._mark: int | str | None = None  # a point of a list that has no text yet

    # what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._text("\n")
        element = Element(tag, frozenset(given.get("class", "").split()), properties(given.get("style", "")))
        self._path.append(element)
        if tag not in {"br", "wbr"} and not self._in_line(tag):
            self._path.pop()
            self.finish()
            self._path.append(element)
        if self._property("break-before") == "page" or self._property("page-break-before") == "always":
            self.blocks.append(PageBreak())
        self._open(tag, given)
        if tag in _VOID:
            self._path.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not any(element.tag == tag for element in self._path):
            return
        if not self._in_line(tag):
            self.finish()
        elif self._property("margin-right"):
            self._text("\u3000")
        while self._path.pop().tag != tag:
            pass
        if tag in {"ul", "ol"} and self._counts:
            self._counts.pop()
        if tag in {"td", "th"} and not self._inside("td", "th"):
            self._cell = None
        if tag == "table" and not self._inside("table"):
            self._table = None

    def handle_data(self, data: str) -> None:
        if not self._inside(*_SILENT):
            self._text(_SPACE.sub(" ", data))

    # what is made of it

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if tag in {"ul", "ol"}:
            self._counts.append(int(given.get("start") or 1) - 1 if tag == "ol" else None)
        elif tag == "li":
            self._begin_point()
        elif tag == "hr" and not self._cell:
            self.blocks.append(Rule())
        elif self._cell:
            return  # a table within a cell is read as its lines
        elif tag == "table":
            self._table = Table(even=self._property("table-layout") == "fixed")
            self.blocks.append(self._table)
        elif tag == "col" and self._table:
            width = millimetres(self._property("width"), self._width)
            self._table.widths += [width] * _count(given.get("span"))
        elif tag == "tr" and self._table:
            self._table.rows.append(Row([], millimetres(self._property("height")), self._inside("thead")))
        elif tag in {"td", "th"} and self._table and self._table.rows:
            low = self._property("vertical-align") == "bottom"
            down, across = _count(given.get("rowspan")), _count(given.get("colspan"))
            self._cell = Cell([], across, down, tag == "th", low)
            self._table.rows[-1].cells.append(self._cell)

    def _begin_point(self) -> None:
        number = self._counts[-1] if self._counts else None
        if number is not None:
            number += 1
            self._counts[-1] = number
        self._mark = "•" if number is None else number

    def _text(self, text: str) -> None:
        if not self._paragraph:
            if not text.strip(" \n") and text != "\n":
                return
            self._paragraph = self._new_paragraph()
        strong = any(element.tag in _STRONG for element in self._path)
        self._paragraph.runs.append(Run(text, strong))

    def _new_paragraph(self) -> Paragraph:
        level = next((_HEADINGS[element.tag] for element in self._path if element.tag in _HEADINGS), 0)
        small = 0 < millimetres(self._property("font-size", inherited=True)) < _SMALL
        return Paragraph([], level, self._align(), small)

    def finish(self) -> None:
        """Put the paragraph that is being written into its place."""
        paragraph, self._paragraph = self._paragraph, None
        if not paragraph:
            return
        paragraph.runs = _tidied(paragraph.runs)
        if not paragraph.runs:
            return
        mark, self._mark = self._mark, None
        if self._cell:
            if mark is not None:
                paragraph.runs.insert(0, Run(f"{mark}. " if isinstance(mark, int) else "· "))
            self._cell.paragraphs.append(paragraph)
        elif mark is not None:
            depth = max(len(self._counts) - 1, 0)
            self.blocks.append(Item(paragraph, depth, mark if isinstance(mark, int) else None))
        else:
            self.blocks.append(paragraph)

    def _in_line(self, tag: str) -> bool:
        return tag in _INLINE and self._property("display") != "block"

    def _inside(self, *tags: str) -> bool:
        return any(element.tag in tags for element in self._path)

    def _align(self) -> Align:
        written = self._property("text-align", inherited=True)
        return "center" if written == "center" else "right" if written in {"right", "end"} else "left"

    def _property(self, name: str, *, inherited: bool = False) -> str:
        """What is said of the innermost element, or where it is inherited of the nearest around it."""
        for depth in range(len(self._path), 0, -1):
            path = self._path[:depth]
            written = (each for each in reversed(self._rules) if name in each.properties and each.fits(path))
            value = path[-1].own.get(name) or next((each.properties[name] for each in written), "")
            if value or not inherited:
                return value
        return ""


def _count(written: str | None) -> int:
    return min(max(int(written), 1), 200) if written and written.isdecimal() else 1


def _tidied(runs: list[Run]) -> list[Run]:
    """Runs of one kind joined, without space at the ends of lines."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].strong == run.strong:
            joined[-1] = Run(joined[-1].text + run.text, run.strong)
        else:
            joined.append(run)
    tidy = [Run(re.sub(r" *\n *", "\n", _doubled(run.text)), run.strong) for run in joined]
    if tidy:
        tidy[0] = tidy[0]._replace(text=tidy[0].text.lstrip(" \n"))
        tidy[-1] = tidy[-1]._replace(text=tidy[-1].text.rstrip(" \n\u3000"))
    return [run for run in tidy if run.text]


def _doubled(text: str) -> str:
    return re.sub(r" {2,}", " ", text)
