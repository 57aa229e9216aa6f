"""分房表: who sleeps in which room, with a blank for the number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jiedai.documents.sheets import Data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit


def rooming_lists(visit: Visit, view: dict[str, Any]) -> Iterator[Data]:
    """One with every hotel; whoever has no room yet is named."""
    if not view["住宿"]:
        return
    guests = {guest["姓名"]: guest for guest in view["来宾"]}
    housed = {name for hotel in view["住宿"] for room in hotel["房间"] for name in room["住客"]}
    hotels = [
        hotel | {"房间": [room | {"住": [guests.get(name) for name in room["住客"]]} for room in hotel["房间"]]}
        for hotel in view["住宿"]
    ]
    waiting = [person.name for person in visit.staying_guests if person.name not in housed]
    own = [guest["姓名"] for guest in view["来宾"] if guest["自理住宿"]]
    abroad = any(guest["外文名"] or guest["国籍"] for guest in view["来宾"])
    yield Data({"酒店": hotels, "未排": waiting, "自理": own, "境外": abroad})
