"""Chinese numerals in the midst of a text: 三月十二日, 一千二百元, 二〇二六年."""

import re
from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = (("万", 10_000), ("千", 1_000), ("百", 100), ("十", 10))
_TEN_THOUSAND: Final = 10_000
_WRITTEN: Final = "〇○零一二三四五六七八九十百千万两壹贰叁肆伍陆柒捌玖拾佰仟萬"
_NUMERALS: Final = frozenset(_WRITTEN)
_PLAIN: Final = str.maketrans(
    "0123456789壹贰叁肆伍陆柒捌玖拾佰仟萬两〇○Oo", f"{_DIGITS}一二三四五六七八九十百千万二零零零零"
)
_RUN: Final = (
    r"(?:周|星期|礼拜)[一二三四五六]"
    rf"|(?P<year>[{_WRITTEN}0Oo]{{4}})(?= ?年)"
    # A run that follows a point or a comma is the rest of a number such as 1.2万.
    rf"|(?<![0-9.,])(?P<number>[0-9]*[{_WRITTEN}][0-9{_WRITTEN}]*)"
)
_LONGEST: Final = 16


def arabic(text: str, before: str = "") -> str:
    """The text with its Chinese numerals in digits; weekdays, and what is no number (七八), stay as they are.

    With `before`, only numerals that stand before one of these characters: names have numerals in them too.
    """
    if text.isascii() or _NUMERALS.isdisjoint(text):
        return text

    def replace(match: re.Match[str]) -> str:
        run = match["year"] or match["number"]
        following = text[match.end() : match.end() + 1]
        if not run or (before and (not following or following not in before)):
            return match[0]
        return _year(run) if match["year"] else _number(run)

    return re.sub(_RUN, replace, text)


def _year(run: str) -> str:
    digits = [_DIGITS.find(each) for each in run.translate(_PLAIN)]
    return run if -1 in digits else "".join(map(str, digits))


def _number(run: str) -> str:
    plain = run.translate(_PLAIN)
    if len(plain) == 2 and plain[0] == "零" and plain[1] in _DIGITS:  # noqa: PLR2004 - 零五分
        return f"0{_DIGITS.index(plain[1])}"
    value = _value(plain) if len(plain) <= _LONGEST else None
    return run if value is None else str(value)


def _value(text: str) -> int | None:
    """The number that is written; None when it is none, such as 七八 (seven or eight)."""
    for unit, size in _UNITS:
        head, found, tail = text.partition(unit)
        if found:
            many, rest = _many(head, size), _rest(tail, size)
            return None if many is None or rest is None else many * size + rest
    return _DIGITS.index(text) if len(text) == 1 else None


def _many(head: str, size: int) -> int | None:
    """How many of a unit: 三 of 三百; 十 may stand without."""
    if not head and size == 10:  # noqa: PLR2004 - 十二
        return 1
    value = _value(head)
    return value if value and value < (size if size == _TEN_THOUSAND else 10) else None


def _rest(tail: str, size: int) -> int | None:
    """What follows a unit: 三千零五, 三千五百, and 三千五, where 五 counts the next smaller unit."""
    if not tail:
        return 0
    rest = _value(tail.removeprefix("零"))
    if rest is None:
        return None
    if tail.startswith("零"):
        return rest if 0 < rest < size // 10 else None
    if tail in _DIGITS:
        return rest * (size // 10)
    return rest if size // 10 <= rest < size else None
