"""`jiedai status`: the command line of the visits at hand."""

import sys
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

    from jiedai.checklist.status import Overview, Status


class Format(StrEnum):
    """How the visits are listed."""

    TABLE = "table"
    MD = "md"
    JSON = "json"


def status(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[路径]...",
            help="接待的文件夹，或放着几次接待的文件夹；不写就是这里的方案，没有就是 plans 里的各次接待",
            autocompletion=completing.visits,
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="已经办完的、早已过去的也列出来")] = False,
    as_of: AsOf = None,
    form: Annotated[
        Format, typer.Option("--format", metavar="格式", help="table 看屏幕，md 贴到聊天或网页里，json 给程序")
    ] = Format.TABLE,
) -> int:
    """手上的接待一次一行：还有几天、核对、该办的事、下一件。

    未办：到眼下这个阶段为止该办还没打勾的；以后阶段的不算。

    逾期：未办里过了期限的。阻断：未办里不办好就不放行的。

    下一件：没办的里面期限最先到的，可能是下一阶段的头一件。

    核对：方案里错误、警告有几处，提示不算。

    行首的 !：接待就在眼前，还不能放行；或者方案读不懂。

    没记：接待过了，以前的事没有记办没办；不再催。

    接待过了、后续办好、方案没有错误，就算办完，只报个数；过去两个星期还没办完的，也只报个数。
    """
    from jiedai.checklist.status import overview
    from jiedai.cli.clock import moment
    from jiedai.cli.sharing import outcomes

    at = moment(as_of)
    plans = _plans(paths, at)
    named = len(plans) <= max(len(paths or ()), 1)
    seen = overview(outcomes(partial(_status, as_of=at), plans), at, every=every, named=named)
    for line in _report(seen, form):
        print(line)
    return exits.CLEAN if all(each.readable for each in seen.listed) else exits.UNUSABLE


def _status(path: "Path", as_of: "datetime") -> "Status":
    from jiedai.checklist.status import status_of
    from jiedai.cli.judged import judged

    return status_of(*judged(path, as_of))


def _plans(paths: list[str] | None, now: "datetime") -> "list[Path]":
    from jiedai.cli import visits

    if paths:
        return list(dict.fromkeys(visits.written_paths(paths)))
    here = visits.plan_here()
    plans = [here] if here else visits.plans_around()
    if not plans:
        raise exits.UsageProblem(visits.which_one(plans, now))
    return plans


def _report(seen: "Overview", form: Format) -> "Iterable[str]":
    if form is Format.JSON:
        from jiedai.checklist.status_json import as_json

        return [as_json(seen)]
    if form is Format.MD:
        from jiedai.checklist.status_markdown import as_markdown

        return as_markdown(seen)
    from jiedai.checklist.status_table import as_table
    from jiedai.findings.display import screen_of, wants_colour

    return as_table(seen, colour=wants_colour(sys.stdout), screen=screen_of(sys.stdout))
