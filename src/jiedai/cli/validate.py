"""`jiedai validate`: the command line of checking plans."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf
from jiedai.cli.reports import REPORTS, Format, Wishes, usual
from jiedai.findings.levels import Level

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jiedai.findings.finding import Verdict


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
        Format | None,
        typer.Option(
            "--format",
            metavar="格式",
            help="text 带原文，concise 一行一处，md 贴到聊天里，json、sarif、junit、github 给程序",
        ),
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="把有把握的笔误在文件里改好，再核对")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只给看 --fix 会改哪里，不动文件")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived", help="已豁免的也列出来")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="按最严的来：每条规则算它最重的等级，提示也不放过")] = False,
    fail_on: Annotated[
        Level | None,
        typer.Option("--fail-on", metavar="级别", help="错误、警告、提示：从哪一级起算不通过，平时是警告"),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", metavar="几个", help="分给几个进程一起核对；不写就看方案多少，1 是不分"),
    ] = None,
) -> int:
    """核对接待方案：写法、人名、时间、标准、审批、忌口、应急。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import verdict_on
    from jiedai.cli.sharing import outcomes

    if jobs is not None and jobs < 1:
        raise exits.UsageProblem(f"--jobs 写 1 或更大的数，不能是 {jobs}")
    now = moment(as_of)
    plans = visits.written_paths(paths) if paths else [visits.one_plan(None, now)]
    threshold = fail_on or ("提示" if strict else "警告")
    if diff:
        verdicts, lines = _changes(plans, now)
    else:
        if fix:
            from jiedai.cli.mending import mend

            for plan in plans:
                mend(plan, now)
        verdicts = list(outcomes(partial(verdict_on, as_of=now, strict=strict), plans, jobs))
        lines = REPORTS[form or usual()](verdicts, Wishes(threshold, show_waived=show_waived))
    for line in lines:
        print(line)
    return exits.code(verdicts, threshold)


def _changes(plans: "list[Path]", now: "datetime") -> "tuple[list[Verdict], Iterable[str]]":
    """The verdicts on the plans as they are, and what --fix would change in them."""
    from jiedai.cli.mending import changes
    from jiedai.cli.progress import watched

    with watched(plans, "核对") as each:
        shown = [changes(plan, now) for plan in each]
    return [verdict for verdict, _ in shown], (line for _, changed in shown for line in changed)
