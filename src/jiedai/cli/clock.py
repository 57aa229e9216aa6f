"""The moment from which a visit is judged."""

from datetime import datetime, time, timedelta, timezone
from typing import Final

from jiedai.cli.exits import UsageProblem
from jiedai.shape.dates import parse_date
from jiedai.shape.moments import parse_moment
from jiedai.shape.words import Unreadable

BEIJING: Final = timezone(timedelta(hours=8))
"""Plans are written in its time, whatever the clock of the computer is set to."""


def moment(as_of: str | None) -> datetime:
    """The moment typed, the beginning of the day typed, or now."""
    if as_of is None:
        return datetime.now(BEIJING).replace(tzinfo=None)
    try:
        return datetime.combine(parse_date(as_of), time())
    except Unreadable:
        pass
    try:
        return parse_moment(as_of)
    except Unreadable as refusal:
        raise UsageProblem(f"--as-of 读不懂：{refusal}。写法如 2026-03-11 或 '2026-03-11 16:00'") from None
