"""`jiedai template list`: the command line of which templates there are, and which are in force."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits

if TYPE_CHECKING:
    from jiedai.documents.sheets import Paper


def list_all(
    path: Annotated[
        str | None,
        typer.Argument(metavar="[路径]", help="方案文件或接待的文件夹；不写就是这里", autocompletion=completing.visits),
    ] = None,
) -> int:
    """列出自带的模板、做哪种文书，和这里换上的自己的模板。"""
    from jiedai.cli.templates import papers_of
    from jiedai.documents.catalogue import PAPERS
    from jiedai.documents.printer import Printer, builtin_templates
    from jiedai.findings.display import pad
    from jiedai.source.files import shown

    place = Path(path or ".")
    printer = Printer(place.parent if place.is_file() else place)
    for ours in sorted(builtin_templates().glob("*.j2")):
        names = "、".join(paper.name for paper in papers_of(ours.name)) or "手册和各种文书的底子"
        print(f"{pad(ours.name, 28)}{names}")
    own = [found for house in printer.houses if house.is_dir() for found in sorted(house.iterdir()) if found.is_file()]
    print("\n这里换上的：" if own else "\n这里没有自己的模板，用的都是自带的。")
    in_force: set[str] = set()
    for found in own:
        beaten = found.name in in_force
        in_force.add(found.name)
        print(f"  {pad(shown(found), 36)}{'没有用上：更近的那一份已经换了' if beaten else _role(found.name, PAPERS)}")
    return exits.CLEAN


def _role(name: str, papers: "tuple[Paper, ...]") -> str:
    """What a house template does, by its name."""
    from jiedai.documents.printer import builtin_templates

    word = next((paper.name for paper in papers if name == f"{paper.name}.docx"), "")
    if word:
        return f"{word}的 Word 样子（--format docx）"
    if (builtin_templates() / name).is_file():
        return "换下自带的同名模板"
    return "认不出是哪种文书的，只有别的模板引用它才用得上"
