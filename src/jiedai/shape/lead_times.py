"""How long before something: 3天, 3个工作日."""

import re
from typing import NamedTuple

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

_LEAD = re.compile(r"(?:提前|前|后|前后)? ?([0-9]{1,3}) ?(?:个 ?(工作日)|(工作日)|天|日|个自然日)")


class LeadTime(NamedTuple):
    """So many days, or so many working days."""

    days: int
    working: bool = False

    def __str__(self) -> str:
        return f"{self.days} 个工作日" if self.working else f"{self.days} 天"


def parse_lead_time(text: str) -> LeadTime:
    """Read 3天, 提前三天 or 3个工作日."""
    match = _LEAD.fullmatch(arabic(normalise(text)))
    if not match:
        raise Unreadable(f"“{text}”认不出是几天")
    return LeadTime(int(match[1]), bool(match[2] or match[3]))
