"""How long a confirmation is good for: 24小时, 3天."""

import re
from datetime import timedelta

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

_SPAN = re.compile(r"(?P<hours>[0-9]{1,3}) ?个?(?:小时|钟头)|(?P<days>[0-9]{1,2}) ?[天日](?:以?内)?")


def parse_validity(text: str) -> timedelta:
    """Read 24小时, 四十八小时 or 3天."""
    match = _SPAN.fullmatch(arabic(normalise(text)))
    if not match or not (hours := int(match["hours"] or 24 * int(match["days"]))):
        raise Unreadable(f"“{text}”认不出是多久", "写成几小时或几天，如“48小时”“3天”")
    return timedelta(hours=hours)
