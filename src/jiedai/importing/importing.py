"""From a name list and a plan to the plan with the guests in it."""

from __future__ import annotations

from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, NamedTuple

from jiedai.importing.flights import Flights, flights
from jiedai.importing.meeting import GUESTS, Met, meet
from jiedai.importing.people import Remark, people_in
from jiedai.importing.writing import with_guests
from jiedai.plan.plan import first_year
from jiedai.source.files import shown

if TYPE_CHECKING:
    from jiedai.importing.opening import NameList
    from jiedai.plan.plan import Plan
    from jiedai.source.document import Document
    from jiedai.source.place import Text


class Import(NamedTuple):
    """A list, what was made of it, and the plan's text before and after."""

    names: NameList
    met: Met
    remarks: list[Remark]
    arriving: Flights
    before: Text
    after: Text

    @property
    def changed(self) -> bool:
        return self.before.content != self.after.content

    @property
    def summary(self) -> str:
        """新增 3 位，补上 1 位."""
        new = sum(step.known is None for step in self.met.steps)
        filled = sum(bool(step.adds) for step in self.met.steps) - new
        return "，".join(f"{what} {count} 位" for what, count in (("新增", new), ("补上", filled)) if count)

    @property
    def folder(self) -> str:
        return shown(FilePath(self.before.file).parent)


def import_guests(names: NameList, document: Document, plan: Plan) -> Import:
    """The list put into the plan; raises Unimportable where the plan cannot take it."""
    units = {each for each in (plan.unit.name, plan.unit.short_name, plan.unit.foreign_name) if each}
    people, remarks = people_in(names.table, units)
    guests: Any = document.values.get(GUESTS)
    met = meet(people, plan, guests if isinstance(guests, list) else [], units)
    arriving = flights([step.person for step in met.steps], plan, first_year(document.values))
    writes = any(step.adds for step in met.steps)
    after = with_guests(document, met.steps) if writes else document.text
    every = sorted((*remarks, *met.remarks), key=lambda each: each.row)
    return Import(names, met, every, arriving, document.text, after)
