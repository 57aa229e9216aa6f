"""Where a visit stands, in words: what each column says, each piece with its style on a terminal."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jiedai.checklist.owners import NOBODY
from jiedai.shape.calendar_words import day_and_clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.checklist.items import Item
    from jiedai.checklist.status import Overview, Status
    from jiedai.findings.finding import Diagnostic

HEADINGS: Final = ("还有几天", "阶段", "接待", "核对", "事项", "下一件")


class Piece(NamedTuple):
    """Some words, and how they are painted."""

    text: str
    style: str = ""


Cell: TypeAlias = tuple[Piece, ...]


def text_of(cell: Cell) -> str:
    return " ".join(piece.text for piece in cell)


def cells_of(status: Status, now: datetime) -> tuple[Cell, ...]:
    """What stands under the headings; the last two are one where the items cannot be counted."""
    cells = (_when(status), (Piece(_stage(status)),), (Piece(status.title),), _checked(status))
    if status.trouble:
        return *cells, (Piece(reason(status.trouble), "错误"),)
    return *cells, _counted(status), _coming(status, now)


def _when(status: Status) -> Cell:
    if status.left is None or status.day is None:
        return (Piece("日期待定"),) if status.readable else (Piece("读不懂", "错误"),)
    if status.past:
        return (Piece(f"过去 {status.past} 天", "淡"),)
    near = {1: "明天", 0: "今天"}
    words = f"正在接待 第{status.day}天" if status.day > 1 else near.get(status.left, f"还有 {status.left} 天")
    return (Piece(words, "错误" if status.urgent else "粗" if status.left <= 1 else ""),)


def _stage(status: Status) -> str:
    """The phase of the moment in a word: on the first day 当天, on the last 送别."""
    return next((phase for phase in ("当天", "送别") if phase in status.phases), "".join(status.phases))


def _checked(status: Status) -> Cell:
    counts = [(level, status.verdict.how_many(level)) for level in ("错误", "警告")]
    return tuple(Piece(f"{level} {count}", level) for level, count in counts if count) or (Piece("无误", "好"),)


def _counted(status: Status) -> Cell:
    if not status.items:
        return ()
    unrecorded = (Piece(f"没记 {status.items.unrecorded}", "淡"),) if status.items.unrecorded else ()
    if not status.items.open:
        return Piece("都办好了", "好"), *unrecorded
    grave = "错误" if status.urgent else "警告"
    counts = (
        ("未办", status.items.open, ""),
        ("逾期", status.items.overdue, "错误"),
        ("阻断", status.items.blocking, grave),
    )
    return *(Piece(f"{word} {count}", style) for word, count, style in counts if count), *unrecorded


def _coming(status: Status, now: datetime) -> Cell:
    item = status.items.coming if status.items else None
    if item is None:
        return ()
    late = item.state == "逾期"
    owner = Piece(item.owner.shown, "错误" if item.owner.shown == NOBODY else "")
    return Piece(_due(item, now), "错误" if late else ""), owner, Piece(item.id, "淡")


def _due(item: Item, now: datetime) -> str:
    if item.due is None:
        return "期限待定"
    days = (item.due.date() - now.date()).days
    near = {0: "今天", 1: "明天"}
    words = f"{near[days]} {item.due:%H:%M}" if days in near else day_and_clock(item.due)
    return f"已过 {words}" if item.state == "逾期" else words


def reason(trouble: Diagnostic) -> str:
    """What has to be mended first, and where; the folder is that of the visit or above it."""
    line, column = trouble.span.begin
    return f"{PurePath(trouble.span.text.file).name}:{line}:{column} {trouble.message}"


def totals(overview: Overview) -> str:
    """All the visits in one sentence."""
    moment = day_and_clock(overview.at)
    said = f"截至 {moment}，{len(overview.listed)} 次接待：{'，'.join(_sums(overview))}"
    if not overview.listed:
        said = f"截至 {moment}，手上没有没办完的接待"
    hidden = [f"{overview.over} 次早已过去、还有没办完的"] if overview.over else []
    hidden += [f"{overview.finished} 次已经办完"] if overview.finished else []
    return said + (f"；另有 {'，'.join(hidden)}：--all 全列出来" if hidden else "")


def _sums(overview: Overview) -> Iterator[str]:
    for level in ("错误", "警告"):
        if count := overview.findings(level):
            yield f"{level} {count} 处"
    open_, overdue, blocking, *_ = overview.items
    among = "，".join(f"{word} {count}" for word, count in (("逾期", overdue), ("阻断", blocking)) if count)
    if open_:
        yield f"未办 {open_} 件" + (f"（{among}）" if among else "")
    elif overview.uncounted < len(overview.listed):
        yield "眼下该办的都办好了"
    if overview.uncounted:
        yield f"有 {overview.uncounted} 次先改好方案才数得出"
