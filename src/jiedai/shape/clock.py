"""Times of day, in the ways people write them."""

from __future__ import annotations

import re
from datetime import time
from typing import Final, NamedTuple

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Slip, Unreadable, normalise, refusal, without_about

NOON: Final = 12
HOUR: Final = 60
DAY: Final = 24 * HOUR
_NIGHT: Final = (*range(5), *range(17, 29))
_PARTS: Final[dict[str, tuple[int, ...]]] = {
    "凌晨": tuple(range(7)),
    "清晨": tuple(range(4, 10)),
    **dict.fromkeys(("早上", "早晨", "早"), tuple(range(1, 12))),
    "上午": tuple(range(13)),
    **dict.fromkeys(("中午", "午间"), tuple(range(10, 15))),
    **dict.fromkeys(("下午", "午后"), tuple(range(12, 24))),
    "傍晚": tuple(range(15, 21)),
    **dict.fromkeys(("晚上", "晚间", "晚", "夜里", "夜间", "深夜", "半夜"), _NIGHT),
    "am": tuple(range(13)),
    "pm": tuple(range(12, 24)),
}
"""The hours that each part of the day may mean; those from 24 on are the next day's."""

PARTS: Final = "|".join(part for part in _PARTS if not part.isascii())
_CLOCK: Final = (
    rf"(?P<part>{PARTS})? ?(?P<before>[ap]\.?m\.?)? ?"
    r"(?:(?P<digits>[0-9]{3,4})|(?P<hour>[0-9]{1,2})"
    r"(?: ?(?P<mark>:|点钟?|时) ?(?:(?P<minute>[0-9]{1,2})(?P<unit> ?分)?|(?P<half>半)|(?P<quarter>[13]) ?刻)?整?"
    r"(?::(?P<second>[0-9]{2})(?:\.0+)?)?)?)"
    r" ?(?P<after>[ap]\.?m\.?)?"
)
_SPOKEN: Final = ("点", "点钟", "时")
_MORNING: Final = 7
"""From this hour on, an hour that is said without a part of the day is the morning's."""
_SLIPS: Final = (
    Slip(rf"^(?:全天|整天|白天|半天|.*[餐饭会]后|{PARTS})$", "“{text}”没有写钟点", "写上几点，如“9:30”或“9:00-11:30”"),
    Slip(
        r"^(0?[1-9]|1[0-2])\.(0[1-9]|[12][0-9]|3[01])$",
        "“{text}”可以是 {0}:{1}，也可以是 {0} 月 {1} 日，分不清",
        "是钟点就用冒号，写成 {0}:{1}",
    ),
    Slip(r"^([0-9]{1,2})[.;,、·]([0-9]{2})$", "“{text}”中间不是冒号，看不准是不是钟点", "是钟点就写成 {0}:{1}"),
    Slip(rf"^(?:{PARTS})? ?([0-9]{{1,2}})$", "“{text}”看不准是不是 {0} 点", "是钟点就写成“9点”、“9:00”或“下午3点”这样"),
    Slip(r"\+ ?1$|次日|第二天|翌日", "“{text}”写的是第二天的钟点", "把它写到第二天的日期上，只写钟点"),
    Slip(r"[年月日号]|[今明后昨前]天|[今明昨][早晚]", "“{text}”里有日期", "这里只写钟点，如“15:30”"),
    Slip(
        r"[0-9] ?[:点时].*[0-9] ?[:点时]",
        "“{text}”里不止一个钟点，看不出是起止还是任选一个",
        "只写一个；起止写成“15:30-16:00”",
    ),
    Slip(
        r"[0-9].*(?:开|抵|到|起飞|降落|发车|出发)",
        "“{text}”里除了钟点还有别的字",
        "只写钟点；到达写抵达的，离开写开出的",
    ),
)


class Said(NamedTuple):
    """A time of day as it was said: the hour on a dial of 12 or of 24, and the parts of the day it was said to be in.

    `spoken` when it says 三点 and not 3:00: then it may as well be the afternoon.
    """

    text: str
    hour: int
    minute: int
    parts: tuple[str, ...]
    spoken: bool = False

    def readings(self, inherited: tuple[str, ...] = ()) -> list[int]:
        """The minutes from the day's beginning that it can mean; parts that are `inherited` count where they fit."""
        if self.parts:
            return self._within(self.parts)
        if within := self._within(inherited) if inherited else []:
            return within
        turns = (0, NOON) if self.spoken and 0 < self.hour < _MORNING else (0,)
        return [(self.hour + turn) * HOUR + self.minute for turn in turns]

    def _within(self, parts: tuple[str, ...]) -> list[int]:
        dial = [self.hour] if self.hour > NOON else [self.hour % NOON + turn for turn in (0, 12, 24)]
        return [hour * HOUR + self.minute for hour in dial if all(hour in _PARTS[part] for part in parts)]

    def only(self, readings: list[int]) -> int:
        """The one reading there is."""
        if len(readings) == 1:
            return readings[0]
        if readings:
            raise self._ambiguous(readings)
        parts = "和".join(part.upper() for part in self.parts)
        raise Unreadable(f"“{self.text}”前后矛盾：{parts}里没有 {self.hour} 点", "按 24 小时写最清楚，如“15:30”")

    def _ambiguous(self, readings: list[int]) -> Unreadable:
        first, second = map(shown, readings)
        cure = f"按 24 小时写，写成 {plain(readings[0])} 或 {plain(readings[1])}"
        if readings[1] >= DAY:
            cure = f"写清是哪天的日期，钟点写成 {plain(readings[0])}"
        return Unreadable(f"“{self.text}”可以是{first}，也可以是{second}，分不清", cure)


def parse_clock(text: str) -> time:
    """Read 9:30, 9：30, 0930, 上午9点半, 三点一刻, 3:00 PM or 约 9:30 as a time of day."""
    said = hear(without_about(normalise(text)))
    minutes = said.only(said.readings())
    if minutes >= DAY:
        raise Unreadable(f"“{said.text}”就是第二天的 0:00", "写第二天的日期和 0:00；只有起止的结束可以写 24:00")
    return time(*divmod(minutes, HOUR))


def clock_at_start(text: str) -> tuple[time | None, str]:
    """The time of day that `text` begins with, when there is one, and what follows it."""
    match = re.match(_CLOCK, text, re.IGNORECASE)
    if not match or not match["mark"]:
        return None, text
    return parse_clock(match[0]), text[match.end() :].strip()


def hear(text: str) -> Said:
    """A time of day as it was said, not yet understood."""
    match = re.fullmatch(_CLOCK, arabic(text), re.IGNORECASE)
    if not match or not (match["mark"] or match["digits"] or match["before"] or match["after"]):
        raise refusal(text, _SLIPS, "“{text}”认不出是几点")
    latin = (match["before"] or match["after"] or "").lower().replace(".", "")
    hour = int(match["hour"] or match["digits"][:-2])
    minute = int(match["digits"][-2:]) if match["digits"] else _minute(text, match)
    if minute >= HOUR or hour * HOUR + minute > DAY:
        raise Unreadable(f"“{text}”不是钟点：小时 0 到 23，分钟 0 到 59")
    return Said(text, hour, minute, tuple(part for part in (match["part"], latin) if part), match["mark"] in _SPOKEN)


def _minute(text: str, match: re.Match[str]) -> int:
    minute, hour = match["minute"] or "", match["hour"]
    if match["second"] not in {None, "00"}:
        raise Unreadable(f"“{text}”写到了秒", "写到分钟就够了，如“14:05”")
    if len(minute) == 1 and not match["unit"]:
        raise Unreadable(
            f"“{text}”可以是 {hour}:0{minute}，也可以是 {hour}:{minute}0，分不清", "分钟写两位，如“9:05”、“9:50”"
        )
    if match["half"]:
        return 30
    if match["quarter"]:
        return 15 * int(match["quarter"])
    if not minute and match["mark"] == ":":
        raise Unreadable(f"“{text}”的冒号后面没有写分钟", "整点也写上分钟，如“9:00”")
    return int(minute or 0)


def plain(minutes: int) -> str:
    """9:05."""
    return f"{minutes // HOUR % 24}:{minutes % HOUR:02}"


def shown(minutes: int) -> str:
    """凌晨 0:30, 中午 12:30 or 第二天 0:30."""
    hour = minutes // HOUR
    part = "凌晨" if hour < 6 else "上午" if hour < NOON else "中午" if hour == NOON else "下午"  # noqa: PLR2004 - dawn
    return f"{'第二天' if minutes >= DAY else part} {plain(minutes)}"
