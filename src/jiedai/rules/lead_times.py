"""Days that must lie between: the letter's date, the application's, and holidays that have to be reported."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.shape.calendar_words import month_day, weekday
from jiedai.shape.fields import known
from jiedai.visit.working_days import holiday, holiday_near, is_working, not_known, working_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from jiedai.handbook.requirements import Times
    from jiedai.shape.fields import Undecided
    from jiedai.shape.lead_times import LeadTime
    from jiedai.visit.visit import Visit

_LETTER: Final = "性质: 国企商务\n公函: {{文号: 华电函〔2026〕8号, 发函单位: 华源电力, 日期: {day}}}\n"
_APPLICATION: Final = "申请: {{部门: 营销部, 申请人: 陈静, 日期: {day}}}"
_MONTH: Final = 31
"""A longer visit is a slip of the keyboard, and not worth a list of its holidays."""


def _limits(visit: Visit, of: Callable[[Times], LeadTime | Undecided | None]) -> list[tuple[LeadTime, str, str | None]]:
    """What the company and the regime say about a time, the shorter first: whose it is, and by which clause."""
    said = [
        (limit, layer.name, layer.handbook.times.source)
        for layer in visit.layers
        if (limit := known(of(layer.handbook.times)))
    ]
    return sorted(said, key=lambda each: each[0])


def _between(first: date, last: date, limit: LeadTime) -> int:
    return working_days(first, last) if limit.working else (last - first).days


def _counted(days: int, limit: LeadTime) -> str:
    return str(limit._replace(days=days))


@rule(
    "JD433",
    "公函日期离得远",
    "警告",
    why="几个月前的公函多半是另一次来访的；事后补的公函，审计时说不清。",
    clause="集团手册 2.1（S000-07、S000-10）",
    cure="核对公函是不是这一次的；日期写错了就改正",
    bad=_LETTER.format(day="2026-02-20"),
    good=_LETTER.format(day="2026-03-08"),
    changeable=False,
)
def letter_far_away(visit: Visit) -> Iterator[Finding]:
    day = known(visit.plan.letter.day) if visit.plan.letter else None
    if day is None or visit.days is None:
        return
    first, last = visit.days
    if day > first and "公函" in visit.demands:
        message = f"公函日期 {day} 晚于接待第一天 {first}，先有公函才能接待"
        yield Finding(("公函", "日期"), message, clause=visit.demands["公函"])
        return
    for limit, whose, clause in _limits(visit, lambda times: times.letter)[:1]:
        apart = _between(day, first, limit) if day < first else _between(last, day, limit)
        if apart > limit.days:
            than = f"比接待第一天 {first} 早" if day < first else f"比接待最后一天 {last} 晚"
            message = f"公函日期 {day} {than} {_counted(apart, limit)}，{whose}接待要求前后不超过 {limit}"
            yield Finding(("公函", "日期"), message, clause=clause or "")


@rule(
    "JD434",
    "申请太晚",
    "警告",
    why="申请到得晚，定级别、派车、订房都来不及，只好事事加急。",
    clause="三级标准（S001-H1、S001-H2）；恒瑞达 三.1（S003-A3）",
    cure="确实来不及，写“加急: 是”，并先与批准的领导说好",
    bad=_APPLICATION.format(day="2026-03-10"),
    good=_APPLICATION.format(day="2026-03-09"),
)
def applied_late(visit: Visit) -> Iterator[Finding]:
    application = visit.plan.application
    if application is None or visit.days is None:
        return

    def wanted(times: Times) -> LeadTime | Undecided | None:
        return (times.urgent if application.urgent else None) or times.application

    day, first = application.day, visit.days[0]
    for limit, whose, _ in _limits(visit, wanted)[-1:]:
        if day is None:
            yield Finding(("申请",), f"申请没有写日期，看不出有没有提前 {limit}")
        elif (written := known(day)) and written <= first and (given := _between(written, first, limit)) < limit.days:
            urgent = "加急的也要" if application.urgent else "要"
            message = f"申请日期 {written} 离接待第一天 {first} 只有 {_counted(given, limit)}，《{whose}》{urgent}提前 {limit}"
            yield Finding(("申请", "日期"), message + (not_known([written, first]) if limit.working else ""))


@rule(
    "JD435",
    "先接待后申请",
    "错误",
    why="申请是为了先有人把关；接待过了才申请，钱已经花出去了。",
    clause="三级标准（S001-H1）；恒瑞达 三.1（S003-A3）",
    cure="核对申请日期；确是事后补的，向领导说明，请够级别的领导批准后写“豁免”（写法：jiedai explain JD435）",
    bad=_APPLICATION.format(day="2026-03-14"),
    good=_APPLICATION.format(day="2026-03-09"),
)
def applied_afterwards(visit: Visit) -> Iterator[Finding]:
    day = known(visit.plan.application.day) if visit.plan.application else None
    if day and visit.days and day > visit.days[0]:
        yield Finding(("申请", "日期"), f"申请日期 {day} 晚于接待第一天 {visit.days[0]}")


_SATURDAY: Final = """
性质: 国企商务
日期: 2026-03-12 至 2026-03-14
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-14 15:00, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]
住宿:
  - 酒店: 徽园酒店
    入住: 2026-03-12
    退房: 2026-03-14
    确认: 2026-03-10 刘洋
    房间: [{单价: 480, 住客: 李建国}, {单价: 480, 住客: 赵敏}]
"""


@rule(
    "JD436",
    "节假日接待没有报备",
    "警告",
    why="节假日前后和休息日的招待最容易被问；先报备，事后才说得清。",
    clause="集团手册 2.2（S000-19）",
    cure="先向管这件事的部门报备，写“报备: 向谁、哪天”；能改期的改到工作日",
    bad=_SATURDAY,
    good=_SATURDAY + "报备: 3月9日向集团纪检部报备\n",
    waivable=False,
    changeable=False,
)
def holiday_unreported(visit: Visit) -> Iterator[Finding]:
    if visit.plan.filing or visit.days is None:
        return
    first, last = visit.days
    length = min((last - first).days + 1, _MONTH)
    days = [first + timedelta(days=count) for count in range(length)]
    for limit, whose, clause in _limits(visit, lambda times: times.holidays)[-1:]:
        found = [words for day in days if (words := _free_time(day, limit))]
        doubt = not_known(days)
        if found:
            more = "等" if len(found) > len(found[:3]) else ""
            message = f"{'、'.join(found[:3])}{more}，没有写“报备”{doubt}"
            yield Finding(("日期",), message, clause=clause or "")
        elif doubt:
            message = f"{whose}接待碰上节假日要报备{doubt}"
            yield Finding(("日期",), message, cure="对一下放假通知；碰上了就写“报备”", at_most="提示")


def _free_time(day: date, limit: LeadTime) -> str:
    """Why a reception on a day has to be reported, or nothing."""
    if name := holiday(day):
        return f"{month_day(day)}是{name}假期"
    if not is_working(day):
        return f"{month_day(day)}是{weekday(day)}"
    near = holiday_near(day, limit)
    return f"{month_day(day)}在{near}前后 {limit}以内" if near else ""
