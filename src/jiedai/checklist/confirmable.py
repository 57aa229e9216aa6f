"""What can be confirmed: each thing with the sentence that its confirmation is about."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, NamedTuple

from jiedai.handbook.expression import Filled, filled
from jiedai.source.document import own_data
from jiedai.visit.things import CONFIRMABLE, Thing, things

if TYPE_CHECKING:
    from jiedai.handbook.process import EachWord
    from jiedai.visit.visit import Visit


class Bookable(NamedTuple):
    """A thing of a kind, and what is confirmed of it."""

    kind: EachWord
    thing: Thing
    sentence: Filled

    @property
    def key(self) -> str:
        """The name under which its confirmation is recorded."""
        return f"{self.kind}/{self.thing.name}"

    @property
    def words(self) -> frozenset[str]:
        """What people call it: its name, the flight, the plate, the driver."""
        data = self.thing.data
        driver = data.get("司机") or {}
        known = (self.key, self.thing.name, data.get("班次"), data.get("车牌"), driver.get("姓名"))
        return frozenset(str(word) for word in known if word)

    @property
    def place(self) -> str:
        """Where a meal is: people say 牡丹厅 and mean it."""
        return str(self.thing.data.get("地点") or "") if self.kind == "用餐" else ""


@cache
def _sentences() -> dict[EachWord, str]:
    return own_data(FilePath(__file__).with_name("confirmations.yaml"))  # type: ignore[return-value]


def bookable(kind: EachWord, thing: Thing, visit: Visit) -> Bookable:
    return Bookable(kind, thing, filled(_sentences()[kind], visit.view | {kind: thing.data}))


def bookables(visit: Visit) -> list[Bookable]:
    """Everything in a plan that can be confirmed."""
    return [bookable(kind, thing, visit) for kind in CONFIRMABLE for thing in things(kind, visit)]
