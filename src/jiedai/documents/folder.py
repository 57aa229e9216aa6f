"""Putting papers into a folder: all or none, and never over a file that somebody else wrote or changed.

A list of what we wrote, with a digest of each file, stands in the folder. It tells our files from others',
shows when one was changed by hand, and lets a paper that is no longer made be taken away.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


File: TypeAlias = tuple[str, bytes]
"""A file's name and what is in it."""

LIST: Final = ".jiedai.json"
_LONGEST: Final = 60


class NotWritten(Exception):  # noqa: N818 - says what was not done
    """Nothing was written; says why, in Chinese."""


class Written(NamedTuple):
    """What a run put into the folder and took away from it."""

    files: list[FilePath]
    removed: list[FilePath]


def safe_name(text: str) -> str:
    """The text without what a file's name may not hold on some system, and no longer than any takes."""
    safe = "".join("-" if character in '<>:"/\\|?*' or character < " " else character for character in text)
    return safe[:_LONGEST].strip(" .")


def write_folder(
    folder: FilePath, papers: Sequence[tuple[str, File]], kinds: Iterable[str] = (), origin: str = "plan.yaml"
) -> Written:
    """Write the papers into `folder`, and remove our papers of the same kinds that are no longer made.

    `kinds` are those of which there may be no paper at all any more; the papers are made from `origin`.
    """
    before = _read_list(folder)
    contents = {name: content for _, (name, content) in papers}
    kinds = {*kinds, *(kind for kind, _ in papers)}
    stale = [name for name, entry in before.items() if entry["kind"] in kinds and name not in contents]
    after = {name: entry for name, entry in before.items() if name not in stale}
    after |= {name: {"kind": kind, "sha256": _digest(contents[name])} for kind, (name, _) in papers}
    listing = json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True).encode()
    try:
        for name in (*contents, *stale):
            _check_ours(folder / name, before.get(name), origin)
        _move_in(folder, contents | {LIST: listing})
        removed = [folder / name for name in stale if (folder / name).exists()]
        for path in removed:
            path.unlink()
    except OSError as error:
        raise NotWritten(f"写不进“{folder}”：看看磁盘是否满了、文件夹是否只读、是不是有同名的文件") from error
    return Written([folder / name for name in contents], removed)


def _move_in(folder: FilePath, contents: dict[str, bytes]) -> None:
    """Write everything beside the folder first, so that a full disk leaves the folder as it was."""
    existing = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    workshop = FilePath(tempfile.mkdtemp(prefix=".jiedai-", dir=existing))
    try:
        for name, content in contents.items():
            (workshop / name).write_bytes(content)
        folder.mkdir(parents=True, exist_ok=True)
        for name in contents:
            (workshop / name).replace(folder / name)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _check_ours(path: FilePath, entry: dict[str, str] | None, origin: str) -> None:
    if not path.exists():
        return
    if entry is None:
        raise NotWritten(f"“{path.name}”不是 jiedai 写的，没有覆盖，什么也没写。把它挪走或改名，再来一次")
    if _digest(path.read_bytes()) != entry["sha256"]:
        raise NotWritten(
            f"“{path.name}”生成以后被改过，没有覆盖，什么也没写。把改动写进“{origin}”，再把它挪走或改名，重新生成"
        )


def _read_list(folder: FilePath) -> dict[str, dict[str, str]]:
    try:
        listing = json.loads((folder / LIST).read_bytes())
        entries = {FilePath(name).name: entry for name, entry in listing.items()}
        return {name: {"kind": str(entry["kind"]), "sha256": str(entry["sha256"])} for name, entry in entries.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise NotWritten(f"“{folder / LIST}”坏了，认不出哪些文件是 jiedai 写的。清空这个文件夹，再来一次") from None


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
