"""By when a step is to be done, on the calendar of one visit; and which phase a moment falls into."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from conftest import BASE, document_of, laid_over

from jiedai.checklist.items import items_of
from jiedai.visit.opening import visit_of
from jiedai.visit.phases import day_before, phases_now
from jiedai.visit.visit import Visit
from jiedai.visit.working_days import not_known


@pytest.fixture
def visit(tmp_path):
    """A visit on these days under the base handbook with a part laid over it."""

    def made(plan: str, handbook: str = "", as_of: datetime = datetime(2026, 3, 11, 12)) -> Visit:
        (tmp_path / "handbook.yaml").write_text(laid_over(handbook, BASE / "handbook.yaml"), "utf-8")
        opened = visit_of(document_of(laid_over(plan)), tmp_path, as_of)
        assert isinstance(opened, Visit), opened
        return opened

    return made


def on(days: str) -> str:
    """A plan for these days, with nothing in it that has a day of its own."""
    return f"日期: {days}\n到达: []\n离开: []\n日程: {{}}\n住宿: []\n"


def step(due: str, each: str = "") -> str:
    of = f"逐个: {each}, " if each else ""
    return f"流程: [{{步骤: 试, 阶段: 前一天, {of}事项: 试, 截止: {due}, 出处: 测试}}]\n"


def dues(visit: Visit) -> dict[str, datetime | None]:
    made = items_of(visit)
    assert isinstance(made, list), made
    return {item.id: item.due for item in made if item.id.split("/")[0] == "试"}


NATIONAL_DAY = "2026-10-09 至 2026-10-09"
SPRING = "2026-02-24 至 2026-02-25"


@pytest.mark.parametrize(
    ("days", "due", "expected"),
    [
        # 1–7 October are free, and 10 October and 20 September are worked for them.
        (NATIONAL_DAY, "提前1个工作日 17:00", "2026-10-08 17:00"),
        (NATIONAL_DAY, "提前3个工作日 12:00", "2026-09-29 12:00"),
        (NATIONAL_DAY, "提前3天 12:00", "2026-10-06 12:00"),
        (NATIONAL_DAY, "后1个工作日 17:00", "2026-10-10 17:00"),
        (NATIONAL_DAY, "后2个工作日 17:00", "2026-10-12 17:00"),
        ("2026-09-30 至 2026-09-30", "后1个工作日 10:00", "2026-10-08 10:00"),
        ("2026-09-30 至 2026-09-30", "后1天 10:00", "2026-10-01 10:00"),
        # 15–23 February are free, and 14 and 28 February are worked for them.
        (SPRING, "提前1个工作日 09:00", "2026-02-14 09:00"),
        (SPRING, "前一天 09:00", "2026-02-23 09:00"),
        (SPRING, "后3个工作日 09:00", "2026-02-28 09:00"),
        ("2026-03-12 至 2026-03-13", "当天 08:00", "2026-03-12 08:00"),
        ("2026-03-12 至 2026-03-13", "最后一天 18:00", "2026-03-13 18:00"),
        ("2026-03-12 至 2026-03-13", "后1天 17:00", "2026-03-14 17:00"),
        ("2026-03-12 至 2026-03-13", "后1个工作日 17:00", "2026-03-16 17:00"),
        ("2026-01-01 至 2026-01-01", "提前1个工作日 08:00", "2025-12-31 08:00"),
    ],
)
def test_days_are_counted_from_the_visit(visit, days: str, due: str, expected: str):
    assert dues(visit(on(days), step(due))) == {"试": datetime.fromisoformat(expected)}


WORKING = "时限: {前一天: 工作日}\n"


@pytest.mark.parametrize(
    ("first", "eve"),
    [
        ("2026-03-12", "2026-03-11"),
        ("2026-03-16", "2026-03-13"),
        ("2026-02-24", "2026-02-14"),
        ("2026-10-08", "2026-09-30"),
        ("2026-10-11", "2026-10-10"),
        ("2026-01-05", "2026-01-04"),
    ],
)
def test_the_day_before_moves_to_the_last_working_day_where_the_handbook_says_so(visit, first: str, eve: str):
    moved = visit(on(first), WORKING + step("前一天 16:00"))
    assert day_before(moved) == date.fromisoformat(eve)
    assert dues(moved) == {"试": datetime.fromisoformat(f"{eve} 16:00")}
    assert day_before(visit(on(first))) == date.fromisoformat(first) - timedelta(days=1)


def test_what_is_due_some_days_before_is_never_due_after_the_day_before(visit):
    assert dues(visit(on("2026-10-08"), WORKING + step("提前2天 12:00"))) == {"试": datetime(2026, 9, 30, 12)}
    assert dues(visit(on("2026-10-08"), WORKING + step("提前10天 12:00"))) == {"试": datetime(2026, 9, 28, 12)}


@pytest.mark.parametrize(
    ("first", "due", "expected"),
    [
        ("2026-03-18", "提前3天 12:00", "2026-03-13 12:00"),  # a Sunday
        ("2026-03-17", "提前3天 12:00", "2026-03-13 12:00"),  # a Saturday
        ("2026-03-12", "提前3天 12:00", "2026-03-09 12:00"),
        ("2026-10-15", "提前10天 17:00", "2026-09-30 17:00"),  # inside the National Day week
        ("2026-10-12", "提前2天 17:00", "2026-10-10 17:00"),  # a Saturday that is worked for it
        ("2026-10-12", "后5天 17:00", "2026-10-17 17:00"),
    ],
)
def test_what_prepares_a_visit_is_due_on_a_working_day_where_the_handbook_says_so(
    visit, first: str, due: str, expected: str
):
    assert dues(visit(on(first), WORKING + step(due))) == {"试": datetime.fromisoformat(expected)}


def test_a_handbook_that_does_not_say_so_counts_every_day(visit):
    assert dues(visit(on("2026-03-18"), step("提前3天 12:00"))) == {"试": datetime(2026, 3, 15, 12)}


def _remarks(run, visit_folder, plan: str, handbook: str) -> str:
    (visit_folder / "handbook.yaml").write_text(laid_over(handbook, BASE / "handbook.yaml"), "utf-8")
    (visit_folder / "plan.yaml").write_text(laid_over(plan), "utf-8")
    printed = run("checklist", "--day-before", "--as-of", "2026-03-11")
    assert printed.code in (0, 1), printed.err
    return "".join(printed.out.split())


@pytest.mark.parametrize(
    ("days", "handbook", "year"),
    [
        ("2031-03-12", WORKING, "2031"),
        ("2031-03-12", step("提前3个工作日 12:00"), "2031"),
        ("2031-03-12", step("提前3天 12:00"), ""),
        ("2026-12-31", step("后1个工作日 12:00"), "2027"),
        ("2026-12-30", step("提前1个工作日 12:00"), ""),
    ],
)
def test_a_year_whose_holidays_are_not_known_is_said(run, visit_folder, days: str, handbook: str, year: str):
    said = f"{year}年的放假安排还没有收录，只按周一到周五算"
    still = bool(year) and bool(not_known([date(int(year), 1, 4)]))  # until its calendar comes out
    assert (said in _remarks(run, visit_folder, on(days), handbook)) is still


def test_that_the_day_before_has_moved_is_said(run, visit_folder):
    remarks = _remarks(run, visit_folder, on("2026-10-08"), WORKING)
    assert "10月8日前一天放假，前一天的事提到9月30日（周三）" in remarks


@pytest.mark.parametrize(
    ("each", "due", "expected"),
    [
        ("到达", "开始前 40分钟", {"试/李建国": "2026-03-12 13:25"}),
        ("到达", "结束后 10分钟", {"试/李建国": "2026-03-12 14:15"}),
        ("离开", "开始前 2小时", {"试/李建国": "2026-03-13 13:00"}),
        ("接站牌", "开始时", {"试/李建国": "2026-03-12 14:05"}),
        ("用餐", "开始前 1小时", {"试/晚宴": "2026-03-12 17:00"}),
        ("用餐", "结束后 半小时", {"试/晚宴": "2026-03-12 20:00"}),
        ("环节", "结束时", {"试/业务洽谈": "2026-03-12 17:30", "试/晚宴": "2026-03-12 19:30"}),
        ("场地", "开始前 30分钟", {"试/二楼会议室": "2026-03-12 15:30"}),
        ("场地", "结束后 30分钟", {"试/二楼会议室": "2026-03-12 18:00"}),
        ("车辆", "开始前 1小时", {"试/商务车": "2026-03-12 13:05"}),
        ("车辆", "结束时", {"试/商务车": "2026-03-13 15:00"}),
        ("住宿", "开始后 2小时", {"试/徽园酒店": "2026-03-12 20:00"}),
        ("住宿", "结束时", {"试/徽园酒店": "2026-03-13 12:00"}),
        ("后续", "结束时", {"试/电话问候，确认平安到家": "2026-03-14 18:00"}),
        ("礼品", "开始前 1小时", {"试/徽墨套装": None}),
        ("来宾", "开始时", {"试/李建国": None, "试/赵敏": None}),
    ],
)
def test_a_deadline_by_the_clock_of_the_thing(visit, each: str, due: str, expected: dict[str, str | None]):
    found = dues(visit("", step(due, each)))
    assert found == {name: datetime.fromisoformat(moment) if moment else None for name, moment in expected.items()}


@pytest.mark.parametrize(
    ("train", "leaves", "due"),
    [
        ("2026-03-13 15:00", "出发: 13:40", "2026-03-13 13:40"),
        ("2026-03-13 00:20", "出发: 23:10", "2026-03-12 23:10"),
        ("2026-03-13 15:00", "送站: 刘洋", "2026-03-13 15:00"),
    ],
)
def test_a_departure_begins_when_they_set_out(visit, train: str, leaves: str, due: str):
    leg = f"离开: [{{方式: 高铁, 班次: G100, 时间: {train}, 地点: 合肥南站, {leaves}}}]\n"
    assert dues(visit(leg, step("开始时", "离开"))) == {"试/李建国": datetime.fromisoformat(due)}
    assert dues(visit(leg, step("结束时", "离开"))) == {"试/李建国": datetime.fromisoformat(train)}


def test_a_thing_without_a_time_has_no_deadline_and_without_an_end_it_ends_as_it_begins(visit):
    items = "    - {时间: 待定, 事项: 茶歇, 类型: 会谈}\n    - {时间: 09:00, 事项: 合影, 类型: 会谈}\n"
    loose = visit(f"日程:\n  2026-03-12:\n{items}", step("结束后 30分钟", "环节"))
    assert dues(loose) == {"试/合影": datetime(2026, 3, 12, 9, 30), "试/茶歇": None}


@pytest.mark.parametrize("due", ["前一天 16:00", "后1个工作日 09:00", "提前3天 12:00"])
def test_without_days_nothing_is_due_and_everything_is_still_being_prepared(visit, due: str):
    unknown = visit(on("待定"), WORKING + step(due))
    assert dues(unknown) == {"试": None}
    assert (day_before(unknown), phases_now(unknown)) == (None, ("筹备",))


THREE_DAYS = {
    "2026-03-09": ("筹备",),
    "2026-03-10": ("筹备",),
    "2026-03-11": ("前一天",),
    "2026-03-12": ("当天", "接待中"),
    "2026-03-13": ("接待中",),
    "2026-03-14": ("接待中", "送别"),
    "2026-03-15": ("后续",),
    "2026-04-15": ("后续",),
}
ONE_DAY = {
    "2026-03-11": ("前一天",),
    "2026-03-12": ("当天", "接待中", "送别"),
    "2026-03-13": ("后续",),
}


@pytest.mark.parametrize("clock", ["00:00", "12:00", "23:59"])
def test_every_day_around_a_visit_has_its_phases(visit, clock: str):
    for days, phases in (("2026-03-12 至 2026-03-14", THREE_DAYS), ("2026-03-12", ONE_DAY)):
        for day, expected in phases.items():
            moment = datetime.fromisoformat(f"{day} {clock}")
            assert phases_now(visit(on(days), as_of=moment)) == expected, day


def test_a_holiday_before_the_visit_belongs_to_the_day_before(visit):
    for day, expected in {
        "2026-09-29": ("筹备",),
        "2026-09-30": ("前一天",),
        "2026-10-04": ("前一天",),
        "2026-10-08": ("当天", "接待中", "送别"),
    }.items():
        assert phases_now(visit(on("2026-10-08"), WORKING, datetime.fromisoformat(day))) == expected
