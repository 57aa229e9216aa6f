"""Whole processes measured from outside, turn by turn: seconds on the clock, seconds of the processor, memory."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""An installed program has its bytecode beside it; without it, a checkout would be compiled anew in every run."""


class Run(NamedTuple):
    """What one run took; its own children are counted with it, but for the memory, which is that of the largest."""

    clock: float
    processor: float
    mebibytes: float


class Ratio(NamedTuple):
    """The median of some ratios, with the smallest and the largest."""

    median: float
    least: float
    most: float

    def __str__(self) -> str:
        if self.least == self.most:
            return _short(self.median)
        return f"{_short(self.median)}（{_short(self.least)}–{_short(self.most)}）"


def program(name: str) -> str:
    """The program of that name beside the Python that runs this, or wherever it is found."""
    return shutil.which(name, path=str(Path(sys.executable).parent)) or name


def run(command: list[str]) -> Run:
    """One run of a whole process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=COMPILED)
    _, _, usage = os.wait4(process.pid, 0)
    largest = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, largest)


def in_turn(commands: dict[str, list[str]], rounds: int) -> dict[str, list[Run]]:
    """Each command so many times, A B C A B C …, so that a machine that slows down slows all of them down."""
    for command in commands.values() if rounds > 1 else ():
        run(command)  # the first run may have to compile
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def ratio(ours: Iterable[float], theirs: Iterable[float]) -> Ratio:
    """What of ours goes into theirs, round by round."""
    each = [one / other for one, other in zip(ours, theirs, strict=True)]
    return Ratio(statistics.median(each), min(each), max(each))


def _short(number: float) -> str:
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}" if number >= 0.1 else f"{number:.3f}"
