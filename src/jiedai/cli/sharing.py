"""The same work for many plans: done in one process, or shared out among several with the same outcome."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

from jiedai.cli.progress import watched
from jiedai.handbook.library import read_once
from jiedai.source.decode import STANDARD_INPUT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

T = TypeVar("T")

_MANY: Final = 500
"""From so many on it pays to share them out, even on a machine that is busy; with 200 it does not yet."""
_AT_A_TIME: Final = 20
"""How many plans are handed to a process together: few enough that all of them finish at about the same time."""
_FOR_LIFE: Final = ExitStack()
"""What lasts as long as the process does that others hand work to."""


def outcomes(work: Callable[[Path], T], plans: Sequence[Path], jobs: int | None = None) -> Iterator[T]:
    """What comes of each plan, in their order, whoever did it; `jobs` are processes, as many as pay if not given.

    `work` can be sent to another process. Whoever waits for many plans sees how far it has come.
    """
    with watched(plans, "核对") as each, _done(work, plans, _processes(plans, jobs)) as done:
        for _, outcome in zip(each, done, strict=True):
            yield outcome


def _processes(plans: Sequence[Path], jobs: int | None) -> int:
    if STANDARD_INPUT in plans:  # only this process can read it
        return 1
    usual = (os.cpu_count() or 1) if len(plans) >= _MANY else 1
    return min(jobs or usual, -(-len(plans) // _AT_A_TIME))


@contextmanager
def _done(work: Callable[[Path], T], plans: Iterable[Path], processes: int) -> Iterator[Iterator[T]]:
    if processes <= 1:
        with read_once():
            yield map(work, plans)
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(processes, initializer=_begin)
    try:
        yield pool.map(work, plans, chunksize=_AT_A_TIME)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin() -> None:
    """Make a process ready for work that others hand to it; it is they who are interrupted."""
    import signal

    from jiedai.cli.quick import start_quickly

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    start_quickly()
    _FOR_LIFE.enter_context(read_once())
