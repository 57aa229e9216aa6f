"""`jiedai confirm`: the command line of recording that a booking is confirmed."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf, By, Note, Undo, WhichVisit

if TYPE_CHECKING:
    from datetime import datetime

    from jiedai.checklist.confirmable import Bookable
    from jiedai.cli.recording import AtHand


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
    from jiedai.checklist.meant import Unclear, apart, recorded, thing_meant
    from jiedai.checklist.ticking import tick
    from jiedai.cli import recording
    from jiedai.cli.clock import moment
    from jiedai.record.done import BOOKINGS

    now = moment(as_of)
    hand = recording.opened(visit, now)
    record = hand.visit.done.bookings
    words = apart(things, [*(each.key for each in hand.things), *record])
    try:
        if undo:
            names = [recorded(word, record, hand.things, hand.items) for word in words]
            recording.undo(hand.visit, BOOKINGS, record, names)
            return exits.CLEAN
        if not by:
            raise exits.UsageProblem(recording.NO_NAME)
        meant = {each.key: each for each in (thing_meant(word, hand.things, hand.items) for word in words)}
        ticks = {key: tick(now, by, note, each.sentence.facts) for key, each in meant.items()}
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    recording.put(hand.visit, BOOKINGS, ticks)
    for key, each in meant.items():
        before = f"原来是 {record[key].written}，改记为 " if key in record else ""
        print(f"记下 {key}：{each.sentence.text}（{before}{ticks[key].written}）{_until(each, hand, now)}")
    if remark := recording.stranger(hand.visit, next(iter(ticks.values()))):
        print(remark, file=sys.stderr)
    return exits.CLEAN


def _until(each: "Bookable", hand: "AtHand", now: "datetime") -> str:
    """Until when the confirmation holds, where that is before the item it does is due."""
    from jiedai.checklist.standing import good_until
    from jiedai.handbook.process import DAY_BEFORE
    from jiedai.shape.calendar_words import day_and_clock

    proved = (item for item in hand.items if item.proved and item.path == each.thing.path and item.phase == DAY_BEFORE)
    item = next(proved, None)
    until = good_until(now, hand.visit.handbook.times.validity.by_kind.get(each.kind))
    if item is None or item.due is None or until is None or until >= item.due:
        return ""
    return f"，管到 {day_and_clock(until)}，{item.by} 前还要再确认"
