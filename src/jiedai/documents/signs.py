"""The signs of a visit: the welcome on a screen, and a board for each leg that is met."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data
from jiedai.documents.sign import Greeting, pickup_board, welcome_screen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def welcome_screens(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """欢迎屏: none for nobody, and none where the regime allows no welcome."""
    if visit.plan.guests and not visit.unwelcome("欢迎屏"):
        yield Data(welcome_screen(Greeting(visit.plan.unit.name, view["称呼"], view["外文称呼"])))


def pickup_boards(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """接站牌: one for each arrival that asks for a board."""
    for leg in view["到达"]:
        if leg["接站牌"]:
            greeting = Greeting(visit.plan.unit.name, leg["牌文"], leg["外文牌文"])
            yield Data(pickup_board(greeting, visit.handbook.organisation or ""), leg["名称"])
