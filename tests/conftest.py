"""What the tests share: a small plan without findings, parts laid over it, and the command line in this process."""

from __future__ import annotations

import io
import os
import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

from jiedai.cli.app import run as run_command
from jiedai.findings.card import Card
from jiedai.findings.finding import Diagnostic
from jiedai.handbook.library import OpenHandbook, open_handbook
from jiedai.rules.handbook_judge import judge_handbook
from jiedai.rules.judge import judge
from jiedai.source.document import Document, parse
from jiedai.source.place import Span, Text
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

REPOSITORY = Path(__file__).parents[1]
BASE = Path(__file__).parent / "base"
FULL_HANDBOOK = Path(__file__).parent / "full" / "handbook.yaml"
CLEAN_HANDBOOK = Path(__file__).parent / "handbooks" / "clean.yaml"
EXAMPLES = sorted((REPOSITORY / "plans").glob("*/plan.yaml"))
DAY_BEFORE = datetime(2026, 3, 11, 12)

os.environ.pop("GITHUB_ACTIONS", None)  # a run of these tests on GitHub is no run of a plan's

_SECTION = re.compile(r"^(?=[^\s#])", re.MULTILINE)


def laid_over(part: str, base: Path = BASE / "plan.yaml") -> str:
    """The base plan, or another file, with the part's top-level keys in place of its own."""
    keys = {section.split(":")[0] for section in _SECTION.split(part) if section.strip()}
    kept = [section for section in _SECTION.split(base.read_text("utf-8")) if section.split(":")[0] not in keys]
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


HERE = Span(Text("plan.yaml", "手册"), 0, 2)
"""Where a file names its handbook."""


def opened_handbook(text: str, folder: Path, name: str = "handbook.yaml") -> OpenHandbook:
    (folder / name).write_text(text, "utf-8")
    made = open_handbook(name, folder, HERE)
    assert isinstance(made, OpenHandbook), made
    return made


def handbook_findings(part: str, folder: Path) -> tuple[Diagnostic, ...]:
    """What is found in the clean handbook with a part laid over it."""
    return judge_handbook(opened_handbook(laid_over(part, CLEAN_HANDBOOK), folder), "handbook.yaml").findings


def visit_folder_in(folder: Path) -> Path:
    """Fill a folder with the base plan and handbook."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    return folder


def codes_under(handbook: str, part: str, folder: Path, as_of: datetime = DAY_BEFORE) -> list[str]:
    """The codes found in the base plan with a part laid over it, under a handbook laid over the base handbook."""
    return [finding.code for finding in found_under(handbook, part, folder, as_of)]


def found_under(handbook: str, part: str, folder: Path, as_of: datetime = DAY_BEFORE) -> tuple[Diagnostic, ...]:
    """What is found in the base plan with a part laid over it, under a handbook laid over the base handbook."""
    (folder / "base.yaml").write_text((BASE / "handbook.yaml").read_text("utf-8"), "utf-8")
    (folder / "handbook.yaml").write_text(f"手册: 上层手册\n版本: 1\n继承: base.yaml\n{handbook}", "utf-8")
    visit = visit_of(document_of(laid_over(part)), folder, as_of)
    assert isinstance(visit, Visit), visit
    return judge(visit).findings


BROKEN = """手册: 写错的手册
版本: 2026-01-01
继承: handbook.yaml
自定规则:
  - {编号: GS01, 名称: 目标要写数, 要求: 目标 > 3, 说明: 目标里要有数, 出处: 公司办公会}
"""


def bad_plan(card: Card, folder: Path) -> Path:
    """A plan.yaml, or a handbook.yaml, in `folder` that is wrong in the way of the card's bad example."""
    path = visit_folder_in(folder) / "plan.yaml"
    if card.about == "手册":
        (folder / "handbook.yaml").write_text(laid_over(card.bad, CLEAN_HANDBOOK), "utf-8")
    elif card.code == "JD101":
        path.unlink()
    elif card.code in ("JD025", "JD103", "JD108"):  # these are about a whole file
        path.write_text(card.bad, "utf-8")
    else:
        path.write_bytes(laid_over(card.bad).encode("gbk" if card.code == "JD102" else "utf-8"))
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    (folder / "circle.yaml").write_text("手册: 绕圈\n版本: 1\n继承: circle.yaml\n", "utf-8")
    return path


def assert_as_expected(name: str, text: str) -> None:
    """Compare a whole document with the expected one; with ACCEPT=1 in the environment it becomes the expected one."""
    expected = Path(__file__).parent / "expected" / name
    if os.environ.get("ACCEPT"):
        expected.write_text(text, "utf-8")
    assert text == expected.read_text("utf-8"), f"{name} differs; read the change, then run the test with ACCEPT=1"


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


class Terminal(io.StringIO):
    """A keyboard at which somebody types these lines, and then Ctrl+D."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch):
    """Somebody sits at the terminal and answers with these lines."""

    def sit_down(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal("".join(f"{line}\n" for line in lines)))

    return sit_down


@pytest.fixture
def visit_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the base plan and handbook, which is also the current one."""
    folder = tmp_path / "visit"
    shutil.copytree(BASE, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a handbook that says something of everything, which is also the current one."""
    shutil.copy(FULL_HANDBOOK, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change_handbook(folder: Path, old: str, new: str) -> None:
    text = (folder / "handbook.yaml").read_text("utf-8")
    assert old in text
    (folder / "handbook.yaml").write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def example_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of plans/ in an otherwise empty current folder."""
    plans = tmp_path / "plans"
    shutil.copytree(REPOSITORY / "plans", plans, ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(tmp_path)
    return plans


def needs(program: str) -> str:
    """The path of a program; without it the test is skipped, or fails where everything must be there."""
    return shutil.which(program) or do_without(f"{program} is not installed")


def needs_node(module: str) -> Path:
    """The folder of a module that `npm install` puts into tests/node; the same holds without it."""
    folder = Path(__file__).parent / "node" / "node_modules" / module
    return folder if folder.is_dir() else do_without(f"{module} is not there: run `npm install` in tests/node")


def do_without(reason: str) -> NoReturn:
    """Skip the test, or fail it where everything must be there."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
