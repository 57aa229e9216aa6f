"""What a paper is made of: one sheet, or one for each person, department or leg, as a filled template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jiedai.documents.folder import safe_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jiedai.documents.audience import Audience
    from jiedai.visit.visit import Visit


class Data(NamedTuple):
    """What one sheet's template sees beside the visit, and what tells the sheet from its siblings (a name, a flight)."""

    extra: dict[str, Any]
    suffix: str = ""


class Paper(NamedTuple):
    """One kind of paper: its name, who reads it, its template, and the sheets it consists of.

    `sheets` gets the visit and what the readers may see of it; where it gives none, there is nothing to print.
    """

    name: str
    audience: Audience
    template: str
    sheets: Callable[[Visit, dict[str, Any]], Iterable[Data]]
    about: str
    """What it is for, in the words of the list of papers."""
    limit: int = 0
    """Characters at most, where it has to be short: its sheets are then versions of one, the fullest first."""
    proofs: bool = False
    """Whether it is about all other papers, and sees their text (印出)."""
    bound: bool = False
    """Whether its sheets are printed together: they are then the pages of one PDF or web page."""
    edited: bool = False
    """Whether it is a letter that its sender finishes by hand."""
    sheet: str = ""
    """How it is printed where not as usual: 大字 for what hangs on a wall, 中字, 横放."""
    given_to: Audience | None = None
    """Who gets it, where that is not who may read it: a number for a car is the driver's, and every guest sees it."""

    @property
    def readers(self) -> Audience:
        """Who gets it."""
        return self.given_to or self.audience

    @property
    def source(self) -> str:
        """The ending of its own format: md, html, svg or txt."""
        return self.template.split(".")[-2]


class Sheet(NamedTuple):
    """A filled template: the paper it belongs to, the name of its file without an ending, and the source text."""

    paper: Paper
    name: str
    text: str
    data: Mapping[str, Any]
    """What it has been filled from."""

    @property
    def source(self) -> str:
        return self.paper.source


def one(_visit: Visit, _view: dict[str, Any]) -> list[Data]:
    """A single sheet with nothing more than the visit."""
    return [Data({})]


def named(paper: Paper, all_data: Iterable[Data]) -> list[tuple[str, Data]]:
    """Every sheet's data with a name for its file; of several with one name the later ones are numbered."""
    seen: dict[str, int] = {}
    made = []
    for data in all_data:
        name = paper.name + (f"-{safe_name(data.suffix)}" if safe_name(data.suffix) else "")
        seen[name] = seen.get(name, 0) + 1
        made.append((name if seen[name] == 1 else f"{name}-{seen[name]}", data))
    return made
