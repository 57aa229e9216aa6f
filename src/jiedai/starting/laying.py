"""Putting new files down: all of them or none, and never over anything that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.source.files import shown
from jiedai.source.writing import NotWritten

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def lay(files: Mapping[Path, str | bytes]) -> None:
    """Write each text, or each file's bytes, to its path; raises NotWritten, and then nothing is there."""
    made: list[Path] = []
    folders: list[Path] = []
    try:
        for path, content in files.items():
            folders += _make(path.parent)
            with path.open("xb") as stream:
                made.append(path)
                stream.write(content if isinstance(content, bytes) else content.encode())
    except FileExistsError as error:
        _take_back(made, folders)
        raise NotWritten(f"“{shown(path)}”已经有了，没有覆盖，什么也没写") from error
    except OSError as error:
        _take_back(made, folders)
        raise NotWritten(f"写不进“{shown(path)}”：看看磁盘是否满了、文件夹是否只读，什么也没写") from error
    except BaseException:
        _take_back(made, folders)
        raise


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; those that were not there, the innermost last."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _take_back(made: list[Path], folders: list[Path]) -> None:
    for path in made:
        path.unlink(missing_ok=True)
    for folder in reversed(folders):
        try:
            folder.rmdir()
        except OSError:  # somebody else has put something there
            continue
