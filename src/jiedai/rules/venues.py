"""A venue is large enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


@rule(
    "JD308",
    "场地坐不下",
    "错误",
    why="到了门口才发现椅子不够，主客都尴尬。",
    clause="集团手册 2.3（S000-21）",
    cure="换大一点的场地，或核对“参加”的人",
    bad="场地: {二楼会议室: {容纳: 3, 设备: [投影], 负责: 陈静, 技术支持: 刘洋, 确认: 2026-03-10 陈静}}",
    good="场地: {二楼会议室: {容纳: 16, 设备: [投影], 负责: 陈静, 技术支持: 刘洋, 确认: 2026-03-10 陈静}}",
)
def venue_too_small(visit: Visit) -> Iterator[Finding]:
    for event in visit.events:
        venue = visit.plan.venues.get(event.item.place or "")
        capacity = known(venue.capacity) if venue else None
        if capacity is not None and event.heads > capacity:
            message = f"“{event.item.title}”有 {event.heads} 人，{event.item.place}只容得下 {capacity} 人"
            related = ((("场地", event.item.place or "", "容纳"), "容纳人数"),)
            yield Finding((*event.path, "地点"), message, related)
