"""Amounts of money in yuan, in the ways people write them."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

from jiedai.shape.numerals import arabic
from jiedai.shape.words import Slip, Unreadable, normalise, refusal, without_about

_PER: Final = "人位客间晚夜天日瓶支盒包份次场桌餐顿套件个条张本束"
_MONEY: Final = (
    rf"(?:(?:人均|每(?P<before>[{_PER}])|单价|总额|总共|合计|共计|共) ?)?(?:人民币|RMB|CNY|¥)? ?"
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,2})?) ?(?P<ten_thousand>万)? ?"
    rf"(?:元|块钱?|圆|RMB|CNY|人民币)?[整正]?(?P<after>(?: ?(?:[/每·] ?|(?<=元)1)[{_PER}]+)*)"
)
_FREE: Final = ("免费", "不收费", "赠送")
_AMOUNT: Final = r"[0-9][0-9,.]*万? ?(?:元|块)?"
_SLIPS: Final = (
    Slip(
        r"[$€£₩฿₽]|美[元金]|欧元|英镑|港[元币纸]|日[元圆]|韩[元币]|[澳加台新]元|台币|法郎|卢布|USD|EUR|GBP|HKD|JPY|KRW|AUD|CAD|CHF|SGD",
        "“{text}”不是人民币",
        "金额按人民币元写，外币折算好再写",
    ),
    Slip(
        r"不超|不高于|最[多高]|以[内下]|不到|封顶|上限|至多|[≤<]",
        "“{text}”是上限，不是打算用的金额",
        "写打算用的金额，如“180”；上限由手册定",
    ),
    Slip(r"以上|不低于|不少于|至少|最[少低]|起$|[≥>]", "“{text}”只说了最少，定不下金额", "写打算用的金额，如“180”"),
    Slip(
        rf"^{_AMOUNT} ?(?:[-~–—―/或]|至|到) ?{_AMOUNT}",
        "“{text}”里有两个金额，看不出用哪个",
        "只写一个，拿不准就写高的",
    ),
    Slip(r"[0-9].*[+*×x=].*[0-9]", "“{text}”是算式", "写算好的数，如“720”"),
    Slip(r"[几多余来]|[一二两三四五六七八九]{2}", "“{text}”不是准数", "写一个准数，如“180”"),
    Slip(
        r"([0-9]{1,3})\.([0-9]{3})(?![0-9])",
        "“{text}”可以是 {0}.{1} 元，也可以是 {0}{1} 元，分不清",
        "小数写两位，千位不加点",
    ),
    Slip(
        r"^¥? ?([0-9]+),([0-9]{1,2}) ?元?$",
        "“{text}”可以是 {0}.{1} 元，也可以是 {0}{1} 元，分不清",
        "小数用点，千位不加逗号",
    ),
    Slip(r"[0-9],[0-9]", "“{text}”的逗号不在千位上，看不准是多少", "不写逗号，如“1200”"),
    Slip(r"^(?:无|没有|不用|不含|不需要)$", "“{text}”不是金额", "没有这一项就删掉这一行，不花钱就写 0"),
    Slip(r"^- ?[0-9]|^负", "“{text}”是负数", "金额从 0 起"),
    Slip(r"[0-9](?:元|块钱?)? ?[(,;，。].", "“{text}”里除了金额还有别的", "这里只写金额，别的写到“备注”里"),
)


def parse_money(text: str) -> Decimal:
    """Read 400, 400元/人, ¥1,200, 四百元整 or 1.2万 as yuan."""
    return _money(text)[0]


def money_per(units: str, meaning: str) -> Callable[[str], Decimal]:
    """A reader of amounts for one of `units`, which refuses 2000元/桌 where the price for one person is meant."""

    def parse(text: str) -> Decimal:
        amount, written = _money(text)
        if strange := next((unit for unit in written if unit not in units), ""):
            raise Unreadable(f"“{text}”是每{strange}的钱，这里要写的是{meaning}", f"换算成{meaning}再写")
        return amount

    return parse


def _money(text: str) -> tuple[Decimal, str]:
    """The amount, and the units it is counted by."""
    written = without_about(normalise(text))
    if written in _FREE:
        return Decimal(0), ""
    match = re.fullmatch(_MONEY, arabic(written), re.IGNORECASE)
    if not match:
        raise refusal(text, _SLIPS, "“{text}”认不出是多少钱")
    amount = Decimal(match["number"].replace(",", "")) * (10_000 if match["ten_thousand"] else 1)
    return amount, (match["before"] or "") + re.sub(r"[ /每·1]", "", match["after"])


def show_number(number: Decimal) -> str:
    """Write a number without needless zeros: 180, 99.5."""
    return f"{number.quantize(Decimal('0.01')).normalize():f}"
