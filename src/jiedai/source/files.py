"""What a file is called in messages."""

import os
from pathlib import Path


def shown(path: Path) -> str:
    """The path as it is or from the current folder, whichever is shorter, with forward slashes."""
    try:
        return min(Path(os.path.relpath(path)).as_posix(), path.as_posix(), key=len)
    except ValueError:  # another drive on Windows
        return path.as_posix()
