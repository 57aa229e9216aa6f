"""`jiedai validate`: the command line of checking plans."""

from typing import Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import AsOf
from jiedai.cli.reports import REPORTS, Format, Wishes, usual


def validate(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[路径]...", help="方案文件、接待的文件夹，或放着几次接待的文件夹")
    ] = None,
    as_of: AsOf = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="text 带原文，concise 一行一处，md 贴到聊天里，json、sarif、junit、github 给程序",
        ),
    ] = None,
) -> int:
    """核对接待方案：写法、人名、时间、标准、审批、忌口、应急。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged

    now = moment(as_of)
    plans = visits.written_paths(paths) if paths else [visits.one_plan(None)]
    verdicts = [judged(plan, now)[1] for plan in plans]
    for line in REPORTS[form or usual()](verdicts, Wishes()):
        print(line)
    return exits.code(verdicts)
