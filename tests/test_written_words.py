"""What people write for times, dates, money and the like, and what is made of it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiedai.shape import clock, numbers
from jiedai.shape.words import Unreadable, split_words

READABLE = [
    (clock.parse_clock, "9:30", time(9, 30)),
    (clock.parse_clock, "09：30", time(9, 30)),
    (clock.parse_clock, "９：３０", time(9, 30)),
    (clock.parse_clock, "0930", time(9, 30)),
    (clock.parse_clock, "上午9点半", time(9, 30)),
    (clock.parse_clock, "下午3点05分", time(15, 5)),
    (clock.parse_clock, "晚上7点", time(19)),
    (clock.parse_clock, "中午12点", time(12)),
    (clock.parse_clock, "中午1点", time(13)),
    (clock.parse_clock, "约 9:30", time(9, 30)),
    (clock.parse_clock, "9点左右", time(9)),
    (clock.parse_clock_range, "15:30-16:00", clock.ClockRange(time(15, 30), time(16))),
    (clock.parse_clock_range, "15:30–16:00", clock.ClockRange(time(15, 30), time(16))),
    (clock.parse_clock_range, "15:30~16:00", clock.ClockRange(time(15, 30), time(16))),
    (clock.parse_clock_range, "下午3点至5点", clock.ClockRange(time(15), time(17))),
    (clock.parse_clock_range, "16:00", clock.ClockRange(time(16))),
    (clock.parse_date, "2026-3-5", date(2026, 3, 5)),
    (clock.parse_date, "2026/03/05", date(2026, 3, 5)),
    (clock.parse_date, "2026年3月5日", date(2026, 3, 5)),
    (clock.parse_date, "20260305", date(2026, 3, 5)),
    (clock.parse_date, "2026-03-12（周四）", date(2026, 3, 12)),
    (clock.parse_date_range, "2026-03-12 至 2026-03-13", clock.DateRange(date(2026, 3, 12), date(2026, 3, 13))),
    (clock.parse_date_range, "2026年3月12日-13日", clock.DateRange(date(2026, 3, 12), date(2026, 3, 13))),
    (clock.parse_date_range, "2026年3月12-13日", clock.DateRange(date(2026, 3, 12), date(2026, 3, 13))),
    (clock.parse_date_range, "2026.3.12-13", clock.DateRange(date(2026, 3, 12), date(2026, 3, 13))),
    (clock.parse_date_range, "2026-3-12~13", clock.DateRange(date(2026, 3, 12), date(2026, 3, 13))),
    (clock.parse_date_range, "2026-03-12", clock.DateRange(date(2026, 3, 12), date(2026, 3, 12))),
    (clock.parse_moment, "2026-03-12 14:05", datetime(2026, 3, 12, 14, 5)),
    (clock.parse_moment, "2026年3月12日下午2点05分", datetime(2026, 3, 12, 14, 5)),
    (clock.parse_duration, "90分钟", timedelta(minutes=90)),
    (clock.parse_duration, "1.5小时", timedelta(minutes=90)),
    (clock.parse_duration, "一个半小时", timedelta(minutes=90)),
    (clock.parse_duration, "1小时30分", timedelta(minutes=90)),
    (clock.parse_duration, "半小时", timedelta(minutes=30)),
    (numbers.parse_money, "400", Decimal(400)),
    (numbers.parse_money, "400元/人", Decimal(400)),
    (numbers.parse_money, "¥1,200", Decimal(1200)),
    (numbers.parse_money, "2900.00", Decimal(2900)),
    (numbers.parse_money, "1.2万", Decimal(12000)),
    (numbers.parse_count, "7座", 7),
    (numbers.parse_star, "四星级", 4),
    (numbers.parse_phone, "138 0000-0001", "13800000001"),
    (numbers.parse_phone, "+49 30 0000001", "+49 30 0000001"),
    (numbers.parse_plate, "皖A·12345", "皖A12345"),
    (numbers.parse_plate, "皖ad12345", "皖AD12345"),
]


@pytest.mark.parametrize(("read", "text", "value"), READABLE, ids=[text for _, text, _ in READABLE])
def test_what_people_write_is_read(read, text, value):
    assert read(text) == value


REFUSED = [
    (clock.parse_clock, "晚上12点", "分不清"),
    (clock.parse_clock, "上午15:30", "矛盾"),
    (clock.parse_clock, "25:00", "不是钟点"),
    (clock.parse_clock, "9.30", "认不出"),
    (clock.parse_clock_range, "16:00-15:00", "不晚于"),
    (clock.parse_date, "3月5日", "没有写年"),
    (clock.parse_date, "3-5", "没有写年"),
    (clock.parse_date, "2026-02-30", "日历上没有"),
    (clock.parse_date, "0001-01-01", "年份不对"),
    (clock.parse_date, "9999-12-31", "年份不对"),
    (numbers.parse_money, "9" * 40, "多少钱"),
    (clock.parse_date, "2026-03-12 周五", "周四"),
    (clock.parse_date_range, "2026-03-13 至 2026-03-12", "早于"),
    (clock.parse_moment, "2026-03-12", "没有钟点"),
    (clock.parse_duration, "很久", "多久"),
    (numbers.parse_money, "两百", "多少钱"),
    (numbers.parse_money, "1,20", "多少钱"),
    (numbers.parse_count, "几个", "整数"),
    (numbers.parse_star, "六星", "几星"),
    (numbers.parse_phone, "1380000001", "11 位"),
    (numbers.parse_plate, "A12345", "车牌"),
]


@pytest.mark.parametrize(("read", "text", "words"), REFUSED, ids=[text for _, text, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_the_reason(read, text, words):
    with pytest.raises(Unreadable, match=words):
        read(text)


def test_a_day_without_a_year_takes_the_visit_s():
    assert clock.parse_date("3月5日", 2026) == date(2026, 3, 5)


@given(st.times().map(lambda value: value.replace(second=0, microsecond=0)))
def test_a_time_survives_being_written(value: time):
    assert clock.parse_clock(f"{value:%H:%M}") == clock.parse_clock(f"{value:%H%M}") == value


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_date_survives_being_written(value: date):
    assert clock.parse_date(value.isoformat()) == clock.parse_date(f"{value:%Y年%m月%d日}") == value


READERS = [
    clock.parse_clock,
    clock.parse_clock_range,
    clock.parse_date,
    clock.parse_date_range,
    clock.parse_moment,
    clock.parse_duration,
    numbers.parse_money,
    numbers.parse_count,
    numbers.parse_star,
    numbers.parse_phone,
    numbers.parse_plate,
]


@pytest.mark.parametrize("read", READERS)
@given(text=st.text(alphabet="0123456789０９:：.-年月日点分半上下午晚小时元万星 至~²一", max_size=14))
def test_no_text_makes_a_reader_fail_otherwise(read, text: str):
    with suppress(Unreadable):
        assert read(text) is not None


def test_several_names_in_one_text():
    assert split_words("王强、陈静，刘洋; 何伟,高翔") == ["王强", "陈静", "刘洋", "何伟", "高翔"]
