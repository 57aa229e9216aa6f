"""`jiedai render`: the command line of writing papers."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from jiedai.documents.papers import Kind


def render(
    path: Annotated[
        str | None, typer.Argument(metavar="[路径]", help="方案文件或接待的文件夹", autocompletion=completing.visits)
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help="接待方案")] = False,
    notice: Annotated[bool, typer.Option("--notice", help="接待通知单，和贴到聊天里的短通知")] = False,
    sign: Annotated[bool, typer.Option("--sign", help="欢迎屏，和每一程的接站牌")] = False,
    out: Annotated[str | None, typer.Option(metavar="文件夹", help="写到哪个文件夹；不写就是方案旁边的 out")] = None,
    as_of: AsOf = None,
) -> int:
    """生成接待方案、通知和欢迎牌；一样都不写，就三样都生成。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.documents.folder import NotWritten, write_folder
    from jiedai.documents.papers import write_papers
    from jiedai.documents.printer import Printer
    from jiedai.findings.report_concise import concise
    from jiedai.findings.waiving import exceptions
    from jiedai.handbook.expression import ExpressionError
    from jiedai.source.files import shown

    now = moment(as_of)
    file = visits.one_plan(path, now)
    visit, verdict = judged(file, now)
    if visit is None or not verdict.complete:
        for line in concise([verdict]):
            print(line, file=sys.stderr)
        print("方案读不通，什么也没写。", file=sys.stderr)
        return exits.code([verdict])
    kinds = _kinds(plan=plan, notice=notice, sign=sign)
    try:
        papers = write_papers(Printer(file.parent), visit, kinds, exceptions(verdict.waived))
        written = write_folder(Path(out) if out else file.parent / "out", papers)
    except (ExpressionError, NotWritten) as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    for each in written.files:
        print(f"写好 {shown(each)}")
    for each in written.removed:
        print(f"拿走 {shown(each)}（方案里已经没有了）")
    if errors := verdict.how_many("错误"):
        print(f"注意：方案还有 {errors} 处错误，先用 jiedai validate {shown(file.parent)} 看一看。", file=sys.stderr)
    return exits.CLEAN


def _kinds(*, plan: bool, notice: bool, sign: bool) -> list["Kind"]:
    """The papers named, or all of them when none is."""
    named: dict[Kind, bool] = {"plan": plan, "notice": notice, "sign": sign}
    return [kind for kind, chosen in named.items() if chosen or not any(named.values())]
