"""Writing a visit's papers into a folder, and saying what was written, what was left alone and what is of old."""

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jiedai.cli import exits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.documents.folder import Entry, Stamp, Written
    from jiedai.documents.making import Style
    from jiedai.documents.sheets import Paper
    from jiedai.findings.finding import Verdict
    from jiedai.printing.formats import Format
    from jiedai.visit.visit import Visit


class Order(NamedTuple):
    """What is to be written: which papers of which plan, in which formats, where, and as of when."""

    file: Path
    wanted: "list[tuple[list[Paper], tuple[Format, ...]]]"
    style: "Style"
    fonts: list[str]
    out: Path
    as_of: str | None
    kinds: frozenset[str] = frozenset()
    """Of which there may be no paper any more, beside those that are wanted."""


def write(order: Order) -> "tuple[int, list[Path], Visit | None]":
    """Write the papers and say so: the exit code, what was written, and the visit where it could be opened."""
    from jiedai.cli.clock import moment
    from jiedai.cli.judged import judged
    from jiedai.documents.folder import NotWritten
    from jiedai.findings.report_concise import concise
    from jiedai.handbook.expression import ExpressionError
    from jiedai.printing.job import Unprintable

    visit, verdict = judged(order.file, moment(order.as_of))
    if visit is None or not verdict.complete:
        for line in concise([verdict]):
            print(line, file=sys.stderr)
        print("方案读不通，什么也没写。", file=sys.stderr)
        return exits.code([verdict]), [], visit
    try:
        written, remarks = _written(order, visit, verdict)
    except (ExpressionError, NotWritten, Unprintable) as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    _tell(order, written)
    for line in [*remarks, *_warning(order, verdict)]:
        print(line, file=sys.stderr)
    return exits.CLEAN, written.files, visit


def stamp_of(visit: "Visit", style: "Style") -> "Stamp":
    """What the list in the folder says of a run's papers."""
    from jiedai.cli.every_paper import EVERY_PAPER
    from jiedai.documents.folder import Stamp

    return Stamp(visit.version, style.words(), frozenset(paper.name for paper in EVERY_PAPER if paper.edited))


def _written(order: Order, visit: "Visit", verdict: "Verdict") -> "tuple[Written, list[str]]":
    from jiedai.cli.printed import printed
    from jiedai.documents.folder import write_folder
    from jiedai.documents.making import make
    from jiedai.documents.printer import Printer
    from jiedai.findings.waiving import exceptions
    from jiedai.printing.formats import becoming

    printer = Printer(order.file.parent)
    files, remarks, kinds = [], [], set(order.kinds)
    for papers, formats in order.wanted:
        sheets = list(make(printer, visit, papers, exceptions(verdict.waived), order.style))
        made = printed(sheets, formats, visit, printer, order.fonts)
        files += made.files
        remarks += [*made.remarks, *_impossible(papers, formats)]
        kinds |= {
            f"{paper.name}.{form}"
            for paper in papers
            for form in formats or becoming(paper.source, (), edited=paper.edited)
        }
    written = write_folder(order.out, files, kinds, stamp=stamp_of(visit, order.style))
    return written, list(dict.fromkeys(remarks))


def _impossible(papers: "list[Paper]", formats: "tuple[Format, ...]") -> "Iterator[str]":
    """One line about the papers that cannot be had in any of the formats."""
    from jiedai.printing.formats import becoming, possible

    others = {
        paper.name: possible(paper.source, edited=paper.edited)
        for paper in papers
        if formats and not becoming(paper.source, formats, edited=paper.edited)
    }
    if others:
        told = "；".join(f"{name} 可以写成 {'、'.join(forms)}" for name, forms in others.items())
        yield f"没有 {'、'.join(formats)}、这次没写的：{told}"


def _tell(order: Order, written: "Written") -> None:
    """What was written: a few by name, many as a count for each of those who get them."""
    from jiedai.source.files import shown

    for line in _many(order, written.files) if len(written.files) > _FEW else map(_one, written.files):
        print(line)
    for each in written.removed:
        print(f"拿走 {shown(each)}（方案里已经没有了）")
    for each in written.kept:
        print(f"留着 {shown(each)}（你改过，没有动它）")
    if written.old:
        print(_of_old(order, written.old))


_FEW = 12
"""So many files are told one by one."""


def _one(path: Path) -> str:
    from jiedai.source.files import shown

    return f"写好 {shown(path)}"


def _many(order: Order, files: list[Path]) -> list[str]:
    """内部 9 份：接待方案、审批单 … for each of those who get papers, and how many there are in all."""
    from jiedai.cli.every_paper import EVERY_PAPER
    from jiedai.documents.audience import AUDIENCES
    from jiedai.source.files import shown

    names = sorted((paper.name for paper in EVERY_PAPER), key=len, reverse=True)
    counts = Counter(next(name for name in names if path.name.startswith(name)) for path in files)
    lines = []
    for readers in AUDIENCES:
        theirs = [paper.name for paper in EVERY_PAPER if paper.readers == readers and paper.name in counts]
        told = "、".join(f"{name} {counts[name]}" if counts[name] > 1 else name for name in theirs)
        if theirs:
            lines.append(f"{readers} {sum(counts[name] for name in theirs)} 份：{told}")
    return [*lines, f"写好 {len(files)} 份，在 {shown(order.out)}"]


def _of_old(order: Order, old: "dict[str, Entry]") -> str:
    """out/ 里还有 12 份是旧的 …, and the command that writes them again."""
    from jiedai.source.files import shown

    versions = list(dict.fromkeys(entry["version"] for entry in old.values() if entry.get("version")))
    which = f"（方案版本 {'、'.join(versions)}）" if versions else ""
    elsewhere = "" if order.out == order.file.parent / "out" else f" --out {shown(order.out)}"
    command = f"jiedai render {shown(order.file.parent)} --renew{elsewhere}"
    return f"{shown(order.out)} 里还有 {len(old)} 份是旧的{which}，不要再发。重写它们：{command}"


def _warning(order: Order, verdict: "Verdict") -> list[str]:
    from jiedai.source.files import shown

    errors = verdict.how_many("错误")
    return (
        [f"注意：方案还有 {errors} 处错误，先用 jiedai validate {shown(order.file.parent)} 看一看。"] if errors else []
    )
