"""保密: what guests are shown, and where they are not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.rules.words import speaks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.timeline import Event
    from jiedai.visit.visit import Visit

_TOUR: Final = """
场地: {{{place}: {{容纳: 20, 负责: 刘洋, 确认: 2026-03-10 刘洋}}}}
日程:
  2026-03-12:
    - {{时间: 16:00-17:00, 事项: 参观{what}, 类型: 参观, 地点: {place}, 负责: 陈静{more}}}
"""


@rule(
    "JD801",
    "参观的保密没写全",
    "提示",
    why="客人举起手机才去拦，双方都尴尬；哪里不能拍、谁来提醒，要在门口就说清。",
    clause="集团手册 1.1（S000-03）；恒瑞达 六（S003-A11）",
    cure="在“保密”里写上“拍照”和“负责”，如 拍照: 车间内不拍照",
    bad="保密: {不展示: 三号线}" + _TOUR.format(what="装配车间", place="一号车间", more=""),
    good="保密: {不展示: 三号线, 拍照: 车间内不拍照, 负责: 陈静}"
    + _TOUR.format(what="装配车间", place="一号车间", more=""),
)
def secrecy_incomplete(visit: Visit) -> Iterator[Finding]:
    secrecy = visit.plan.secrecy
    tours = [event for event in visit.events if event.item.kind == "参观"]
    if secrecy is None or not tours:
        return
    missing = [] if secrecy.photographs else ["能不能拍照"]
    missing += [] if secrecy.owner else ["谁提醒客人"]
    if missing:
        titles = "、".join(sorted({event.item.title for event in tours}))
        yield Finding(("保密",), f"有参观（{titles}），没有写{'、'.join(missing)}")


@rule(
    "JD802",
    "带客人进办公区",
    "警告",
    why="办公区里有图纸、报价和别的客户的资料；客人看见了，收不回来，办公的人也静不下心。",
    clause="作业指导书 5.1（S004-08）；集团手册 1.1（S000-03）",
    cure="改在展厅、会议室或接待室；确需进去的，请领导点头，写上“批准: 姓名”",
    bad=_TOUR.format(what="研发部", place="研发部办公区", more=""),
    good=_TOUR.format(what="研发部", place="研发部办公区", more=", 批准: 王强"),
)
def guests_in_the_office(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        where = _office(event) if event.guests and not event.item.permitted_by else ""
        if where:
            message = f"“{event.item.title}”带客人进{event.item.place or '办公区'}，没有写谁批准"
            yield Finding((*event.path, where), message)


def _office(event: Event) -> str:
    """The field that leads guests into an office: the place, or for a tour its title too."""
    if event.item.kind not in ("参观", "会谈"):
        return ""
    if speaks_of(event.item.place, "办公区"):
        return "地点"
    return "事项" if event.item.kind == "参观" and speaks_of(event.item.title, "办公区") else ""
