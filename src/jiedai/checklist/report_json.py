"""Checklists for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from jiedai.checklist.gate import Gate
    from jiedai.checklist.items import Item

FORMAT_VERSION: Final = 1


def as_json(gates: list[Gate], whose: str | None) -> str:
    """All items of all visits; the verdict is 放行 only when every visit may go ahead."""
    report = {
        "version": FORMAT_VERSION,
        "for": whose,
        "verdict": _verdict(gates, whose),
        "visits": [
            {
                "file": _file(gate),
                "title": gate.visit.plan.title,
                "plan_version": gate.visit.version,
                "as_of": gate.visit.as_of.isoformat(timespec="minutes"),
                "verdict": gate.verdict,
                "blockers": gate.blockers,
                "remarks": gate.remarks,
            }
            for gate in gates
        ],
        "items": [_entry(gate, item) for gate in gates for item in gate.items],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _verdict(gates: list[Gate], whose: str | None) -> str | None:
    """不放行 where one visit is held back; none where one of them is not decided, or of somebody's part."""
    verdicts = {gate.verdict for gate in gates}
    if whose or verdicts == {None}:
        return None
    return "不放行" if "不放行" in verdicts else None if None in verdicts else "放行"


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
        "unrecorded": item.unrecorded,
        "done": item.done,
        "by_hand": item.by_hand,
        "lapsed": item.lapsed,
        "place": item.place,
        "source": item.source,
    }


def _file(gate: Gate) -> str:
    return gate.visit.document.text.file
