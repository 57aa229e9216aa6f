"""`jiedai validate`: the command line of checking plans."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.findings.finding import Verdict


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[路径]...", help="方案文件、接待的文件夹，或放着几次接待的文件夹")
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        Format | None, typer.Option("--format", metavar="格式", help="text 带原文，concise 一行一处，json 给程序")
    ] = None,
) -> int:
    """核对接待方案：写法、人名、时间、标准、审批、忌口、应急。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged

    now = moment(as_of)
    plans = visits.written_paths(paths) if paths else [visits.one_plan(None)]
    verdicts = [judged(plan, now)[1] for plan in plans]
    for line in _report(verdicts, form):
        print(line)
    return exits.code(verdicts)


def _report(verdicts: list["Verdict"], form: Format | None) -> "Iterable[str]":
    """The lines to print; without a format, text on a terminal and concise elsewhere."""
    if form is Format.JSON:
        from jiedai.findings.report_json import as_json

        return [as_json(verdicts)]
    if form is Format.TEXT or (form is None and sys.stdout.isatty()):
        from jiedai.findings.display import wants_colour
        from jiedai.findings.report_text import text

        return text(verdicts, colour=wants_colour(sys.stdout))
    from jiedai.findings.report_concise import concise

    return concise(verdicts)
