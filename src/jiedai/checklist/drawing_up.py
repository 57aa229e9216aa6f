"""From a visit that has been judged to the part of its checklist that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.checklist.confirmable import bookables
from jiedai.checklist.due import counted
from jiedai.checklist.gate import Gate, errors_besides
from jiedai.checklist.items import UNRECORDED, Unfillable, items_of, steps_of
from jiedai.checklist.owners import stand_for
from jiedai.findings.slips import blocked
from jiedai.handbook.expression import ExpressionError
from jiedai.handbook.process import AFTERWARDS, DAY_BEFORE, PhaseWord
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.shape.fields import known
from jiedai.shape.nearest import did_you_mean
from jiedai.source.problem import Problem
from jiedai.visit.phases import PHASES, begun, day_before, phases_now, up_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jiedai.checklist.confirmable import Bookable
    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Verdict
    from jiedai.record.done import Tick
    from jiedai.visit.visit import Visit


class Wanted(NamedTuple):
    """Which part of the checklist: one phase, or every phase, or what is to be done now; and whose items."""

    phase: PhaseWord | None = None
    now: bool = False
    whose: str | None = None


def draw_up(visit: Visit | None, verdict: Verdict, wanted: Wanted) -> Gate | Verdict:
    """The checklist, or the verdict on what keeps it from being drawn up."""
    if visit is None or not verdict.complete:
        return verdict
    items = every_item(visit, verdict)
    if not isinstance(items, list):
        return items
    last = wanted.phase or (phases_now(visit)[-1] if wanted.now else PHASES[-1])
    so_far = [item for item in items if item.phase in up_to(last)]
    chosen = [item for item in so_far if _is_wanted(item, wanted)]
    if wanted.whose:
        theirs = stand_for(visit, wanted.whose)
        chosen = [item for item in chosen if item.owner.words & theirs]
    return Gate(
        visit,
        title=_title(wanted),
        last=last,
        items=chosen,
        later=sum(item.open and item.phase == DAY_BEFORE for item in items),
        errors=[] if wanted.whose else errors_besides(so_far, verdict),
        warnings=verdict.how_many("警告"),
        remarks=[*_moved(visit, wanted), *([] if wanted.whose else _of_the_whole(visit, items, wanted))],
        owners=[item.owner for item in items],
        whose=wanted.whose,
    )


def every_item(visit: Visit, verdict: Verdict) -> list[Item] | Verdict:
    """All items of a visit, or the verdict on the handbook that they cannot be made from."""
    try:
        items = items_of(visit)
    except ExpressionError as error:
        return _broken_duty(visit, verdict, error)
    return blocked(verdict.file, items.problems, unreadable=True) if isinstance(items, Unfillable) else items


def every_bookable(visit: Visit, verdict: Verdict) -> list[Bookable] | Verdict:
    """Everything that can be confirmed, or the verdict on the handbook that keeps its sentences from being filled in."""
    try:
        return bookables(visit)
    except ExpressionError as error:
        return _broken_duty(visit, verdict, error)


def _broken_duty(visit: Visit, verdict: Verdict, error: ExpressionError) -> Verdict:
    """The verdict on a condition in the handbook's duties, without which there is no view of the visit."""
    span = visit.own.root.span(("分工",), key=True)
    return blocked(verdict.file, [Problem("JD203", str(error), span)], unreadable=True)


def _is_wanted(item: Item, wanted: Wanted) -> bool:
    """Whether an item of the phases so far belongs on the list; what blocks from before stays on it until it is done."""
    if wanted.now:
        return item.open
    return wanted.phase in (None, item.phase) or item.blocks


def _title(wanted: Wanted) -> str:
    return "眼下要办的" if wanted.now else f"{wanted.phase or '全程'}检查表"


def _of_the_whole(visit: Visit, items: list[Item], wanted: Wanted) -> Iterator[str]:
    """What concerns nobody in particular."""
    yield from _left_over(visit, items, wanted)
    yield from _unrecorded(items, wanted)
    yield from _holidays(visit)
    yield from _unknown(visit, items)


def _left_over(visit: Visit, items: list[Item], wanted: Wanted) -> Iterator[str]:
    """What of earlier phases is open without blocking: said, so that it is not forgotten."""
    for phase in up_to(wanted.phase)[:-1] if wanted.phase else ():
        count = sum(item.phase == phase and item.open and not item.blocks for item in items)
        if count:
            yield f"{phase}里还有 {count} 件没有打勾" + ("" if begun(visit) else "，不挡放行")


def _unrecorded(items: list[Item], wanted: Wanted) -> Iterator[str]:
    """What a visit that is over has left behind: said once, with the way to be done with it."""
    count = sum(item.unrecorded for item in items)
    if count and (wanted.now or wanted.phase == AFTERWARDS):
        yield (
            f"送走以前的 {count} 件{UNRECORDED}，不用再管；要看：jiedai checklist --all，"
            "都办了就一次补记：jiedai done --rest --by 姓名"
        )


def _moved(visit: Visit, wanted: Wanted) -> Iterator[str]:
    """That the day before has moved to a working day."""
    eve = day_before(visit)
    if visit.days is None or eve is None or wanted.phase != DAY_BEFORE:
        return
    first = visit.days[0]
    if (first - eve).days > 1:
        yield f"{month_day(first)}前一天放假，前一天的事提到 {month_day(eve)}（{weekday(eve)}）"


def _holidays(visit: Visit) -> Iterator[str]:
    """That the holidays of a year in which working days are counted are not known."""
    days = [day for _, _, step in steps_of(visit) for day in counted(known(step.due), visit)]
    if visit.handbook.times.day_before == "工作日" and (eve := day_before(visit)):
        days.append(eve)
    if not days:
        return
    from jiedai.visit.working_days import not_known  # noqa: PLC0415 - only where working days are counted

    if unknown := not_known(days):
        yield unknown.strip("（）")


def _unknown(visit: Visit, items: list[Item]) -> Iterator[str]:
    """The ticks and confirmations that belong to nothing in the plan."""
    ids, keys = [item.id for item in items], [each.key for each in bookables(visit)]
    yield from _strays(visit.done.items, ids, "检查表上没有这一条", "jiedai done 编号… --undo")
    yield from _strays(visit.done.bookings, keys, "方案里没有这一样", "jiedai confirm 名称… --undo")


def _strays(recorded: Mapping[str, Tick], known_names: list[str], where: str, clearing: str) -> Iterator[str]:
    """What is written by hand one by one, for it may be mistyped; what was recorded by command all at once."""
    strays = {name: tick for name, tick in recorded.items() if name not in known_names}
    for name, tick in strays.items():
        if not tick.facts:
            yield f"记着“{name}”（{tick.written}），{where}{did_you_mean(name, known_names)}"
    if renamed := [name for name, tick in strays.items() if tick.facts]:
        yield (
            f"有 {len(renamed)} 条记录对不上现在的方案（主宾、人或东西换了名字）：{'、'.join(renamed)}。"
            f"要重办的已经重新打开；不再用的，{clearing} 清掉"
        )
