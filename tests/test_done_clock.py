"""The moment of a tick is Beijing's, whatever the clock of the computer is set to."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest


@pytest.mark.parametrize("zone", ["America/New_York", "UTC", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_the_moment_is_that_of_beijing_wherever_the_computer_thinks_it_is(visit_folder: Path, zone: str):
    environment = os.environ | {"TZ": zone}
    command = [sys.executable, "-m", "jiedai", "done", "欢迎词", "--by", "刘洋"]
    before = _beijing()
    result = subprocess.run(command, env=environment, capture_output=True, check=False, cwd=visit_folder)
    after = _beijing()
    assert result.returncode == 0, result.stderr.decode()
    line = (visit_folder / "done.yaml").read_text("utf-8").splitlines()[2]
    assert before <= line.partition("记: ")[2][:16] <= after


def _beijing() -> str:
    return f"{datetime.now(timezone(timedelta(hours=8))):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2026-03-11T10:20+08:00", "2026-03-11 10:20 刘洋"),
        ("2026-03-11 10:20 +0800", "2026-03-11 10:20 刘洋"),
        ("2026-03-11 10:20:59", None),
        ("2026-03-11 上午10点20分", "2026-03-11 10:20 刘洋"),
        ("2026-03-11", "2026-03-11 刘洋"),
        ("2026-03-11T02:20Z", None),
        ("2026-03-11 10:20-05:00", None),
        ("昨天", None),
    ],
)
def test_as_of_is_beijing_time_or_refused(run, visit_folder: Path, typed: str, written: str | None):
    result = run("done", "欢迎词", "--by", "刘洋", "--as-of", typed)
    path = visit_folder / "done.yaml"
    if written:
        assert result.code == 0, result.err
        assert written in path.read_text("utf-8")
    else:
        assert (result.code, path.exists()) == (2, False)
        assert result.err.startswith("--as-of 读不懂")
