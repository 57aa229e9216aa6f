"""The agenda: every item has its time, place and owner, and nobody is in two places."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations
from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule
from jiedai.shape.calendar_words import day_and_clock
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jiedai.shape.date_range import DateRange
    from jiedai.source.place import Path
    from jiedai.visit.engagements import Engagement
    from jiedai.visit.timeline import Event, Journey
    from jiedai.visit.visit import Visit

_FORGOTTEN: Final = timedelta(days=7)
"""So long after a visit somebody would have ticked something."""


@rule(
    "JD301",
    "环节时间重叠",
    "错误",
    why="同一批来宾不可能同时在两个环节；打印出来的日程自相矛盾，司机和餐厅都会按错的时间等。",
    clause="集团手册 2.2（S000-15）；华为手册 1.2（S002-09）",
    cure="错开两个环节的时间；若来宾分成两批，在两个环节的“参加”里各写上名字",
    bad="""
日程:
  2026-03-12:
    - {时间: 15:30-16:00, 事项: 迎接, 类型: 迎接, 地点: 南门, 负责: 王强}
    - {时间: 15:50, 时长: 1小时, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
""",
    good="""
日程:
  2026-03-12:
    - {时间: 15:30-16:00, 事项: 迎接, 类型: 迎接, 地点: 南门, 负责: 王强}
    - {时间: 16:00, 时长: 1小时, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
""",
)
def overlapping_items(visit: Visit) -> Iterator[Finding]:
    for first, second in combinations(visit.events, 2):
        if first.overlaps(second) and _share_guests(first, second):
            earlier, later = sorted((first, second), key=_start_and_path)
            message = f"“{later.item.title}”（{later.clocks}）和“{earlier.item.title}”（{earlier.clocks}）时间重叠"
            yield Finding((*later.path, "时间"), message, (((*earlier.path, "时间"), "与此处重叠"),))


def _start_and_path(event: Event) -> tuple[object, ...]:
    return event.start, event.end, event.item.title


def _share_guests(first: Event, second: Event) -> bool:
    return not {person.name for person in first.guests}.isdisjoint(person.name for person in second.guests)


@rule(
    "JD309",
    "来宾还没到或已走",
    "错误",
    why="改了航班却忘了改日程，是最常见的前后不一；迎接的人会空等，送站会误车。",
    clause="集团手册 2.2（S000-13、S000-15）",
    cure="核对来宾的到达、离开时间和这一环节的时间",
    bad="到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 20:05, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]",
    good="到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]",
)
def guests_not_here(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        for journey in _within(visit):
            late = _too_early_or_late(event, journey)
            away = [person.name for person in event.guests if person in journey.party]
            if late and away:
                message = f"“{event.item.title}”（{event.clocks}）时，{'、'.join(sorted(away))}{late}"
                yield Finding((*event.path, "时间"), message, (((*journey.path, "时间"), late),))


def _within(visit: Visit) -> list[Journey]:
    """The legs on a day of the visit; those on another day are reported as such."""
    if visit.days is None:
        return visit.journeys
    first, last = visit.days
    return [each for each in visit.journeys if each.moment and first <= each.moment.date() <= last]


def _too_early_or_late(event: Event, journey: Journey) -> str:
    """Why the travellers cannot be at the whole item; empty when they can."""
    if journey.moment is None or event.start is None:
        return ""
    shown = f"（{day_and_clock(journey.moment)}）"
    if journey.arriving:
        return f"还没到{shown}" if event.start < journey.moment else ""
    return f"已经走了{shown}" if (event.end or event.start) > journey.moment else ""


@rule(
    "JD302",
    "一人同时在两处",
    "错误",
    why="一个人被排在两处，总有一处落空；落空的往往是没人再核对的那一处。",
    clause="集团手册 2.3（S000-20）",
    cure="换一个人，或错开时间",
    bad="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: 陈静, 车辆: 商务车}]
日程:
  2026-03-12:
    - {时间: 13:30-14:00, 事项: 会前准备会, 类型: 活动, 地点: 三楼会议室, 负责: 陈静, 参加: [王强, 陈静]}
""",
    good="""
到达: [{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: 刘洋, 车辆: 商务车}]
日程:
  2026-03-12:
    - {时间: 13:30-14:00, 事项: 会前准备会, 类型: 活动, 地点: 三楼会议室, 负责: 陈静, 参加: [王强, 陈静]}
""",
)
def person_in_two_places(visit: Visit) -> Iterator[Finding]:
    for person, engagements in visit.engagements.items():
        for first, second in combinations(engagements, 2):
            if first.collides(second) and not _guests_overlap_too(first, second):
                message = (
                    f"{person} {second.start:%H:%M} 要在{second.place}（{second.what}），"
                    f"可 {first.start:%H:%M}–{first.end:%H:%M} 还在{first.place}（{first.what}）"
                )
                here, there = _naming(visit, second, person), _naming(visit, first, person)
                yield Finding(here, message, ((there, "同时在这里"),))


def _guests_overlap_too(first: Engagement, second: Engagement) -> bool:
    """Whether the two items are already reported as overlapping."""
    return bool(first.event and second.event and _share_guests(first.event, second.event))


def _naming(visit: Visit, engagement: Engagement, person: str) -> Path:
    """Where the plan binds the person to the engagement: by name, or else by a word for several."""
    if engagement.event is None:
        return (*engagement.path, "接站")
    item = engagement.event.item
    fields = {
        ("负责",): item.owners,
        ("参加",): item.attendees,
        ("用餐", "陪餐"): item.meal.hosts if item.meal else [],
    }
    for field, words in fields.items():
        for index, word in enumerate(words):
            if any(each.name == person for each in visit.people.meant([word])):
                return (*engagement.path, *field, index)
    return engagement.path


@rule(
    "JD303",
    "环节没写地点",
    GROWING,
    why="没有地点，司机不知道送到哪，场地也没人布置。",
    clause="集团手册 2.2（S000-15）",
    cure="写上“地点”，还没定就写“待定”",
    bad="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 负责: 陈静}]}",
    good="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 陈静}]}",
)
def item_without_place(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        if not event.item.place and event.item.kind not in ("转场", "自由"):
            yield Finding((*event.path, "事项"), f"“{event.item.title}”没有写地点")


@rule(
    "JD304",
    "环节没人负责",
    GROWING,
    why="人人都以为别人在办，就没有人办。",
    clause="集团手册 2.2（S000-14）；华为手册 1.2（S002-10）",
    cure="写上“负责”，一个人、一个角色或一个部门都行",
    bad="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 地点: 大剧院}]}",
    good="日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 陈静}]}",
)
def item_without_owner(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        if not event.item.owners and event.item.kind != "自由":
            message = f"“{event.item.title}”没有写谁负责"
            yield Finding((*event.path, "事项"), message, asks_for=(*event.path, "负责"))


@rule(
    "JD305",
    "不在接待日期内",
    "错误",
    why="日期错一天，房、车、餐就全订错一天。",
    clause="集团手册 2.2（S000-13）",
    cure="核对这一处的日期，或改“日期”的起止",
    bad="日期: 2026-03-13",
    good="日期: 2026-03-12 至 2026-03-13",
)
def outside_the_days(visit: Visit) -> Iterator[Finding]:
    if visit.days is None:
        return
    if wrong_year := _wrong_year(visit):
        yield wrong_year
        return
    if long_past := _long_past(visit):
        yield long_past
    first, last = visit.days
    span = f"{first} 至 {last}" if first != last else str(first)
    for path, what, day in _dated(visit):
        if not first <= day <= last:
            yield Finding(path, f"{what} {day} 不在接待日期（{span}）内")
    for index, follow_up in enumerate(visit.plan.follow_ups):
        due = known(follow_up.due)
        if due and due < first:
            yield Finding(
                ("后续", index, "期限"), f"后续的期限 {due} 早于接待日期（{span}）", cure="改“期限”，写接待以后的日子"
            )


def _wrong_year(visit: Visit) -> Finding | None:
    """One finding at 日期 where nothing lies within, and all of it would in another year."""
    days, dated = known(visit.plan.days), list(_dated(visit))
    if days is None or not dated:
        return None
    years = min(day for _, _, day in dated).year - days.first.year
    if not years or not all(_in_year(days, years, day) for _, _, day in dated):
        return None
    others = list(dict.fromkeys(what for _, what, _ in dated))
    year, every = days.first.year + years, "都" if len(dated) > 1 else ""
    message = f"日期写的是 {days.first.year} 年，{'、'.join(others)}{every}是 {year} 年，是不是写错了年份"
    return Finding(
        ("日期",),
        message,
        ((dated[0][0], f"{year} 年"),),
        cure=f"改“日期”的年份；就是 {days.first.year} 年，改别处的日期",
    )


def _long_past(visit: Visit) -> Finding | None:
    """A doubt at 日期 where everything is long past, and yet nobody has ever done anything about it."""
    if visit.days is None or visit.as_of.date() - visit.days[1] <= _FORGOTTEN or _dealt_with(visit):
        return None
    first = visit.days[0]
    message = f"{first} 已过去 {(visit.as_of.date() - first).days} 天，没有人批准、确认、打勾，是不是写错了年份"
    cure = "核对“日期”的年份，错了就把日程、到达、离开、住宿里的一起改；真的来过，不用改"
    return Finding(("日期",), message, cure=cure, at_most="警告")


def _dealt_with(visit: Visit) -> bool:
    """Whether anything is approved, confirmed or ticked, as it is for whatever has really taken place."""
    plan, done = visit.plan, visit.done
    confirmations = (
        *(vehicle.confirmation for vehicle in plan.vehicles.values()),
        *(venue.confirmation for venue in plan.venues.values()),
        *(lodging.confirmation for lodging in plan.lodging),
        *(fact.meal.confirmation for fact in visit.meals),
    )
    return bool(visit.agreements or done.items or done.bookings or any(map(known, confirmations)))


def _in_year(days: DateRange, years: int, day: date) -> bool:
    """Whether a day would lie within the days of a visit so many years later."""
    try:
        then = day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return False
    return days.first <= then <= days.last


def _dated(visit: Visit) -> Iterator[tuple[Path, str, date]]:
    """Everything that has to happen on a day of the visit."""
    for path, day in {event.path[:2]: event.day for event in visit.events}.items():
        yield path, "日程", day
    for journey in visit.journeys:
        if journey.moment:
            yield (*journey.path, "时间"), "到达" if journey.arriving else "离开", journey.moment.date()
    for index, lodging in enumerate(visit.plan.lodging):
        for field, written in (("入住", lodging.check_in), ("退房", lodging.check_out)):
            if (booked := known(written)) is not None:
                yield ("住宿", index, field), field, booked
