"""What the tests share: a small plan without findings, parts laid over it, and the command line in this process."""

from __future__ import annotations

import os
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from jiedai.cli.app import run as run_command
from jiedai.rules.judge import judge
from jiedai.source.document import Document, parse
from jiedai.source.place import Text
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

REPOSITORY = Path(__file__).parents[1]
BASE = Path(__file__).parent / "base"
EXAMPLES = sorted((REPOSITORY / "plans").glob("*/plan.yaml"))
DAY_BEFORE = datetime(2026, 3, 11, 12)

_SECTION = re.compile(r"^(?=[^\s#])", re.MULTILINE)


def laid_over(part: str) -> str:
    """The base plan with the part's top-level keys in place of its own."""
    keys = {section.split(":")[0] for section in _SECTION.split(part) if section.strip()}
    kept = [
        section
        for section in _SECTION.split((BASE / "plan.yaml").read_text("utf-8"))
        if section.split(":")[0] not in keys
    ]
    return "".join(kept) + part.strip("\n") + "\n"


def in_chinese(number: int) -> str:
    """A number below a hundred million in Chinese numerals, as it is read aloud: 一万零二百."""
    digits, written, zero = "零一二三四五六七八九", "", False
    if number >= 10_000:
        rest = number % 10_000
        return (
            in_chinese(number // 10_000)
            + "万"
            + ("零" if 0 < rest < 1_000 else "")
            + (in_chinese(rest) if rest else "")
        )
    for size, unit in ((1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        if digit:
            written += (
                ("零" if zero else "") + ("" if written == "" and size == 10 and digit == 1 else digits[digit]) + unit
            )
        zero = not digit and bool(written)
    return written or "零"


def document_of(text: str) -> Document:
    document = parse(Text("plan.yaml", text))
    assert isinstance(document, Document), document
    return document


def open_text(text: str, as_of: datetime = DAY_BEFORE) -> Visit:
    """The visit of a plan's text with the base handbook."""
    visit = visit_of(document_of(text), BASE, as_of)
    assert isinstance(visit, Visit), visit
    return visit


def open_part(part: str, as_of: datetime = DAY_BEFORE) -> Visit:
    return open_text(laid_over(part), as_of)


def codes(part: str, as_of: datetime = DAY_BEFORE) -> list[str]:
    """The codes found in the base plan with a part laid over it."""
    return [finding.code for finding in judge(open_part(part, as_of)).findings]


class Result(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]):
    """Run a command line in this process."""

    def run_here(*arguments: str | Path) -> Result:
        code = run_command([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run_here


@pytest.fixture
def visit_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the base plan and handbook, which is also the current one."""
    folder = tmp_path / "visit"
    shutil.copytree(BASE, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def example_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of plans/ in an otherwise empty current folder."""
    plans = tmp_path / "plans"
    shutil.copytree(REPOSITORY / "plans", plans, ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(tmp_path)
    return plans


def needs(program: str) -> str:
    """The path of a program; without it the test is skipped, or fails where everything must be there."""
    found = shutil.which(program)
    if found is None:
        reason = f"{program} is not installed"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found
