"""How fast plans are checked, as ratios to other programs on the same machine in the same run, as a Markdown table.

Usage: python tests/bench/against_peers.py [rounds] [--quick]

It needs `pip install -e '.[dev]'`, and five minutes for each round of many plans; --quick checks a tenth of them.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from processes import Run, in_turn, program, ratio
from visits import PLANS, write_visits

ONE = "2026-03-12-huayuan"
AS_OF = "2026-03-01"
BARE = """
import sys, yaml
for path in open(sys.argv[1], encoding="utf-8").read().split():
    with open(path, "rb") as file:
        for event in yaml.parse(file, Loader=yaml.CSafeLoader):
            pass
"""
"""The events of libyaml and nothing else, of the very files that are checked."""


class Row(NamedTuple):
    """What is compared, and what is to be reached: the gate at least, the aim if possible."""

    name: str
    gate: str = ""
    aim: str = ""


VERSION = Row("jiedai --version ÷ python -c pass", "1.5", "1.15")
ONE_PLAN = Row("核对 1 份 ÷ python -c pass", "20", "10")
ONE_BY_SCHEMA = Row("核对 1 份 ÷ check-jsonschema", "0.75", "0.4")
ONE_BY_LINT = Row("核对 1 份 ÷ yamllint")
SOME_BY_SCHEMA = Row("核对 1000 份 ÷ check-jsonschema", "0.08", "0.03")
SOME_BY_LINT = Row("核对 1000 份 ÷ yamllint")
MANY_BARE = Row("核对 10000 份，一个进程 ÷ 只用 libyaml 读一遍", "14", "9")
MANY_SHARED = Row("核对 10000 份，几个进程 ÷ 一个进程")
GROWTH = Row("每份的用时，10000 份 ÷ 1000 份")
MEMORY = Row("核对 10000 份最多占的内存（MiB）", "80", "45")
ROWS = (
    VERSION,
    ONE_PLAN,
    ONE_BY_SCHEMA,
    ONE_BY_LINT,
    SOME_BY_SCHEMA,
    SOME_BY_LINT,
    MANY_BARE,
    MANY_SHARED,
    GROWTH,
    MEMORY,
)


class Sizes(NamedTuple):
    """How often, and how many plans."""

    rounds: int = 21
    many_rounds: int = 3
    some: int = 1_000
    growing: tuple[int, ...] = (1_000, 2_000, 5_000, 10_000)


QUICK = Sizes(5, 1, 100, (100, 200, 500, 1_000))


def main() -> None:
    """Write the visits, measure, and print the table."""
    sizes = QUICK if "--quick" in sys.argv[1:] else Sizes()
    if rounds := [int(word) for word in sys.argv[1:] if word.isdigit()]:
        sizes = sizes._replace(many_rounds=rounds[0])
    with tempfile.TemporaryDirectory() as folder:
        visits = write_visits(Path(folder), sizes.growing[-1])
        measured: dict[Row, tuple[str, str]] = {}
        measured |= single(sizes)
        measured |= some(visits[: sizes.some], sizes)
        measured |= many(visits, sizes)
    machine = f"Python {platform.python_version()}，{platform.system()}，{os.cpu_count()} 个处理器"
    print(machine + ("；--quick：份数是表中的十分之一" if "--quick" in sys.argv[1:] else ""))
    print("\n".join(table(measured)))


def table(measured: dict[Row, tuple[str, str]]) -> Iterator[str]:
    """A line for each row: by the clock, by the time that the processor worked, and what is to be reached."""
    yield "| 比什么 | 按钟表 | 按处理器 | 至少 | 争取 |"
    yield "|---|---|---|---|---|"
    for row in ROWS:
        yield f"| {' | '.join((row.name, *measured.get(row, ('', '')), row.gate, row.aim))} |"


def single(sizes: Sizes) -> dict[Row, tuple[str, str]]:
    """Programs that start, and check one plan."""
    plan = PLANS / ONE / "plan.yaml"
    bare, version, ours = "bare", "version", "ours"
    runs = in_turn(
        {
            bare: [sys.executable, "-c", "pass"],
            version: [program("jiedai"), "--version"],
            ours: validate([PLANS / ONE]),
            "schema": by_schema([plan]),
            "lint": by_lint([plan]),
        },
        sizes.rounds,
    )
    return {
        VERSION: compared(runs[version], runs[bare]),
        ONE_PLAN: compared(runs[ours], runs[bare]),
        ONE_BY_SCHEMA: compared(runs[ours], runs["schema"]),
        ONE_BY_LINT: compared(runs[ours], runs["lint"]),
    }


def some(visits: list[Path], sizes: Sizes) -> dict[Row, tuple[str, str]]:
    """Other programs, which take minutes for a thousand plans."""
    plans = [visit / "plan.yaml" for visit in visits]
    commands = {"ours": validate(visits), "schema": by_schema(plans), "lint": by_lint(plans)}
    runs = in_turn(commands, sizes.many_rounds)
    return {
        SOME_BY_SCHEMA: compared(runs["ours"], runs["schema"]),
        SOME_BY_LINT: compared(runs["ours"], runs["lint"]),
    }


def many(visits: list[Path], sizes: Sizes) -> dict[Row, tuple[str, str]]:
    """As many plans as there may ever be: in one process and in several, and how the time grows."""
    files = [path for visit in visits for path in sorted(visit.glob("*.yaml"))]
    listed = visits[0].parent / "files.txt"
    listed.write_text("\n".join(map(str, files)), "utf-8")
    commands = {str(count): validate(visits[:count], "--jobs", "1") for count in sizes.growing}
    commands |= {"shared": validate(visits), "bare": [sys.executable, "-c", BARE, str(listed)]}
    runs = in_turn(commands, sizes.many_rounds)
    first, last = sizes.growing[0], sizes.growing[-1]
    for count in sizes.growing:
        each = 1000 * statistics.median(run.processor for run in runs[str(count)]) / count
        print(f"{count} 份：每份 {each:.2f} 毫秒（按处理器）", file=sys.stderr)
    clock, processor = compared(runs[str(last)], runs[str(first)], last / first)
    memory = statistics.median(run.mebibytes for run in runs[str(last)])
    return {
        MANY_BARE: compared(runs[str(last)], runs["bare"]),
        MANY_SHARED: compared(runs["shared"], runs[str(last)]),
        GROWTH: (clock, processor),
        MEMORY: (f"{memory:.0f}", ""),
    }


def compared(ours: list[Run], theirs: list[Run], times: float = 1) -> tuple[str, str]:
    """The ratio by the clock, and by the time that processors worked."""
    by_clock = ratio((run.clock / times for run in ours), (run.clock for run in theirs))
    by_processor = ratio((run.processor / times for run in ours), (run.processor for run in theirs))
    return str(by_clock), str(by_processor)


def validate(visits: list[Path], *options: str) -> list[str]:
    """Our own command line."""
    return [program("jiedai"), "validate", "--as-of", AS_OF, *options, *map(str, visits)]


def by_schema(plans: list[Path]) -> list[str]:
    """The plans against the same schema that editors use."""
    return [program("check-jsonschema"), "--schemafile", str(PLANS / "plan.schema.json"), *map(str, plans)]


def by_lint(plans: list[Path]) -> list[str]:
    """The plans as mere YAML."""
    return [program("yamllint"), "-d", "relaxed", *map(str, plans)]


if __name__ == "__main__":
    main()
