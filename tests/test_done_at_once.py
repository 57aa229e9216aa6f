"""Many people tick at once: in one folder, and each in a clone of their own."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import laid_over, needs

from jiedai.record.done import Done, Tick, read_done
from jiedai.record.lines import fresh, with_ticks
from jiedai.shape.confirmation import parse_confirmation
from jiedai.source.place import Text

THINGS = 20
STEPS = 10
"""Two hundred items; that many things would each be judged by every rule, two hundred times over."""
NAMES = [f"备料{step}/样册{number:02}" for step in range(STEPS) for number in range(THINGS)]
AT_ONCE = 16
AT = ("--as-of", "2026-03-11 12:00")


@pytest.fixture
def busy(visit_folder: Path) -> Path:
    """A visit with two hundred items."""
    things = "".join(f"  - {{名称: 样册{number:02}, 数量: 1, 版本: V1, 负责: 刘洋}}\n" for number in range(THINGS))
    steps = "".join(
        f"  - {{步骤: 备料{step}, 阶段: 前一天, 逐个: 物料, 事项: '备好{{{{物料.名称}}}}', 出处: 测试}}\n"
        for step in range(STEPS)
    )
    (visit_folder / "plan.yaml").write_text(laid_over(f"物料:\n{things}"), "utf-8")
    (visit_folder / "handbook.yaml").write_text(f"手册: 备料\n版本: 1\n继承: 恒瑞达\n流程:\n{steps}", "utf-8")
    return visit_folder


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "jiedai", *arguments, *AT]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


def recorded(folder: Path) -> Done:
    done = read_done(folder, 2026)
    assert isinstance(done, Done), done
    return done


def test_two_hundred_ticks_at_once_are_all_there(busy: Path):
    before = {each.name for each in busy.iterdir()}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(lambda name: _run(busy, "done", name, "--by", "刘洋"), NAMES))
    assert [end.stderr.decode() for end in ends if end.returncode] == []
    done = recorded(busy)
    assert list(done.items) == NAMES
    assert {str(tick.written) for tick in done.items.values()} == {"2026-03-11 12:00 刘洋"}
    assert {each.name for each in busy.iterdir()} == {*before, "done.yaml"}


def test_ticks_confirmations_and_undoings_at_once_do_not_disturb_each_other(busy: Path):
    undone, ticked = NAMES[:6], NAMES[6:12]
    booked = [f"物料/样册{number:02}" for number in range(6)]
    assert _run(busy, "done", *undone, "--by", "陈静").returncode == 0
    with ThreadPoolExecutor(AT_ONCE) as pool:
        commands = [
            command
            for first, second, third in zip(undone, ticked, booked, strict=True)
            for command in (
                ("done", first, "--undo"),
                ("done", second, "--by", "刘洋"),
                ("confirm", third, "--by", "刘洋"),
            )
        ]
        ends = list(pool.map(lambda command: _run(busy, *command), commands))
    assert [end.stderr.decode() for end in ends if end.returncode] == []
    done = recorded(busy)
    assert list(done.items) == ticked
    assert list(done.bookings) == booked


def test_two_who_tick_the_same_thing_leave_one_tick(busy: Path):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(lambda by: _run(busy, "done", NAMES[7], "--by", by), ["刘洋", "陈静"] * 2))
    assert {end.returncode for end in ends} == {0}
    assert list(recorded(busy).items) == [NAMES[7]]


def _merge(folder: Path, base: str, ours: str, theirs: str) -> str | None:
    """What git makes of two versions of one file; None where it cannot merge them."""
    git = needs("git")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, "utf-8")
    command = [git, "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return merged.stdout.decode() if merged.returncode == 0 else None


def _ticked(text: str, number: int, by: str) -> str:
    tick = Tick.model_construct(written=parse_confirmation(f"2026-03-11 {by}"), facts=[])
    return with_ticks(Text("done.yaml", text), "已办", {f"备料/样册{number:02}": tick}).content


@pytest.mark.parametrize(("gaps", "merging"), [(0, 0), (1, 10), (2, 10), (5, 10)])
def test_versions_merge_unless_both_put_a_line_into_the_same_gap(tmp_path: Path, gaps: int, merging: int):
    """Every third thing is ticked; then two people tick one thing each, in the same gap or some gaps apart."""
    base = fresh("done.yaml").content
    for number in range(0, 60, 3):
        base = _ticked(base, number, "陈静")
    merged = 0
    for mine in range(1, 31, 3):
        theirs = mine + 3 * gaps + (gaps == 0)
        text = _merge(tmp_path, base, _ticked(base, mine, "刘洋"), _ticked(base, theirs, "王强"))
        if text is not None:
            merged += 1
            (tmp_path / "done.yaml").write_text(text, "utf-8")
            assert {f"备料/样册{mine:02}", f"备料/样册{theirs:02}"} <= recorded(tmp_path).items.keys()
    assert merged == merging
