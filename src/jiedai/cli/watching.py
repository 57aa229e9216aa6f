"""`jiedai render --watch`: writing again whenever the plan, its handbook, its record or a template changes."""

from __future__ import annotations

import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from jiedai.documents.printer import Printer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from jiedai.source.place import Place
    from jiedai.visit.visit import Visit

Stamps: TypeAlias = dict[str, tuple[int, int]]
"""When each file was changed last, and its size."""

_PAUSE: Final = 0.5
"""Seconds between two looks."""
_MOST: Final = 2_000
"""Files of a folder that are looked at; a templates folder holds a few."""


def pause() -> None:
    """Wait until it is time for the next look."""
    time.sleep(_PAUSE)


def watch(look: Callable[[], Stamps], write: Callable[[], None], wait: Callable[[], None] = pause) -> None:
    """Write, and write again after every change, once the files have come to rest; ends with KeyboardInterrupt only."""
    while True:
        seen = look()
        write()
        while (now := look()) == seen:
            wait()
        wait()
        while (later := look()) != now:  # an editor is still at it, or has taken the file away to put a new one there
            now = later
            wait()


def stamps(files: Iterable[Path]) -> Stamps:
    """The files that are there, by their names rather than by what lies behind them: editors replace them."""
    made = {}
    for path in files:
        try:
            found = path.stat()
        except OSError:
            continue
        made[str(path)] = (found.st_mtime_ns, found.st_size)
    return made


def sources(plan: Path, handbooks: Iterable[Path], out: Path) -> list[Path]:
    """Whatever a visit's papers are made from, but nothing in the folder they are written to."""
    folder, out = plan.parent, out.resolve()
    near = [path for each in (folder, folder.resolve().parent) for path in _files(each, "*.y*ml")]
    houses = [path for house in Printer(folder).houses for path in _files(house, "**/*")]
    found = {path.resolve(): path for path in (plan, *near, *houses, *handbooks)}
    return [path for real, path in found.items() if out not in real.parents or real == plan.resolve()]


def handbook_files(visit: Visit) -> list[Path]:
    """The files that the handbook of a visit is made of."""
    return [Path(file) for file in dict.fromkeys(_named(visit.own.root))]


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return [path for path in islice(folder.glob(pattern), _MOST) if path.is_file()]
    except OSError:
        return []


def _named(place: Place) -> Iterator[str]:
    yield place.text.file
    for child in (place.children or {}).values():
        yield from _named(child)
