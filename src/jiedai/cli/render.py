"""`jiedai render`: the command line of writing papers."""

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf, BoardPaper, FontPath, Posts, Readers, Screen

if TYPE_CHECKING:
    from jiedai.cli.writing_papers import Order
    from jiedai.documents.sheets import Paper
    from jiedai.printing.formats import Format

_SHORTCUTS = {"plan": ("接待方案",), "notice": ("接待通知单", "接待通知"), "sign": ("欢迎屏", "接站牌")}


def render(
    path: Annotated[
        str | None, typer.Argument(metavar="[路径]", help="方案文件或接待的文件夹", autocompletion=completing.visits)
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help="接待方案")] = False,
    notice: Annotated[bool, typer.Option("--notice", help="接待通知单，和贴到聊天里的短通知")] = False,
    sign: Annotated[bool, typer.Option("--sign", help="欢迎屏，和每一程的接站牌")] = False,
    doc: Annotated[
        list[str] | None, typer.Option("--doc", metavar="文书", help="按名称挑，可以写几次；--list 看有哪些")
    ] = None,
    audience: Readers = None,
    every: Annotated[bool, typer.Option("--all", help="全部文书")] = False,
    listing: Annotated[bool, typer.Option("--list", help="列出有哪些文书")] = False,
    form: Annotated[
        str, typer.Option("--format", metavar="格式", help="docx,html,pdf,png,svg,md,txt，可以几样，用逗号隔开")
    ] = "",
    screen: Screen = "",
    paper: BoardPaper = "A3",
    posts: Posts = False,
    out: Annotated[str | None, typer.Option(metavar="文件夹", help="写到哪个文件夹；不写就是方案旁边的 out")] = None,
    font_path: FontPath = None,
    watching: Annotated[
        bool, typer.Option("--watch", help="一直看着：方案、手册、done.yaml 或模板一改就重写，按 Ctrl+C 停下")
    ] = False,
    opening: Annotated[bool, typer.Option("--open", help="写好就打开；有几份，就打开文件夹")] = False,
    renewing: Annotated[
        bool, typer.Option("--renew", help="方案改了以后，把文件夹里旧的照原来的样子和格式重写，用不着的拿走")
    ] = False,
    as_of: AsOf = None,
) -> int:
    """生成接待方案、通知、牌子和各种文书；一样都不写，就生成方案、通知和牌子。"""
    from jiedai.cli import visits
    from jiedai.cli.clock import moment
    from jiedai.cli.renewing import renew
    from jiedai.cli.writing_papers import Order, write
    from jiedai.documents.making import Style

    if listing:
        return _list()
    formats = _formats(form)
    shortcuts = {"plan": plan, "notice": notice, "sign": sign}
    chosen = [name for name, wanted in shortcuts.items() if wanted]
    if renewing and (chosen or doc or audience or every or form or watching):
        raise exits.UsageProblem("--renew 照原来的样子重写旧的，不另挑文书和格式，也不和 --watch 一起写")
    papers = _papers(chosen, doc or [], audience or [], every=every)
    file = visits.one_plan(path, moment(as_of))
    folder = Path(out) if out else file.parent / "out"
    if renewing:
        code, files = renew(file, folder, font_path or [], as_of)
    else:
        style = Style(_pixels(screen), paper, posts)
        order = Order(file, [(papers, formats)], style, font_path or [], folder, as_of)
        if watching:
            return _watch(order, opening=opening)
        code, files, _ = write(order)
    if opening:
        _open(files)
    return code


def _watch(order: "Order", *, opening: bool) -> int:
    """Write again after every change, until Ctrl+C, which is how it is meant to end."""
    from jiedai.cli import watching, writing_papers
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged

    visit, verdict = judged(order.file, moment(order.as_of))
    broken = [Path(finding.span.text.file) for finding in verdict.findings]
    handbooks = watching.handbook_files(visit) if visit else broken

    def write() -> None:
        nonlocal handbooks, opening
        print(f"—— {moment(None):%H:%M:%S}")
        try:
            _, files, visit = writing_papers.write(order)
        except exits.UsageProblem as problem:
            print(problem, file=sys.stderr)
            files, visit = [], None
        handbooks = watching.handbook_files(visit) if visit else handbooks
        if opening and files:
            _open(files)
            opening = False
        print("一改就重写，按 Ctrl+C 停下。", flush=True)

    try:
        watching.watch(lambda: watching.stamps(watching.sources(order.file, handbooks, order.out)), write)
    except KeyboardInterrupt:
        print("停下了。")
    return exits.CLEAN


def _open(files: list[Path]) -> None:
    from jiedai.cli.opening import open_written

    if sentence := open_written(files):
        print(sentence, file=sys.stderr)


def _list() -> int:
    from jiedai.cli.every_paper import EVERY_PAPER
    from jiedai.findings.display import pad

    for paper in EVERY_PAPER:
        print(f"{pad(paper.name, 16)}{pad(paper.readers, 6)}{paper.about}")
    return exits.CLEAN


def _papers(shortcuts: list[str], names: list[str], readers: list[str], *, every: bool) -> list["Paper"]:
    """The papers that are meant: by name, for some readers, or all; without any of these the usual ones."""
    from jiedai.cli.every_paper import EVERY_PAPER
    from jiedai.documents.audience import AUDIENCES
    from jiedai.shape.nearest import did_you_mean

    known = {paper.name: paper for paper in EVERY_PAPER}
    for word in readers:
        if word not in AUDIENCES:
            raise exits.UsageProblem(f"认不出“{word}”，--for 可以写：{'、'.join(AUDIENCES)}")
    for name in names:
        if name not in known:
            raise exits.UsageProblem(f"没有“{name}”这种文书{did_you_mean(name, known)}。有哪些：jiedai render --list")
    wanted = {*names, *(name for shortcut in shortcuts for name in _SHORTCUTS[shortcut])}
    if not (wanted or readers or every):
        wanted = {name for usual in _SHORTCUTS.values() for name in usual}
    return [paper for paper in EVERY_PAPER if every or paper.name in wanted or paper.readers in readers]


def _formats(written: str) -> tuple["Format", ...]:
    """The formats typed, each once; none where each paper is to be written in its own."""
    from typing import get_args

    from jiedai.printing.formats import Format
    from jiedai.shape.words import split_words

    words = list(dict.fromkeys(split_words(written.replace(",", "、").lower()))) if written else []
    for word in words:
        if word not in get_args(Format):
            raise exits.UsageProblem(f"认不出格式“{word}”，可以写：{'、'.join(get_args(Format))}")
    return tuple(words)  # type: ignore[arg-type]


def _pixels(written: str) -> tuple[int, int]:
    """3840x1080: how many pixels a screen has across and down."""
    from jiedai.documents.making import USUAL

    if not written:
        return USUAL.screen
    found = re.fullmatch(r"(\d{2,5})\s*[xX×*]\s*(\d{2,5})", written.strip(), re.ASCII)
    if not found:
        raise exits.UsageProblem(f"认不出屏幕“{written}”，写成 宽x高，单位是像素，如 3840x1080")
    return int(found[1]), int(found[2])
