"""Checklists for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jiedai.checklist.gate import Gate
    from jiedai.checklist.items import Item

FORMAT_VERSION: Final = 1


def as_json(gates: list[Gate], whose: str | None) -> str:
    """All items of all visits; the verdict is 放行 only when every visit may go ahead.

    Of the part that falls to somebody there is none.
    """
    report = {
        "version": FORMAT_VERSION,
        "for": whose,
        "verdict": None if whose else "放行" if all(gate.open for gate in gates) else "不放行",
        "visits": [
            {
                "file": _file(gate),
                "title": gate.visit.plan.title,
                "plan_version": gate.visit.version,
                "as_of": gate.visit.as_of.isoformat(timespec="minutes"),
                "verdict": None if whose else gate.verdict,
                "blockers": gate.blockers,
                "remarks": gate.remarks,
            }
            for gate in gates
        ],
        "items": [_entry(gate, item) for gate in gates for item in gate.items],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _entry(gate: Gate, item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "visit": _file(gate),
        "phase": item.phase,
        "text": item.text,
        "facts": list(item.facts),
        "owner": item.owner.shown,
        "due": item.due.isoformat(timespec="minutes") if item.due else None,
        "blocking": item.blocking,
        "state": item.state,
        "done": item.done,
        "lapsed": item.lapsed,
        "place": item.place,
        "source": item.source,
    }


def _file(gate: Gate) -> str:
    return gate.visit.document.text.file
