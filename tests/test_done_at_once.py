"""Many people tick at once: in one folder, and each in a clone of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import laid_over, needs

from jiedai.record.done import Done, read_done
from jiedai.record.lines import with_ticks
from jiedai.source.place import Text

HANDBOOK = """手册: 许多物料
版本: 1
继承: [恒瑞达, 集团]
流程: [{步骤: 备料, 阶段: 前一天, 逐个: 物料, 事项: "{{物料.名称}}备好", 截止: 前一天 17:00, 出处: 测试}]
"""
MANY = 200
AT_ONCE = 8
AT = ("--as-of", "2026-03-11 12:00")


@pytest.fixture
def busy(visit_folder: Path) -> Path:
    """A visit with two hundred things to get ready."""
    lines = "".join(f"  - {{名称: 样册{number:03}, 数量: 1, 版本: V1, 负责: 刘洋}}\n" for number in range(MANY))
    (visit_folder / "plan.yaml").write_text(laid_over(f"物料:\n{lines}"), "utf-8")
    (visit_folder / "handbook.yaml").write_text(HANDBOOK, "utf-8")
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
    names = [f"备料/样册{number:03}" for number in range(MANY)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(lambda name: _run(busy, "done", name, "--by", "刘洋"), names))
    assert [end.stderr.decode() for end in ends if end.returncode] == []
    done = recorded(busy)
    assert list(done.items) == names
    assert {str(tick.written) for tick in done.items.values()} == {"2026-03-11 12:00 刘洋"}
    assert {each.name for each in busy.iterdir()} == {*before, "done.yaml"}


def test_ticks_confirmations_and_undoings_at_once_do_not_disturb_each_other(busy: Path):
    names = [f"备料/样册{number:03}" for number in range(18)]
    assert _run(busy, "done", *names[:6], "--by", "陈静").returncode == 0
    commands = [
        *(("done", name, "--undo") for name in names[:6]),
        *(("done", name, "--by", "刘洋") for name in names[6:12]),
        *(("confirm", name.replace("备料", "物料"), "--by", "刘洋") for name in names[12:]),
    ]
    mixed = [command for number in range(6) for command in commands[number::6]]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(lambda command: _run(busy, *command), mixed))
    assert [end.stderr.decode() for end in ends if end.returncode] == []
    done = recorded(busy)
    assert list(done.items) == names[6:12]
    assert list(done.bookings) == [name.replace("备料", "物料") for name in names[12:]]


def test_two_who_tick_the_same_thing_leave_one_tick(busy: Path):
    with ThreadPoolExecutor(AT_ONCE) as pool:
        ends = list(pool.map(lambda by: _run(busy, "done", "备料/样册007", "--by", by), ["刘洋", "陈静"] * 4))
    assert {end.returncode for end in ends} == {0}
    assert list(recorded(busy).items) == ["备料/样册007"]


def _merge(folder: Path, base: str, ours: str, theirs: str) -> str | None:
    """What git makes of two versions of one file; None where it cannot merge them."""
    git = needs("git")
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / name).write_text(text, "utf-8")
    command = [git, "merge-file", "-p", "ours", "base", "theirs"]
    merged = subprocess.run(command, cwd=folder, capture_output=True, check=False, env=os.environ)
    return merged.stdout.decode() if merged.returncode == 0 else None


def _ticked(text: str, number: int, by: str) -> str:
    from test_ticks_properties import tick

    return with_ticks(Text("done.yaml", text), "已办", {f"备料/样册{number:03}": tick(f"2026-03-11 {by}")}).content


def test_versions_with_ticks_apart_merge_and_only_those_in_one_gap_do_not(tmp_path: Path):
    """Every second thing is ticked; two people tick one more each, the same number of gaps apart."""
    base = "已办:\n确认:\n"
    for number in range(0, 40, 2):
        base = _ticked(base, number, "陈静")
    merged = {
        distance: [
            _merge(tmp_path, base, _ticked(base, mine, "刘洋"), _ticked(base, mine + 2 * distance, "王强"))
            for mine in range(1, 21, 2)
        ]
        for distance in (1, 2, 5)
    }
    assert {distance: sum(text is not None for text in texts) for distance, texts in merged.items()} == {
        1: 10,
        2: 10,
        5: 10,
    }
    (tmp_path / "done.yaml").write_text(merged[1][0] or "", "utf-8")
    assert {"备料/样册001", "备料/样册003"} <= recorded(tmp_path).items.keys()
    one_gap = _merge(tmp_path, base.replace("备料/样册008", "备料/样册010x"), base, base)
    assert one_gap == base
