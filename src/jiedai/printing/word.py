"""Word: pandoc's document in the look of our reference.docx, the same bytes for the same text."""

from __future__ import annotations

import tempfile
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jiedai.printing.pandoc import convert

if TYPE_CHECKING:
    from jiedai.printing.formats import Job


def document(job: Job) -> list[tuple[str, bytes]]:
    """A paper or a form as a Word document."""
    with tempfile.TemporaryDirectory(prefix="jiedai-") as folder:
        output = FilePath(folder) / "paper.docx"
        convert(job.text, job.source, "docx", "--metadata", f"title={job.title}", output=output)
        return [("", output.read_bytes())]
