"""How long something takes."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Final

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Slip, Unreadable, normalise, refusal, without_about

_DURATION: Final = (
    r"(?:(?P<hours>[0-9]{1,3}(?:\.[0-9]{1,3})?|半) ?个?(?P<inner>半)? ?(?:小时|钟头|钟(?!头)|hours?|hrs?|h)(?P<outer>半)?)?"
    r"(?: ?[零又,]? ?(?:(?P<minutes>[0-9]{1,4}) ?(?:分钟?|minutes?|mins?|m)|(?P<rest>(?<=[时h])[0-9]{2})|(?P<quarters>[13]) ?刻钟?))?"
)
_MOST: Final = 24 * 60
_SLIPS: Final = (
    Slip(
        r"^([0-9]+(?:\.[0-9]+)?)$", "“{text}”没有写单位，可以是 {0} 分钟，也可以是 {0} 小时", "写成“90分钟”或“1.5小时”"
    ),
    Slip(
        r"^([0-9]{1,2}):([0-9]{2})(?::00)?$",
        "“{text}”可以是 {0} 小时 {1} 分，也可以是钟点 {0}:{1}，分不清",
        "多久写成“1小时30分”；几点到几点写在“时间”里",
    ),
    Slip(
        r"[0-9] ?(?:小时|分钟?)? ?(?:[-~–—/]|至|到) ?[0-9]", "“{text}”有长有短，算不出几点结束", "写一个数，如“90分钟”"
    ),
    Slip(
        r"天|[几多余]|[一二两三四五六七八九]{2}",
        "“{text}”算不出几点结束",
        "写成几小时几分钟，如“90分钟”",
    ),
)


def parse_duration(text: str) -> timedelta:
    """Read 90分钟, 1.5小时, 一个半小时, 1小时30分, 三刻钟."""
    written = without_about(normalise(text))
    match = re.fullmatch(_DURATION, arabic(written), re.IGNORECASE)
    if not match or not match[0]:
        raise refusal(written, _SLIPS, "“{text}”认不出是多久")
    minutes = 60 * _hours(match) + int(match["minutes"] or match["rest"] or 15 * int(match["quarters"] or 0))
    if minutes != int(minutes):
        raise Unreadable(f"“{text}”不是整分钟", "写成几小时几分钟，如“1小时20分”")
    if not 0 < minutes <= _MOST:
        raise Unreadable(f"“{text}”不能当一个环节的时长", "写 1 分钟到 24 小时之间的时长")
    return timedelta(minutes=int(minutes))


def _hours(match: re.Match[str]) -> Decimal:
    half = Decimal("0.5") if match["inner"] or match["outer"] else Decimal(0)
    hours = match["hours"]
    return half + (Decimal("0.5") if hours == "半" else Decimal(hours or 0))
