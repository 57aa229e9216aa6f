"""Whatever stands in the way of a record: a sentence, exit code 2, and nothing lost or left lying about."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BASE, FULL_HANDBOOK
from filelock import FileLock

from jiedai.record import keeping
from jiedai.source import writing

AT = ("--as-of", "2026-03-11 12:00")
BEFORE = "# 注\n已办:\n  主陪到位: {记: 2026-03-11 10:20 陈静, 核对: [王强]}\n确认:\n  车辆/商务车: 2026-03-10 刘洋\n"
COMMANDS = (
    ("done", "欢迎词", "--by", "刘洋"),
    ("done", "主陪到位", "--undo"),
    ("confirm", "商务车", "--by", "刘洋"),
    ("confirm", "商务车", "--undo"),
)


@pytest.fixture
def folder(visit_folder: Path) -> Path:
    (visit_folder / "done.yaml").write_text(BEFORE, "utf-8")
    return visit_folder


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_leaves_the_file_as_it_was(run, folder: Path, monkeypatch, command: tuple[str, ...]):
    full = files(folder)
    opened = os.fdopen

    class Full:
        """A file on a disk that is full after the first few bytes."""

        def __init__(self, handle: int, mode: str):
            self.file = opened(handle, mode)

        def __enter__(self):
            return self

        def __exit__(self, *_: object):
            self.file.close()

        def write(self, data: bytes):
            self.file.write(data[:20])
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fdopen", Full)
    result = run(*command, *AT)
    assert (result.code, result.out) == (2, "")
    assert "写不进“done.yaml”：看看磁盘是否满了" in result.err
    assert files(folder) == full


def test_a_full_disk_makes_no_first_file(run, visit_folder: Path, monkeypatch):
    before = files(visit_folder)

    def full(*_: object):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fdopen", full)
    assert run(*COMMANDS[0], *AT).code == 2
    assert files(visit_folder) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_file_that_may_not_be_written_is_left_alone(run, folder: Path, monkeypatch, command: tuple[str, ...]):
    before = files(folder)
    monkeypatch.setattr(writing.os, "access", lambda *_: False)  # root may write into anything
    result = run(*command, *AT)
    assert result.code == 2
    assert "“done.yaml”是只读的，没有动它" in result.err
    assert files(folder) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_folder_that_may_not_be_written_is_left_alone(run, folder: Path, monkeypatch, command: tuple[str, ...]):
    before = files(folder)

    def refused(self: FileLock, **_: object):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(FileLock, "acquire", refused)  # as a read-only folder does to who is not root
    result = run(*command, *AT)
    assert result.code == 2
    assert "文件夹是否只读，没有记上" in result.err
    assert files(folder) == before


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do anything")
def test_a_folder_that_is_read_only(run, folder: Path):
    before = files(folder)
    folder.chmod(0o500)
    try:
        assert run(*COMMANDS[0], *AT).code == 2
    finally:
        folder.chmod(0o700)
    assert files(folder) == before


def test_something_else_in_the_place_of_the_lock(run, folder: Path):
    (folder / ".done.yaml.lock").mkdir()
    result = run(*COMMANDS[0], *AT)
    assert (result.code, "没有记上" in result.err) == (2, True)
    assert (folder / "done.yaml").read_text("utf-8") == BEFORE


def test_the_end_of_the_file_can_go_missing_anywhere(run, folder: Path):
    """Whatever is left of a file is either read whole, or refused with its place; then nobody writes into it."""
    path, whole = folder / "done.yaml", BEFORE.encode()
    refused = 0
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        validated = run("validate", *AT)
        if validated.code != 2:
            assert run("done", "主陪到位", "--by", "陈静", *AT).code == 0
            continue
        refused += 1
        listed, done = run("checklist", "--day-before", *AT), run(*COMMANDS[0], *AT)
        assert (listed.code, done.code) == (2, 2)
        assert "done.yaml:" in validated.out
        assert all("done.yaml:" in result.err for result in (listed, done))
        assert "Traceback" not in validated.err + listed.err + done.err
        assert path.read_bytes() == whole[:length]
    assert refused > len(whole) // 2


CONFLICT = """已办:
<<<<<<< HEAD
  主陪到位: 2026-03-11 陈静
=======
  主陪到位: 2026-03-11 刘洋
>>>>>>> 刘洋的
确认:
"""


@pytest.mark.parametrize("name", ["done.yaml", "plan.yaml"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_git_could_not_merge_is_called_so(run, folder: Path, name: str, end: str):
    conflict = CONFLICT if name == "done.yaml" else f"<<<<<<< HEAD\n备注: 甲\n||||||| 1a\n=======\n>>>>>>> b\n{_base()}"
    (folder / name).write_bytes(conflict.replace("\n", end).encode())
    before = files(folder)
    for command in (("validate",), ("checklist", "--all"), *COMMANDS):
        result = run(*command, *AT)
        assert result.code == 2
        assert f"{name}:{2 if name == 'done.yaml' else 1}:1" in result.out + result.err
        assert "这里有 git 合并时没有选定的两个版本" in result.out + result.err
    assert files(folder) == before


def _base() -> str:
    return (BASE / "plan.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BEFORE.encode("gbk"), "文件不是 UTF-8 编码，看起来是 GBK"),
        (BEFORE.encode("utf-16"), "看起来是 UTF-16"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff", "文件里不是文字"),
        ((BASE / "plan.yaml").read_bytes(), "这是一份接待方案，不是办理记录"),
        (FULL_HANDBOOK.read_bytes(), "这是一本手册，不是办理记录"),
        (b"- 1\n", "一串清单"),
        ("已办: [欢迎词]\n".encode(), "已办"),
        ("已办: 欢迎词\n".encode(), "已办"),
        ("已办: {欢迎词: 是}\n".encode(), "没有写是谁、在哪天确认的"),
        ("已办: {欢迎词: {核对: [甲]}}\n".encode(), "记"),
        ("已办: {欢迎词: 2026-02-30 刘洋}\n".encode(), "2026-02-30"),
        ("已办: {欢迎词: 2026-03-11 刘洋}\n已办: {}\n".encode(), "写了两次"),
        ("已办:\n  欢迎词: 2026-03-11 刘洋\n  欢迎词: 2026-03-11 陈静\n".encode(), "写了两次"),
        ("已办：\n  欢迎词: 2026-03-11 刘洋\n".encode(), "全角"),
        ("以办:\n  欢迎词: 2026-03-11 刘洋\n".encode(), "已办"),
        (b"#" * 2_000_001, "2 MB"),
    ],
)
def test_what_is_no_record_is_said_and_left_alone(run, folder: Path, content: bytes, said: str):
    (folder / "done.yaml").write_bytes(content)
    before = files(folder)
    for command in (("validate",), ("checklist", "--all"), *COMMANDS):
        result = run(*command, *AT)
        assert result.code == 2, command
        assert "done.yaml:" in result.out + result.err
        assert said in result.out + result.err
        assert "Traceback" not in result.err
    assert files(folder) == before


def test_a_folder_in_the_place_of_the_file(run, visit_folder: Path):
    (visit_folder / "done.yaml").mkdir()
    for command in (("validate",), ("checklist", "--all"), *COMMANDS):
        result = run(*command, *AT)
        assert result.code == 2
        assert "这是文件夹，不是办理记录" in result.out + result.err


def meanwhile(monkeypatch: pytest.MonkeyPatch, happening) -> None:
    """Let something happen after everything was read, and before anything is written."""
    change = keeping.change

    def after_it(folder: Path, how):
        happening()
        change(folder, how)

    monkeypatch.setattr("jiedai.cli.recording.change", after_it)


@pytest.mark.parametrize("gone", [False, True])
def test_a_plan_changed_meanwhile_stops_the_record(run, folder: Path, monkeypatch, gone: bool):
    plan = folder / "plan.yaml"

    def change() -> None:
        if gone:
            plan.unlink()
        else:
            plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU5139"), "utf-8")

    meanwhile(monkeypatch, change)
    result = run(*COMMANDS[0], *AT)
    assert (result.code, result.out) == (2, "")
    assert "“plan.yaml”刚被改过，什么也没有记；看一眼改了什么，再来一次" in result.err
    assert (folder / "done.yaml").read_text("utf-8") == BEFORE


def test_what_others_record_meanwhile_stays(run, folder: Path, monkeypatch):
    path = folder / "done.yaml"
    theirs = BEFORE.replace("确认:\n", "  接站牌/李建国: 2026-03-11 陈静\n确认:\n").replace("  主陪到位", "  主陪")
    meanwhile(monkeypatch, lambda: path.write_text(theirs, "utf-8"))
    assert run(*COMMANDS[0], *AT).code == 0
    assert path.read_text("utf-8").replace(f"  {_welcome()}\n", "") == theirs
    path.write_text(BEFORE, "utf-8")
    assert run("done", "主陪到位", "--undo", *AT).code == 0  # somebody else has taken it out already
    assert path.read_text("utf-8") == theirs


def _welcome() -> str:
    return "欢迎词: {记: 2026-03-11 12:00 刘洋, 核对: [华源电力集团有限公司, 李建国先生一行]}"


@pytest.mark.parametrize("broken", ["已办: [\n".encode(), BEFORE.encode("gbk"), CONFLICT.encode()])
def test_a_record_that_is_broken_meanwhile_is_left_alone(run, folder: Path, monkeypatch, broken: bytes):
    meanwhile(monkeypatch, lambda: (folder / "done.yaml").write_bytes(broken))
    result = run(*COMMANDS[0], *AT)
    assert result.code == 2
    assert "done.yaml" in result.err
    assert (folder / "done.yaml").read_bytes() == broken


def test_who_waits_too_long_for_others_is_told_so(run, folder: Path, monkeypatch):
    monkeypatch.setattr("jiedai.source.locking.PATIENCE", 0.2)
    before = files(folder)
    with FileLock(folder / ".done.yaml.lock"):
        result = run(*COMMANDS[0], *AT)
    assert result.code == 2
    assert "一直有别人在写" in result.err
    (folder / ".done.yaml.lock").unlink(missing_ok=True)
    assert files(folder) == before


def test_a_lock_file_that_nobody_holds_is_in_nobodys_way(run, folder: Path):
    (folder / ".done.yaml.lock").touch()
    assert run(*COMMANDS[0], *AT).code == 0
    assert not (folder / ".done.yaml.lock").exists()


def test_a_plan_from_standard_input_has_no_place_for_a_record(folder: Path):
    command = [sys.executable, "-m", "jiedai", *COMMANDS[0], "--visit", "-", *AT]
    result = subprocess.run(command, input=_base().encode(), capture_output=True, check=False, cwd=folder)
    assert result.returncode == 2
    assert "从标准输入读的方案，没有地方记" in result.stderr.decode()
    assert (folder / "done.yaml").read_text("utf-8") == BEFORE


def test_a_plan_or_handbook_that_cannot_be_read_records_nothing(run, folder: Path):
    for name, text in (("plan.yaml", "接待: ["), ("handbook.yaml", "手册: ["), ("handbook.yaml", None)):
        kept = (folder / name).read_bytes()
        (folder / name).unlink() if text is None else (folder / name).write_text(text, "utf-8")
        for command in COMMANDS:
            result = run(*command, *AT)
            assert result.code == 2
            assert "方案或手册还读不通，什么也没有记" in result.err
        (folder / name).write_bytes(kept)
    assert (folder / "done.yaml").read_text("utf-8") == BEFORE


def test_a_broken_condition_of_a_duty_is_a_sentence_for_every_command(run, folder: Path):
    handbook = folder / "handbook.yaml"
    text = handbook.read_text("utf-8").replace("分工: {", "分工: {综合部: [{事项: 甲, 当: '1 +'}], ")
    handbook.write_text(text, "utf-8")
    line = text.partition("分工: {")[0].count("\n") + 1
    for command in (COMMANDS[0], COMMANDS[2]):
        result = run(*command, *AT)
        assert result.code == 2
        assert f"handbook.yaml:{line}:1: JD203" in result.err
        assert result.err.count("JD203") == 1


def test_no_folder_and_several_visits_are_asked_about(run, tmp_path: Path, monkeypatch):
    for name in ("甲", "乙"):
        shutil.copytree(BASE, tmp_path / "plans" / name)
    monkeypatch.chdir(tmp_path)
    result = run(*COMMANDS[0], *AT)
    assert result.code == 2
    assert "这里有几份接待方案，请写明是哪一份" in result.err
    assert not list(tmp_path.rglob("done.yaml"))
