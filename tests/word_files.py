"""Word files for the tests: written as people write them, and damaged."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document


def word_file(path: Path, *paragraphs: str | list[str], rows: list[list[str]] | None = None, footer: str = "") -> Path:
    """A Word file with these paragraphs, each in one run or in several, a table, and a footer."""
    document = Document()
    for paragraph in paragraphs:
        made = document.add_paragraph()
        for run in [paragraph] if isinstance(paragraph, str) else paragraph:
            made.add_run(run)
    if rows:
        table = document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, words in zip(table.rows, rows, strict=True):
            for cell, word in zip(row.cells, words, strict=True):
                cell.text = word
    document.sections[0].footer.paragraphs[0].text = footer
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(path))
    return path


def words_of(content: bytes) -> list[str]:
    """The words of a Word file: its paragraphs, its rows with | between the cells, its footer."""
    document = Document(io.BytesIO(content))
    rows = ["|".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    footer = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
    return [each for each in (*(paragraph.text for paragraph in document.paragraphs), *rows, *footer) if each]


def changed(path: Path, name: str, old: str = "", new: str = "") -> Path:
    """The same file with a text in one of its parts replaced; without an old text the part becomes the new one."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    before = parts.get(name, b"").decode()
    assert old in before
    parts[name] = (before.replace(old, new, 1) if old else new).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in parts.items():
            package.writestr(each, content)
    return path
