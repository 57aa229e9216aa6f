"""What was understood of a list, in lines for a terminal of any width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.findings.display import paint, width, wrap
from jiedai.importing.headings import ARRIVAL, NAME
from jiedai.importing.values import YES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.importing.flights import Flights
    from jiedai.importing.importing import Import
    from jiedai.importing.meeting import Step
    from jiedai.importing.opening import NameList
    from jiedai.importing.people import Remark
    from jiedai.importing.values import Written

_ROW: Final = "第 {} 行"
_NARROWEST: Final = 30


class Telling(NamedTuple):
    """How wide the lines may be, and whether in colour."""

    columns: int
    colour: bool

    def heading(self, text: str, style: str = "粗") -> Iterator[str]:
        """A heading behind an empty line."""
        yield ""
        yield from (paint(line, style, colour=self.colour) for line in wrap(text, self.columns))

    def line(self, first: str, text: str) -> Iterator[str]:
        """Text behind what it is about, further lines below the text."""
        margin = " " * width(first)
        room = max(self.columns - width(first), _NARROWEST)
        for number, part in enumerate(wrap(text, room)):
            yield f"{margin if number else first}{part}"


def told(made: Import, telling: Telling) -> Iterator[str]:
    """The columns, the guests, what is to be looked at, and the arrivals."""
    met = made.met
    yield from telling.line("名单：", _source(made.names))
    yield from telling.line("方案：", made.before.file)
    yield from _columns(made.names, telling)
    yield from _guests("新增", [step for step in met.steps if step.known is None], telling)
    yield from _guests("补上", [step for step in met.steps if step.known is not None and step.adds], telling)
    unchanged = [step.person.name for step in met.steps if not step.adds]
    if unchanged:
        yield from telling.heading(f"方案里已有、没有动 {len(unchanged)} 位")
        yield from telling.line("  ", "、".join(unchanged))
    if met.absent:
        yield from telling.heading(f"方案里有、名单里没有 {len(met.absent)} 位，没有动")
        yield from telling.line("  ", "、".join(met.absent))
        yield from telling.line("  ", "不来了的，在方案里删掉那一行，再核对")
    yield from _remarks(made.names, made.remarks, telling)
    yield from _arrivals(made.arriving, telling)


def _source(names: NameList) -> str:
    sheet = f"，工作表“{names.sheet.name}”" if names.sheet.name else ""
    return f"{names.file}{sheet}，标题在第 {names.table.heading_row} 行"


def _columns(names: NameList, telling: Telling) -> Iterator[str]:
    table = names.table
    used = sorted(table.columns.items(), key=lambda each: each[1].number)
    guests = [_column(column.letter, column.heading, field) for field, column in used if not field.startswith(ARRIVAL)]
    yield from telling.line("认出：", "，".join(guests))
    arrival = [_column(column.letter, column.heading, field) for field, column in used if field.startswith(ARRIVAL)]
    if arrival:
        yield from telling.line("只对照：", "，".join(arrival))
    for column, reason in table.unused:
        yield from telling.line("不写：", f"{column.letter} {_said(column.heading)}，{reason}")
    for column in table.unknown:
        yield from telling.line(
            "不认得：", f"{column.letter} {_said(column.heading)}，没有读；要用，把标题改成“职务”“忌口”这样的名称再来"
        )


def _column(letter: str, heading: str, field: str) -> str:
    said = _said(heading)
    return f"{letter} {said}" if said == field else f"{letter} {said} → {field}"


def _said(heading: str) -> str:
    """A heading without the spaces that only make it even."""
    return re.sub(r"(?<=[^!-~]) | (?=[^!-~])", "", heading)


def _guests(what: str, steps: list[Step], telling: Telling) -> Iterator[str]:
    if not steps:
        return
    yield from telling.heading(f"{what} {len(steps)} 位", "好")
    rows = max(width(_ROW.format(step.person.row)) for step in steps)
    for step in steps:
        row = _ROW.format(step.person.row)
        facts = "，".join(_fact(*each) for each in step.adds.items() if each[0] != NAME)
        yield from telling.line(f"  {row}{' ' * (rows - width(row))}  ", f"{step.person.name}  {facts}")


def _fact(key: str, value: Written) -> str:
    if value == YES:
        return key
    return f"{key} {'、'.join(value) if isinstance(value, list) else value}"


def _remarks(names: NameList, remarks: list[Remark], telling: Telling) -> Iterator[str]:
    general = [*names.remarks, *names.table.remarks]
    if not (general or remarks):
        return
    yield from telling.heading(f"请看一眼 {len(general) + len(remarks)} 处", "警告")
    for text in general:
        yield from telling.line("  ", text)
    for remark in remarks:
        yield from telling.line(f"  {remark.at}  ", remark.text)


def _arrivals(arriving: Flights, telling: Telling) -> Iterator[str]:
    if not arriving.remarks:
        return
    yield from telling.heading("到达（只对照，不写）", "警告")
    for text in arriving.remarks:
        yield from telling.line("  ", text)
    if arriving.lines:
        yield from telling.line("  ", "要加就抄到方案的“到达”下面，把待定的填上：")
        yield from (f"  - {line}" for line in arriving.lines)
