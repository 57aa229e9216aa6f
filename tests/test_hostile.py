"""Whatever a file holds, every command ends with 0, 1 or 2 and says so in sentences."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import BASE, EXAMPLES, FULL_HANDBOOK, REPOSITORY, visit_folder_in

from jiedai.cli.app import run as run_command

MUTATIONS = 10_000
SEED = 20261122

WORDS = [
    *"：，；。｛｝［］“”‘’！？、　（）【】", *":,-?[]{}#&*!|>'\"%@`~<=/\\.()^$", "\t", "\r", "\n", "\r\n", "\n\n", "  ", "- ", ": ",
    " #", "---\n", "...\n", "<<: ", "*a", "&a ", "!!str ", "!x ", "|\n", ">-\n", "? ", "\0", "\x07", "\x1b[31m", "\x85",
    "\u2028", "\u200b", "\ufeff", "\ufffe", "\u202e", "𠮷", "🙂", "e\u0301", "待定", "无", "[key]", "interests", "1e9999", "0x1F",
    "-1", "99999999999999999999", "٣", "①", "nan", "2026-02-30", "25:61", "{{ 1/0 }}", "{% for %}", "../../etc/passwd", "全体来宾",
    "全体", "豁免: [{规则: JD402}]\n", "阶段: 执行\n", "已办: {甲: 乙}\n",
]  # fmt: skip


def mutated(text: str, chance: random.Random) -> str:
    """The text after one to four small accidents."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(ACCIDENTS)(text, chance)
    return text


def _insert(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(WORDS) + text[at:]


def _delete(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + text[at + chance.choice([1, 1, 2, 5, 40]) :]


def _replace(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    return text[:at] + chance.choice(WORDS) + text[at + 1 :]


def _swap_lines(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return "".join(lines)


def _indent_a_line(text: str, chance: random.Random) -> str:
    lines = text.splitlines(keepends=True) or [""]
    at = chance.randrange(len(lines))
    lines[at] = chance.choice([" ", "  ", "\t", "　", "- "]) + lines[at].lstrip(chance.choice([" ", ""]))
    return "".join(lines)


def _repeat(text: str, chance: random.Random) -> str:
    at = chance.randint(0, len(text))
    part = text[at : at + chance.randint(1, 200)]
    return text[:at] + part + text[at:]


def _other_value(text: str, chance: random.Random) -> str:
    """A word of the plan in another's place: a date for a name, a name for a price."""
    words = [word for word in text.replace(",", " ").replace("}", " ").split() if len(word) > 1]
    return text.replace(chance.choice(words), chance.choice(words + WORDS), 1) if words else text


ACCIDENTS: list[Callable[[str, random.Random], str]] = [
    _insert, _delete, _replace, _swap_lines, _indent_a_line, _repeat, _other_value,
]  # fmt: skip


@pytest.fixture
def outcome(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """How a command on a plan of these bytes ends; fails the test on anything but sentences."""
    folder = visit_folder_in(tmp_path / "visit")
    shutil.copy(REPOSITORY / "plans" / "handbook.yaml", tmp_path / "handbook.yaml")

    def run(content: bytes, *command: str) -> int:
        (folder / "plan.yaml").write_bytes(content)
        code = run_command([*(command or ("validate",)), str(folder / "plan.yaml"), "--as-of", "2026-03-11"])
        printed = capsys.readouterr()
        assert code in (0, 1, 2), printed.err
        assert "Traceback" not in printed.out + printed.err
        assert code == 0 or command or re.search(r": [A-Z]{2}[0-9]+ ", printed.out)  # or a handbook's own rule
        return code

    return run


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_plan_cut_off_anywhere(path: Path, outcome):
    content = path.read_bytes()
    ends = {outcome(content[:length]) for length in range(0, len(content), 50)}
    assert ends >= {1, 2}


def test_random_bytes(outcome):
    chance = random.Random(SEED)
    ends = [outcome(chance.randbytes(chance.randint(1, 300))) for _ in range(300)]
    assert set(ends) == {2}


@pytest.mark.fuzz
def test_ten_thousand_accidents(outcome):
    chance = random.Random(SEED)
    texts = [(BASE / "plan.yaml").read_text("utf-8")] * 7 + [path.read_text("utf-8") for path in EXAMPLES]
    ends = [
        outcome(mutated(chance.choice(texts), chance).encode("utf-8", "surrogatepass"), *_command(number))
        for number in range(MUTATIONS)
    ]
    assert len(ends) >= 10_000
    assert {0, 1, 2} == set(ends)


@pytest.mark.fuzz
def test_two_thousand_accidents_to_a_handbook(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = visit_folder_in(tmp_path / "visit")
    handbook, plan = folder / "handbook.yaml", folder / "plan.yaml"
    texts = [path.read_text("utf-8") for path in (REPOSITORY / "plans" / "handbook.yaml", FULL_HANDBOOK, handbook)]
    commands = [
        ("handbook", "check", handbook),
        ("handbook", "show", handbook),
        ("handbook", "render", handbook, "--out", tmp_path / "out"),
        ("validate", plan, "--as-of", "2026-03-11"),
        ("checklist", "--day-before", plan, "--as-of", "2026-03-11"),
    ]
    chance, ends = random.Random(SEED), set()
    for number in range(2_000):
        accident = mutated(chance.choice(texts), chance)
        handbook.write_bytes(accident.encode("utf-8", "surrogatepass"))
        code = run_command([str(word) for word in commands[number % len(commands)]])
        printed = capsys.readouterr()
        assert code in (0, 1, 2), f"{printed.err}\n{accident}"
        ends.add(code)
    assert ends == {0, 1, 2}


def _command(number: int) -> tuple[str, ...]:
    """Mostly validate; now and then a report, the fixes, or another command."""
    others = [
        ("validate", "--format", "text", "--show-waived"),
        ("validate", "--format", "sarif"),
        ("validate", "--format", "md", "--strict"),
        ("validate", "--diff"),
        ("validate", "--fix"),
        ("checklist", "--day-before"),
        ("render",),
    ]
    return others[number // 10 % len(others)] if number % 10 == 0 else ()
