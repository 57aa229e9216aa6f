"""`jiedai template check`: the command line of looking through a template before anything is printed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import WhichVisit

if TYPE_CHECKING:
    from jiedai.documents.sheets import Paper
    from jiedai.visit.visit import Visit

_TEXT = (".md.j2", ".html.j2", ".svg.j2", ".txt.j2")


def check(
    files: Annotated[
        list[str], typer.Argument(metavar="模板...", help="模板文件，如 templates/接待通知单.docx", show_default=False)
    ],
    doc: Annotated[
        str | None, typer.Option("--doc", metavar="文书", help="是哪种文书的模板；文件名看得出来的不用写")
    ] = None,
    visit: WhichVisit = None,
) -> int:
    """核对自己的模板：字段有没有、标签通不通、有没有写上版本、有没有不该给人看的。"""
    from jiedai.handbook.expression import ExpressionError

    example = _example(visit)
    code = exits.CLEAN
    for name in files:
        try:
            code = max(code, _check(Path(name), doc, example))
        except ExpressionError as refusal:
            raise exits.UsageProblem(str(refusal)) from refusal
    return code


def _check(path: Path, doc: str | None, example: "Visit") -> int:
    from jiedai.documents.template_check import check_template
    from jiedai.source.files import shown

    if not path.is_file():
        raise exits.UsageProblem(f"找不到模板“{shown(path)}”，核对路径，它从当前文件夹算起")
    if path.suffix != ".j2" and not path.suffix.lower().startswith((".doc", ".dot")):
        raise exits.UsageProblem(f"“{shown(path)}”不是模板：模板是 .docx，或者 {'、'.join(_TEXT)}")
    paper = _paper(path, doc)
    flaws = check_template(path, paper, example)
    for flaw in flaws:
        print(f"{shown(path)}: {flaw.level} {f'{flaw.place}：' if flaw.place else ''}{flaw.sentence}")
    if not flaws:
        print(f"{shown(path)}: 没有问题" + (f"（{paper.name}，给{paper.audience}看）" if paper else ""))
    return exits.FOUND if flaws else exits.CLEAN


def _paper(path: Path, doc: str | None) -> "Paper | None":
    """The paper that a template is for; nothing for what only other templates use."""
    from jiedai.cli.templates import paper_called
    from jiedai.documents.catalogue import PAPERS
    from jiedai.documents.printer import builtin_templates
    from jiedai.documents.template_check import paper_of
    from jiedai.shape.nearest import did_you_mean

    if doc is not None:
        return paper_called(doc)
    found = paper_of(path, PAPERS)
    if found is None and not (builtin_templates() / path.name).is_file():
        names = [*(paper.name for paper in PAPERS), *(paper.template for paper in PAPERS)]
        near = did_you_mean(path.name.partition(".")[0], names)
        raise exits.UsageProblem(
            f"看不出“{path.name}”是哪种文书的模板{near}。改成文书的名称，如 接待通知单{path.suffix}，"
            "或加上 --doc 接待通知单。有哪些文书：jiedai render --list"
        )
    return found


def _example(path: str | None) -> "Visit":
    """The visit that a template is tried on: the one named, or one with something of everything."""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.findings.report_concise import concise
    from jiedai.visit.sample import sample_visit

    if path is None:
        return sample_visit()
    now = moment(None)
    visit, verdict = judged(visits.one_plan(path, now, "--visit "), now)
    if visit is None:
        raise exits.UsageProblem("\n".join(concise([verdict])))
    return visit
