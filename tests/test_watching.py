"""`render --watch` and `--open`: written again after every change, and shown by the system's program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jiedai.cli import opening, watching
from jiedai.cli.opening import open_written


class Office:
    """Somebody who changes files between two looks, and stops in the end."""

    def __init__(self, *changes: Callable[[], object] | None) -> None:
        self.changes = list(changes)
        self.looks = 0

    def wait(self) -> None:
        self.looks += 1
        if not self.changes:
            raise KeyboardInterrupt
        if change := self.changes.pop(0):
            change()


def replaced(path: Path, old: str, new: str) -> Callable[[], object]:
    """An editor that writes beside the file and puts that in its place."""

    def change() -> None:
        beside = path.with_name(f"{path.name}~")
        beside.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        beside.replace(path)

    return change


@pytest.fixture
def watched(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    """What `render --watch` prints while somebody makes these changes."""

    def watch(*changes: Callable[[], object] | None, options: tuple[str, ...] = ()):
        real = watching.watch
        office = Office(*changes)
        monkeypatch.setattr(watching, "watch", lambda look, write: real(look, write, office.wait))
        return run("render", "--notice", "--watch", *options)

    return watch


def test_nothing_changes_and_nothing_is_written_again(watched):
    result = watched(None, None, None)
    assert result.code == 0
    assert result.out.count("写好 out/接待通知.txt") == 1
    assert result.out.endswith("按 Ctrl+C 停下。\n停下了。\n")


@pytest.mark.parametrize(("name", "old"), [("plan.yaml", "华源电力"), ("handbook.yaml", "皖新机电")])
def test_a_file_put_in_the_place_of_the_old_one_is_noticed(watched, visit_folder: Path, name: str, old: str):
    result = watched(None, replaced(visit_folder / name, old, "江淮电器"), None, None)
    assert result.out.count("写好 out/接待通知.txt") == 2


def test_a_file_that_is_away_for_a_moment_is_waited_for(watched, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    text = plan.read_text("utf-8")
    result = watched(
        None, plan.unlink, lambda: plan.write_text(text[:50], "utf-8"), lambda: plan.write_text(text, "utf-8"), None
    )
    assert result.err == ""
    assert result.out.count("写好 out/接待通知.txt") == 2


def test_new_files_are_noticed(watched, visit_folder: Path):
    templates = visit_folder / "templates"
    result = watched(
        None,
        lambda: (visit_folder / "done.yaml").write_text("已办: {}\n", "utf-8"),
        None,
        templates.mkdir,
        lambda: (templates / "notice.txt.j2").write_text("自己的 {{版本}}", "utf-8"),
        None,
        (templates / "notice.txt.j2").unlink,
        None,
    )
    assert result.out.count("写好 out/接待通知.txt") == 4


def test_a_handbook_elsewhere_is_watched(watched, visit_folder: Path):
    (visit_folder / "books").mkdir()
    book = visit_folder / "books" / "group.yaml"
    book.write_text("手册: 集团的\n版本: 1\n应急: [{情形: 停电, 出处: 集团}]\n", "utf-8")
    handbook = visit_folder / "handbook.yaml"
    text = handbook.read_text("utf-8")
    handbook.write_text(text.replace("继承: [", "继承: [books/group.yaml, "), "utf-8")
    result = watched(None, replaced(book, "停电", "断网"), None)
    assert result.out.count("写好 out/接待通知.txt") == 2


def test_a_handbook_that_is_broken_from_the_start_is_watched(watched, visit_folder: Path):
    (visit_folder / "books").mkdir()
    book = visit_folder / "books" / "own.yaml"
    book.write_text((visit_folder / "handbook.yaml").read_text("utf-8").replace("版本:", "版次本:"), "utf-8")
    replaced(visit_folder / "plan.yaml", "handbook.yaml", "books/own.yaml")()
    result = watched(None, replaced(book, "版次本:", "版本:"), None)
    assert "books/own.yaml:" in result.err
    assert result.out.count("写好 out/接待通知.txt") == 1


def test_a_plan_that_is_broken_for_a_moment_is_said_and_watched_on(watched, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    text = plan.read_text("utf-8")
    result = watched(lambda: plan.write_text("接待: [", "utf-8"), None, lambda: plan.write_text(text, "utf-8"), None)
    assert result.code == 0
    assert "plan.yaml:1:" in result.err
    assert "什么也没写" in result.err
    assert result.out.count("写好 out/接待通知.txt") == 2


def test_a_template_that_is_broken_for_a_moment_is_said_and_watched_on(watched, visit_folder: Path):
    template = visit_folder / "templates" / "notice.txt.j2"
    template.parent.mkdir()
    template.write_text("{{版本}}", "utf-8")
    result = watched(replaced(template, "版本", "版次"), None, replaced(template, "版次", "版本"), None)
    assert "没有“版次”，你是不是想写“版本”" in result.err
    assert result.out.count("写好 out/接待通知.txt") == 2


def test_what_is_written_into_the_folder_itself_is_no_change(watched):
    result = watched(None, None, options=("--out", "templates"))
    assert result.out.count("写好 templates/接待通知.txt") == 1


def test_it_rests_between_two_looks():
    office = Office(None, None, None)
    looks = []
    with pytest.raises(KeyboardInterrupt):
        watching.watch(lambda: looks.append(1) or {}, lambda: None, office.wait)
    assert len(looks) <= office.looks + 2


def test_one_file_is_opened_and_of_several_the_folder(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr(opening, "_start", lambda path: not opened.append(path))
    assert run("render", "--doc", "接待方案", "--open").code == 0
    assert run("render", "--open").code == 0
    assert opened == [Path("out/接待方案.docx"), Path("out")]


def test_a_watched_paper_is_opened_once(watched, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    opened: list[Path] = []
    monkeypatch.setattr(opening, "_start", lambda path: not opened.append(path))
    watched(None, replaced(visit_folder / "plan.yaml", "华源电力来访", "来访"), None, options=("--open",))
    assert opened == [Path("out")]


@pytest.mark.parametrize(("system", "program"), [("linux", "xdg-open"), ("darwin", "open")])
def test_the_system_s_program_is_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, program: str):
    started: list[list[str]] = []
    monkeypatch.setattr(opening.sys, "platform", system)
    monkeypatch.setattr(opening.shutil, "which", lambda name: f"/bin/{name}")
    monkeypatch.setattr(opening.subprocess, "Popen", lambda command, **_: started.append(command))
    assert open_written([tmp_path / "甲.pdf"]) == ""
    assert started == [[f"/bin/{program}", str(tmp_path / "甲.pdf")]]


def test_without_such_a_program_a_sentence_says_so(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(opening.sys, "platform", "linux")
    monkeypatch.setattr(opening.shutil, "which", {}.get)
    result = run("render", "--doc", "接待方案", "--open")
    assert (result.code, result.err) == (0, "这台电脑上找不到能打开它的程序，请自己打开：out/接待方案.docx\n")
