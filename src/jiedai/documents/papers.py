"""The papers jiedai writes: for each kind, the files it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from jiedai.documents.folder import safe_name
from jiedai.documents.sign import Greeting, pickup_board, welcome_screen
from jiedai.visit.view import view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.documents.printer import Printer
    from jiedai.visit.visit import Visit

Kind: TypeAlias = Literal["plan", "notice", "sign"]
File: TypeAlias = tuple[str, str]
"""A file's name and its text."""

CHAT_LIMIT: Final = 500
"""Characters of the notice that is pasted into a chat."""


def plan_files(printer: Printer, _visit: Visit, view: dict[str, Any]) -> Iterator[File]:
    """接待方案."""
    yield "接待方案.md", printer.fill("plan.md.j2", view)


def notice_files(printer: Printer, _visit: Visit, view: dict[str, Any]) -> Iterator[File]:
    """接待通知单, and the same in a few lines for a chat."""
    yield "接待通知单.md", printer.fill("notice.md.j2", view)
    yield "接待通知.txt", _chat(printer, view)


def _chat(printer: Printer, view: dict[str, Any]) -> str:
    """The fullest version that keeps within the limit; at the last the short one without its later lines.

    Its last line stays: it says whom to call, and which version this is.
    """
    versions = [printer.fill("notice.txt.j2", view | {"详略": detail}) for detail in (3, 2, 1)]
    fitting = next((text for text in versions if len(text) <= CHAT_LIMIT), None)
    if fitting is not None:
        return fitting
    ending = f"\n……其余见通知单\n{versions[-1].splitlines()[-1]}\n"
    kept = versions[-1][: CHAT_LIMIT - len(ending)]
    return kept[: kept.rfind("\n")] + ending


def sign_files(printer: Printer, visit: Visit, view: dict[str, Any]) -> Iterator[File]:
    """欢迎屏, and one 接站牌 for each arrival that asks for a board."""
    unit = visit.plan.unit.name
    if visit.plan.guests and not visit.unwelcome("欢迎屏"):
        screen = welcome_screen(Greeting(unit, view["称呼"], view["外文称呼"]))
        yield "欢迎屏.svg", printer.fill("welcome-screen.svg.j2", screen | {"版本": visit.version})
    seen: dict[str, int] = {}
    for leg in view["到达"]:
        if leg["接站牌"]:
            name = safe_name(leg["名称"])
            seen[name] = seen.get(name, 0) + 1
            number = f"-{seen[name]}" if seen[name] > 1 else ""
            board = pickup_board(Greeting(unit, leg["牌文"], leg["外文牌文"]), visit.handbook.organisation or "")
            yield f"接站牌-{name}{number}.svg", printer.fill("pickup-board.svg.j2", board | {"版本": visit.version})


PAPERS: Final[dict[Kind, Callable[[Printer, Visit, dict[str, Any]], Iterator[File]]]] = {
    "plan": plan_files,
    "notice": notice_files,
    "sign": sign_files,
}


def write_papers(
    printer: Printer, visit: Visit, kinds: list[Kind], exceptions: list[dict[str, str]]
) -> list[tuple[Kind, File]]:
    """Every file of the kinds asked for; raises ExpressionError for a template that cannot be filled.

    `exceptions` (破例) are the findings that waivers cover, in plain words.
    """
    view = view_of(visit) | {"破例": exceptions}
    return [(kind, file) for kind in kinds for file in PAPERS[kind](printer, visit, view)]
