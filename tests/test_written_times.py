"""What people write for times of day, dates and durations, and what is made of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from conftest import in_chinese, open_part
from hypothesis import assume, given
from hypothesis import strategies as st

from jiedai.shape.clock import parse_clock
from jiedai.shape.clock_range import ClockRange, parse_clock_range
from jiedai.shape.date_range import DateRange, parse_date_range
from jiedai.shape.dates import parse_date
from jiedai.shape.durations import parse_duration
from jiedai.shape.moments import parse_moment
from jiedai.shape.words import Unreadable

CLOCKS = {
    "9:30": time(9, 30),
    "09：30": time(9, 30),
    "９：３０": time(9, 30),
    "14∶05": time(14, 5),
    "0930": time(9, 30),
    "9:30分": time(9, 30),
    "9点30分整": time(9, 30),
    "上午9点半": time(9, 30),
    "上午十点十二分": time(10, 12),
    "下午两点半": time(14, 30),
    "下午三点一刻": time(15, 15),
    "八点一刻": time(8, 15),
    "九点三刻": time(9, 45),
    "十点零五": time(10, 5),
    "二十点": time(20),
    "零点三十分": time(0, 30),
    "九时三十分": time(9, 30),
    "下午三点钟": time(15),
    "下午3点05分": time(15, 5),
    "晚上7点": time(19),
    "晚8点": time(20),
    "早8:30": time(8, 30),
    "凌晨0:30": time(0, 30),
    "凌晨12点": time(0),
    "中午12点": time(12),
    "中午1点": time(13),
    "下午12:30": time(12, 30),
    "约 9:30": time(9, 30),
    "预计9:30": time(9, 30),
    "9点左右": time(9),
    "3:00 PM": time(15),
    "9:30am": time(9, 30),
    "9:30 a.m.": time(9, 30),
    "PM 3:00": time(15),
    "下午3:00 PM": time(15),
    "12:00 PM": time(12),
    "3pm": time(15),
    "14:05:00": time(14, 5),
    "14:05:00.000": time(14, 5),
}
CLOCK_RANGES = {
    "16:00": "16:00",
    "14:00开始": "14:00",
    "14:00起": "14:00",
    "15:30-16:00": "15:30-16:00",
    "15:30–16:00": "15:30-16:00",
    "15:30—16:00": "15:30-16:00",
    "15:30——16:00": "15:30-16:00",
    "15:30~16:00": "15:30-16:00",
    "15:30～16:00": "15:30-16:00",
    "15:30－16:00": "15:30-16:00",
    "15:30至16:00": "15:30-16:00",
    "15:30 到 16:00": "15:30-16:00",
    "从15:30到16:00": "15:30-16:00",
    "15:30一16:00": "15:30-16:00",
    "0930-1130": "09:30-11:30",
    "8点-10点": "08:00-10:00",
    "9-11点": "09:00-11:00",
    "下午3-5点": "15:00-17:00",
    "下午3点至5点": "15:00-17:00",
    "下午3点-5点半": "15:00-17:30",
    "上午9:00-11:30": "09:00-11:30",
    "上午9:00-14:00": "09:00-14:00",
    "上午9点-12点": "09:00-12:00",
    "上午9点-下午2点": "09:00-14:00",
    "上午九点半至十一点半": "09:30-11:30",
    "中午11:30-1:00": "11:30-13:00",
    "凌晨5点-8点": "05:00-08:00",
    "晚上7点-9点": "19:00-21:00",
    "9:00-下午5:00": "09:00-17:00",
    "03:00-下午5:00": "03:00-17:00",
    "9:00-11:00 AM": "09:00-11:00",
    "10:00-2:00 PM": "10:00-14:00",
    "2:00 PM-3:30 PM": "14:00-15:30",
    "22:00-24:00": "22:00-24:00",
    "22:00-0:00": "22:00-24:00",
    "晚上10点-12点": "22:00-24:00",
    "晚上10点-晚上12点": "22:00-24:00",
}
DATES = {
    "2026-3-5": date(2026, 3, 5),
    "2026/03/05": date(2026, 3, 5),
    "2026.3.5": date(2026, 3, 5),
    "2026年3月5日": date(2026, 3, 5),
    "2026 年 3 月 5 号": date(2026, 3, 5),
    "２０２６年３⽉５⽇": date(2026, 3, 5),
    "20260305": date(2026, 3, 5),
    "二〇二六年三月十二日": date(2026, 3, 12),
    "二○二六年三月十二日": date(2026, 3, 12),
    "二零二六年三月十二号": date(2026, 3, 12),
    "二O二六年三月十二日": date(2026, 3, 12),
    "2026-03-12（周四）": date(2026, 3, 12),
    "2026年3月15日，星期天": date(2026, 3, 15),
    "周四 2026-03-12": date(2026, 3, 12),
    "2026-03-12 00:00:00": date(2026, 3, 12),
    "2026-03-12T00:00:00": date(2026, 3, 12),
    "3/25/2026": date(2026, 3, 25),
    "25/3/2026": date(2026, 3, 25),
    "3/3/2026": date(2026, 3, 3),
}
DATES_IN_2026 = {
    "3月5日": date(2026, 3, 5),
    "三月十二号": date(2026, 3, 12),
    "3.12": date(2026, 3, 12),
    "3/12": date(2026, 3, 12),
    "星期四，3月12日": date(2026, 3, 12),
}
DATE_RANGES_IN_2026 = {
    "2026-03-12": "2026-03-12",
    "2026-03-12 00:00:00": "2026-03-12",
    "2026-03-12 至 2026-03-13": "2026-03-12 至 2026-03-13",
    "2026-03-12-2026-03-13": "2026-03-12 至 2026-03-13",
    "20260312-20260313": "2026-03-12 至 2026-03-13",
    "2026年3月12日-13日": "2026-03-12 至 2026-03-13",
    "2026年3月12-13日": "2026-03-12 至 2026-03-13",
    "2026.3.12-13": "2026-03-12 至 2026-03-13",
    "2026-3-12~13": "2026-03-12 至 2026-03-13",
    "2026-03-12/13": "2026-03-12 至 2026-03-13",
    "2026/3/12-3/13": "2026-03-12 至 2026-03-13",
    "3/12-3/13": "2026-03-12 至 2026-03-13",
    "3-12-3-13": "2026-03-12 至 2026-03-13",
    "3.12-3.13": "2026-03-12 至 2026-03-13",
    "3月12日—14日": "2026-03-12 至 2026-03-14",
    "3月12日一14日": "2026-03-12 至 2026-03-14",
    "从三月十二日到十三日": "2026-03-12 至 2026-03-13",
    "3月12、13日": "2026-03-12 至 2026-03-13",
    "3月12日和13日": "2026-03-12 至 2026-03-13",
    "3月12日(周四)至13日(周五)": "2026-03-12 至 2026-03-13",
    "3月12日-13日（共两天）": "2026-03-12 至 2026-03-13",
    "12月31日至1月2日": "2026-12-31 至 2027-01-02",
    "2025年12月31日-1月2日": "2025-12-31 至 2026-01-02",
}
MOMENTS_IN_2026 = {
    "2026-03-12 14:05": datetime(2026, 3, 12, 14, 5),
    "2026-03-12 14:05:00": datetime(2026, 3, 12, 14, 5),
    "2026-03-12T14:05:00+08:00": datetime(2026, 3, 12, 14, 5),
    "2026-03-12 14:05 GMT+8": datetime(2026, 3, 12, 14, 5),
    "2026-03-12 北京时间14:05": datetime(2026, 3, 12, 14, 5),
    "2026-3-12 1405": datetime(2026, 3, 12, 14, 5),
    "2026/3/12 2:05 PM": datetime(2026, 3, 12, 14, 5),
    "2026年3月12日下午2点05分": datetime(2026, 3, 12, 14, 5),
    "三月十二日下午两点零五分": datetime(2026, 3, 12, 14, 5),
    "3月12日（周四）14:05": datetime(2026, 3, 12, 14, 5),
    "3月12日周四下午2点": datetime(2026, 3, 12, 14),
    "三月十二日周四十点": datetime(2026, 3, 12, 10),
    "3月12日晚8点": datetime(2026, 3, 12, 20),
    "3月12日约14:05": datetime(2026, 3, 12, 14, 5),
    "预计3月12日14:05": datetime(2026, 3, 12, 14, 5),
    "3.12 14:05": datetime(2026, 3, 12, 14, 5),
}
DURATIONS = {
    "90分钟": 90,
    "90分": 90,
    "1.5小时": 90,
    "1.25小时": 75,
    "一个半小时": 90,
    "两个半小时": 150,
    "1小时半": 90,
    "1小时30分": 90,
    "1小时30": 90,
    "1小时零5分": 65,
    "半小时": 30,
    "半个钟头": 30,
    "三个小时": 180,
    "2个钟": 120,
    "一刻钟": 15,
    "三刻钟": 45,
    "一小时一刻钟": 75,
    "四十五分钟": 45,
    "一百二十分钟": 120,
    "约1小时": 60,
    "1h30m": 90,
    "90 min": 90,
    "24小时": 1440,
}
READABLE = [
    *((parse_clock, (text,), value) for text, value in CLOCKS.items()),
    *((lambda text: str(parse_clock_range(text)), (text,), value) for text, value in CLOCK_RANGES.items()),
    *((parse_date, (text,), value) for text, value in DATES.items()),
    *((parse_date, (text, 2026), value) for text, value in DATES_IN_2026.items()),
    *((lambda *said: str(parse_date_range(*said)), (text, 2026), value) for text, value in DATE_RANGES_IN_2026.items()),
    *((parse_moment, (text, 2026), value) for text, value in MOMENTS_IN_2026.items()),
    *((parse_duration, (text,), timedelta(minutes=value)) for text, value in DURATIONS.items()),
]


@pytest.mark.parametrize(("read", "said", "value"), READABLE, ids=[said[0] for _, said, _ in READABLE])
def test_what_people_write_is_read(read, said, value):
    assert read(*said) == value


REFUSED = [
    (parse_clock, "晚上12点", "“晚上12点”可以是凌晨 0:00，也可以是第二天 0:00，分不清"),
    (parse_clock, "三点半", "“三点半”可以是凌晨 3:30，也可以是下午 15:30，分不清"),
    (parse_clock, "晚上1点", "“晚上1点”可以是凌晨 1:00，也可以是第二天 1:00，分不清"),
    (parse_clock, "上午12:30", "“上午12:30”可以是凌晨 0:30，也可以是中午 12:30，分不清"),
    (parse_clock, "12:00 AM", "“12:00 AM”可以是凌晨 0:00，也可以是中午 12:00，分不清"),
    (parse_clock, "上午15:30", "“上午15:30”前后矛盾：上午里没有 15 点"),
    (parse_clock, "15:30 AM", "“15:30 AM”前后矛盾：AM里没有 15 点"),
    (parse_clock, "上午3:00 PM", "“上午3:00 PM”前后矛盾：上午和PM里没有 3 点"),
    (parse_clock, "傍晚10点", "“傍晚10点”前后矛盾"),
    (parse_clock, "25:00", "“25:00”不是钟点：小时 0 到 23，分钟 0 到 59"),
    (parse_clock, "9:75", "“9:75”不是钟点"),
    (parse_clock, "24:00", "“24:00”就是第二天的 0:00"),
    (parse_clock, "24:30", "“24:30”不是钟点"),
    (parse_clock, "9:5", "“9:5”可以是 9:05，也可以是 9:50，分不清"),
    (parse_clock, "9点5", "“9点5”可以是 9:05，也可以是 9:50，分不清"),
    (parse_clock, "9:", "“9:”的冒号后面没有写分钟"),
    (parse_clock, "14:05:30", "“14:05:30”写到了秒"),
    (parse_clock, "9.30", "“9.30”可以是 9:30，也可以是 9 月 30 日，分不清"),
    (parse_clock, "15.30", "“15.30”中间不是冒号"),
    (parse_clock, "15；30", "“15;30”中间不是冒号"),
    (parse_clock, "9", "“9”看不准是不是 9 点"),
    (parse_clock, "下午3", "“下午3”看不准是不是 3 点"),
    (parse_clock, "全天", "“全天”没有写钟点"),
    (parse_clock, "上午", "“上午”没有写钟点"),
    (parse_clock, "早餐后", "“早餐后”没有写钟点"),
    (parse_clock, "14:05开", "“14:05开”里除了钟点还有别的字"),
    (parse_clock, "14:05抵", "“14:05抵”里除了钟点还有别的字"),
    (parse_clock, "00:35+1", "“00:35+1”写的是第二天的钟点"),
    (parse_clock, "次日00:35", "“次日00:35”写的是第二天的钟点"),
    (parse_clock, "明天9点", "“明天9点”里有日期"),
    (parse_clock, "15:30/16:00", "“15:30/16:00”里不止一个钟点"),
    (parse_clock, "①:30", "“①:30”认不出是几点"),
    (parse_clock, "٣:٣٠", "“٣:٣٠”认不出是几点"),
    (parse_clock_range, "16:00-15:00", "“16:00-15:00”的结束不晚于开始"),
    (parse_clock_range, "上午9点-2点", "“上午9点-2点”的结束不晚于开始"),
    (parse_clock_range, "晚上10点-1点", "“晚上10点-1点”的结束不晚于开始"),
    (parse_clock_range, "9:00-10:00-11:00", "“9:00-10:00-11:00”里不止一个起止"),
    (parse_clock_range, "9-11", "“9-11”可以是 9 点到 11 点，也可以是 9 月 11 日，分不清"),
    (parse_clock_range, "15-17", "“15-17”看不准是不是几点到几点"),
    (parse_clock_range, "3:00-下午5:00", "“3:00-下午5:00”可以从凌晨 3:00 开始，也可以从下午 15:00 开始，分不清"),
    (parse_clock_range, "3-5pm", "“3-5pm”可以从凌晨 3:00 开始，也可以从下午 15:00 开始，分不清"),
    (parse_clock_range, "上午-下午", "“上午”没有写钟点"),
    (parse_clock_range, "14:05到达", "“14:05到达”里除了钟点还有别的字"),
    (parse_clock_range, "15:30-", "“15:30-”认不出是几点"),
    (parse_date, "3月5日", "“3月5日”没有写年"),
    (parse_date, "3-5", "“3-5”没有写年"),
    (parse_date, "3.12", "“3.12”没有写年"),
    (parse_date, "12/3/2026", "“12/3/2026”可以是 12 月 3 日，也可以是 3 月 12 日，分不清"),
    (parse_date, "3/12/2026", "“3/12/2026”可以是 3 月 12 日，也可以是 12 月 3 日，分不清"),
    (parse_date, "13/13/2026", "日历上没有“13/13/2026”这一天"),
    (parse_date, "26-3-12", "“26-3-12”的年份不是四位"),
    (parse_date, "26年3月12日", "“26年3月12日”的年份不是四位"),
    (parse_date, "二六年三月十二日", "“二六年三月十二日”的年份不是四位"),
    (parse_date, "260312", "“260312”的年份不是四位"),
    (parse_date, "2026-03", "“2026-03”没有写是哪一天"),
    (parse_date, "2026年3月", "“2026年3月”没有写是哪一天"),
    (parse_date, "3月中旬", "“3月中旬”没有写是哪一天"),
    (parse_date, "2026", "“2026”只有年份"),
    (parse_date, "12日", "“12日”没有写是几月"),
    (parse_date, "2026-02-30", "日历上没有“2026-02-30”这一天"),
    (parse_date, "2026-13-01", "日历上没有“2026-13-01”这一天"),
    (parse_date, "0001-01-01", "“0001-01-01”的年份不对"),
    (parse_date, "9999-12-31", "“9999-12-31”的年份不对"),
    (parse_date, "2026-03-12 周五", "2026-03-12 是周四，不是“周五”"),
    (parse_date, "周五 2026-03-12", "2026-03-12 是周四，不是“周五”"),
    (parse_date, "今天", "“今天”换一天来看就不是那一天了"),
    (parse_date, "下周三", "“下周三”换一天来看就不是那一天了"),
    (parse_date, "星期日", "“星期日”换一天来看就不是那一天了"),
    (parse_date, "腊月初八", "“腊月初八”像是农历"),
    (parse_date, "46093", "“46093”像是表格里日期变成的数字"),
    (parse_date, "2026-03-12 14:05", "“2026-03-12 14:05”里除了日期还有“14:05”"),
    (parse_date, "2026-03-12 至 2026-03-13", "里除了日期还有“至 2026-03-13”"),
    (parse_date, "五一", "“五一”认不出是哪一天"),
    (parse_date_range, "2026-03-13 至 2026-03-12", "“2026-03-13 至 2026-03-12”的最后一天早于第一天"),
    (parse_date_range, "2026年3月13日至3月12日", "的最后一天早于第一天"),
    (parse_date_range, "2026年12月30日-2日", "的最后一天早于第一天"),
    (parse_date_range, "2026年3月12日-32日", "日历上没有“2026-3-32”这一天"),
    (parse_date_range, "2026年3月12日、14日", "的两天不挨着"),
    (parse_date_range, "2026年3月12、13、14日", "里除了日期还有“、13、14日”"),
    (parse_date_range, "2026年3月12日-13日（3天）", "前后矛盾：2026-03-12 至 2026-03-13 是 2 天"),
    (parse_date_range, "2026年3月12日上午至13日下午", "里除了日期还有“上午至13日下午”"),
    (parse_moment, "2026-03-12", "“2026-03-12”只有日期，没有钟点"),
    (parse_moment, "2026-03-12 下午", "“下午”没有写钟点"),
    (parse_moment, "2026-03-12 24:00", "“24:00”就是第二天的 0:00"),
    (parse_moment, "2026-03-12T14:05:00Z", "里的“Z”表示不是北京时间"),
    (parse_moment, "2026-03-12 14:05+09:00", "里的“+09:00”表示不是北京时间"),
    (parse_moment, "2026-03-12 00:35+1", "“00:35+1”写的是第二天的钟点"),
    (parse_moment, "2026-03-12 14:05-15:00", "“14:05-15:00”里不止一个钟点"),
    (parse_moment, "明天下午3点", "“明天下午3点”换一天来看就不是那一天了"),
    (parse_duration, "1:30", "“1:30”可以是 1 小时 30 分，也可以是钟点 1:30，分不清"),
    (parse_duration, "90", "“90”没有写单位，可以是 90 分钟，也可以是 90 小时"),
    (parse_duration, "0分钟", "“0分钟”不能当一个环节的时长"),
    (parse_duration, "25小时", "“25小时”不能当一个环节的时长"),
    (parse_duration, "1.33小时", "“1.33小时”不是整分钟"),
    (parse_duration, "1-2小时", "“1-2小时”有长有短"),
    (parse_duration, "一两个小时", "“一两个小时”算不出几点结束"),
    (parse_duration, "半天", "“半天”算不出几点结束"),
    (parse_duration, "很久", "“很久”认不出是多久"),
]


@pytest.mark.parametrize(("read", "text", "words"), REFUSED, ids=[text for _, text, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_the_reason(read, text, words):
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert words in str(refusal.value)


CURES = {
    (parse_clock, "15.30"): "是钟点就写成 15:30",
    (parse_clock, "上午12:30"): "按 24 小时写，写成 0:30 或 12:30",
    (parse_clock, "晚上1点"): "写清是哪天的日期，钟点写成 1:00",
    (parse_clock_range, "3:00-下午5:00"): "开始也按 24 小时写，写成 3:00 或 15:00",
    (parse_date, "3/12/2026"): "年写在前，写成 2026-03-12 或 2026-12-03",
    (parse_date, "2026-2-30"): "2026 年 2 月有 28 天",
    (parse_date, "26-3-12"): "年份写四位，如“2026-03-12”；起止写成“3月12日-13日”",
    (parse_date, "明天"): "写上日期，如“2026-03-12”",
}


@pytest.mark.parametrize(("said", "cure"), CURES.items(), ids=[text for _, text in CURES])
def test_a_refusal_says_what_to_write_instead(said, cure):
    read, text = said
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert refusal.value.cure == cure


def test_a_year_s_end_is_crossed_only_by_a_visit_that_could_be_one():
    assert parse_date_range("11月30日-2月1日", 2026) == DateRange(date(2026, 11, 30), date(2027, 2, 1))
    with pytest.raises(Unreadable, match="早于"):
        parse_date_range("5月1日-4月1日", 2026)


def test_midnight_ends_the_day_it_stands_in():
    event = open_part("日程: {2026-03-12: [{时间: 22:00-24:00, 事项: 夜游, 类型: 活动}]}").events[0]
    assert event.end == datetime(2026, 3, 13)
    assert event.clocks == "22:00-24:00"


minutes = st.times().map(lambda value: value.replace(second=0, microsecond=0))


@given(minutes)
def test_a_time_survives_being_written(value: time):
    hour, minute = in_chinese(value.hour), in_chinese(value.minute)
    part = "凌晨" if value.hour < 7 else ""
    texts = [
        f"{value:%H:%M}",
        f"{value:%H%M}",
        f"{value:%H:%M:00}",
        f"{part}{value.hour}点{value.minute}分",
        f"{part}{hour}点{minute}分",
    ]
    assert {parse_clock(text) for text in texts} == {value}


@given(minutes)
def test_a_time_survives_being_written_with_its_half_of_the_day(value: time):
    assume(value.hour % 12)
    afternoon = value.hour > 12
    clock = f"{value.hour % 12}:{value.minute:02}"
    texts = [f"{'下午' if afternoon else '上午'}{clock}", f"{clock} {'PM' if afternoon else 'am'}"]
    assert {parse_clock(text) for text in texts} == {value}


@given(minutes, minutes, st.sampled_from(["-", "－", "–", "—", "——", "~", "～", "至", " 到 ", "一"]))
def test_a_range_of_time_survives_being_written(one: time, other: time, to: str):
    assume(one != other)
    start, end = sorted((one, other))
    assert parse_clock_range(f"{start:%H:%M}{to}{end:%H:%M}") == ClockRange(start, end)
    assert parse_clock_range(str(ClockRange(start, end))) == ClockRange(start, end)


dates = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(dates)
def test_a_date_survives_being_written(value: date):
    weekday = "一二三四五六日"[value.weekday()]
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(value.year))
    texts = [
        value.isoformat(),
        f"{value:%Y年%m月%d日}",
        f"{value:%Y%m%d}",
        f"{value.year}/{value.month}/{value.day}",
        f"{value.year}.{value.month}.{value.day}",
        f"{value}（周{weekday}）",
        f"{year}年{in_chinese(value.month)}月{in_chinese(value.day)}日星期{weekday}",
    ]
    assert {parse_date(text) for text in texts} == {value}
    short = [
        f"{value.month}月{value.day}日",
        f"{value.month}/{value.day}",
        f"{in_chinese(value.month)}月{in_chinese(value.day)}号",
    ]
    assert {parse_date(text, value.year) for text in short} == {value}


@given(dates, st.integers(0, 20), st.sampled_from(["-", "~", "—", "至", " 到 ", " - "]))
def test_a_range_of_dates_survives_being_written(first: date, nights: int, to: str):
    span = DateRange(first, first + timedelta(days=nights))
    texts = [
        f"{first}{to}{span.last}",
        f"{first:%Y年%m月%d日}{to}{span.last:%m月%d日}",
        f"{first}{to}{span.last}（共{nights + 1}天）",
        str(span),
    ]
    assert {parse_date_range(text) for text in texts} == {span}


@given(dates, minutes)
def test_a_moment_survives_being_written(day: date, clock: time):
    texts = [
        f"{day} {clock:%H:%M}",
        f"{day}T{clock:%H:%M:00}+08:00",
        f"{day:%Y年%m月%d日}{'凌晨' if clock.hour < 7 else ''}{clock.hour}点{clock.minute}分",
        f"{day:%Y/%m/%d} {clock:%H%M}",
    ]
    assert {parse_moment(text) for text in texts} == {datetime.combine(day, clock)}


@given(st.integers(1, 24 * 60))
def test_a_duration_survives_being_written(value: int):
    hours, rest = divmod(value, 60)
    texts = [f"{value}分钟", f"{in_chinese(value)}分钟", f"{value}min"]
    if hours:
        texts += [f"{hours}小时{rest}分", f"{in_chinese(hours)}个小时{in_chinese(rest)}分钟"]
    assert {parse_duration(text) for text in texts} == {timedelta(minutes=value)}
