"""What files are called: in messages, and by mistake."""

import os
import re
from pathlib import Path
from typing import Final

PLAN: Final = "plan.yaml"
_LIKELY: Final = re.compile(r"(?i:plan)\.?(?i:yml|yaml|yaml\.txt|txt)|.*方案.*\.(?:ya?ml|txt)")


def likely_plans(folder: Path) -> list[str]:
    """The files in a folder that somebody may have meant as its plan.yaml."""
    try:
        return sorted(each.name for each in folder.iterdir() if _LIKELY.fullmatch(each.name) and each.is_file())
    except OSError:
        return []


def shown(path: Path) -> str:
    """The path as it is or from the current folder, whichever is shorter, with forward slashes."""
    try:
        return min(os.path.relpath(path).replace(os.sep, "/"), path.as_posix(), key=len)
    except ValueError:  # another drive on Windows
        return path.as_posix()
