"""`jiedai done`: the command line of ticking what is done."""

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf, By, Note, Undo, WhichVisit

if TYPE_CHECKING:
    from jiedai.checklist.items import Item
    from jiedai.cli.recording import AtHand


_ONE_OR_REST: Final = "写上办好了哪一件：编号照检查表上的抄；送走以后把没记的一次补上，单写 --rest"


def done(
    items: Annotated[
        list[str] | None,
        typer.Argument(metavar="编号...", help="检查表上的编号，认得出的一部分也行", autocompletion=completing.items),
    ] = None,
    rest: Annotated[
        bool, typer.Option("--rest", help="送走以后：以前没记办没办的，一次都补上；加 --undo 再撤掉")
    ] = False,
    by: By = None,
    note: Note = "",
    undo: Undo = False,
    visit: WhichVisit = None,
    as_of: AsOf = None,
) -> int:
    """办好了一件事，记上谁在什么时候办的。"""
    from jiedai.checklist.meant import Unclear, apart
    from jiedai.checklist.ticking import tick
    from jiedai.cli import recording
    from jiedai.cli.clock import moment
    from jiedai.record.done import ITEMS

    if rest == bool(items):
        raise exits.UsageProblem(_ONE_OR_REST)
    now = moment(as_of)
    hand = recording.opened(visit, now)
    if rest:
        from jiedai.cli.rest import record_rest, undo_rest

        return undo_rest(hand) if undo else record_rest(hand, by, note)
    record = hand.visit.done.items
    words = apart(items or [], [*(item.id for item in hand.items), *record])
    try:
        if undo:
            recording.undo(hand.visit, ITEMS, record, [_recorded(word, hand) for word in words])
            return exits.CLEAN
        if not by:
            raise exits.UsageProblem(recording.NO_NAME)
        meant = {item.id: item for item in (_meant(word, hand) for word in words)}
        ticks = {id_: tick(now, by, note, item.facts) for id_, item in meant.items() if not item.done}
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    if ticks:
        recording.put(hand.visit, ITEMS, ticks)
    for id_, item in meant.items():
        print(f"记下 {id_}：{item.text}（{ticks[id_].written}）" if id_ in ticks else f"早已办好 {id_}（{item.done}）")
        if id_ in ticks and item.unseen:
            print(
                f"方案里还看不出“{id_}”办好了：在方案里写上，它自己就算办好；不写，核对方案时还会挡着", file=sys.stderr
            )
    if ticks and (remark := recording.stranger(hand.visit, next(iter(ticks.values())))):
        print(remark, file=sys.stderr)
    return exits.CLEAN


def _meant(word: str, hand: "AtHand") -> "Item":
    """The item to be ticked; raises Unclear, also for one that cannot have been done yet."""
    from jiedai.checklist import meant

    try:
        item = meant.item_meant(word, hand.items, hand.visit)
    except meant.NothingOfTheKind:
        if key := meant.booked_instead(word, hand.things):
            raise meant.Unclear(
                f"“{key}”要跟对方确认，记在确认里：jiedai confirm {meant.typed(key)} --by 姓名"
            ) from None
        raise
    if item.open and not meant.has_come(item, hand.visit):
        raise meant.Unclear(meant.too_early(item, hand.visit))
    return item


def _recorded(word: str, hand: "AtHand") -> str:
    """The tick to be taken out; raises Unclear, and says so where it is no tick that shows an item done."""
    from jiedai.checklist import meant

    try:
        return meant.recorded(word, hand.visit.done.items)
    except meant.NothingOfTheKind:
        item = meant.shown_by_the_plan(word, hand.items)
        proving = [each.key for each in hand.things if item and item.proved and each.thing.path == item.path]
        key = meant.booked_instead(word, hand.things) or next(iter(proving), None)
        if key in hand.visit.done.bookings:
            undoing = f"jiedai confirm {meant.typed(key)} --undo"
            raise meant.Unclear(f"“{word}”是跟对方确认过的，记在确认里，要撤：{undoing}") from None
        if item:
            raise meant.Unclear(f"“{item.id}”是从方案看出来的（{item.done}），要撤就改方案") from None
        raise
