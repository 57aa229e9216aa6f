"""By when a step has to be done: counted from the days of the visit, or from the thing it is done for."""

import re
from datetime import time, timedelta
from typing import Annotated, Final, Literal, NamedTuple, TypeAlias

from jiedai.shape.clock import parse_clock
from jiedai.shape.durations import parse_duration
from jiedai.shape.fields import Undecided, written
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

Anchor: TypeAlias = Literal["首日", "末日", "开始", "结束"]

_DAY: Final = r"(?P<working>个 ?工作|工作|个自然)?[天日]"
_OF_THE_VISIT = re.compile(
    rf"(?:(?P<first>当[天日]|首日)|(?P<last>末日|最后[1一][天日])|(?:提前|前) ?(?P<before>[0-9]{{1,3}}) ?{_DAY}"
    rf"|后 ?(?P<after>[0-9]{{1,3}}) ?{_DAY.replace('working', 'later')})的? ?(?P<clock>.*)"
)
_OF_A_THING = re.compile(r"(?P<anchor>开始|结束)(?:时|(?P<side>[前后]) ?(?P<span>.+))")


class Deadline(NamedTuple):
    """A time of day some days after the first or the last day of the visit, or a while after a thing begins or ends.

    Negative `days`, which may be working days, and a negative `shift` are before it.
    """

    anchor: Anchor
    days: int = 0
    clock: time = time()
    shift: timedelta = timedelta()
    working: bool = False

    @property
    def of_a_thing(self) -> bool:
        return self.anchor in ("开始", "结束")

    def __str__(self) -> str:
        """The deadline as a handbook writes it: 前一天 16:00, 后3个工作日 17:00, 开始前 40分钟."""
        if self.of_a_thing:
            side = "前" if self.shift < timedelta() else "后"
            minutes = abs(self.shift) // timedelta(minutes=1)
            return f"{self.anchor}{side} {minutes}分钟" if minutes else f"{self.anchor}时"
        unit = "个工作日" if self.working else "天"
        near = {("首日", 0): "当天", ("末日", 0): "最后一天"} | ({} if self.working else {("首日", -1): "前一天"})
        side = "提前" if self.days < 0 else "后"
        return f"{near.get((self.anchor, self.days), f'{side}{abs(self.days)}{unit}')} {self.clock:%H:%M}"


def parse_deadline(text: str) -> Deadline:
    """Read 前一天 16:00, 提前3个工作日 12点, 当天 08:00, 最后一天 18:00, 后1天 17:00, 开始前 40分钟 or 结束时."""
    said = arabic(normalise(text))
    if thing := _OF_A_THING.fullmatch(said):
        shift = parse_duration(thing["span"]) if thing["span"] else timedelta()
        return Deadline(
            "开始" if thing["anchor"] == "开始" else "结束", shift=-shift if thing["side"] == "前" else shift
        )
    match = _OF_THE_VISIT.fullmatch(said)
    if not match:
        raise Unreadable(f"“{text}”认不出是什么期限")
    if not match["clock"]:
        raise Unreadable(f"“{text}”没有写几点以前", f"写上钟点，如“{text} 16:00”")
    anchor: Anchor = "末日" if match["last"] or match["after"] else "首日"
    days = int(match["after"] or 0) - int(match["before"] or 0)
    working = "工作" in (match["working"] or match["later"] or "")
    return Deadline(anchor, days, parse_clock(re.sub(r"[之以]?前$", "", match["clock"])), working=working)


Due: TypeAlias = Annotated[Deadline | Undecided, written(parse_deadline, "期限", "前一天 16:00")]
