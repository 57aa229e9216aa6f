"""Changing several files of a folder at once: all of them, or none, whatever happens in between."""

from __future__ import annotations

import errno
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final

from jiedai.source import locking

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LOCK: Final = ".jiedai.lock"
_NEW: Final = "new"
_OLD: Final = "old"
_REASONS: Final = {
    errno.ENOSPC: "磁盘满了，什么也没写。腾出地方，再来一次",
    errno.EDQUOT: "你在这个磁盘上的份额用完了，什么也没写。腾出地方，再来一次",
    errno.ENAMETOOLONG: "文件夹或文件的名称太长，什么也没写。换一个短些的文件夹，再来一次",
    errno.EROFS: "这个磁盘是只读的，什么也没写。换一个文件夹，再来一次",
}
_ANY_REASON: Final = "看看磁盘是否满了、文件夹是否只读、是不是有同名的文件，什么也没写"


class InUse(OSError):  # noqa: N818 - says what is the matter
    """A file that cannot be replaced or taken away, because another program has it open."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class NotRestored(OSError):  # noqa: N818 - says what is the matter
    """What was there before could not all be put back; it lies in `kept`."""

    def __init__(self, kept: FilePath) -> None:
        super().__init__()
        self.kept = kept


def why(error: Exception) -> str:
    """Why nothing was written, in Chinese, and what to do."""
    if isinstance(error, NotRestored):
        return f"写到一半断了，有的文件没能放回去。原来的在“{error.kept}”里，请自己拷回来"
    if isinstance(error, InUse):
        return f"“{error.name}”正开着（比如在 Word 里），或者是只读的，什么也没写。关掉它，再来一次"
    return _REASONS.get(getattr(error, "errno", None) or 0, _ANY_REASON)


@contextmanager
def alone(folder: FilePath) -> Iterator[None]:
    """While nobody else writes into the folder, which is made; it is gone again if it stays empty.

    Raises TimeoutError when others do not come to an end.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locking.alone(folder / LOCK):
            yield
    finally:
        for each in made:
            with suppress(OSError):  # not empty: something has been written
                each.rmdir()


def exchange(folder: FilePath, contents: Mapping[str, bytes], removed: Sequence[str]) -> None:
    """Put the contents into the folder and take the removed ones away; raises OSError, and all is as it was."""
    workshop = FilePath(tempfile.mkdtemp(prefix=".jiedai-", dir=folder))
    try:
        _prepare(workshop, folder, contents, removed)
        _carry_out(workshop, folder, contents, removed)
    except NotRestored:
        raise
    except BaseException:
        shutil.rmtree(workshop, ignore_errors=True)
        raise
    shutil.rmtree(workshop, ignore_errors=True)


def _prepare(workshop: FilePath, folder: FilePath, contents: Mapping[str, bytes], removed: Sequence[str]) -> None:
    """Write everything, and a copy of whatever will be gone, beside the files: a full disk shows here."""
    (workshop / _NEW).mkdir()
    (workshop / _OLD).mkdir()
    for name, content in contents.items():
        (workshop / _NEW / name).write_bytes(content)
    for name in (*contents, *removed):
        if (folder / name).exists():
            shutil.copy2(folder / name, workshop / _OLD / name)


def _carry_out(workshop: FilePath, folder: FilePath, contents: Iterable[str], removed: Iterable[str]) -> None:
    name = ""
    try:
        for name in removed:
            (folder / name).unlink()
        for name in contents:
            (workshop / _NEW / name).replace(folder / name)
    except BaseException as error:
        _take_back(workshop, folder, contents, removed)
        if isinstance(error, PermissionError):
            raise InUse(name) from error
        raise


def _take_back(workshop: FilePath, folder: FilePath, contents: Iterable[str], removed: Iterable[str]) -> None:
    """Undo what has been done; raises NotRestored, and what was there stays in the workshop."""
    moved = [name for name in contents if not (workshop / _NEW / name).exists()]
    gone = [name for name in removed if not (folder / name).exists()]
    try:
        for name in (*moved, *gone):
            before = workshop / _OLD / name
            if before.exists():
                before.replace(folder / name)
            else:
                (folder / name).unlink()
    except OSError as error:
        raise NotRestored(workshop) from error
