"""用车单: a sheet for each car that is needed, with its rides day by day."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def car_sheets(_visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """One for each car with a ride."""
    for car in view["车辆"]:
        if car["行程"]:
            days = [
                {"月日": day, "星期": weekday, "行程": list(rides)}
                for (day, weekday), rides in groupby(car["行程"], key=lambda ride: (ride["月日"], ride["星期"]))
            ]
            yield Data({"车": car, "各日": days}, car["名称"])
