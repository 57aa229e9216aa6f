"""`jiedai checklist`."""

import sys
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jiedai.checklist.gate import Gate, gate
from jiedai.checklist.items import Unfillable, items_of
from jiedai.checklist.report_json import as_json
from jiedai.checklist.report_markdown import as_markdown
from jiedai.checklist.report_table import as_table
from jiedai.cli import exits, visits
from jiedai.cli.clock import AS_OF_HELP, moment
from jiedai.cli.judged import judged
from jiedai.findings.display import wants_colour
from jiedai.findings.finding import Verdict
from jiedai.findings.report_concise import concise
from jiedai.findings.slips import blocked
from jiedai.handbook.process import DAY_BEFORE
from jiedai.visit.view import view_of
from jiedai.visit.visit import Visit


class Format(StrEnum):
    """How a checklist is written."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


def checklist(
    path: Annotated[
        str | None, typer.Argument(metavar="[路径]", help="方案文件或接待的文件夹；不写就是明天开始的接待")
    ] = None,
    day_before: Annotated[bool, typer.Option("--day-before", help="前一天的检查表")] = False,
    as_of: Annotated[str | None, typer.Option(metavar="时间", help=AS_OF_HELP)] = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="格式", help="table 看屏幕，md 打印，json 给程序")
    ] = Format.TABLE,
) -> int:
    """列出检查表：谁、几点前、办什么，能不能放行。"""
    if not day_before:
        raise exits.UsageProblem("请写明要哪一张检查表：jiedai checklist --day-before")
    now = moment(as_of)
    plans = [visits.one_plan(path)] if path else [here] if (here := visits.plan_here()) else visits.plans_around()
    if not plans:
        raise exits.UsageProblem(visits.which_one([]))
    chosen = path is not None or (len(plans) == 1 and visits.plan_here() is not None)
    gates, broken = _gates(plans, now, only_tomorrow=not chosen)
    if broken:
        for line in concise(broken):
            print(line, file=sys.stderr)
        return exits.UNUSABLE if any(verdict.unreadable for verdict in broken) else exits.FOUND
    _print(gates, form, now)
    return exits.CLEAN if all(each.open for each in gates) else exits.FOUND


def _gates(plans: list[Path], now: datetime, *, only_tomorrow: bool) -> tuple[list[Gate], list[Verdict]]:
    """The checklists of the visits, and the verdicts on those that have none because they are broken."""
    gates: list[Gate] = []
    broken: list[Verdict] = []
    for plan in plans:
        visit, verdict = judged(plan, now)
        if visit and only_tomorrow and not _starts_tomorrow(visit, now):
            continue
        made = _gate(visit, verdict)
        if isinstance(made, Gate):
            gates.append(made)
        else:
            broken.append(made)
    return gates, broken


def _gate(visit: Visit | None, verdict: Verdict) -> Gate | Verdict:
    if visit is None or not verdict.complete:
        return verdict
    items = items_of(visit, view_of(visit), DAY_BEFORE)
    if isinstance(items, Unfillable):
        return blocked(items.problems, unreadable=True)
    return gate(visit, DAY_BEFORE, items, verdict)


def _starts_tomorrow(visit: Visit, now: datetime) -> bool:
    return visit.days is not None and visit.days[0] == now.date() + timedelta(days=1)


def _print(gates: list[Gate], form: Format, now: datetime) -> None:
    if form is Format.JSON:
        print(as_json(gates))
        return
    if not gates:
        print(f"{now.date() + timedelta(days=1)} 没有接待开始。要看别的接待，写明它的文件夹。")
    lines = as_table(gates, colour=wants_colour(sys.stdout)) if form is Format.TABLE else as_markdown(gates)
    for line in lines:
        print(line)
