"""A handbook as Markdown, to paste into a document or a chat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.handbook_tables import tables_of

if TYPE_CHECKING:
    from collections.abc import Iterator


def as_markdown(view: dict[str, Any]) -> Iterator[str]:
    """The handbook's head and its tables."""
    yield f"# {view['手册']}"
    for name in ("版本", "单位", "出处", "性质", "继承"):
        words = "、".join(view[name]) if isinstance(view[name], list) else view[name]
        if words:
            yield ""
            yield f"{name}：{words}"
    for table in tables_of(view):
        yield ""
        yield f"## {table.title}"
        yield ""
        if table.note:
            yield table.note
            yield ""
        yield _row(table.head)
        yield _row(["---"] * len(table.head))
        yield from map(_row, table.rows)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
