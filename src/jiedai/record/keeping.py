"""Writing into done.yaml: one at a time, all of it or nothing, however many people do it at once."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from jiedai.record.done import DONE_FILE
from jiedai.record.lines import Unwritable, fresh
from jiedai.source.decode import read_text
from jiedai.source.files import shown
from jiedai.source.locking import alone
from jiedai.source.writing import NotWritten, write_back, write_new

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path as FilePath

    from jiedai.source.place import Text


def change(folder: FilePath, how: Callable[[Text], Text]) -> None:
    """Change the done.yaml of a visit's folder, which need not be there yet; raises NotWritten."""
    path = folder / DONE_FILE
    with _alone(folder):
        if path.exists():
            text, problems = read_text(path, shown(path))
            if slip := next((problem for problem in problems if problem.code != "JD103"), None):
                raise NotWritten(f"“{shown(path)}”读不出来（{slip.message}），没有动它")
        else:
            text = None
        before = text
        try:
            after = how(before or fresh(shown(path)))
        except Unwritable as refusal:
            raise NotWritten(str(refusal)) from refusal
        if before is None:
            write_new(path, after)
        elif after.content != before.content:
            write_back(before, after)


@contextmanager
def _alone(folder: FilePath) -> Iterator[None]:
    """While nobody else writes into the folder's done.yaml."""
    with ExitStack() as stack:
        try:
            stack.enter_context(alone(folder / f".{DONE_FILE}.lock"))
        except TimeoutError:
            message = f"“{shown(folder)}”一直有别人在写，等了一分钟也没轮到，没有记上；过一会儿再来一次"
            raise NotWritten(message) from None
        except (OSError, NotImplementedError) as error:
            raise NotWritten(f"写不进“{shown(folder)}”：看看磁盘是否满了、文件夹是否只读，没有记上") from error
        yield
