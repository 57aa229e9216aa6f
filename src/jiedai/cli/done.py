"""`jiedai done`: the command line of ticking what is done."""

import sys
from typing import Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf, By, Note, Undo, WhichVisit


def done(
    items: Annotated[
        list[str],
        typer.Argument(metavar="编号...", help="检查表上的编号，认得出的一部分也行", autocompletion=completing.items),
    ],
    by: By = None,
    note: Note = "",
    undo: Undo = False,
    visit: WhichVisit = None,
    as_of: AsOf = None,
) -> int:
    """办好了一件事，记上谁在什么时候办的。"""
    from jiedai.checklist.drawing_up import every_item
    from jiedai.checklist.ticking import Unclear, item_meant, tick
    from jiedai.cli import recording
    from jiedai.cli.clock import moment
    from jiedai.record.done import ITEMS

    now = moment(as_of)
    opened, verdict = recording.opened(visit, now)
    try:
        if undo:
            recording.undo(opened, ITEMS, opened.done.items, items)
            return exits.CLEAN
        if not by:
            raise exits.UsageProblem(recording.NO_NAME)
        every = every_item(opened, verdict)
        if not isinstance(every, list):
            raise exits.UsageProblem(recording.unreadable(every))
        meant = {item.id: item for item in (item_meant(word, every) for word in items)}
        ticks = {id_: tick(now, by, note, item.facts) for id_, item in meant.items() if item.open}
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    if ticks:
        recording.put(opened, ITEMS, ticks)
    for id_, item in meant.items():
        print(f"记下 {id_}：{item.text}（{ticks[id_].written}）" if id_ in ticks else f"早已办好 {id_}（{item.done}）")
    if ticks and (remark := recording.stranger(opened, next(iter(ticks.values())))):
        print(remark, file=sys.stderr)
    return exits.CLEAN
