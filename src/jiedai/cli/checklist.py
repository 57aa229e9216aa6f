"""`jiedai checklist`: the command line of the checklist."""

import sys
from enum import StrEnum
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Final

import typer

from jiedai.checklist.grouping import View
from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf
from jiedai.handbook.process import PhaseWord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from pathlib import Path

    from jiedai.checklist.drawing_up import Wanted
    from jiedai.checklist.gate import Gate
    from jiedai.visit.visit import Visit


class Format(StrEnum):
    """How a checklist is written."""

    TABLE = "table"
    MD = "md"
    TXT = "txt"
    HTML = "html"
    JSON = "json"


def checklist(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[路径]",
            help="方案文件或接待的文件夹；不写就是明天开始的接待（--now 是还有事要办的）",
            autocompletion=completing.visits,
        ),
    ] = None,
    day_before: Annotated[bool, typer.Option("--day-before", help="前一天的检查表，同 --phase 前一天")] = False,
    phase: Annotated[
        PhaseWord | None,
        typer.Option("--phase", metavar="阶段", help="筹备、前一天、当天、接待中、送别、后续"),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="从头到尾全部的事")] = False,
    now: Annotated[bool, typer.Option("--now", help="眼下该办还没办的")] = False,
    whose: Annotated[str | None, typer.Option("--for", metavar="谁", help="只看一个人、部门或角色的")] = None,
    view: Annotated[View, typer.Option("--view", metavar="怎么排", help="时间、负责（一人一组）、地点")] = "时间",
    as_of: AsOf = None,
    form: Annotated[
        Format,
        typer.Option("--format", metavar="格式", help="table 看屏幕，txt 贴聊天，html 打印，md，json 给程序"),
    ] = Format.TABLE,
) -> int:
    """列出检查表：谁、几点前、办什么，能不能放行。"""
    from jiedai.checklist.drawing_up import Wanted, draw_up
    from jiedai.checklist.gate import Gate
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.findings.report_concise import concise
    from jiedai.shape.words import normalise

    if sum((day_before, phase is not None, every, now)) != 1:
        raise exits.UsageProblem("请写明要哪一张检查表，一次一张：--day-before、--phase 阶段、--now 或 --all")
    if whose is not None and not whose.strip():
        raise exits.UsageProblem("--for 后面写一个人名、部门或角色")
    wanted = Wanted("前一天" if day_before else phase, now=now, whose=normalise(whose) if whose else None)
    at = moment(as_of)
    plans, pick = _chosen(path, wanted, at)
    opened = [judged(plan, at) for plan in plans]
    drawn = [draw_up(visit, verdict, wanted) for visit, verdict in opened if not (pick and visit and not pick(visit))]
    broken = [each for each in drawn if not isinstance(each, Gate)]
    for line in concise(broken):
        print(line, file=sys.stderr)
    gates = _of_whom([each for each in drawn if isinstance(each, Gate)], wanted)
    if pick and now:
        gates = [gate for gate in gates if gate.items]
    if gates or not broken:
        for line in _report(gates, form, view, wanted, at):
            print(line)
    return exits.code(broken) or (exits.CLEAN if all(gate.open for gate in gates) else exits.FOUND)


_MANY: Final = 5
"""So many visits are listed with all that is to be done now; more would be `jiedai status` at length."""


def _chosen(path: str | None, wanted: "Wanted", at: "datetime") -> "tuple[list[Path], Callable[[Visit], bool] | None]":
    """The plans to look at, and which of their visits count where none is named."""
    from jiedai.cli import visits
    from jiedai.visit.phases import long_over, phases_now

    if path is not None or visits.plan_here():
        return [visits.one_plan(path, at)], None
    plans = visits.plans_around()
    if not plans or not (wanted.now or wanted.phase == "前一天"):
        return [visits.one_plan(None, at)], None
    return plans, lambda visit: not long_over(visit) if wanted.now else phases_now(visit) == (wanted.phase,)


def _of_whom(gates: list["Gate"], wanted: "Wanted") -> list["Gate"]:
    """The visits of whoever is wanted (--for), or all."""
    if not wanted.whose:
        return gates
    from jiedai.checklist.meant import Unclear
    from jiedai.checklist.readers import concerned

    try:
        return concerned(gates, wanted.whose)
    except Unclear as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal


def _report(gates: list["Gate"], form: Format, view: View, wanted: "Wanted", now: "datetime") -> "Iterable[str]":
    if form is Format.JSON:
        from jiedai.checklist.report_json import as_json

        return [as_json(gates, wanted.whose)]
    if not gates:
        none = f"{wanted.whose or ''}眼下没有要办的事" if wanted.now else f"{now:%Y-%m-%d} 这天没有要办的接待"
        return [f"{none}。要看别的接待，写明它的文件夹。"]
    if wanted.now and not wanted.whose and len(gates) > _MANY:
        from jiedai.checklist.report_table import each_in_a_line

        return each_in_a_line(gates)
    idle = [gate for gate in gates if gate.whose and not gate.items]
    busy = [gate for gate in gates if gate not in idle]
    return chain((_idle(gate, wanted) for gate in idle), _written(busy, form, view))


def _idle(gate: "Gate", wanted: "Wanted") -> str:
    """That somebody has nothing to do."""
    where = f"里，{gate.whose}眼下" if wanted.now else f"的{gate.title}上，{gate.whose}"
    return f"“{gate.visit.plan.title}”{where}没有要办的事。"


def _written(gates: list["Gate"], form: Format, view: View) -> "Iterable[str]":
    match form:
        case Format.MD:
            from jiedai.checklist.report_markdown import as_markdown

            return as_markdown(gates, view)
        case Format.TXT:
            from jiedai.checklist.report_chat import as_chat

            return as_chat(gates, view)
        case Format.HTML:
            return (_page(gate, view) for gate in gates)  # what is written is told before the next is tried
        case _:
            from jiedai.checklist.report_table import as_table
            from jiedai.findings.display import wants_colour

            return as_table(gates, view, colour=wants_colour(sys.stdout))


def _page(gate: "Gate", view: View) -> str:
    """Write the page into the visit's folder of papers, and say so."""
    from pathlib import Path

    from jiedai.checklist.page import page_name, page_of
    from jiedai.documents.folder import NotWritten, safe_name, write_folder
    from jiedai.documents.printer import Printer
    from jiedai.handbook.expression import ExpressionError
    from jiedai.source.files import shown

    folder = (gate.visit.document.text.origin or Path()).parent
    name = safe_name(page_name(gate, view))
    try:
        page = Printer(folder).fill("checklist.html.j2", page_of(gate, view))
        written = write_folder(folder / "out", [(name, (f"{name}.html", page.encode()))])
    except (ExpressionError, NotWritten) as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    return f"写好 {shown(written.files[0])}（{gate.conclusion}）"
