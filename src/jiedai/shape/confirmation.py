"""Who confirmed something, and when."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, time
from typing import Final, NamedTuple

from jiedai.shape.clock import PARTS, clock_at_start
from jiedai.shape.dates import calendar_day, check_weekday
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable, normalise

_CURE: Final = "写上谁在哪天确认的，如“2026-03-10 陈静”"
_DONE: Final = r"(?:已经?|已?电话|已?短信|已?微信)?(?:确认|落实|订好|订妥|备妥|备好|办妥|办好|预订|订|备)(?:好|妥)?了?"
_BARE: Final = rf"(?:{_DONE}|是|否|有|无|对|好|好的|行|可以|ok|yes|y|√|✓|✔|☑)[。.!]?"
_NAME_FIRST: Final = r"(?P<by>[^\W\d_][^\d ,(]*?)[ ,、:(]*(?=[0-9〇零一二三四五六七八九十]{1,4} ?[-/.年月])(?P<rest>.*)"
# 周 is a common surname: a weekday stands alone or in brackets.
_WEEKDAY: Final = r"\((?:周|星期)(.)\)|(?:周|星期)([一二三四五六日天])(?= )"
_PART: Final = rf"(?:{PARTS})(?= )"
# As jiedai itself writes it in done.yaml: no other reading is possible, and there may be dozens in each plan.
_RECORDED: Final = rf"(20[0-9]{{2}}-[01][0-9]-[0-3][0-9] (?:[01][0-9]|2[0-3]):[0-5][0-9]) (?!分|{PARTS})(?=[一-鿿])"
_NAME: Final = r"(?P<by>[^\W\d_][^ ,;]*)[ ,;]*(?P<reference>.*)"


class Confirmation(NamedTuple):
    """Who confirmed something, when, and with what reference."""

    on: datetime
    by: str
    reference: str = ""

    def __str__(self) -> str:
        day = f"{self.on:%Y-%m-%d %H:%M}" if (self.on.hour or self.on.minute) else f"{self.on:%Y-%m-%d}"
        return f"{day} {self.by} {self.reference}".rstrip()


def parse_confirmation(text: str, year: int | None = None) -> Confirmation:
    """Read 2026-03-10 陈静, 3月10日 14:00 陈静 电话确认 or 陈静 2026-03-10."""
    written = normalise(text)
    by, written = ("", written) if re.match("[0-9]", written) else _name_first(text, written)
    moment, rest = _moment(written, year)
    if by and not re.fullmatch(_DONE, by):
        return Confirmation(moment, _bare_name(by), rest.strip(" ,)"))
    name = re.fullmatch(_NAME, rest)
    if not name or name["by"] == "待定" or re.fullmatch(_DONE, name["by"]):
        raise Unreadable(f"“{text}”没有写是谁确认的", _CURE)
    return Confirmation(moment, _bare_name(name["by"]), name["reference"])


def _name_first(text: str, written: str) -> tuple[str, str]:
    """The name that comes before the day, if there is one, and what follows it."""
    if re.fullmatch(_BARE, written, re.IGNORECASE):
        raise Unreadable(f"“{text}”没有写是谁、在哪天确认的", _CURE)
    if first := re.fullmatch(_NAME_FIRST, written):
        return first["by"], first["rest"]
    if not re.match(r"[〇零一二三四五六七八九十]+ ?[年月]", written):
        raise Unreadable(f"“{text}”没有写是哪天确认的", _CURE)
    return "", written


def _with_digits(text: str) -> str:
    """The text with the numerals of its date and time in digits; those of a reference stay."""
    words = text.split(" ", 2)
    return " ".join([*(arabic(word, before="年月日号点时分") for word in words[:2]), *words[2:]])


def _moment(written: str, year: int | None) -> tuple[datetime, str]:
    """When something was confirmed, and what follows."""
    if recorded := re.match(_RECORDED, written):
        with suppress(ValueError):  # such as the 31st of June, of which more is to be said
            return datetime.fromisoformat(recorded[1]), written[recorded.end() :].rstrip(" ,")
    day, rest = calendar_day(written, year, _with_digits)
    if weekday := re.match(_WEEKDAY, rest):
        check_weekday(day, weekday[1] or weekday[2])
        rest = rest[weekday.end() :].strip()
    clock, rest = clock_at_start(rest.lstrip(" ,"))
    if part := re.match(_PART, rest):
        rest = rest[part.end() :]
    return datetime.combine(day, clock or time()), rest.strip(" ,")


def _bare_name(by: str) -> str:
    """The name without 已确认 behind it."""
    return re.sub(rf"(?<=..){_DONE}$", "", by)
