"""Checklist items: the process made concrete by the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from jiedai.checklist.confirmable import bookable
from jiedai.checklist.due import due
from jiedai.checklist.owners import NOBODY, Owner, owner_of
from jiedai.checklist.standing import Claim, standing
from jiedai.handbook.expression import ExpressionError, fill, filled, holds
from jiedai.handbook.process import AFTERWARDS, DAY_BEFORE, EachWord, PhaseWord
from jiedai.shape.calendar_words import day_and_clock
from jiedai.shape.fields import known
from jiedai.source.problem import Problem
from jiedai.visit.phases import over
from jiedai.visit.things import CONFIRMABLE, Thing, things

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.process import Step
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit

State: TypeAlias = Literal["已办", "待办", "逾期"]

_PLACES: Final = {"到达": "地点", "离开": "地点", "接站牌": "地点", "环节": "地点", "用餐": "地点", "物料": "地点"} | {
    "场地": "名称",
    "住宿": "酒店",
}
"""The field that says where a thing is."""


IN_THE_PLAN: Final = "方案里写着"
"""Who has done what the plan itself shows to be done."""
BY_HAND: Final = "手写，方案改了看不出来"
"""What to know of a tick without facts."""
UNRECORDED: Final = "没有记办没办"
"""What to know of an item that nobody ticked while there was time."""


class Item(NamedTuple):
    """One thing to be done; `id` is the step's name and the thing's, so neither order nor wording changes it.

    `facts` are what the plan fills into the sentence, and what it is about besides (核对); `done` who has done it,
    `by_hand` whether that was written without the facts, `lapsed` why a tick no longer holds, `path` the thing it is
    done for, `proved` whether a confirmation of the thing does it, `unseen` whether the plan would show it done (凭据)
    and does not, and `unrecorded` whether the visit is over and nobody has said: it is too late to do it, and it may
    well have been done.
    """

    id: str
    phase: PhaseWord
    text: str
    facts: tuple[str, ...]
    owner: Owner
    due: datetime | None
    blocking: bool
    state: State
    source: str
    done: str
    by_hand: bool
    lapsed: str
    place: str
    path: Path
    proved: bool
    unseen: bool
    unrecorded: bool

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return not self.done and not self.unrecorded

    @property
    def blocks(self) -> bool:
        return self.open and (self.blocking or self.owner.shown == NOBODY)

    @property
    def by(self) -> str:
        """3月11日 17:00, or nothing."""
        return day_and_clock(self.due) if self.due else ""


class Unfillable(NamedTuple):
    """A handbook whose own texts or conditions cannot be filled in for this visit."""

    problems: list[Problem]


def items_of(visit: Visit) -> list[Item] | Unfillable:
    """The items of every phase by deadline; or what is wrong with the handbook's own texts.

    Raises ExpressionError where the handbook's duties keep the visit from being seen at all.
    """
    view = dict(visit.view)
    made: list[Item] = []
    problems: list[Problem] = []
    for layer, index, step in steps_of(visit):
        try:
            made += _items(visit, step, view)
        except ExpressionError as error:
            span = layer.root.span(("流程", index, "步骤"))
            problems.append(Problem("JD203", f"步骤“{step.name}”：{error}", span, cure="核对手册里这一步的文字"))
    made.sort(key=lambda item: (item.due is None, item.due))
    return Unfillable(problems) if problems else made


def steps_of(visit: Visit) -> Iterator[tuple[OpenHandbook, int, Step]]:
    """The steps of the company's handbook and of the regime that concern this visit."""
    for layer in visit.layers:
        for index, step in enumerate(layer.handbook.steps):
            if not step.dropped and visit.in_scene(step.scenes):
                yield layer, index, step


def _items(visit: Visit, step: Step, view: dict[str, Any]) -> Iterator[Item]:
    each, phase = step.each, step.phase
    if phase == "待定":
        return
    if each is None or each == "待定":
        if not step.condition or holds(step.condition, view):
            yield _item(visit, step, phase, None, view)
        return
    for thing in things(each, visit):
        data = view | {each: thing.data}
        if not step.condition or holds(step.condition, data):
            yield _item(visit, step, phase, (each, thing), data)


def _item(visit: Visit, step: Step, phase: PhaseWord, of: tuple[EachWord, Thing] | None, data: dict[str, Any]) -> Item:
    kind, thing = of or (None, None)
    name = f"{step.name}/{thing.name}" if thing else step.name
    sentence = filled(step.text, data)
    facts = (*sentence.facts, *filled(step.check or "", data).facts)
    proved = step.proof and kind in CONFIRMABLE
    claims = [*_ticked(visit, name, facts), *(_confirmed(visit, *of) if of and proved else ())]
    deadline = due(known(step.due), visit, thing)
    valid = visit.handbook.times.validity.by_kind.get(kind) if kind and phase == DAY_BEFORE else None
    done, lapsed, by_hand = standing(visit, claims, valid, deadline)
    shown = bool(step.evidence and holds(step.evidence, data))
    done = done or (IN_THE_PLAN if shown else "")
    late = deadline is not None and deadline < visit.as_of
    unrecorded = not done and phase != AFTERWARDS and over(visit) and (late or deadline is None)
    return Item(
        id=name,
        phase=phase,
        text=sentence.text,
        facts=facts,
        owner=owner_of(visit, fill(step.owner or "", data)),
        due=deadline,
        blocking=step.blocking,
        state="已办" if done else "逾期" if late and not unrecorded else "待办",
        source=step.source,
        done=done,
        by_hand=by_hand,
        lapsed=lapsed,
        place=str(thing.data[_PLACES[kind]] or "") if thing and kind in _PLACES else "",
        path=thing.path if thing else (),
        proved=proved,
        unseen=bool(step.evidence) and not shown,
        unrecorded=unrecorded,
    )


def _ticked(visit: Visit, name: str, facts: tuple[str, ...]) -> Iterator[Claim]:
    tick = visit.done.items.get(name)
    if tick and tick.confirmation:
        yield Claim(tick.confirmation, tick.facts, facts)


def _confirmed(visit: Visit, kind: EachWord, thing: Thing) -> Iterator[Claim]:
    """The thing's confirmation in the plan, and the one that is recorded."""
    if thing.confirmation:
        yield Claim(thing.confirmation)
    tick = visit.booked.get(thing.path)
    if tick and tick.confirmation:
        yield Claim(tick.confirmation, tick.facts, bookable(kind, thing, visit).sentence.facts)
