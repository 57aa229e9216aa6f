"""Writing a changed text back to its file: all of it or nothing, and only if the file is still what was read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jiedai.source.place import Text


class NotWritten(Exception):  # noqa: N818 - says what was not done
    """The file is as it was; says why, in Chinese."""


def write_back(before: Text, after: Text) -> None:
    """Put `after` in the place of `before`, which was read from its origin; raises NotWritten."""
    if before.origin is None:
        raise NotWritten(f"“{before.file}”不是可以写的文件")
    try:
        _replace(before.origin.resolve(), before, after)
    except OSError as error:
        raise NotWritten(f"写不进“{before.file}”：看看磁盘是否满了、文件或文件夹是否只读，原来的内容没有动") from error


def write_new(path: FilePath, text: Text) -> None:
    """Put a text into a file that is not there yet, or is empty; raises NotWritten."""
    try:
        _put(path, text)
    except OSError as error:
        raise NotWritten(f"写不进“{text.file}”：看看磁盘是否满了、文件夹是否只读，什么也没写") from error


def unchanged(text: Text) -> bool:
    """Whether the file that a text was read from still says the same."""
    try:
        return text.origin is not None and text.origin.read_bytes().decode(text.encoding, "replace") == text.content
    except OSError:
        return False


def _replace(path: FilePath, before: Text, after: Text) -> None:
    if not os.access(path, os.W_OK):
        raise NotWritten(f"“{before.file}”是只读的，没有动它；去掉只读再来一次")
    if not unchanged(before):
        raise NotWritten(f"“{before.file}”刚被别的程序改过，没有动它，再来一次")
    _put(path, after)


def _put(path: FilePath, text: Text) -> None:
    """Write beside the file first, so that a full disk leaves it as it was."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    written = FilePath(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.content.encode(text.encoding))
        if path.exists():
            shutil.copymode(path, written)
        else:
            written.chmod(0o666 & ~_umask())
        written.replace(path)
    except BaseException:
        written.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """What the system keeps from others in a new file, which a temporary one keeps from everybody."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
