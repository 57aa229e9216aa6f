"""用餐单 for the office, and 厨房单 for each kitchen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def meal_lists(_visit: Visit, view: dict[str, Any]) -> list[Data]:
    """One with every meal, none where nobody eats."""
    return [Data({})] if view["用餐"] else []


def kitchen_lists(_visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """One for each place, so that a hotel's kitchen sees only its own meals."""
    places: dict[str, list[dict[str, Any]]] = {}
    for meal in view["用餐"]:
        places.setdefault(meal["地点"] or "", []).append(meal)
    for place, meals in places.items():
        yield Data({"厨房": place, "各餐": meals}, place)
