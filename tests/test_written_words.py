"""What people write in words: numerals, yes and no, who confirmed what; and that no text breaks a reader."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from conftest import document_of, in_chinese, laid_over
from hypothesis import given
from hypothesis import strategies as st
from test_written_numbers import in_all, packets, per_head

from jiedai.handbook.deadlines import Deadline, parse_deadline
from jiedai.plan.plan import Plan, read_plan
from jiedai.shape.clock import parse_clock
from jiedai.shape.clock_range import parse_clock_range
from jiedai.shape.confirmation import Confirmation, parse_confirmation
from jiedai.shape.counts import parse_count, parse_star
from jiedai.shape.date_range import parse_date_range
from jiedai.shape.dates import parse_date
from jiedai.shape.durations import parse_duration
from jiedai.shape.fields import Ceiling, parse_ceiling
from jiedai.shape.flags import parse_flag
from jiedai.shape.moments import parse_moment
from jiedai.shape.money import parse_money
from jiedai.shape.numerals import arabic
from jiedai.shape.phones import parse_phone
from jiedai.shape.plates import parse_plate
from jiedai.shape.words import NOT_YET, Unreadable, normalise, split_words

NUMERALS = {
    "十": "10",
    "十二": "12",
    "二十": "20",
    "九十九": "99",
    "一百一十": "110",
    "一百十二": "112",
    "三千零五": "3005",
    "三千五": "3500",
    "十二万": "120000",
    "零五分": "05分",
    "二〇二六年": "2026年",
    "二0二六年": "2026年",
    "周三十点": "周三10点",
    "星期日": "星期日",
    "七八人": "七八人",
    "十七八": "十七八",
    "二三十": "二三十",
    "百": "百",
    "十百": "十百",
    "一千二十": "一千二十",
    "12百": "12百",
    "1.2万": "1.2万",
    "万" * 5000: "万" * 5000,
}


@pytest.mark.parametrize(("text", "digits"), NUMERALS.items(), ids=[text[:8] for text in NUMERALS])
def test_numerals_become_digits_and_the_rest_stays(text: str, digits: str):
    assert arabic(text) == digits


@given(st.integers(0, 99_999_999))
def test_a_number_survives_being_written_in_chinese(value: int):
    assert arabic(f"共{in_chinese(value)}个") == f"共{value}个"


def test_only_what_is_but_another_width_is_made_even():
    assert normalise("　１２：３０（Ａ）　 ｂ ") == "12:30(A) b"
    assert normalise("10² ½ ③") == "10² ½ ③"


@pytest.mark.parametrize("text", ["是", "有", "需", "需要", "要", "对", "√", "Ｙ", "yes", "含"])
def test_yes(text: str):
    assert parse_flag(text) is True


@pytest.mark.parametrize("text", ["否", "无", "不需", "不要", "不用", "×", "N", "no", "不含"])
def test_no(text: str):
    assert parse_flag(text) is False


CONFIRMED = {
    "2026-03-10 陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "2026-03-10陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "2026-03-10，陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "陈静 2026-03-10": Confirmation(datetime(2026, 3, 10), "陈静"),
    "陈静（2026-03-10）": Confirmation(datetime(2026, 3, 10), "陈静"),
    "王强、陈静 2026-03-10": Confirmation(datetime(2026, 3, 10), "王强、陈静"),
    "3月10日 陈静 电话确认": Confirmation(datetime(2026, 3, 10), "陈静", "电话确认"),
    "三月十日陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "陈静 三月十日下午两点": Confirmation(datetime(2026, 3, 10, 14), "陈静"),
    "2026-03-10 14:00 陈静 订单号123": Confirmation(datetime(2026, 3, 10, 14), "陈静", "订单号123"),
    "2026-03-10 14:00陈静": Confirmation(datetime(2026, 3, 10, 14), "陈静"),
    "2026-03-10 下午 陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "2026-03-10 陈静已确认": Confirmation(datetime(2026, 3, 10), "陈静"),
    "已确认 2026-03-10 陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "2026-03-10 周二 陈静": Confirmation(datetime(2026, 3, 10), "陈静"),
    "2026-03-10 周一鸣": Confirmation(datetime(2026, 3, 10), "周一鸣"),
    "2026-03-10 万三 订单二号楼三份": Confirmation(datetime(2026, 3, 10), "万三", "订单二号楼三份"),
}


@pytest.mark.parametrize(("text", "value"), CONFIRMED.items(), ids=list(CONFIRMED))
def test_a_confirmation_is_read(text: str, value: Confirmation):
    assert parse_confirmation(text, 2026) == value


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)), st.sampled_from(["陈静", "周一鸣", "万三千"]))
def test_a_confirmation_survives_being_written(moment: datetime, name: str):
    value = Confirmation(moment.replace(second=0, microsecond=0), name, "订单号123")
    assert parse_confirmation(str(value)) == value


@given(
    st.dates(date(1985, 1, 1), date(2205, 12, 31)),
    st.sampled_from(["09:05", "14:05", "24:00", "23:60", "9:05"]),
    st.sampled_from(
        ["陈静", "周一", "周一鸣", "分管领导", "上午", "晚上好", "整", "已确认", "待定", "陈静,", "Amy", "五月"]
    )
    | st.text("陈静周一分点上午晚整，, 3:a已确认", max_size=6),
    st.sampled_from(["", "已出票", "三点半回电", "下午 再打", ","]),
)
def test_a_confirmation_as_we_write_it_says_the_same_as_with_slashes(day: date, clock: str, by: str, reference: str):
    ours, theirs = (outcome(f"{written} {clock} {by} {reference}") for written in (f"{day}", f"{day:%Y/%m/%d}"))
    assert ours == theirs


@pytest.mark.parametrize("clock", ["14:05", "24:00"])
@pytest.mark.parametrize("day", ["2026-02-30", "2026-13-01", "2026-00-10", "2026-06-31"])
def test_a_confirmation_on_no_day_is_refused_however_it_is_written(day: str, clock: str):
    ours, theirs = (outcome(f"{written} {clock} 陈静") for written in (day, day.replace("-", "/")))
    assert ours == theirs
    assert "日历上没有" in str(ours)


def outcome(text: str) -> Confirmation | str:
    """What a confirmation is read as, or how it is refused, whatever stands between year, month and day."""
    try:
        return parse_confirmation(text)
    except Unreadable as refusal:
        return re.sub("(?<=[0-9])[-/](?=[0-9])", "-", str(refusal) + refusal.cure)


DEADLINES = {
    "前一天 16:00": Deadline("首日", -1, time(16)),
    "前一日16:00前": Deadline("首日", -1, time(16)),
    "提前3天 12:00": Deadline("首日", -3, time(12)),
    "提前三天中午十二点": Deadline("首日", -3, time(12)),
    "前两天下午四点": Deadline("首日", -2, time(16)),
    "提前3个工作日 12:00": Deadline("首日", -3, time(12), working=True),
    "当天 08:00": Deadline("首日", 0, time(8)),
    "最后一天 18:00": Deadline("末日", 0, time(18)),
    "后一天 17:00之前": Deadline("末日", 1, time(17)),
    "后5个工作日 17:00": Deadline("末日", 5, time(17), working=True),
    "开始时": Deadline("开始"),
    "开始前40分钟": Deadline("开始", shift=timedelta(minutes=-40)),
    "结束后 1小时": Deadline("结束", shift=timedelta(hours=1)),
}


_CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
_OF_THE_VISIT = st.one_of(
    st.tuples(st.just("首日"), st.integers(-90, -1), _CLOCKS, st.just(timedelta()), st.booleans()),
    st.tuples(st.just("末日"), st.integers(1, 90), _CLOCKS, st.just(timedelta()), st.booleans()),
    st.tuples(st.sampled_from(["首日", "末日"]), st.just(0), _CLOCKS),
)
_OF_A_THING = st.tuples(
    st.sampled_from(["开始", "结束"]),
    st.just(0),
    st.just(time()),
    st.integers(-1440, 1440).map(lambda minutes: timedelta(minutes=minutes)),
)


@given(st.one_of(_OF_THE_VISIT, _OF_A_THING).map(lambda parts: Deadline(*parts)))
def test_a_deadline_survives_being_written(value: Deadline):
    assert parse_deadline(str(value)) == value


@pytest.mark.parametrize(("text", "value"), DEADLINES.items(), ids=list(DEADLINES))
def test_a_deadline_is_read(text: str, value: Deadline):
    assert parse_deadline(text) == value


CEILINGS = {
    "待填": Ceiling(None),
    "不得": Ceiling(Decimal(0)),
    "200元/人": Ceiling(Decimal(200)),
    "不超过两百元": Ceiling(Decimal(200)),
    "200元以内（示例）": Ceiling(Decimal(200), example=True),
    "四星": Ceiling(Decimal(4)),
}


@pytest.mark.parametrize(("text", "value"), CEILINGS.items(), ids=list(CEILINGS))
def test_a_ceiling_is_read(text: str, value: Ceiling):
    assert parse_ceiling(text) == value


REFUSED = [
    (parse_flag, "x", "“x”可以是打叉（否），也可以是选中（是），分不清"),
    (parse_flag, "1", "“1”是个数，看不出是不是要"),
    (parse_flag, "也许", "“也许”认不出是“是”还是“否”"),
    (parse_confirmation, "是", "“是”没有写是谁、在哪天确认的"),
    (parse_confirmation, "已确认", "“已确认”没有写是谁、在哪天确认的"),
    (parse_confirmation, "陈静", "“陈静”没有写是哪天确认的"),
    (parse_confirmation, "2026-03-10", "“2026-03-10”没有写是谁确认的"),
    (parse_confirmation, "2026-03-10 已确认", "“2026-03-10 已确认”没有写是谁确认的"),
    (parse_confirmation, "2026-03-10 待定", "“2026-03-10 待定”没有写是谁确认的"),
    (parse_confirmation, "2026-03-10 周一 陈静", "2026-03-10 是周二，不是“周一”"),
    (parse_confirmation, "12/3/2026 陈静", "“12/3/2026”可以是 12 月 3 日，也可以是 3 月 12 日，分不清"),
    (parse_deadline, "前一天", "“前一天”没有写几点以前"),
    (parse_deadline, "尽早", "“尽早”认不出是什么期限"),
]


@pytest.mark.parametrize(("read", "text", "words"), REFUSED, ids=[text for _, text, _ in REFUSED])
def test_what_cannot_be_read_is_refused_with_the_reason(read, text, words):
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert words in str(refusal.value)


FIELDS = {
    "时间": "到达: [{{方式: 飞机, 时间: {}, 地点: 机场}}]",
    "单价": "住宿: [{{酒店: 甲, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{{单价: {}}}]}}]",
    "数量": "物料: [{{名称: 画册, 数量: {}}}]",
    "电话": "我方: [{{姓名: 王强, 电话: {}}}]",
    "接站牌": "到达: [{{方式: 飞机, 时间: 2026-03-12 14:05, 地点: 机场, 接站牌: {}}}]",
    "确认": "物料: [{{名称: 画册, 确认: {}}}]",
}


@pytest.mark.parametrize("part", FIELDS.values(), ids=list(FIELDS))
@pytest.mark.parametrize("word", sorted(NOT_YET | {"TBD", "？", "（待确认）"}))
def test_other_words_for_open_are_refused_with_the_one_word(part: str, word: str):
    problems = read_plan(document_of(laid_over(part.format(f'"{word}"'))))
    assert isinstance(problems, list)
    assert (problems[0].message, problems[0].cure) == (
        f"“{word}”像是还没定",
        "还没定就写“待定”，没有这一项就删掉这一行",
    )


def test_open_is_said_with_nothing_beside_it():
    problems = read_plan(document_of(laid_over("到达: [{方式: 飞机, 时间: 待定（周五前）, 地点: 机场}]")))
    assert isinstance(problems, list)
    assert problems[0].message == "“待定（周五前）”里除了“待定”还有别的"


@pytest.mark.parametrize("days", ["二〇二六年三月十二日至十三日", "20260312-20260313", "2026年3月12、13日"])
def test_the_year_of_the_visit_is_known_however_it_is_written(days: str):
    plan = read_plan(document_of(laid_over(f"日期: {days}\n日程: {{三月十二日: []}}")))
    assert isinstance(plan, Plan)
    assert [key.day for key in plan.agenda] == [date(2026, 3, 12)]


PLAIN = [
    parse_clock,
    parse_clock_range,
    parse_duration,
    parse_money,
    per_head,
    in_all,
    parse_count,
    packets,
    parse_star,
    parse_phone,
    parse_plate,
    parse_flag,
    parse_deadline,
    parse_ceiling,
]
DATED = [parse_date, parse_date_range, parse_moment, parse_confirmation]
anything = st.one_of(
    st.text(max_size=12),
    st.text(
        alphabet="0123456789０９٣²①½:：.-/~—,，年月日号点时分秒半刻上下午中晚凌晨早一二三十百千万零〇两周星期至到",
        max_size=16,
    ),
    st.text(
        alphabet="0123456789¥￥$元块万百/人位每约.,，-+86()转ext 皖A·DOI12345是否√x待定前后当提天陈静已确认amp",
        max_size=16,
    ),
)


def reads_or_refuses(read, *said) -> bool:
    """Whether the reader gives a value, or else a reason; anything else fails the test."""
    try:
        return read(*said) is not None
    except Unreadable as refusal:
        return bool(str(refusal))


@pytest.mark.parametrize("read", PLAIN)
@given(text=anything)
def test_no_text_makes_a_reader_fail_otherwise(read, text: str):
    assert reads_or_refuses(read, text)


@pytest.mark.parametrize("read", DATED)
@given(text=anything, year=st.sampled_from([None, 2026, 2199]))
def test_no_text_makes_a_dated_reader_fail_otherwise(read, text: str, year: int | None):
    assert reads_or_refuses(read, text, year)


@pytest.mark.parametrize("read", PLAIN + DATED)
@pytest.mark.parametrize("piece", ["1", " ", "一", "万", "周四", "9:30-", "1,", "(", "3月", "+", "陈"])
def test_no_length_makes_a_reader_fail_or_dawdle(read, piece: str):
    assert reads_or_refuses(read, piece * 20_000)


@pytest.mark.parametrize("read", PLAIN + DATED)
@given(text=anything)
def test_a_refusal_is_one_sentence_that_names_what_is_written(read, text: str):
    try:
        read(text)
    except Unreadable as refusal:
        sentence = str(refusal)
        assert "“" in sentence
        assert "”" in sentence
        assert not sentence.endswith("。")
        assert ("可以" in sentence) == ("也可以" in sentence)


def test_several_names_in_one_text():
    assert split_words("王强、陈静，刘洋; 何伟,高翔") == ["王强", "陈静", "刘洋", "何伟", "高翔"]


@pytest.mark.parametrize(
    "written",
    ["[王强、陈静]", "[王强，陈静]", "[ 王强； 陈静]", "王强、陈静", "[王强, 陈静]", "\n      - 王强\n      - 陈静"],
)
def test_several_names_in_the_last_entry_of_a_list_are_several_people(written: str):
    plan = read_plan(document_of(laid_over(f"后续:\n  - 事项: 回访\n    负责: {written}")))
    assert isinstance(plan, Plan), plan
    assert plan.follow_ups[0].owner == ["王强", "陈静"]


def test_what_is_no_name_is_not_taken_apart():
    plan = read_plan(document_of(laid_over("保密: {不展示: [配方、工艺]}")))
    assert isinstance(plan, Plan), plan
    assert plan.secrecy is not None
    assert plan.secrecy.hidden == ["配方、工艺"]
