"""`jiedai handbook render`: the command line of printing a handbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import WhichHandbook

if TYPE_CHECKING:
    from jiedai.documents.handbook_papers import HandbookKind
    from jiedai.handbook.handbook import Handbook


def render(
    name: WhichHandbook,
    manual: Annotated[bool, typer.Option("--manual", help="整本手册")] = False,
    conduct: Annotated[bool, typer.Option("--conduct", help="放在台面上的服务规范")] = False,
    forms: Annotated[bool, typer.Option("--forms", help="空白表单，一张一份")] = False,
    out: Annotated[
        str | None, typer.Option(metavar="文件夹", help="写到哪个文件夹；不写就在手册旁边，用手册的名称")
    ] = None,
) -> int:
    """把手册写成能打印的网页；一样都不写，就三样都生成。"""
    from jiedai.cli.handbooks import handbook_at
    from jiedai.documents.folder import NotWritten, write_folder
    from jiedai.documents.handbook_papers import NAMES, handbook_papers
    from jiedai.documents.handbook_view import handbook_view
    from jiedai.documents.printer import Printer
    from jiedai.handbook.expression import ExpressionError
    from jiedai.rules.catalogue import CARDS
    from jiedai.source.files import shown

    handbook = handbook_at(name).handbook
    kinds = _kinds(manual=manual, conduct=conduct, forms=forms)
    view = handbook_view(handbook, {card.code: card.name for card in CARDS})
    beside = Path(name).parent.resolve()
    try:
        papers = handbook_papers(Printer(beside), handbook, view, kinds)
        missing = "、".join(NAMES[kind] for kind in kinds if kind not in {made for made, _ in papers})
        if not papers:
            raise exits.UsageProblem(f"《{handbook.name}》里没有{missing}，什么也没写")
        written = write_folder(Path(out) if out else _folder(name, handbook), papers, kinds, _origin(name))
    except (ExpressionError, NotWritten) as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    for each in written.files:
        print(f"写好 {shown(each)}")
    for each in written.removed:
        print(f"拿走 {shown(each)}（手册里已经没有了）")
    if missing:
        print(f"《{handbook.name}》里没有{missing}，没有可写的。")
    return exits.CLEAN


def _kinds(*, manual: bool, conduct: bool, forms: bool) -> list["HandbookKind"]:
    """The papers named, or all of them when none is."""
    named: dict[HandbookKind, bool] = {"manual": manual, "conduct": conduct, "forms": forms}
    return [kind for kind, chosen in named.items() if chosen or not any(named.values())]


def _origin(name: str) -> str:
    """What to change in place of a page: the handbook's file, or one laid over a built-in handbook."""
    return Path(name).name if Path(name).suffix else "自己的手册"


def _folder(name: str, handbook: "Handbook") -> Path:
    """A folder of the handbook's name: here for a built-in one, beside its file for another."""
    from jiedai.documents.folder import safe_name

    path = Path(name)
    return path.parent / (safe_name(handbook.name) or "印出的手册") if path.suffix else path
