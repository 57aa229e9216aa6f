"""A blank form as lines of cells on a grid, so that boxes of every line stand under one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jiedai.handbook.forms import Form, FormRow

    Cell = dict[str, Any]
    Line = dict[str, Any]

GRID: Final = 60
"""Steps of the grid across the page; every line fills them all."""
_LABELS: Final = {1: 10, 2: 10, 3: 10, 4: 7, 5: 6}
"""Steps for a label, by how many boxes share a line: the same in every line, so that they stand under one another."""
_SIGNATURES: Final = 3
_BESIDE: Final = 6
"""Columns up to which the name of a table stands beside it, and how many steps it takes there."""
_WIDE: Final = 9
"""A table with more columns is printed across the page."""
_HEIGHTS: Final = {"": 9.5, "头": 7.5, "高": 34.0, "签": 16.0}
"""Millimetres for a line of boxes, a head, a box of several lines and a signature."""
_TIGHTEST: Final = 0.68
_ROOM: Final = 226
_ROOM_ACROSS: Final = 138
"""Millimetres that a page leaves below the title."""
_TEXT_LINE: Final = 6
_CHARACTERS: Final = 50
"""How tall a line of words is, and how many it holds."""
_NARROW: Final = ("序号", "行次")


def form_view(form: Form) -> dict[str, Any]:
    """The form in words, with its lines of cells."""
    lines = [line for row in form.rows for line in _lines(row)]
    lines += [{"类": "签", "格": _boxes(names)} for names in _shared_out(form.signatures, _SIGNATURES)]
    wide = any(len(row.columns) > _WIDE for row in form.rows)
    return {
        "名称": form.name,
        "说明": form.meaning or "",
        "行": lines,
        "备注": form.note or "",
        "出处": form.source,
        "横放": wide,
        "格数": GRID,
        "行高": _heights([line["类"] for line in lines], (_ROOM_ACROSS if wide else _ROOM) - _words_height(form)),
    }


def _words_height(form: Form) -> int:
    """Millimetres for what is said above and below the lines."""
    return sum(_TEXT_LINE * (1 + len(words) // _CHARACTERS) + 2 for words in (form.meaning, form.note) if words)


def _heights(kinds: list[str], room: int) -> dict[str, float]:
    """How tall each kind of line is; a form that is a little too long for a page is drawn together to fit."""
    natural = sum(_HEIGHTS[kind] for kind in kinds)
    factor = room / natural if _TIGHTEST * natural <= room < natural else 1
    return {kind: round(height * factor, 2) for kind, height in _HEIGHTS.items()}


def _lines(row: FormRow) -> Iterator[Line]:
    kind = "高" if row.tall else ""
    if row.columns:
        yield from _table(row)
    elif row.options:
        yield {"类": kind, "格": _options(row)}
    else:
        yield from ({"类": kind, "格": _boxes(names)} for names in _shared_out(row.boxes, max(_LABELS)))


def _shared_out(names: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """The names in lines of at most so many, as evenly as can be."""
    lines = -(-len(names) // most)
    at_once = -(-len(names) // lines) if lines else 1
    return (names[start : start + at_once] for start in range(0, len(names), at_once))


def _boxes(names: Sequence[str]) -> list[Cell]:
    """For each a label and the space to fill in."""
    share, label = GRID // len(names), _LABELS[len(names)]
    return [cell for name in names for cell in (_cell("栏", label, name), _cell("空", share - label))]


def _options(row: FormRow) -> list[Cell]:
    """The words to tick beside the last box, or right across the page."""
    if not row.boxes:
        return [_cell("选", GRID) | {"选项": row.options}]
    *others, last = _boxes(row.boxes[: max(_LABELS)])
    return [*others, last | {"类": "选", "选项": row.options}]


def _table(row: FormRow) -> Iterator[Line]:
    """A head and blank lines; what the table is about stands beside it, or above it where the columns need the room."""
    lines = known(row.lines) or 0
    title = "、".join(row.boxes)
    beside = bool(title) and len(row.columns) <= _BESIDE
    if title and not beside:
        yield {"类": "头", "格": [_cell("栏", GRID, title)]}
    spans = _columns(row.columns, GRID - (_BESIDE if beside else 0))
    names = [_cell("栏", span, name) for name, span in zip(row.columns, spans, strict=True)]
    yield {"类": "头", "格": [_cell("栏", _BESIDE, title) | {"行": lines + 1}, *names] if beside else names}
    for _ in range(lines):
        yield {"类": "", "格": [_cell("空", span) for span in spans]}


def _columns(names: Sequence[str], room: int) -> list[int]:
    """How wide each column is: numbers narrow, the rest by the length of their names."""
    wishes = [3 if name in _NARROW else min(max(len(name), 4), 8) for name in names]
    ends = [sum(wishes[: at + 1]) * room // sum(wishes) for at in range(len(wishes))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _cell(kind: str, span: int, words: str = "") -> Cell:
    return {"类": kind, "占": span, "文字": words, "行": 1, "选项": []}
