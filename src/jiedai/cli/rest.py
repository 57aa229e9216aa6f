"""`jiedai done --rest`: once a visit is over, all that nobody has ticked, at one go."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from jiedai.checklist.meant import Unclear
from jiedai.checklist.ticking import tick
from jiedai.cli import exits, recording
from jiedai.record.done import ITEMS
from jiedai.shape.calendar_words import month_day
from jiedai.visit.phases import over

if TYPE_CHECKING:
    from jiedai.cli.recording import AtHand

_LATER: Final = "事后补记"
"""How such a tick is known from one that was made when the thing was done."""


def record_rest(hand: AtHand, by: str | None, note: str) -> int:
    """Tick what the visit has left behind; what follows it is still to be done, and ticked one by one."""
    visit = hand.visit
    if not over(visit):
        last = f"，最后一天是 {month_day(visit.days[1])}" if visit.days else ""
        raise exits.UsageProblem(f"接待还没有结束{last}；--rest 送走以后才用，现在办好一件记一件")
    left = [item for item in hand.items if item.unrecorded]
    if not left:
        print("没有要补记的：送走以前的都记过了")
        return exits.CLEAN
    if not by:
        raise exits.UsageProblem(recording.NO_NAME)
    try:
        ticks = {item.id: tick(visit.as_of, by, f"{_LATER} {note}", item.facts) for item in left}
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    recording.put(visit, ITEMS, ticks)
    any_tick = ticks[left[0].id]
    print(f"补记 {len(left)} 件（{any_tick.written}）：")
    for item in left:
        print(f"  {item.id}")
    print("其中其实没办的，写上编号撤掉：jiedai done 编号 --undo；全撤：jiedai done --rest --undo")
    if remark := recording.stranger(visit, any_tick):
        print(remark, file=sys.stderr)
    return exits.CLEAN


def undo_rest(hand: AtHand) -> int:
    """Take out again all that was ticked in this way."""
    record = hand.visit.done.items
    names = [name for name, each in record.items() if each.confirmation and _afterwards(each.confirmation.reference)]
    if not names:
        print("没有事后补记的，什么也没有撤")
        return exits.CLEAN
    recording.undo(hand.visit, ITEMS, record, names)
    return exits.CLEAN


def _afterwards(reference: str) -> bool:
    return reference.split(" ", maxsplit=1)[0] == _LATER
