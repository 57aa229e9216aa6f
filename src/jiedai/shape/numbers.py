"""Money, counts, stars, telephone numbers and plates, in the ways people write them."""

import re
from decimal import Decimal
from typing import Final

from jiedai.shape.words import Unreadable, normalise

_MONEY = re.compile(
    r"(?:约|人民币|¥|￥|RMB)?\s*(?P<number>\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)\s*(?P<ten_thousand>万)?\s*"
    r"(?:元|块)?\s*(?:(?:/|每)\s*[人晚间夜天瓶盒份次位桌·]+)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:约|共)?\s*(\d{1,5})\s*(?:[人座个瓶盒份道间桌套本张名位辆支束件条]|人座)?")
_STAR = re.compile(r"([1-5一二三四五])\s*(?:星级?|$)")
_PHONE_NOISE = re.compile(r"[\s()\-]|转")
_PLATE = re.compile(r"[\u4e00-\u9fff][A-Z][A-Z0-9]{5,6}|[\u4e00-\u9fff][A-Z][A-Z0-9]{4}[\u4e00-\u9fff]")
_MOBILE_DIGITS: Final = 11
_STARS: Final = "一二三四五"


def parse_money(text: str) -> Decimal:
    """Read 400, 400元/人, ¥1,200 or 1.2万 as yuan."""
    match = _MONEY.fullmatch(normalise(text))
    if not match:
        raise Unreadable(f"“{text}”认不出是多少钱")
    amount = Decimal(match["number"].replace(",", ""))
    return amount * 10_000 if match["ten_thousand"] else amount


def parse_count(text: str) -> int:
    """Read 7, 7人 or 7座 as a whole number."""
    match = _COUNT.fullmatch(normalise(text))
    if not match:
        raise Unreadable(f"“{text}”认不出是几个，应是整数")
    return int(match[1])


def parse_star(text: str) -> int:
    """Read 4, 四星 or 4星级 as a number of stars."""
    match = _STAR.fullmatch(normalise(text))
    if not match:
        raise Unreadable(f"“{text}”认不出是几星，应是一到五")
    return int(match[1]) if match[1].isdecimal() else _STARS.index(match[1]) + 1


def parse_phone(text: str) -> str:
    """Read a telephone number; spaces and dashes inside a mobile number are dropped."""
    written = normalise(text)
    digits = _PHONE_NOISE.sub("", written)
    digits = digits.removeprefix("+86") if digits.startswith("+86") else digits
    if not re.fullmatch(r"\+?\d{5,18}", digits):
        raise Unreadable(f"“{text}”认不出是电话号码")
    if re.match(r"1[3-9]", digits):
        if len(digits) != _MOBILE_DIGITS:
            raise Unreadable(f"手机号应是 11 位，“{text}”是 {len(digits)} 位")
        return digits
    return written


def parse_plate(text: str) -> str:
    """Read a number plate, written with or without the dot: 皖A·12345."""
    plate = re.sub(r"[\s·.\-]", "", normalise(text)).upper()
    if not _PLATE.fullmatch(plate):
        raise Unreadable(f"“{text}”认不出是车牌")
    return plate


def show_number(number: Decimal) -> str:
    """Write a number without needless zeros: 180, 99.5."""
    return f"{number.quantize(Decimal('0.01')).normalize():f}"
