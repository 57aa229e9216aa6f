"""Checklist items: the process made concrete by the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from jiedai.handbook.expression import ExpressionError, fill, holds
from jiedai.plan.people import COORDINATOR, LEAD_HOST
from jiedai.shape.fields import known
from jiedai.shape.words import split_words
from jiedai.source.problem import Problem
from jiedai.visit.things import things

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.process import Step
    from jiedai.visit.visit import Visit

State: TypeAlias = Literal["已办", "待办", "逾期"]

NOBODY = "无人负责"


class Item(NamedTuple):
    """One thing to be done; `id` is the step's name and the thing's, so neither order nor wording changes it."""

    id: str
    phase: str
    text: str
    owner: str
    due: datetime | None
    blocking: bool
    state: State
    source: str
    done: str = ""

    @property
    def blocks(self) -> bool:
        return self.state != "已办" and (self.blocking or self.owner == NOBODY)


class Unfillable(NamedTuple):
    """A handbook whose own texts or conditions cannot be filled in for this visit."""

    problems: list[Problem]


def items_of(visit: Visit, view: dict[str, Any]) -> list[Item] | Unfillable:
    """The items of every phase by deadline; or what is wrong with the handbook's own texts."""
    made: list[Item] = []
    problems: list[Problem] = []
    for layer, index, step in _steps(visit):
        try:
            made += _items(visit, view, step)
        except ExpressionError as error:
            span = layer.root.span(("流程", index, "步骤"))
            problems.append(Problem("JD203", f"步骤“{step.name}”：{error}", span, cure="核对手册里这一步的文字"))
    made.sort(key=lambda item: (item.due is None, item.due))
    return Unfillable(problems) if problems else made


def _steps(visit: Visit) -> Iterator[tuple[OpenHandbook, int, Step]]:
    """The steps of the company's handbook and of the regime that concern this visit."""
    for layer in visit.layers:
        for index, step in enumerate(layer.handbook.steps):
            if not step.dropped and visit.in_scene(step.scenes):
                yield layer, index, step


def _items(visit: Visit, view: dict[str, Any], step: Step) -> Iterator[Item]:
    each = step.each
    if each is None or each == "待定":
        if not step.condition or holds(step.condition, view):
            yield _item(visit, step, step.name, view, "")
        return
    for thing in things(each, view):
        data = view | {each: thing.data}
        if not step.condition or holds(step.condition, data):
            proof = thing.data["已确认"] if step.proof else ""
            yield _item(visit, step, f"{step.name}/{thing.name}", data, proof)


def _item(visit: Visit, step: Step, name: str, data: dict[str, Any], proof: str) -> Item:
    due = known(step.due)
    deadline = due.on(visit.days[0]) if due and visit.days else None
    tick = visit.plan.done.get(name)
    done = str(tick) if visit.stands(tick) else proof
    late = deadline is not None and deadline < visit.as_of
    state: State = "已办" if done else "逾期" if late else "待办"
    owner = _owner(visit, fill(step.owner or "", data))
    return Item(name, str(step.phase), fill(step.text, data), owner, deadline, step.blocking, state, step.source, done)


def _owner(visit: Visit, words: str) -> str:
    """The names behind an owner's words; a department keeps its name and shows its contact."""
    owners = []
    for word in split_words(words):
        names = [person.name for person in visit.people.meant([word])]
        if word in visit.handbook.duties:
            owners.append(f"{word}（{names[0]}）" if names else word)
        elif names or word not in (COORDINATOR, LEAD_HOST):
            owners += names or [word]
    return "、".join(dict.fromkeys(owners)) or NOBODY
