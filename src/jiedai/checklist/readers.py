"""For whom a checklist is drawn up (--for), and what one has to know who reads only his own part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.checklist.meant import Unclear
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jiedai.checklist.gate import Gate
    from jiedai.visit.visit import Visit


def concerned(gates: list[Gate], word: str) -> list[Gate]:
    """The visits in which the word stands for somebody; raises Unclear where it does in none."""
    found = [gate for gate in gates if _knows(gate, word)]
    if gates and not found:
        owners = list(dict.fromkeys(name for gate in gates for owner in gate.owners for name in owner.answering))
        words = [word for gate in gates for word in (*gate.visit.people.words(), *_words(gate))]
        raise Unclear(
            f"没有“{word}”这个人、部门或角色{did_you_mean(word, words)}。检查表上负责的有：{'、'.join(owners)}"
        )
    return found


def _knows(gate: Gate, word: str) -> bool:
    return gate.visit.people.knows(word) or word in gate.visit.handbook.duties or word in _words(gate)


def _words(gate: Gate) -> list[str]:
    return sorted({word for owner in gate.owners for word in owner.words})


def briefing(visit: Visit) -> dict[str, str]:
    """When, who comes and whom to ask: no prices, and nobody's telephone but the coordinator's."""
    return dict(_told(visit))


def _told(visit: Visit) -> Iterator[tuple[str, str]]:
    plan = visit.plan
    yield "日期", _days(visit.days)
    unit = plan.unit.short_name or plan.unit.name
    heads = visit.view["人数"]["预计"]
    yield "来宾", "，".join(filter(None, (unit, visit.view["称呼"], f"{heads} 人" if heads else "")))
    if visit.coordinators:
        person = visit.coordinators[0]
        yield "有事找", f"{person.name}（总协调）" + (f" {person.phone}" if person.phone else "")


def _days(days: tuple[date, date] | None) -> str:
    if days is None:
        return "还没有定"
    first, last = (f"{month_day(day)}（{weekday(day)}）" for day in days)
    return first if first == last else f"{first}至 {last}"
