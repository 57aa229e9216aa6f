"""Where many visits stand, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from jiedai.findings.levels import LEVELS

if TYPE_CHECKING:
    from jiedai.checklist.items import Item
    from jiedai.checklist.status import Figures, Overview, Status
    from jiedai.findings.finding import Diagnostic

FORMAT_VERSION: Final = 1


def as_json(overview: Overview) -> str:
    """What status.schema.json describes."""
    report = {
        "version": FORMAT_VERSION,
        "as_of": overview.at.isoformat(timespec="minutes"),
        "visits": [_entry(each) for each in overview.listed],
        "summary": {
            "visits": len(overview.listed),
            "finished": overview.finished,
            "over": overview.over,
            "uncounted": overview.uncounted,
            "findings": {level: overview.findings(level) for level in LEVELS},
            "items": _counts(overview.items),
        },
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _entry(status: Status) -> dict[str, Any]:
    first, last = status.days or (None, None)
    return {
        "file": status.file,
        "title": status.title,
        "first_day": str(first) if first else None,
        "last_day": str(last) if last else None,
        "days_left": status.left,
        "phases": list(status.phases),
        "readable": status.readable,
        "urgent": status.urgent,
        "finished": status.finished,
        "findings": {level: status.verdict.how_many(level) for level in LEVELS},
        "items": _counts(status.items) if status.items else None,
        "next": _next(status.items.coming) if status.items and status.items.coming else None,
        "trouble": _trouble(status.trouble) if status.trouble else None,
    }


def _counts(items: Figures) -> dict[str, int]:
    return {
        "open": items.open,
        "overdue": items.overdue,
        "blocking": items.blocking,
        "unrecorded": items.unrecorded,
    }


def _next(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "phase": item.phase,
        "owner": item.owner.shown,
        "due": item.due.isoformat(timespec="minutes") if item.due else None,
        "overdue": item.state == "逾期",
    }


def _trouble(trouble: Diagnostic) -> dict[str, Any]:
    line, column = trouble.span.begin
    return {
        "code": trouble.code,
        "message": trouble.message,
        "file": trouble.span.text.file,
        "line": line,
        "column": column,
    }
