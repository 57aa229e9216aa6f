"""通讯录: whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from jiedai.visit.visit import Visit


def address_books(_visit: Visit, view: dict[str, Any]) -> list[Data]:
    """One, none where there is nobody to call."""
    drivers = [car for car in view["车辆"] if car["司机"]]
    contact = view["来访单位"]["联系人"]
    guests = [guest for guest in view["来宾"] if guest["电话"] and not (contact and guest["姓名"] == contact["姓名"])]
    hotels = [hotel for hotel in view["住宿"] if hotel["电话"] or hotel["地址"]]
    anybody = view["我方"] or drivers or contact or guests or hotels
    return [Data({"开车的": drivers, "有电话的来宾": guests, "酒店": hotels})] if anybody else []
