"""`jiedai validate`: the command line of checking plans."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jiedai.findings.finding import Verdict


class Format(StrEnum):
    """How findings are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


class Threshold(StrEnum):
    """The lightest level that fails a plan."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


def validate(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[路径]...",
            help="方案文件、接待的文件夹，或放着几次接待的文件夹；- 从标准输入读",
            autocompletion=completing.visits,
        ),
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        Format | None, typer.Option("--format", metavar="格式", help="text 带原文，concise 一行一处，json 给程序")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="把有把握的笔误在文件里改好，再核对")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只给看 --fix 会改哪里，不动文件")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="已豁免的也列出来")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="按最严的来：每条规则算它最重的等级，提示也不放过")] = False,
    fail_on: Annotated[
        Threshold | None,
        typer.Option("--fail-on", metavar="级别", help="错误、警告、提示：从哪一级起算不通过，平时是警告"),
    ] = None,
) -> int:
    """核对接待方案：写法、人名、时间、标准、审批、忌口、应急。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged

    now = moment(as_of)
    plans = visits.written_paths(paths) if paths else [visits.one_plan(None)]
    if diff:
        from jiedai.cli.mending import changes

        shown = [changes(plan, now) for plan in plans]
        verdicts = [verdict for verdict, _ in shown]
        lines: Iterable[str] = (line for _, changed in shown for line in changed)
    else:
        if fix:
            from jiedai.cli.mending import mend

            for plan in plans:
                mend(plan, now)
        verdicts = [judged(plan, now, strict=strict)[1] for plan in plans]
        lines = _report(verdicts, form, show_waived=show_waived)
    for line in lines:
        print(line)
    return exits.code(verdicts, (fail_on or (Threshold.HINT if strict else Threshold.WARNING)).value)


def _report(verdicts: list["Verdict"], form: Format | None, *, show_waived: bool) -> "Iterable[str]":
    """The lines to print; without a format, text on a terminal and concise elsewhere."""
    if form is Format.JSON:
        from jiedai.findings.report_json import as_json

        return [as_json(verdicts)]
    if form is Format.TEXT or (form is None and sys.stdout.isatty()):
        from jiedai.findings.display import wants_colour
        from jiedai.findings.report_text import text

        return text(verdicts, colour=wants_colour(sys.stdout), show_waived=show_waived)
    from jiedai.findings.report_concise import concise

    return concise(verdicts, show_waived=show_waived)
