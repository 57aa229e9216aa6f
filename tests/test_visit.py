"""The facts of a visit."""

from __future__ import annotations

from datetime import date, datetime

from conftest import EXAMPLES, laid_over, open_part, open_text

from jiedai.visit.visit import Visit


def heads(visit: Visit) -> dict[str, int]:
    return {event.item.title: len(event.people) for event in visit.events}


def test_durations_are_resolved():
    visit = open_part(
        "日程: {2026-03-12: [{时间: 16:00, 时长: 90分钟, 事项: 谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}]}"
    )
    assert (visit.events[0].start, visit.events[0].end) == (datetime(2026, 3, 12, 16), datetime(2026, 3, 12, 17, 30))


def test_without_names_everybody_who_visits_and_the_owner_take_part():
    part = """
日程:
  2026-03-12:
    - {时间: 15:00-15:30, 事项: 甲, 类型: 迎接, 地点: 南门, 负责: 王强}
    - {时间: 16:00-16:30, 事项: 乙, 类型: 会谈, 地点: 二楼会议室, 负责: 王强, 参加: [李建国, 总协调]}
    - {时间: 18:00-19:00, 事项: 丙, 类型: 用餐, 地点: 餐厅, 负责: 刘洋, 用餐: {陪餐: [王强, 陈静]}}
    - {时间: 20:00-21:00, 事项: 丁, 类型: 用餐, 地点: 餐厅, 负责: 刘洋, 用餐: {人均: 1}}
"""
    assert heads(open_part(part)) == {"甲": 3, "乙": 3, "丙": 4, "丁": 3}


def test_the_days_come_from_the_plan_or_else_from_the_legs_or_else_from_the_agenda():
    base = laid_over("")
    roomless = "\n".join(
        line for line in laid_over("离开: 待定\n日程: 待定").splitlines() if not line.startswith("日期")
    )
    assert open_text(roomless).days == (date(2026, 3, 12), date(2026, 3, 13))
    legless = "\n".join(
        line for line in laid_over("到达: 待定\n离开: 待定\n住宿: 待定").splitlines() if not line.startswith("日期")
    )
    dateless = "\n".join(line for line in base.splitlines() if not line.startswith("日期"))
    assert open_text(base).days == open_text(dateless).days == (date(2026, 3, 12), date(2026, 3, 13))
    assert open_text(legless).days == (date(2026, 3, 12), date(2026, 3, 12))


def test_the_budget_adds_up():
    visit = open_part("预算: {总额: 5000, 其他: [{项目: 用车, 金额: 400}, {项目: 鲜花, 金额: 待定}]}")
    assert [(line.item, str(line.amount)) for line in visit.budget] == [
        ("晚宴", "720"),
        ("住宿 徽园酒店", "480"),
        ("住宿 徽园酒店", "480"),
        ("礼品 徽墨套装", "300"),
        ("用车", "400"),
    ]
    assert visit.view["合计"] == 2380


def test_the_version_follows_the_text_but_not_its_line_ends():
    text = laid_over("")
    version = open_text(text).version
    assert open_text(text.replace("\n", "\r\n")).version == version
    assert open_text(text.replace("16:00", "16:10")).version != version


def test_the_view_is_plain_data():
    for path in EXAMPLES:
        check_plain(dict(open_text(path.read_text("utf-8").replace("../handbook.yaml", "handbook.yaml")).view))


def check_plain(value: object) -> None:
    assert isinstance(value, dict | list | tuple | str | int | bool | None), value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        check_plain(child)
