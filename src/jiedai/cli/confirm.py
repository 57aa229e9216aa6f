"""`jiedai confirm`: the command line of recording that a booking is confirmed."""

import sys
from typing import Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf, By, Note, Undo, WhichVisit


def confirm(
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="对象...",
            help="酒店、车、司机、班次、场地、哪一餐、礼品或资料的名称",
            autocompletion=completing.bookables,
        ),
    ],
    by: By = None,
    note: Note = "",
    undo: Undo = False,
    visit: WhichVisit = None,
    as_of: AsOf = None,
) -> int:
    """与对方确认过车、房、餐、场地等，记上谁在什么时候确认的。"""
    from jiedai.checklist.drawing_up import every_bookable
    from jiedai.checklist.ticking import Unclear, thing_meant, tick
    from jiedai.cli import recording
    from jiedai.cli.clock import moment
    from jiedai.record.done import BOOKINGS

    now = moment(as_of)
    opened, verdict = recording.opened(visit, now)
    try:
        if undo:
            recording.undo(opened, BOOKINGS, opened.done.bookings, things)
            return exits.CLEAN
        if not by:
            raise exits.UsageProblem(recording.NO_NAME)
        every = every_bookable(opened, verdict)
        if not isinstance(every, list):
            raise exits.UsageProblem(recording.unreadable(every))
        meant = {each.key: each for each in (thing_meant(word, every) for word in things)}
        ticks = {key: tick(now, by, note, each.sentence.facts) for key, each in meant.items()}
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    recording.put(opened, BOOKINGS, ticks)
    for key, each in meant.items():
        print(f"记下 {key}：{each.sentence.text}（{ticks[key].written}）")
    if remark := recording.stranger(opened, next(iter(ticks.values()))):
        print(remark, file=sys.stderr)
    return exits.CLEAN
