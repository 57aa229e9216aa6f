"""Where a visit stands, in figures: what somebody looks at who has many of them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from jiedai.checklist.drawing_up import every_item
from jiedai.visit.phases import long_over, phases_now, up_to

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from jiedai.checklist.items import Item
    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.findings.levels import Level
    from jiedai.handbook.process import PhaseWord
    from jiedai.visit.visit import Visit


class Figures(NamedTuple):
    """How many items of the phases so far are open; `overdue` and `blocking` are among them.

    `coming` is the item whose deadline comes next, which may be one of a later phase; `unrecorded` are those of a
    visit that is over of which nobody has said whether they were done.
    """

    open: int
    overdue: int
    blocking: int
    coming: Item | None
    unrecorded: int = 0


class Status(NamedTuple):
    """Where one visit stands at its moment.

    `left` is the number of days to the first day, negative once it is past; `items` is None, and `trouble` says why,
    where the plan or its handbook has to be mended first; not even its days are known of a plan that is not `readable`.
    """

    file: str
    title: str
    days: tuple[date, date] | None
    left: int | None
    phases: tuple[PhaseWord, ...]
    verdict: Verdict
    items: Figures | None
    trouble: Diagnostic | None
    readable: bool
    long_over: bool = False

    @property
    def day(self) -> int | None:
        """Which day of the reception it is, from 1; 0 or less before it."""
        return None if self.left is None else 1 - self.left

    @property
    def past(self) -> int:
        """For how many days it has been over; not at all while it is 0."""
        if self.days is None or self.day is None:
            return 0
        first, last = self.days
        return max(self.day - (last - first).days - 1, 0)

    @property
    def finished(self) -> bool:
        """Whether it is over and nothing can be done for it any more, nor has to be put right in the plan."""
        return self.past > 0 and self.items is not None and not (self.items.open or self.verdict.how_many("错误"))

    @property
    def urgent(self) -> bool:
        """Whether it may not go ahead as it stands, and its day has come or is about to; or nobody can tell."""
        if not self.readable:
            return True
        held = self.items is None or self.items.blocking or self.verdict.how_many("错误")
        return bool(held) and not {"筹备", "后续"} & {*self.phases}


class Overview(NamedTuple):
    """The visits to be listed, as they stood at a moment, and how many more are finished."""

    at: datetime
    listed: list[Status]
    finished: int = 0
    over: int = 0
    """How many that have been over for long, and are not finished, are not listed either."""

    def findings(self, level: Level) -> int:
        return sum(each.verdict.how_many(level) for each in self.listed)

    @property
    def items(self) -> Figures:
        """The figures of all the visits together."""
        known = [each.items for each in self.listed if each.items]
        return Figures(
            sum(each.open for each in known),
            sum(each.overdue for each in known),
            sum(each.blocking for each in known),
            None,
            sum(each.unrecorded for each in known),
        )

    @property
    def uncounted(self) -> int:
        """How many visits have to be mended before their items can be counted."""
        return sum(each.items is None for each in self.listed)


def status_of(visit: Visit | None, verdict: Verdict) -> Status:
    """Where a visit stands, from what has been found in it."""
    if visit is None:
        return _unreadable(verdict)
    items = every_item(visit, verdict) if verdict.complete else verdict
    return Status(
        file=verdict.file,
        title=str(visit.plan.title),
        days=visit.days,
        left=visit.days_left,
        phases=phases_now(visit),
        verdict=verdict,
        items=_figures(items, visit) if isinstance(items, list) else None,
        trouble=None if isinstance(items, list) else _gravest(items),
        readable=isinstance(items, list) or not items.unreadable,
        long_over=long_over(visit),
    )


def _unreadable(verdict: Verdict) -> Status:
    """A plan that cannot be read goes by its folder's name."""
    file = PurePath(verdict.file)
    return Status(verdict.file, file.parent.name or file.name, None, None, (), verdict, None, _gravest(verdict), False)


def _gravest(verdict: Verdict) -> Diagnostic:
    """The first error; without one nothing would have stood in the way."""
    return next(finding for finding in verdict.findings if finding.level == "错误")


def _figures(items: list[Item], visit: Visit) -> Figures:
    so_far = [item for item in items if item.open and item.phase in up_to(phases_now(visit)[-1])]
    return Figures(
        open=len(so_far),
        overdue=sum(item.state == "逾期" for item in so_far),
        blocking=sum(item.blocks for item in so_far),
        coming=_coming(items, visit.as_of),
        unrecorded=sum(item.unrecorded for item in items),
    )


def _coming(items: list[Item], now: datetime) -> Item | None:
    """The next by deadline; once every deadline is past, the one most overdue; those without a deadline last."""
    left = [item for item in items if item.open]
    return min(
        left, key=lambda item: (item.due is None, bool(item.due and item.due < now), item.due or now), default=None
    )


def overview(statuses: Iterable[Status], at: datetime, *, every: bool = False, named: bool = True) -> Overview:
    """The visits by their first day, those that are over behind the others, then those without a day.

    Unless `every` is wanted, the finished are only counted, and so are those long over but for the ones `named`.
    """
    ordered = sorted(statuses, key=_order)
    unfinished = [each for each in ordered if every or not each.finished]
    listed = [each for each in unfinished if every or named or not each.long_over]
    return Overview(at, listed, len(ordered) - len(unfinished), len(unfinished) - len(listed))


def _order(status: Status) -> tuple[bool, bool, bool, int, str, str]:
    left, over = status.left or 0, status.past > 0
    return status.left is None, not status.readable, over, -left if over else left, status.title, status.file
