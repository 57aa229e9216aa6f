"""Pandoc, which turns papers and forms into Word and into Typst."""

from __future__ import annotations

import subprocess
from functools import cache
from typing import TYPE_CHECKING, Final

from jiedai.printing.formats import Unprintable

if TYPE_CHECKING:
    from pathlib import Path as FilePath

INSTALL: Final = "要写 Word、PDF 和图片，先装上：pip install 'jiedai[print]'"
READERS: Final = {"md": "gfm", "html": "html"}


@cache
def _program() -> str:
    try:
        import pypandoc
    except ImportError:
        raise Unprintable(INSTALL) from None
    return str(pypandoc.get_pandoc_path())


def convert(text: str, source: str, target: str, *options: str, output: FilePath | None = None) -> bytes:
    """A text in another format, never reading a file or the network that the text names."""
    command = [_program(), "--sandbox", "--from", READERS[source], "--to", target, *options]
    if output:
        command += ["--output", str(output)]
    made = subprocess.run(  # noqa: S603 - our own program, and nothing of the plan in its options
        command, input=text.encode(), capture_output=True, check=False
    )
    if made.returncode:
        raise Unprintable(f"排版没有成功：{made.stderr.decode('utf-8', 'replace').strip()}")
    return made.stdout
