"""The papers a handbook becomes: the manual, the card for the desk, and the blank forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from jiedai.documents.folder import safe_name
from jiedai.documents.form_grid import form_view

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.documents.folder import File
    from jiedai.documents.printer import Printer
    from jiedai.handbook.handbook import Handbook

HandbookKind: TypeAlias = Literal["manual", "conduct", "forms"]

_SIZES: Final = ((500, "大"), (1100, "中"))
"""Up to so many characters the card is set in so large a type; more is set small."""


def manual_files(printer: Printer, _handbook: Handbook, view: dict[str, Any]) -> Iterator[File]:
    """手册: everything in it, to be read and bound."""
    yield "手册.html", printer.fill("manual.html.j2", view).encode()


def conduct_files(printer: Printer, handbook: Handbook, view: dict[str, Any]) -> Iterator[File]:
    """服务规范: a card to stand on the desk."""
    if handbook.conduct:
        length = sum(len(line.text) + len(line.source) for line in handbook.conduct)
        size = next((size for most, size in _SIZES if length <= most), "小")
        yield "服务规范.html", printer.fill("conduct.html.j2", view | {"字号": size}).encode()


def form_files(printer: Printer, handbook: Handbook, view: dict[str, Any]) -> Iterator[File]:
    """表单: a sheet for each."""
    seen: dict[str, int] = {}
    for form in handbook.forms:
        name = safe_name(form.name)
        seen[name] = seen.get(name, 0) + 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        yield f"表单-{name}{number}.html", printer.fill("form.html.j2", view | {"表": form_view(form)}).encode()


HANDBOOK_PAPERS: Final[dict[HandbookKind, Callable[[Printer, Handbook, dict[str, Any]], Iterator[File]]]] = {
    "manual": manual_files,
    "conduct": conduct_files,
    "forms": form_files,
}
NAMES: Final[dict[HandbookKind, str]] = {"manual": "手册", "conduct": "服务规范", "forms": "表单"}


def handbook_papers(
    printer: Printer, handbook: Handbook, view: dict[str, Any], kinds: list[HandbookKind]
) -> list[tuple[HandbookKind, File]]:
    """Every file of the kinds asked for; raises ExpressionError for a template that cannot be filled."""
    return [(kind, file) for kind in kinds for file in HANDBOOK_PAPERS[kind](printer, handbook, view)]
