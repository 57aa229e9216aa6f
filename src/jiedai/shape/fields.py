"""The kinds of field that plans and handbooks are made of, as pydantic annotations.

Every scalar arrives as the text that was written, so each kind is one function from text to value.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, TypeVar, get_args

from pydantic import ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from jiedai.shape.clock_range import ClockRange, parse_clock_range
from jiedai.shape.confirmation import Confirmation, parse_confirmation
from jiedai.shape.counts import count_of, parse_count, parse_star
from jiedai.shape.date_range import DateRange, parse_date_range
from jiedai.shape.dates import parse_date
from jiedai.shape.durations import parse_duration
from jiedai.shape.flags import parse_flag
from jiedai.shape.moments import parse_moment
from jiedai.shape.money import money_per, parse_money, show_number
from jiedai.shape.numerals import arabic
from jiedai.shape.phones import parse_phone
from jiedai.shape.plates import parse_plate
from jiedai.shape.words import NOT_YET, Unreadable, normalise, split_words

UNDECIDED: Final = "待定"
Undecided: TypeAlias = Literal["待定"]
T = TypeVar("T")
_MANY: Final = 500
"""So many values of each kind are kept once they are read: the same days and clocks come back again and again."""


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
    """How a list or a group reads what may stand in its place: the text `word`, or any text where there is none.

    `several` where a list of texts may stand there too.
    """

    read: Callable[[Any], Any]
    word: str = UNDECIDED
    several: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        from jiedai.shape.json_schema import opened  # noqa: PLC0415 - only `jiedai schema` asks

        return opened(handler.resolve_ref_schema(handler(schema)), self.word, several=self.several)


def written(
    parse: Callable[..., Any],
    kind: str,
    *examples: str,
    dated: bool = False,
    undecided: Any = UNDECIDED,
    name: str = "",
) -> Reader:
    """A validator that reads a text with `parse`; 待定 becomes `undecided`; `dated` parsers get the year.

    The name that editors know it by is that of the parser, if no other is given.
    """
    example = examples[0]
    parsed = lru_cache(_MANY)(parse)

    def read(value: Any, info: ValidationInfo) -> Any:
        text = _text(value, kind, example)
        if text == UNDECIDED:
            return undecided
        try:
            return parsed(text, (info.context or {}).get("year")) if dated else parsed(text)
        except Unreadable as refusal:
            raise _misfit(_open(text) or refusal, kind, example) from None

    return Reader(read, name or parse.__name__.strip("_").removeprefix("parse_"), kind, examples)


def _misfit(refusal: Unreadable, kind: str, example: str) -> PydanticCustomError:
    """In a function of its own: an error kept in the frame that raised it would stay, with the whole plan."""
    context = {"reason": str(refusal), "kind": kind, "example": example, "cure": refusal.cure}
    return PydanticCustomError("unreadable", "unreadable", context)


def _open(text: str) -> Unreadable | None:
    """The refusal of other words for 待定: the rules look for that one."""
    word = normalise(text).casefold()
    if UNDECIDED in word:
        return Unreadable(f"“{text}”里除了“待定”还有别的", "还没定就只写“待定”两个字，别的写到“备注”里")
    if word in NOT_YET or word.strip("()。.!") in NOT_YET:
        return Unreadable(f"“{text}”像是还没定", "还没定就写“待定”，没有这一项就删掉这一行")
    return None


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


_NOTHING: Final = (UNDECIDED, "无", "没有", "无忌口", "没有忌口", "无特殊要求")


def open_words(value: Any) -> Any:
    """One text or a list of texts; 待定 and 无 mean none."""
    if isinstance(value, list) and len(value) == 1 and value[0] in _NOTHING:
        return []
    if isinstance(value, str):
        return [] if value.strip() in _NOTHING else split_words(value)
    return value


def open_names(value: Any) -> Any:
    """Names as words; the last entry of a list may hold several: [方琳、周敏] or [方琳，周敏].

    No name holds such a mark. Only the last: the entries before it keep the number by which they are found in the file.
    """
    value = open_words(value)
    if isinstance(value, list) and value and isinstance(value[-1], str) and any(mark in value[-1] for mark in "、，；"):
        return [*value[:-1], *split_words(value[-1])]
    return value


def _is_spaced_name(text: str) -> bool:
    """A name of two or three characters, set apart as lists of names do to make them even: 王　强."""
    first, _, rest = text.partition(" ")
    return len(first) == 1 and len(rest) in (1, 2) and all("一" <= each <= "鿿" for each in first + rest)


def _line(value: Any, _info: ValidationInfo) -> str:
    words = _text(value, "文字", "").split()
    if len(words) == 1:
        return words[0]
    text = " ".join(words)
    return "".join(words) if _is_spaced_name(text) else text


class WrittenDay(str):  # noqa: SLOT000 - it carries the day
    """A day as it was written, which is its key in the document, and as it stands on the calendar."""

    day: date


def _day_key(text: str, year: int | None) -> WrittenDay:
    key = WrittenDay(text)
    key.day = parse_date(text, year)
    return key


class Ceiling(NamedTuple):
    """The most that a standard allows: an amount, or left blank (待填) in the handbook.

    `example` marks an amount that is only a sample (示例); nothing allowed is an amount of 0.
    """

    amount: Decimal | None
    example: bool = False

    def words(self, unit: str) -> str:
        """上限 200 元/人（示例）, 不得安排 or 待填."""
        if self.amount is None:
            return "待填"
        shown = "不得安排" if self.amount == 0 else f"上限 {show_number(self.amount)}{'' if unit == '%' else ' '}{unit}"
        return shown + ("（示例）" if self.example else "")


_COUNTED: Final = r"([0-9]{1,4}) ?(?:%|天|日|次|顿|人|位|道)"
_CEILING: Final = r"(?:不超过?|不高于|最高|最多|上限|至多|[≤<])? ?(.+?) ?(?:以[内下]|封顶)?"


def parse_ceiling(text: str) -> Ceiling:
    """Read 200元/人, 不超过200, 四星, 40%, 5天, 2次, 不得安排 or 待填."""
    bare = normalise(text)
    if bare == "待填":
        return Ceiling(None)
    amount = re.sub(r" ?\(?示例\)?$", "", bare)
    example = amount != bare
    if amount in {"不得", "不得安排", "不得赠送", "无"}:
        return Ceiling(Decimal(0), example)
    if "星" in amount:
        return Ceiling(Decimal(parse_star(amount)), example)
    most = re.fullmatch(_CEILING, amount)
    bare = most[1] if most else amount
    counted = re.fullmatch(_COUNTED, arabic(bare))
    return Ceiling(Decimal(counted[1]) if counted else parse_money(bare), example)


def _open_list(value: Any) -> Any:
    return [] if value == UNDECIDED else value


def open_mapping(value: Any) -> Any:
    """A group that is 待定 has nothing in it yet."""
    return {} if value == UNDECIDED else value


def _open_group(value: Any) -> Any:
    return None if value == UNDECIDED else value


Line: TypeAlias = Annotated[str, Reader(_line, "line", "文字")]
Words: TypeAlias = Annotated[list[Line], Opener(open_words, word="")]
Names: TypeAlias = Annotated[list[Line], Opener(open_names, word="")]
Flag: TypeAlias = Annotated[bool, written(parse_flag, "是或否", "是", "否", undecided=False)]
Day: TypeAlias = Annotated[date | Undecided, written(parse_date, "日期", "2026-03-12", dated=True)]
DayKey: TypeAlias = Annotated[WrittenDay, written(_day_key, "日期", "2026-03-12", dated=True)]
Days: TypeAlias = Annotated[
    DateRange | Undecided, written(parse_date_range, "起止日期", "2026-03-12 至 2026-03-13", dated=True)
]
Moment: TypeAlias = Annotated[datetime | Undecided, written(parse_moment, "日期和钟点", "2026-03-12 14:05", dated=True)]
Clocks: TypeAlias = Annotated[ClockRange | Undecided, written(parse_clock_range, "时间", "15:30-16:00")]
Duration: TypeAlias = Annotated[timedelta | Undecided, written(parse_duration, "时长", "90分钟")]
Money: TypeAlias = Annotated[Decimal | Undecided, written(parse_money, "金额", "180")]
Total: TypeAlias = Annotated[Decimal | Undecided, written(money_per("", "一共多少元"), "金额", "5500", name="total")]
PerHead: TypeAlias = Annotated[
    Decimal | Undecided, written(money_per("人位客餐顿次", "每人多少元"), "金额", "180", name="per_head")
]
PerNight: TypeAlias = Annotated[
    Decimal | Undecided, written(money_per("间晚夜天日", "每间每晚多少元"), "金额", "480", name="per_night")
]
PerBottle: TypeAlias = Annotated[
    Decimal | Undecided, written(money_per("瓶支", "每瓶多少元"), "金额", "200", name="per_bottle")
]
PerPacket: TypeAlias = Annotated[
    Decimal | Undecided, written(money_per("盒包", "每盒多少元"), "金额", "50", name="per_packet")
]
Count: TypeAlias = Annotated[int | Undecided, written(parse_count, "数目", "7")]
Bottles: TypeAlias = Annotated[int | Undecided, written(count_of("瓶支"), "瓶数", "2", name="bottles")]
Packets: TypeAlias = Annotated[int | Undecided, written(count_of("盒包"), "盒数", "2", name="packets")]
Star: TypeAlias = Annotated[int | Undecided, written(parse_star, "星级", "4")]
Phone: TypeAlias = Annotated[str, written(parse_phone, "电话", "13800000000")]
Plate: TypeAlias = Annotated[str, written(parse_plate, "车牌", "皖A12345")]
Confirmed: TypeAlias = Annotated[
    Confirmation | Undecided, written(parse_confirmation, "日期和人名", "2026-03-10 陈静", dated=True)
]
Limit: TypeAlias = Annotated[Ceiling, written(parse_ceiling, "上限", "200", undecided=Ceiling(None))]
Many: TypeAlias = Annotated[list[T], Opener(_open_list)]
Named: TypeAlias = Annotated[dict[str, T], Opener(open_mapping)]
Maybe: TypeAlias = Annotated[T | None, Opener(_open_group)]
