"""`--open`: a file or a folder shown by the program that the system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from jiedai.source.files import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def open_written(files: list[Path], start: Callable[[Path], bool] | None = None) -> str:
    """Show the one file that was written, or the folder of several; a sentence when the system has no program for it."""
    if not files:
        return ""
    chosen = files[0] if len(files) == 1 else files[0].parent
    return "" if (start or _start)(chosen) else f"这台电脑上找不到能打开它的程序，请自己打开：{shown(chosen)}"


def _start(path: Path) -> bool:
    """Whether the system's program could be started."""
    if sys.platform == "win32":
        return _start_on_windows(path)
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    try:
        subprocess.Popen(  # noqa: S603 - the system's own program, and a file we have just written
            [program, str(path.resolve())], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:
        return False
    return True


def _start_on_windows(path: Path) -> bool:
    try:
        os.startfile(path.resolve())  # type: ignore[attr-defined] # noqa: S606 - a file we have just written
    except OSError:
        return False
    return True
