"""What people write for money, counts, stars, telephone numbers and plates, and what is made of it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from conftest import in_chinese
from hypothesis import given
from hypothesis import strategies as st

from jiedai.shape.counts import count_of, parse_count, parse_star
from jiedai.shape.money import money_per, parse_money
from jiedai.shape.phones import parse_phone
from jiedai.shape.plates import parse_plate
from jiedai.shape.words import Unreadable

per_head, in_all, packets = money_per("人位餐", "每人多少元"), money_per("", "一共多少元"), count_of("盒包")

MONEY = {
    "400": 400,
    "０": 0,
    "免费": 0,
    "400元": 400,
    "400元整": 400,
    "400块钱": 400,
    "人均400": 400,
    "每人180元": 180,
    "400/位": 400,
    "400元/人": 400,
    "400元每人": 400,
    "400元一位": 400,
    "180元/人/餐": 180,
    "480元/间·夜": 480,
    "2000元/桌": 2000,
    "¥1,200": 1200,
    "￥ 1,200.00": 1200,
    "1，200": 1200,
    "1,200.00元": 1200,
    "2900.00": 2900,
    "99.5": Decimal("99.5"),
    "1200 RMB": 1200,
    "CNY 400": 400,
    "人民币400元": 400,
    "1.2万": 12000,
    "1.2万元": 12000,
    "0.5万": 5000,
    "12万": 120000,
    "1万2千": 12000,
    "4百": 400,
    "四百元": 400,
    "四百块": 400,
    "两百": 200,
    "两百五": 250,
    "两百零五": 205,
    "一千二百元": 1200,
    "一千二": 1200,
    "一万二": 12000,
    "一万零二百": 10200,
    "肆佰元整": 400,
    "人民币壹仟贰佰元整": 1200,
    "约400": 400,
    "400左右": 400,
}
COUNTS = {
    "7": 7,
    "7人": 7,
    "7座": 7,
    "7人座": 7,
    "共12人": 12,
    "12 位": 12,
    "十二人": 12,
    "两瓶": 2,
    "一百二十": 120,
    "1,200份": 1200,
    "约10人": 10,
    "十人左右": 10,
    "２０": 20,
}
STARS = {"4": 4, "四星": 4, "4星级": 4, "五星级": 5, "★★★★": 4}
PHONES = {
    "13800000001": "13800000001",
    "138 0000 0001": "13800000001",
    "138-0000-0001": "13800000001",
    "+86 13800000001": "13800000001",
    "0086 138 0000 0001": "13800000001",
    "86-13800000001": "13800000001",
    "（+86）13800000001": "13800000001",
    "013800000001": "13800000001",
    "\u202a13800000001\u202c": "13800000001",
    "0551-00000000": "0551-00000000",
    "055100000000": "0551-00000000",
    "(0551) 0000000": "0551-0000000",
    "0551 0000 0000": "0551-00000000",
    "+86 551 00000000": "0551-00000000",
    "+86-0551-00000000": "0551-00000000",
    "010-00000000": "010-00000000",
    "0551-00000000转802": "0551-00000000转802",
    "0551-00000000-802": "0551-00000000转802",
    "0551-00000000 ext 802": "0551-00000000转802",
    "0551-00000000 分机 802": "0551-00000000转802",
    "00000000转802": "00000000转802",
    "0000-0000": "00000000",
    "400-000-0000": "400-000-0000",
    "4000000000": "400-000-0000",
    "400-0000-000": "400-000-0000",
    "400-000-0000转2": "400-000-0000转2",
    "800 000 0000": "800-000-0000",
    "12306": "12306",
    "110": "110",
    "+49 30 0000001": "+49 30 0000001",
    "0049 30 0000001": "+49 30 0000001",
    "+852 0000 0000": "+852 0000 0000",
}
PLATES = {
    "皖A·12345": "皖A12345",
    "皖A 12345": "皖A12345",
    "皖a-1234b": "皖A1234B",
    "皖ad12345": "皖AD12345",
    "皖A12345D": "皖A12345D",
    "皖A1234学": "皖A1234学",
    "皖A1234警": "皖A1234警",
    "皖A1234挂": "皖A1234挂",
    "皖A12345临": "皖A12345临",
    "粤Z1234港": "粤Z1234港",
    "粤Z1234澳": "粤Z1234澳",
    "沪A1234领": "沪A1234领",
    "使000001": "使000001",
    "000001使": "000001使",
}
READABLE = [
    (read, text, value)
    for read, table in {
        parse_money: MONEY,
        parse_count: COUNTS,
        parse_star: STARS,
        parse_phone: PHONES,
        parse_plate: PLATES,
        per_head: {"400元/位": 400, "180元/人/餐": 180, "400": 400},
        in_all: {"5500元": 5500, "共5500": 5500},
        packets: {"2": 2, "两盒": 2, "3包": 3},
    }.items()
    for text, value in table.items()
]


@pytest.mark.parametrize(("read", "text", "value"), READABLE, ids=[text for _, text, _ in READABLE])
def test_what_people_write_is_read(read, text, value):
    assert read(text) == value


REFUSED = [
    (parse_money, "1,20", "“1,20”可以是 1.20 元，也可以是 120 元，分不清"),
    (parse_money, "1.200", "“1.200”可以是 1.200 元，也可以是 1200 元，分不清"),
    (parse_money, "12,00,000", "“12,00,000”的逗号不在千位上"),
    (parse_money, "200-300", "“200-300”里有两个金额"),
    (parse_money, "200～300元", "“200～300元”里有两个金额"),
    (parse_money, "400以内", "“400以内”是上限，不是打算用的金额"),
    (parse_money, "不超过400", "“不超过400”是上限，不是打算用的金额"),
    (parse_money, "400起", "“400起”只说了最少"),
    (parse_money, "180*4", "“180*4”是算式"),
    (parse_money, "两三百", "“两三百”不是准数"),
    (parse_money, "十几块", "“十几块”不是准数"),
    (parse_money, "$400", "“$400”不是人民币"),
    (parse_money, "400美元", "“400美元”不是人民币"),
    (parse_money, "50欧元", "“50欧元”不是人民币"),
    (parse_money, "-400", "“-400”是负数"),
    (parse_money, "无", "“无”不是金额"),
    (parse_money, "400元（含早）", "“400元（含早）”里除了金额还有别的"),
    (parse_money, "9" * 40, "认不出是多少钱"),
    (parse_money, "10²", "认不出是多少钱"),
    (per_head, "2000元/桌", "“2000元/桌”是每桌的钱，这里要写的是每人多少元"),
    (in_all, "180元/人", "“180元/人”是每人的钱，这里要写的是一共多少元"),
    (packets, "2条", "“2条”是按条数的，这里要按盒数"),
    (parse_count, "几个", "“几个”不是准数"),
    (parse_count, "十几人", "“十几人”不是准数"),
    (parse_count, "七八人", "“七八人”不是准数"),
    (parse_count, "10-12人", "“10-12人”里有两个数"),
    (parse_count, "7+1", "“7+1”是算式"),
    (parse_count, "3.5", "“3.5”不是整数"),
    (parse_count, "一对", "“一对”说不准是几个"),
    (parse_count, "无", "“无”不是数目"),
    (parse_count, "①", "“①”认不出是几个，应是整数"),
    (parse_star, "六星", "“六星”认不出是几星，应是一到五"),
    (parse_star, "准五星", "“准五星”不是评上的星级"),
    (parse_star, "4钻", "“4钻”是订房网站的钻级，不是星级"),
    (parse_phone, "1380000001", "手机号应是 11 位，“1380000001”是 10 位"),
    (parse_phone, "138000000011", "手机号应是 11 位，“138000000011”是 12 位"),
    (parse_phone, "+86 1380000001", "手机号应是 11 位，“+86 1380000001”是 10 位"),
    (parse_phone, "12800000001", "“12800000001”不像手机号：第二位应是 3 到 9"),
    (parse_phone, "13800000001/13900000001", "里不止一个号码"),
    (parse_phone, "13800000001、13900000001", "里不止一个号码"),
    (parse_phone, "13800000001 13900000001", "里不止一个号码"),
    (parse_phone, "138****0001", "有几位遮住了"),
    (parse_phone, "13800000001（陈静）", "里除了号码还有别的字"),
    (parse_phone, "0551-000000", "“0551-000000”不像固定电话"),
    (parse_phone, "010-0000000", "“010-0000000”不像固定电话"),
    (parse_phone, "很快", "里除了号码还有别的字"),
    (parse_plate, "皖AO1234", "“皖AO1234”里有字母 O，车牌不用字母 I 和 O，多半是“皖A01234”"),
    (parse_plate, "皖AI234O", "里有字母 I、O，车牌不用字母 I 和 O，多半是“皖A12340”"),
    (parse_plate, "皖A1234", "“皖A1234”的“皖A”后面有 4 位，应是 5 位，新能源 6 位"),
    (parse_plate, "皖A123456", "“皖A123456”有 8 位，却没有新能源车牌的字母"),
    (parse_plate, "A12345", "“A12345”前面没有省份的简称"),
    (parse_plate, "院A12345", "“院A12345”的“院”不是省份的简称"),
    (parse_plate, "没上牌", "“没上牌”认不出是车牌"),
]


@pytest.mark.parametrize(("read", "text", "words"), REFUSED, ids=[text for _, text, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_the_reason(read, text, words):
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert words in str(refusal.value)


@given(st.integers(1, 999_999))
def test_an_amount_survives_being_written(value: int):
    formal = in_chinese(value).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    texts = [
        str(value),
        f"{value}元/人",
        f"￥{value:,}.00",
        f"{value:,}元整",
        f"约{value}",
        f"{in_chinese(value)}元",
        f"{formal}圆整",
    ]
    assert {parse_money(text) for text in texts} == {value}


@given(st.integers(0, 99_999))
def test_a_count_survives_being_written(value: int):
    assert {parse_count(text) for text in (str(value), f"{value}人", f"共 {value} 位", f"{in_chinese(value)}个")} == {
        value
    }


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True))
def test_a_mobile_survives_being_written(digits: str):
    parts = digits[:3], digits[3:7], digits[7:]
    texts = [digits, "-".join(parts), " ".join(parts), f"+86{digits}", f"0086-{digits}", f"（+86） {digits}"]
    assert {parse_phone(text) for text in texts} == {digits}


@given(st.from_regex(r"0551-[0-9]{7,8}(转[0-9]{1,4})?", fullmatch=True))
def test_a_landline_survives_being_written(number: str):
    area, local = number.split("-")
    assert {parse_phone(text) for text in (number, f"({area}) {local}", f"+86 551 {local}", f"{area}{local}")} == {
        number
    }


@given(st.from_regex(r"[京皖粤][A-H](?:[A-HJ-NP-Z0-9]{5}|[DF][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[DF])", fullmatch=True))
def test_a_plate_survives_being_written(plate: str):
    texts = [plate, plate.lower(), f"{plate[:2]}·{plate[2:]}", f"{plate[:2]} {plate[2:]}"]
    assert {parse_plate(text) for text in texts} == {plate}
