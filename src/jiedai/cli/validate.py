"""`jiedai validate`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from jiedai.cli import exits, visits
from jiedai.cli.clock import AS_OF_HELP, moment
from jiedai.cli.judged import judged
from jiedai.findings.display import wants_colour
from jiedai.findings.finding import Verdict
from jiedai.findings.report_concise import concise
from jiedai.findings.report_json import as_json
from jiedai.findings.report_text import text
from jiedai.source.files import shown


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[路径]...", help="方案文件、接待的文件夹，或放着几次接待的文件夹"),
    ] = None,
    as_of: Annotated[str | None, typer.Option(metavar="时间", help=AS_OF_HELP)] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="格式", help="text 带原文，concise 一行一处，json 给程序"),
    ] = None,
) -> int:
    """核对接待方案：写法、人名、时间、标准、审批、忌口、应急。"""
    now = moment(as_of)
    plans = visits.written_paths(paths) if paths else [visits.one_plan(None)]
    verdicts = [judged(plan, now)[1] for plan in plans]
    _print(
        verdicts,
        [shown(plan) for plan in plans],
        form or (Format.TEXT if sys.stdout.isatty() else Format.CONCISE),
    )
    if any(verdict.unreadable for verdict in verdicts):
        return exits.UNUSABLE
    return exits.FOUND if any(verdict.fails for verdict in verdicts) else exits.CLEAN


def _print(verdicts: list[Verdict], names: list[str], form: Format) -> None:
    if form is Format.JSON:
        print(as_json(verdicts))
        return
    lines = text(verdicts, names, colour=wants_colour(sys.stdout)) if form is Format.TEXT else concise(verdicts)
    for line in lines:
        print(line)
