"""`jiedai render`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from jiedai.cli import exits, visits
from jiedai.cli.clock import AS_OF_HELP, moment
from jiedai.cli.judged import judged
from jiedai.documents.folder import NotWritten, write_folder
from jiedai.documents.papers import Kind, write_papers
from jiedai.documents.printer import Printer
from jiedai.findings.report_concise import concise
from jiedai.handbook.expression import ExpressionError
from jiedai.source.files import shown


def render(
    path: Annotated[str | None, typer.Argument(metavar="[路径]", help="方案文件或接待的文件夹")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="接待方案")] = False,
    notice: Annotated[bool, typer.Option("--notice", help="接待通知单，和贴到聊天里的短通知")] = False,
    sign: Annotated[bool, typer.Option("--sign", help="欢迎屏，和每一程的接站牌")] = False,
    out: Annotated[str | None, typer.Option(metavar="文件夹", help="写到哪个文件夹；不写就是方案旁边的 out")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="时间", help=AS_OF_HELP)] = None,
) -> int:
    """生成接待方案、通知和欢迎牌；一样都不写，就三样都生成。"""
    file = visits.one_plan(path)
    visit, verdict = judged(file, moment(as_of))
    if visit is None or not verdict.complete:
        for line in concise([verdict]):
            print(line, file=sys.stderr)
        print("方案读不通，什么也没写。", file=sys.stderr)
        return exits.UNUSABLE if verdict.unreadable else exits.FOUND
    wanted: list[Kind] = [kind for kind, chosen in _choices(plan, notice, sign) if chosen]
    try:
        papers = write_papers(Printer(file.parent), visit, wanted or ["plan", "notice", "sign"])
        written = write_folder(Path(out) if out else file.parent / "out", papers)
    except (ExpressionError, NotWritten) as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    for each in written.files:
        print(f"写好 {shown(each)}")
    for each in written.removed:
        print(f"拿走 {shown(each)}（方案里已经没有了）")
    if errors := verdict.count("错误"):
        print(
            f"注意：方案还有 {errors} 处错误，先用 jiedai validate {shown(file.parent)} 看一看。",
            file=sys.stderr,
        )
    return exits.CLEAN


def _choices(plan: bool, notice: bool, sign: bool) -> list[tuple[Kind, bool]]:
    return [("plan", plan), ("notice", notice), ("sign", sign)]
