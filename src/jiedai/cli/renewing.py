"""`jiedai render --renew`: the papers of an older version of the plan written again, each in its format and its look."""

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from jiedai.cli import exits
from jiedai.cli.writing_papers import Order, stamp_of, write

if TYPE_CHECKING:
    from jiedai.documents.folder import Entry
    from jiedai.documents.sheets import Paper
    from jiedai.printing.formats import Format


def renew(file: Path, out: Path, fonts: list[str], as_of: str | None) -> tuple[int, list[Path]]:
    """Write again what is of old in the folder, and take away what there is no more: the exit code and what was written."""
    from jiedai.documents.making import Style
    from jiedai.source.files import shown

    looks: dict[Style, dict[str, Entry]] = defaultdict(dict)
    for name, entry in _old(file, out, as_of).items():
        looks[Style.read(entry.get("look", ""))][name] = entry
    if not looks:
        print(f"{shown(out)} 里没有旧的。")
    code, files = exits.CLEAN, []
    for style, old in looks.items():
        kinds = frozenset(entry["kind"] for entry in old.values())
        code, written, _ = write(Order(file, _wanted(kinds), style, fonts, out, as_of, kinds))
        files += written
        if code:
            break
    return code, files


def _old(file: Path, out: Path, as_of: str | None) -> "dict[str, Entry]":
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.documents.folder import NotWritten, outdated
    from jiedai.documents.making import USUAL

    visit, _ = judged(file, moment(as_of))
    if visit is None:
        raise exits.UsageProblem("方案读不通，什么也没写。先用 jiedai validate 看一看")
    try:
        return outdated(out, stamp_of(visit, USUAL))
    except NotWritten as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal


def _wanted(kinds: frozenset[str]) -> "list[tuple[list[Paper], tuple[Format, ...]]]":
    """Every paper in just the formats it was written in: 用车单.pdf."""
    from jiedai.cli.every_paper import EVERY_PAPER
    from jiedai.printing.formats import Format

    together: dict[tuple[Format, ...], list[Paper]] = defaultdict(list)
    for paper in EVERY_PAPER:
        formats = tuple(form for form in get_args(Format) if f"{paper.name}.{form}" in kinds)
        if formats:
            together[formats].append(paper)
    return [(papers, formats) for formats, papers in together.items()]
