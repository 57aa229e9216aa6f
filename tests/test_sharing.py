"""Many plans: whoever checks them, one process or several, the outcome is the same; and the bench that measures it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from against_peers import ROWS, table
from conftest import REPOSITORY
from visits import write_visits

AS_OF = ("--as-of", "2026-03-01")


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("visits")
    write_visits(folder, 60)
    broken = folder / "00007" / "plan.yaml"
    broken.write_text(broken.read_text("utf-8") + "\n来宾: [", "utf-8")
    return folder


@pytest.mark.parametrize("form", ["text", "concise", "md", "json", "sarif", "junit", "github"])
def test_several_processes_say_what_one_says(run, visits: Path, form: str):
    alone = run("validate", visits, *AS_OF, "--format", form, "--jobs", "1")
    shared = run("validate", visits, *AS_OF, "--format", form, "--jobs", "3")
    assert alone == shared
    assert alone.code == 2
    assert "00007" in alone.out


def test_many_plans_are_shared_out_unasked(run, visits: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("jiedai.cli.sharing._MANY", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert run("validate", visits, *AS_OF) == run("validate", visits, *AS_OF, "--jobs", "1")


def test_status_is_shared_out_too(run, visits: Path, monkeypatch: pytest.MonkeyPatch):
    alone = run("status", visits, *AS_OF, "--format", "json")
    monkeypatch.setattr("jiedai.cli.sharing._MANY", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert run("status", visits, *AS_OF, "--format", "json") == alone


def test_a_process_that_starts_from_nothing_says_the_same(run, visits: Path):
    """As on Windows and macOS, where nothing of this process reaches the other."""
    code = "import multiprocessing, sys; multiprocessing.set_start_method('spawn')\nfrom jiedai.cli import main; main()"
    options = ["validate", str(visits), *AS_OF, "--format", "json"]
    spawned = subprocess.run(
        [sys.executable, "-c", code, *options, "--jobs", "2"], capture_output=True, text=True, check=False
    )
    assert (spawned.returncode, spawned.stdout, spawned.stderr) == run(*options, "--jobs", "1")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_breaking_off_is_quiet(visits: Path, jobs: str):
    command = [sys.executable, "-m", "jiedai", "validate", *[str(visits)] * 100, "--jobs", jobs]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(2)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("number", ["0", "-1", "两个"])
def test_a_number_of_processes_that_makes_no_sense_is_refused(run, visits: Path, number: str):
    result = run("validate", visits, "--jobs", number)
    assert (result.code, result.out) == (2, "")
    assert number in result.err


def test_the_visits_of_the_bench_are_the_same_every_time(visits: Path, tmp_path: Path):
    write_visits(tmp_path, 3)
    for name in ("00000/plan.yaml", "00002/done.yaml"):
        assert (tmp_path / name).read_bytes() == (visits / name).read_bytes()


def test_the_table_of_the_readme_is_the_one_that_the_bench_prints():
    section = (REPOSITORY / "README.md").read_text("utf-8").partition("## 有多快")[2].partition("\n## ")[0]
    shown = [line for line in section.splitlines() if line.startswith("|")]
    head, rule, *_ = table({})
    assert shown[:2] == [head, rule]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in shown[2:]]
    assert [(name, gate, aim) for name, _, _, gate, aim in cells] == [tuple(row) for row in ROWS]
