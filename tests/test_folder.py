"""How papers reach the folder: all of them or none, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import json
import os
import re
import threading
from pathlib import Path

import pytest

from jiedai.documents.exchange import LOCK
from jiedai.documents.folder import LIST, NotWritten, write_folder


def test_render_writes_all_or_what_is_asked_for(run, visit_folder: Path):
    assert run("render").code == 0
    assert {path.name for path in (visit_folder / "out").iterdir()} == {
        LIST,
        "接待方案.docx",
        "接待通知单.docx",
        "接待通知.txt",
        "欢迎屏.html",
        "接站牌-MU5137.html",
    }
    assert run("render", "--notice", "--out", "elsewhere/deep").code == 0
    assert {path.name for path in (visit_folder / "elsewhere" / "deep").iterdir()} == {
        LIST,
        "接待通知单.docx",
        "接待通知.txt",
    }


def test_rendering_twice_gives_the_same_bytes(run, visit_folder: Path):
    run("render")
    before = {path.name: path.read_bytes() for path in (visit_folder / "out").iterdir()}
    run("render")
    assert {path.name: path.read_bytes() for path in (visit_folder / "out").iterdir()} == before


def test_a_board_that_is_no_longer_needed_is_taken_away(run, visit_folder: Path):
    run("render")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU9999"), "utf-8")
    result = run("render", "--sign")
    assert "拿走 out/接站牌-MU5137.html" in result.out
    assert not (visit_folder / "out" / "接站牌-MU5137.html").exists()
    assert (visit_folder / "out" / "接站牌-MU9999.html").exists()
    assert (visit_folder / "out" / "接待方案.docx").exists()


@pytest.mark.parametrize("name", ["接待通知单.docx", "接站牌-MU5137.html"])
def test_a_file_changed_by_hand_is_not_lost(run, visit_folder: Path, name: str):
    run("render")
    (visit_folder / "out" / name).write_text("手改的", "utf-8")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU9999"), "utf-8")
    before = {path.name: path.read_bytes() for path in (visit_folder / "out").iterdir()}
    result = run("render")
    assert result.code == 2
    assert name in result.err
    assert {path.name: path.read_bytes() for path in (visit_folder / "out").iterdir()} == before


def test_papers_of_an_older_version_are_told_and_renewed_in_their_own_formats(run, visit_folder: Path):
    run("render", "--all", "--format", "md,pdf,svg", "--paper", "A4")
    plan, out = visit_folder / "plan.yaml", visit_folder / "out"
    assert run("render", "--renew").out == "out 里没有旧的。\n"
    plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU9999"), "utf-8")
    said = run("render", "--notice").out
    old = re.search(r"out 里还有 (\d+) 份是旧的（方案版本 \w{8}），不要再发。重写它们：jiedai render \. --renew", said)
    assert old
    assert int(old[1]) == len(written(out)) - 3
    assert "拿走 out/接站牌-MU5137.pdf" in run("render", "--renew").out
    assert 'width="297mm"' in (out / "接站牌-MU9999.svg").read_text("utf-8")
    assert b"MU5137" not in b"".join(
        content for name, content in written(out).items() if name.endswith((".md", ".svg"))
    )
    assert len({entry["version"] for entry in json.loads((out / LIST).read_bytes()).values()}) == 1
    assert not list(out.glob("来宾日程.docx"))
    assert "旧的" not in run("render", "--notice").out


def test_what_is_no_more_in_another_format_is_of_old_and_goes(run, visit_folder: Path):
    run("render", "--doc", "厨房单", "--format", "md,pdf")
    plan, out = visit_folder / "plan.yaml", visit_folder / "out"
    plan.write_text(plan.read_text("utf-8").replace("徽园酒店", "公司餐厅"), "utf-8")
    said = run("render", "--doc", "厨房单", "--format", "md", "--out", out)
    assert "里还有 1 份是旧的" in said.out
    assert run("render", "--renew").code == 0
    assert {path.name for path in out.iterdir()} == {LIST, "厨房单-公司餐厅.md", "厨房单-公司餐厅.pdf"}


@pytest.mark.parametrize("option", [["--all"], ["--format", "pdf"], ["--watch"], ["--doc", "厨房单"]])
def test_what_is_renewed_is_not_chosen_besides(run, visit_folder: Path, option: list[str]):
    result = run("render", "--renew", *option)
    assert (result.code, "--renew" in result.err, (visit_folder / "out").exists()) == (2, True, False)


def test_a_letter_that_was_edited_stays_and_stops_nothing(run, visit_folder: Path):
    run("render", "--all", "--format", "docx,pdf")
    letter, plan = visit_folder / "out" / "致谢函.docx", visit_folder / "plan.yaml"
    assert not letter.with_suffix(".pdf").exists()
    plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU9999"), "utf-8")
    untouched = letter.read_bytes()
    letter.write_bytes(b"mine")
    result = run("render", "--all", "--format", "docx,pdf")
    assert (result.code, letter.read_bytes(), untouched == b"mine") == (0, b"mine", False)
    assert "留着 out/致谢函.docx（你改过，没有动它）" in result.out
    assert "旧的" not in result.out


def test_a_letter_that_nobody_edited_follows_the_plan(run, visit_folder: Path):
    run("render", "--doc", "致谢函", "--format", "md")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("李建国", "李建军"), "utf-8")
    run("render", "--doc", "致谢函", "--format", "md")
    assert "李建军" in (visit_folder / "out" / "致谢函.md").read_text("utf-8")


def test_many_papers_are_counted_for_each_of_those_who_get_them(run, visit_folder: Path):
    said = run("render", "--all").out.splitlines()
    assert [line.split()[0] for line in said[:5]] == ["内部", "部门", "司机", "来宾", "厨房"]
    assert said[-1] == f"写好 {len(list((visit_folder / 'out').iterdir())) - 1} 份，在 out"


def test_all_that_is_asked_for_is_written(run, visit_folder: Path):
    assert run("render", "--for", "司机", "--for", "厨房", "--notice", "--format", "md").code == 0
    kinds = {path.name.partition("-")[0].partition(".")[0] for path in (visit_folder / "out").iterdir()}
    assert {"用车单", "厨房单", "接待通知单"} <= kinds
    assert "来宾日程" not in kinds
    assert run("render", "--for", "领导").err == "认不出“领导”，--for 可以写：内部、部门、司机、来宾、厨房\n"


def test_a_format_that_a_paper_cannot_have_is_said(run, visit_folder: Path):
    said = run("render", "--doc", "致谢函", "--doc", "欢迎屏", "--format", "svg").err
    assert said.startswith("没有 svg、这次没写的：致谢函 可以写成 md、docx\n")
    assert (visit_folder / "out" / "欢迎屏.svg").is_file()


def test_what_is_given_to_guests_holds_nothing_for_us(run, visit_folder: Path):
    run("render", "--for", "来宾", "--out", "给来宾")
    names = {path.name for path in (visit_folder / "给来宾").iterdir()}
    assert {"来宾日程.docx", "胸牌.html"} <= names
    assert not {name for name in names if name.startswith(("车牌", "我方胸牌", "致谢函"))}


def test_a_file_of_somebody_else_is_not_overwritten(run, visit_folder: Path):
    (visit_folder / "out").mkdir()
    (visit_folder / "out" / "接待方案.docx").write_text("别人的", "utf-8")
    result = run("render")
    assert (result.code, len(list((visit_folder / "out").iterdir()))) == (2, 1)
    assert "没有覆盖" in result.err


def test_a_list_that_names_files_elsewhere_reaches_none_of_them(run, visit_folder: Path):
    run("render")
    victim = visit_folder / "victim.txt"
    victim.write_text("留着", "utf-8")
    listing = json.loads((visit_folder / "out" / LIST).read_text("utf-8"))
    listing["../victim.txt"] = {"kind": "plan", "sha256": "0"}
    (visit_folder / "out" / LIST).write_text(json.dumps(listing), "utf-8")
    run("render")
    assert victim.read_text("utf-8") == "留着"


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(run, visit_folder: Path):
    (visit_folder / "out").write_text("不是文件夹", "utf-8")
    result = run("render")
    assert result.code == 2
    assert "写不进" in result.err
    assert sorted(path.name for path in visit_folder.iterdir()) == ["handbook.yaml", "out", "plan.yaml"]


def written(folder: Path) -> dict[str, bytes]:
    """Everything in a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def papers(text: str, *names: str) -> list[tuple[str, tuple[str, bytes]]]:
    return [(f"{name}.docx", (f"{name}.docx", f"{text} {name}".encode())) for name in names]


FULL = OSError(errno.ENOSPC, "disk full")
OPEN_IN_WORD = PermissionError(errno.EACCES, "in use", "a", None, "b")
CUT_OFF = KeyboardInterrupt()


def failing(monkeypatch: pytest.MonkeyPatch, method: str, name: str, error: BaseException) -> None:
    """From now on a method of Path fails for a file of this name in the folder."""
    whole = getattr(Path, method)

    def fails(path: Path, *arguments: object) -> object:
        if name in (path.name, *(each.name for each in arguments if isinstance(each, Path))):
            raise error
        return whole(path, *arguments)

    monkeypatch.setattr(Path, method, fails)


@pytest.mark.parametrize("before", [[], ["甲", "乙"], ["甲", "乙", "丙", "丁"]])
@pytest.mark.parametrize(
    ("method", "error", "words"),
    [("write_bytes", FULL, "磁盘满了"), ("replace", OPEN_IN_WORD, "“丙.docx”正开着"), ("replace", FULL, "磁盘满了")],
)
def test_when_the_third_of_four_fails_the_folder_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: list[str], method: str, error: OSError, words: str
):
    folder = tmp_path / "out"
    folder.mkdir()
    write_folder(folder, papers("昨天的", *before))
    as_it_was = written(folder)
    failing(monkeypatch, method, "丙.docx", error)
    with pytest.raises(NotWritten, match=words):
        write_folder(folder, papers("今天的", "甲", "乙", "丙", "丁"))
    assert written(folder) == as_it_was


def test_a_stale_paper_that_is_open_in_word_stops_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, papers("昨天的", "甲", "乙"))
    as_it_was = written(tmp_path)
    failing(monkeypatch, "unlink", "乙.docx", OPEN_IN_WORD)
    with pytest.raises(NotWritten, match=r"“乙\.docx”正开着"):
        write_folder(tmp_path, papers("今天的", "甲"), ["乙.docx"])
    assert written(tmp_path) == as_it_was


def test_a_stale_paper_is_back_when_the_others_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, papers("昨天的", "甲", "乙"))
    as_it_was = written(tmp_path)
    failing(monkeypatch, "replace", LIST, FULL)
    with pytest.raises(NotWritten, match="磁盘满了"):
        write_folder(tmp_path, papers("今天的", "甲"), ["乙.docx"])
    assert written(tmp_path) == as_it_was


def test_ctrl_c_between_two_files_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, papers("昨天的", "甲", "乙"))
    as_it_was = written(tmp_path)
    failing(monkeypatch, "replace", "乙.docx", CUT_OFF)
    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path, papers("今天的", "甲", "乙"))
    assert written(tmp_path) == as_it_was


def test_a_folder_made_for_nothing_is_gone_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    failing(monkeypatch, "write_bytes", "甲.docx", FULL)
    with pytest.raises(NotWritten):
        write_folder(tmp_path / "很" / "深", papers("今天的", "甲"))
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_put_back_is_kept_and_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write_folder(tmp_path, papers("昨天的", "甲", "乙"))
    whole = Path.replace

    def broken_off(path: Path, target: Path) -> Path:
        if (path.parent.name, path.name) in (("new", "乙.docx"), ("old", "甲.docx")):
            raise OSError(errno.EIO, "the stick was pulled out")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", broken_off)
    with pytest.raises(NotWritten, match="请自己拷回来") as refusal:
        write_folder(tmp_path, papers("今天的", "甲", "乙"))
    kept = next(tmp_path.glob(".jiedai-*"))
    assert kept.name in str(refusal.value)
    assert (kept / "old" / "甲.docx").read_text("utf-8") == "昨天的 甲"


def test_a_run_cut_off_before_its_list_can_be_done_again(tmp_path: Path):
    write_folder(tmp_path, papers("今天的", "甲", "乙"))
    (tmp_path / LIST).unlink()
    write_folder(tmp_path, papers("今天的", "甲", "乙"))
    assert len(json.loads((tmp_path / LIST).read_bytes())) == 2


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root and Windows write into read-only folders")
def test_a_read_only_folder_is_left_alone(tmp_path: Path):
    tmp_path.chmod(0o500)
    with pytest.raises(NotWritten, match="只读"):
        write_folder(tmp_path, papers("今天的", "甲"))
    tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_the_disk(tmp_path: Path):
    with pytest.raises(NotWritten, match="太长"):
        write_folder(tmp_path, papers("今天的", "甲" * 200))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_the_paper_s_name_is_not_ours(tmp_path: Path):
    (tmp_path / "甲.docx").mkdir()
    with pytest.raises(NotWritten, match=r"“甲\.docx”不是 jiedai 写的"):
        write_folder(tmp_path, papers("今天的", "甲"))
    assert [path.name for path in tmp_path.iterdir()] == ["甲.docx"]


@pytest.mark.parametrize("listing", ["", "[]", "{", '{"甲.docx": 1}', '{"甲.docx": {"kind": "x"}}', "[" * 100_000])
def test_a_broken_list_stops_everything(tmp_path: Path, listing: str):
    (tmp_path / LIST).write_text(listing, "utf-8")
    with pytest.raises(NotWritten, match="坏了"):
        write_folder(tmp_path, papers("今天的", "甲"))
    assert [path.name for path in tmp_path.iterdir()] == [LIST]


def test_the_list_of_an_older_jiedai_is_understood(run, visit_folder: Path):
    run("render")
    out = visit_folder / "out"
    of_old = {"接待方案": "plan", "接待通知单": "notice", "接待通知": "notice", "欢迎屏": "sign", "接站牌": "sign"}
    listing = json.loads((out / LIST).read_bytes())
    for name, entry in listing.items():
        entry["kind"] = of_old[name.partition(".")[0].partition("-")[0]]
    (out / LIST).write_text(json.dumps(listing), "utf-8")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("MU5137", "MU9999"), "utf-8")
    assert "拿走 out/接站牌-MU5137.html" in run("render", "--sign").out


def test_the_last_board_is_taken_away_when_none_is_wanted(run, visit_folder: Path):
    run("render", "--sign")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("接站牌: 是", "接站牌: 否"), "utf-8")
    assert "拿走 out/接站牌-MU5137.html" in run("render", "--sign").out


def test_many_at_once_write_one_after_the_other(tmp_path: Path):
    folder = tmp_path / "out"
    names = ["甲", "乙", "丙", "丁"]
    writers = [threading.Thread(target=write_folder, args=(folder, papers(str(n), *names))) for n in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    texts = {path.read_text("utf-8").split()[0] for path in folder.glob("*.docx")}
    assert len(texts) == 1
    assert sorted(written(folder)) == sorted([LIST, *(f"{name}.docx" for name in names)])


def test_whoever_waits_too_long_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    from filelock import FileLock  # noqa: PLC0415 - another program's

    monkeypatch.setattr("jiedai.source.locking.PATIENCE", 0)
    with FileLock(tmp_path / LOCK), pytest.raises(NotWritten, match="别人在写"):
        write_folder(tmp_path, papers("今天的", "甲"))
    assert not (tmp_path / "甲.docx").exists()
