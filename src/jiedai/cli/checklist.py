"""`jiedai checklist`: the command line of the checklist."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from jiedai.checklist.gate import Gate


class Format(StrEnum):
    """How a checklist is written."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


def checklist(
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[路径]", help="方案文件或接待的文件夹；不写就是明天开始的接待", autocompletion=completing.visits
        ),
    ] = None,
    day_before: Annotated[bool, typer.Option("--day-before", help="前一天的检查表")] = False,
    as_of: AsOf = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="格式", help="table 看屏幕，md 打印，json 给程序")
    ] = Format.TABLE,
) -> int:
    """列出检查表：谁、几点前、办什么，能不能放行。"""
    from jiedai.checklist.drawing_up import draw_up, starts_tomorrow
    from jiedai.checklist.gate import Gate
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.findings.report_concise import concise

    if not day_before:
        raise exits.UsageProblem("请写明要哪一张检查表：jiedai checklist --day-before")
    now = moment(as_of)
    plans, only_tomorrow = _chosen(path)
    opened = [judged(plan, now) for plan in plans]
    wanted = [each for each in opened if not (only_tomorrow and each[0] and not starts_tomorrow(each[0]))]
    drawn = [draw_up(visit, verdict) for visit, verdict in wanted]
    broken = [each for each in drawn if not isinstance(each, Gate)]
    gates = [each for each in drawn if isinstance(each, Gate)]
    for line in concise(broken):
        print(line, file=sys.stderr)
    if gates or not broken:
        for line in _report(gates, form, now):
            print(line)
    return exits.code(broken) or (exits.CLEAN if all(gate.open for gate in gates) else exits.FOUND)


def _chosen(path: str | None) -> tuple[list["Path"], bool]:
    """The plans to look at, and whether only those that start tomorrow count."""
    from jiedai.cli import visits

    if path is not None or visits.plan_here():
        return [visits.one_plan(path)], False
    plans = visits.plans_around()
    if not plans:
        raise exits.UsageProblem(visits.which_one([]))
    return plans, True


def _report(gates: list["Gate"], form: Format, now: "datetime") -> "Iterable[str]":
    if form is Format.JSON:
        from jiedai.checklist.report_json import as_json

        return [as_json(gates)]
    if not gates:
        return [f"{now:%Y-%m-%d} 的第二天没有接待开始。要看别的接待，写明它的文件夹。"]
    if form is Format.MD:
        from jiedai.checklist.report_markdown import as_markdown

        return as_markdown(gates)
    from jiedai.checklist.report_table import as_table
    from jiedai.findings.display import wants_colour

    return as_table(gates, colour=wants_colour(sys.stdout))
