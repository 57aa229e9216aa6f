"""参观路线单: the stops that the guests are shown, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def tour_sheets(_visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """One with every stop, none where nothing is shown."""
    venues = {venue["名称"]: venue for venue in view["场地"]}
    stops = [
        item | {"月日": day["月日"], "星期": day["星期"], "场地": venues.get(item["地点"])}
        for day in view["每日日程"]
        for item in day["环节"]
        if item["类型"] == "参观"
    ]
    if stops:
        phones = {host["姓名"]: host["电话"] for host in view["我方"] if host["电话"]}
        yield Data({"各站": stops, "电话": phones})
