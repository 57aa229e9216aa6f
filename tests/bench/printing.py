"""How long papers take to print and how large they are, and the ratio of one PDF to WeasyPrint on the same content.

Usage: python tests/bench/printing.py [rounds] [path of a weasyprint command]
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from processes import program
from start_up import PLAN, seconds

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.printer import Printer
from jiedai.printing.engines import prints
from jiedai.printing.formats import FORMATS
from jiedai.printing.job import Job
from jiedai.source.document import Document, read
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit


def in_one_process(rounds: int) -> None:
    """Print milliseconds and bytes of each paper in each format, once the engines are warm."""
    document = read(PLAN / "plan.yaml", "plan.yaml")
    assert isinstance(document, Document)
    visit = visit_of(document, PLAN, datetime(2026, 3, 11, 12))
    assert isinstance(visit, Visit)
    print(f"in one process, median of {rounds}: milliseconds (kB)")
    for sheet in make(Printer(PLAN), visit, PAPERS, []):
        job = Job(sheet.paper.name, sheet.source, sheet.text, "")
        cells = []
        for form in FORMATS[sheet.source]:
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                made = prints(job, form)
                times.append(time.perf_counter() - start)
            size = sum(len(each.content) for each in made)
            cells.append(f"{form} {1000 * statistics.median(times):.0f} ({size / 1000:.0f})")
        print(f"  {sheet.name}：{'  '.join(cells)}")


def as_a_process(rounds: int, weasyprint: str) -> None:
    """Print seconds of one paper as a whole process in each format, and the ratio to WeasyPrint, turn by turn."""
    jiedai = program("jiedai")
    with tempfile.TemporaryDirectory() as folder:
        command = [jiedai, "render", str(PLAN), "--plan", "--out", folder, "--as-of", "2026-03-11 12:00", "--format"]
        commands = {form: [*command, form] for form in FORMATS["md"]}
        if weasyprint:
            commands["weasyprint"] = [weasyprint, "-q", f"{folder}/接待方案.html", f"{folder}/weasyprint.pdf"]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(rounds + 1):
            for name, each in commands.items():
                spent = seconds(each)
                if turn:  # the first run may have to compile
                    times[name].append(spent)
        print(f"as a whole process, median of {rounds}: seconds")
        for name, values in times.items():
            print(f"  {name:10} {statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})")
        if weasyprint:
            ratios = [ours / theirs for ours, theirs in zip(times["pdf"], times["weasyprint"], strict=True)]
            size = Path(folder, "weasyprint.pdf").stat().st_size
            print(f"jiedai pdf ÷ weasyprint: {statistics.median(ratios):.2f} ({size / 1000:.0f} kB)")


if __name__ == "__main__":
    ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    in_one_process(ROUNDS)
    as_a_process(ROUNDS, sys.argv[2] if len(sys.argv) > 2 else shutil.which("weasyprint") or "")
