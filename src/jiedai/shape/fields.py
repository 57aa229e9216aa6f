"""The kinds of field that plans and handbooks are made of, as pydantic annotations.

Every scalar arrives as the text that was written, so each kind is one function from text to value.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, get_args

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jiedai.shape import clock, numbers
from jiedai.shape.clock import ClockRange, DateRange
from jiedai.shape.words import Unreadable, normalise, split_words

UNDECIDED: Final = "待定"
Undecided: TypeAlias = Literal["待定"]
T = TypeVar("T")


def known(value: T | Undecided | None) -> T | None:
    """The value, or None while it is 待定 or not written."""
    return None if value == UNDECIDED else value


def _text(value: Any, kind: str, example: str) -> str:
    if isinstance(value, str):
        return value.strip()
    raise PydanticCustomError("not_text", "not text", {"kind": kind, "example": example})


class Reader(NamedTuple):
    """How a field reads what is written; unlike pydantic's PlainValidator it builds no schema of the result's type.

    What kind of text it is, with examples, and the only words `accepted`, if only some are, is what editors are told.
    """

    read: Callable[[Any, ValidationInfo], Any]
    name: str
    kind: str
    examples: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: Any) -> dict[str, Any]:
        from jiedai.shape.json_schema import one_of, scalar  # noqa: PLC0415 - only `jiedai schema` asks

        return one_of(self.kind, self.accepted) if self.accepted else scalar(self)


class Opener(NamedTuple):
    """How a list or a group reads what may stand in its place: the text `word`, or any text where there is none."""

    read: Callable[[Any], Any]
    word: str = UNDECIDED

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        from jiedai.shape.json_schema import opened  # noqa: PLC0415 - only `jiedai schema` asks

        return opened(handler.resolve_ref_schema(handler(schema)), self.word)


def written(
    parse: Callable[..., Any], kind: str, *examples: str, dated: bool = False, undecided: Any = UNDECIDED
) -> Reader:
    """A validator that reads a text with `parse`; 待定 becomes `undecided`; `dated` parsers get the year."""
    example = examples[0]

    def read(value: Any, info: ValidationInfo) -> Any:
        text = _text(value, kind, example)
        if text == UNDECIDED:
            return undecided
        try:
            return parse(text, (info.context or {}).get("year")) if dated else parse(text)
        except Unreadable as refusal:
            context = {"reason": str(refusal), "kind": kind, "example": example, "cure": refusal.cure}
            raise PydanticCustomError("unreadable", "unreadable", context) from None

    return Reader(read, parse.__name__.strip("_").removeprefix("parse_"), kind, examples)


def choice(kind: str, literal: Any) -> Reader:
    """A validator for one word out of those of a `Literal`; 待定 passes too."""
    words: tuple[str, ...] = get_args(literal)
    accepted = (*words, UNDECIDED)

    def read(value: Any, _info: ValidationInfo) -> str:
        text = _text(value, kind, words[0])
        if text not in accepted:
            raise PydanticCustomError("choice", "choice", {"kind": kind, "accepted": list(words), "written": text})
        return text

    return Reader(read, "word", kind, accepted=accepted)


def _flag(text: str) -> bool:
    word = normalise(text).lower()
    if word in ("是", "有", "需要", "要", "对", "√", "✓", "yes", "true", "y"):
        return True
    if word in ("否", "无", "不需要", "不要", "不", "×", "no", "false", "n"):
        return False
    raise Unreadable(f"“{text}”认不出是“是”还是“否”")


def _words(value: Any) -> Any:
    """One text or a list of texts; 待定 and 无 mean none."""
    if value in (["无"], [UNDECIDED]):
        return []
    if isinstance(value, str):
        return [] if value.strip() in (UNDECIDED, "无") else split_words(value)
    return value


def _line(value: Any, _info: ValidationInfo) -> str:
    return " ".join(_text(value, "文字", "").split())


class WrittenDay(str):  # noqa: SLOT000 - it carries the day
    """A day as it was written, which is its key in the document, and as it stands on the calendar."""

    day: date


def _day_key(text: str, year: int | None) -> WrittenDay:
    key = WrittenDay(text)
    key.day = clock.parse_date(text, year)
    return key


@dataclass(frozen=True)
class Confirmation:
    """Who confirmed something, when, and with what reference."""

    on: datetime
    by: str
    reference: str = ""

    def __str__(self) -> str:
        day = f"{self.on:%Y-%m-%d %H:%M}" if (self.on.hour or self.on.minute) else f"{self.on:%Y-%m-%d}"
        return f"{day} {self.by} {self.reference}".rstrip()


_STAMP = re.compile(r"(?P<day>\S+)(?:\s+(?P<clock>\d{1,2}[:：]\d{2}))?\s+(?P<by>[^\s\d]\S*)(?:\s+(?P<reference>.+))?")


def _confirmation(text: str, year: int | None) -> Confirmation:
    match = _STAMP.fullmatch(text)
    if not match:
        raise Unreadable(f"“{text}”看不出是谁在哪天确认的")
    day = clock.parse_date(match["day"], year)
    moment = clock.parse_clock(match["clock"] or "0:00")
    return Confirmation(datetime.combine(day, moment), match["by"], match["reference"] or "")


@dataclass(frozen=True)
class Ceiling:
    """The most that a standard allows: an amount, or left blank (待填) in the handbook.

    `example` marks an amount that is only a sample (示例); nothing allowed is an amount of 0.
    """

    amount: Decimal | None
    example: bool = False

    def words(self, unit: str) -> str:
        """上限 200 元/人（示例）, 不得安排 or 待填."""
        if self.amount is None:
            return "待填"
        shown = "不得安排" if self.amount == 0 else f"上限 {numbers.show_number(self.amount)} {unit}"
        return shown + ("（示例）" if self.example else "")


def _ceiling(text: str) -> Ceiling:
    bare = normalise(text)
    if bare == "待填":
        return Ceiling(None)
    amount = re.sub(r"\s*\(?示例\)?$", "", bare)
    example = amount != bare
    if amount in ("不得", "不得安排", "无"):
        return Ceiling(Decimal(0), example)
    if "星" in amount:
        return Ceiling(Decimal(numbers.parse_star(amount)), example)
    return Ceiling(numbers.parse_money(re.sub(r"(?:以内|以下)$", "", amount)), example)


def _open_list(value: Any) -> Any:
    return [] if value == UNDECIDED else value


def open_mapping(value: Any) -> Any:
    """A group that is 待定 has nothing in it yet."""
    return {} if value == UNDECIDED else value


def _open_group(value: Any) -> Any:
    return None if value == UNDECIDED else value


Line: TypeAlias = Annotated[str, Reader(_line, "line", "文字")]
Words: TypeAlias = Annotated[list[Line], Opener(_words, word="")]
Flag: TypeAlias = Annotated[bool, written(_flag, "是或否", "是", "否", undecided=False)]
Day: TypeAlias = Annotated[date | Undecided, written(clock.parse_date, "日期", "2026-03-12", dated=True)]
DayKey: TypeAlias = Annotated[WrittenDay, written(_day_key, "日期", "2026-03-12", dated=True)]
Days: TypeAlias = Annotated[
    DateRange | Undecided, written(clock.parse_date_range, "起止日期", "2026-03-12 至 2026-03-13", dated=True)
]
Moment: TypeAlias = Annotated[
    datetime | Undecided, written(clock.parse_moment, "日期和钟点", "2026-03-12 14:05", dated=True)
]
Clocks: TypeAlias = Annotated[ClockRange | Undecided, written(clock.parse_clock_range, "时间", "15:30-16:00")]
Duration: TypeAlias = Annotated[timedelta | Undecided, written(clock.parse_duration, "时长", "90分钟")]
Money: TypeAlias = Annotated[Decimal | Undecided, written(numbers.parse_money, "金额", "180")]
Count: TypeAlias = Annotated[int | Undecided, written(numbers.parse_count, "数目", "7")]
Star: TypeAlias = Annotated[int | Undecided, written(numbers.parse_star, "星级", "4")]
Phone: TypeAlias = Annotated[str, written(numbers.parse_phone, "电话", "13800000000")]
Plate: TypeAlias = Annotated[str, written(numbers.parse_plate, "车牌", "皖A12345")]
Confirmed: TypeAlias = Annotated[
    Confirmation | Undecided, written(_confirmation, "日期和人名", "2026-03-10 陈静", dated=True)
]
Limit: TypeAlias = Annotated[Ceiling, written(_ceiling, "上限", "200", undecided=Ceiling(None))]
Many: TypeAlias = Annotated[list[T], Opener(_open_list)]
Named: TypeAlias = Annotated[dict[str, T], Opener(open_mapping)]
Maybe: TypeAlias = Annotated[T | None, Opener(_open_group)]
