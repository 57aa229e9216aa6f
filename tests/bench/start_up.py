"""How long the command takes to start and to check one plan, as ratios to `python -c pass` in the same run.

Usage: python tests/bench/start_up.py [rounds]
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

PLAN = Path(__file__).parents[2] / "plans" / "2026-03-12-huayuan"


def seconds(command: list[str]) -> float:
    """Wall time of one run of a whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the median ratio of each command, taken turn by turn."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    jiedai = shutil.which("jiedai", path=str(Path(sys.executable).parent)) or "jiedai"
    commands = {
        "jiedai --version": [jiedai, "--version"],
        "jiedai validate": [jiedai, "validate", str(PLAN)],
        "jiedai checklist": [jiedai, "checklist", "--day-before", str(PLAN)],
    }
    ratios: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        base = seconds([sys.executable, "-c", "pass"])
        for name, command in commands.items():
            ratios[name].append(seconds(command) / base)
    print(f"÷ python -c pass, median (min–max) of {rounds}")
    for name, values in ratios.items():
        print(f"{name:20} {statistics.median(values):6.2f} ({min(values):.2f}–{max(values):.2f})")


if __name__ == "__main__":
    main()
