"""How long the command takes to start and to check one plan, as ratios to other programs in the same run.

Usage: python tests/bench/start_up.py [rounds]
"""

from __future__ import annotations

import itertools
import statistics
import sys
from pathlib import Path

from processes import program, run

PLANS = Path(__file__).parents[2] / "plans"
PLAN = PLANS / "2026-03-12-huayuan"


def seconds(command: list[str]) -> float:
    """Wall time of one run of a whole process."""
    return run(command).clock


def main() -> None:
    """Print the median ratio of each command, taken turn by turn."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    jiedai, schema_checker = program("jiedai"), program("check-jsonschema")
    bare = [sys.executable, "-c", "pass"]
    by_schema = [schema_checker, "--schemafile", str(PLANS / "plan.schema.json"), str(PLAN / "plan.yaml")]
    pairs = {
        "jiedai --version ÷ python -c pass": ([jiedai, "--version"], bare),
        "jiedai validate ÷ python -c pass": ([jiedai, "validate", str(PLAN)], bare),
        "jiedai checklist ÷ python -c pass": ([jiedai, "checklist", "--day-before", str(PLAN)], bare),
        "jiedai validate ÷ check-jsonschema": ([jiedai, "validate", str(PLAN)], by_schema),
    }
    for command in itertools.chain.from_iterable(pairs.values()):
        seconds(command)  # the first run may have to compile
    ratios: dict[str, list[float]] = {name: [] for name in pairs}
    for _ in range(rounds):
        for name, (command, other) in pairs.items():
            ratios[name].append(seconds(command) / seconds(other))
    print(f"median (min–max) of {rounds}")
    for name, values in ratios.items():
        print(f"{name:36} {statistics.median(values):6.2f} ({min(values):.2f}–{max(values):.2f})")


if __name__ == "__main__":
    main()
