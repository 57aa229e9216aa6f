"""Where many visits stand, to paste into a chat or a wiki."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.checklist.status_words import HEADINGS, cells_of, text_of, totals
from jiedai.findings.report_markdown import literal
from jiedai.shape.calendar_words import month_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.checklist.status import Overview, Status

_HEADINGS: Final = ("日期", *HEADINGS)


def as_markdown(overview: Overview) -> Iterator[str]:
    """A table with the days besides, since the page may be read later; what is urgent stands bold."""
    if overview.listed:
        yield f"| {' | '.join(_HEADINGS)} |"
        yield "|---" * len(_HEADINGS) + "|"
    for status in overview.listed:
        when, *others = (literal(text_of(cell)) for cell in cells_of(status, overview.at))
        cells = [_days(status), f"**{when}**" if status.urgent else when, *others]
        cells += [""] * (len(_HEADINGS) - len(cells))
        yield f"| {' | '.join(cells)} |"
    yield from ("", literal(totals(overview)))


def _days(status: Status) -> str:
    return "至".join(dict.fromkeys(month_day(day) for day in status.days or ()))
