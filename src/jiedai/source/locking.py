"""One writer at a time: on one computer, and on a folder that several share."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

PATIENCE: Final = 60
"""Seconds to wait for others to finish."""


@contextmanager
def alone(lock_file: FilePath) -> Iterator[None]:
    """While nobody else holds the lock, whose file is gone afterwards.

    Raises TimeoutError when others do not come to an end, and OSError where no lock can be made.
    """
    from filelock import FileLock  # noqa: PLC0415 - only who writes needs it

    lock = FileLock(lock_file, timeout=PATIENCE)
    lock.acquire()
    try:
        yield
    finally:
        with suppress(OSError):  # Windows does not let go of it while it is open, and takes it away by itself
            lock_file.unlink()
        lock.release()
