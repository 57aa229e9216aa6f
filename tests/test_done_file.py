"""What stands in done.yaml besides the tick that is put in or taken out stays, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import laid_over

from jiedai.record.done import Done, read_done
from jiedai.record.lines import fresh

AT = ("--as-of", "2026-03-11 12:00")
NEW = "欢迎词: {记: 2026-03-11 12:00 刘洋, 核对: [华源电力集团有限公司, 李建国先生一行]}"


@pytest.fixture
def tick(run, visit_folder: Path):
    """Tick 欢迎词 in a done.yaml of this content; what it says then."""

    def tick_in(content: str | bytes, *command: str) -> str:
        data = content if isinstance(content, bytes) else content.encode()
        (visit_folder / "done.yaml").write_bytes(data)
        result = run(*(command or ("done", "欢迎词", "--by", "刘洋")), *AT)
        assert result.code == 0, result.err
        return (visit_folder / "done.yaml").read_bytes().decode()

    return tick_in


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("已办:\n  主陪到位: 2026-03-11 陈静\n", f"已办:\n  主陪到位: 2026-03-11 陈静\n  {NEW}\n"),
        ("已办:\n  送站人/李建国: 2026-03-11 陈静\n", f"已办:\n  {NEW}\n  送站人/李建国: 2026-03-11 陈静\n"),
        ("已办:\n  主陪到位: 2026-03-11 陈静", f"已办:\n  主陪到位: 2026-03-11 陈静\n  {NEW}\n"),
        ("已办:\r\n  主陪到位: 2026-03-11 陈静", f"已办:\r\n  主陪到位: 2026-03-11 陈静\r\n  {NEW}\r\n"),
        (
            "\ufeff已办:\r\n  主陪到位: 2026-03-11 陈静\r\n",
            f"\ufeff已办:\r\n  主陪到位: 2026-03-11 陈静\r\n  {NEW}\r\n",
        ),
        ("已办:\n     主陪到位: 2026-03-11 陈静\n\n\n", f"已办:\n     主陪到位: 2026-03-11 陈静\n     {NEW}\n\n\n"),
        ("已办: {主陪到位: 2026-03-11 陈静} # 手写\n", f"已办: {{{NEW}, 主陪到位: 2026-03-11 陈静}} # 手写\n"),
        ("已办: { 主陪到位: 2026-03-11 陈静 }\n", f"已办: {{ {NEW}, 主陪到位: 2026-03-11 陈静 }}\n"),
        ("已办: # 空的\n# 下面\n确认:\n", f"已办: # 空的\n  {NEW}\n# 下面\n确认:\n"),
        ("已办: {} # 空的\n", f"已办: # 空的\n  {NEW}\n"),
        ("已办: 待定\n确认: {}\n", f"已办:\n  {NEW}\n确认: {{}}\n"),
        ("# 只有注释\n", f"# 只有注释\n已办:\n  {NEW}\n"),
        ("# 只有注释", f"# 只有注释\n已办:\n  {NEW}\n"),
        ("确认:\n  车辆/商务车: 2026-03-10 刘洋\n", f"确认:\n  车辆/商务车: 2026-03-10 刘洋\n已办:\n  {NEW}\n"),
        ("", fresh("").content.replace("已办:\n", f"已办:\n  {NEW}\n")),
        ("\n \n", fresh("").content.replace("已办:\n", f"已办:\n  {NEW}\n")),
        ("已办:\n  欢迎词: 待定  # 谁办\n", f"已办:\n  {NEW}  # 谁办\n"),
        ("已办:\n  '欢迎词': 待定\n", f"已办:\n  {NEW}\n"),
        (
            "已办:\n  # 一\n  主陪到位: 2026-03-11 陈静  # 二\n\n  # 三\n  送站人/李建国: 2026-03-11 陈静\n  # 四\n确认:\n",
            f"已办:\n  # 一\n  主陪到位: 2026-03-11 陈静  # 二\n\n  {NEW}\n  # 三\n  送站人/李建国: 2026-03-11 陈静\n  # 四\n确认:\n",
        ),
        (
            "已办:\n  主陪到位:\n    记: 2026-03-11 陈静\n    核对:\n      - 王强\n      # 尾\n  # 尾巴\n确认:\n",
            f"已办:\n  主陪到位:\n    记: 2026-03-11 陈静\n    核对:\n      - 王强\n  {NEW}\n      # 尾\n  # 尾巴\n确认:\n",
        ),
    ],
)
def test_a_tick_is_one_line_and_all_else_stays(tick, before: str, after: str):
    assert tick(before) == after


def test_a_record_over_several_lines_becomes_one(tick):
    before = "已办:\n  主陪到位: 2026-03-11 陈静\n  欢迎词:\n    记: 2026-03-10 陈静\n    核对:\n      - 甲\n\n  # 注\n确认:\n"
    assert tick(before) == f"已办:\n  主陪到位: 2026-03-11 陈静\n  {NEW}\n\n  # 注\n确认:\n"


def test_undo_takes_a_record_over_several_lines_out_whole(tick):
    before = "已办:\n  欢迎词:\n    记: 2026-03-10 陈静\n    核对: [甲]\n  # 注\n  主陪到位: 2026-03-11 陈静\n"
    undone = tick(before, "done", "欢迎词", "--undo")
    assert undone == "已办:\n  # 注\n  主陪到位: 2026-03-11 陈静\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{欢迎词: 2026-03-11 陈静}", "{}"),
        ("{欢迎词: 2026-03-11 陈静, 主陪到位: 2026-03-11 陈静}", "{主陪到位: 2026-03-11 陈静}"),
        ("{主陪到位: 2026-03-11 陈静, 欢迎词: 2026-03-11 陈静}", "{主陪到位: 2026-03-11 陈静}"),
        ("{主陪到位: 2026-03-11 陈静, 欢迎词: {记: 2026-03-11 陈静, 核对: [甲]}, }", "{主陪到位: 2026-03-11 陈静, }"),
    ],
)
def test_undo_in_braces_leaves_no_comma_too_many(tick, before: str, after: str):
    assert tick(f"已办: {before}\n", "done", "欢迎词", "--undo") == f"已办: {after}\n"


def test_a_comment_inside_a_record_is_never_lost(run, visit_folder: Path):
    before = "已办:\n  欢迎词:\n    记: 2026-03-10 陈静\n    # 屏幕在一楼\n    核对: [甲]\n"
    (visit_folder / "done.yaml").write_text(before, "utf-8")
    result = run("done", "欢迎词", "--undo", *AT)
    assert result.code == 2
    assert "一个字也没动" in result.err
    assert (visit_folder / "done.yaml").read_text("utf-8") == before


@pytest.mark.parametrize(
    "before",
    [
        "{已办: {}, 确认: {}}\n",
        "已办: &a1 {主陪到位: 2026-03-11 陈静}\n确认: *a1\n",
        "? 已办\n: 主陪到位: 2026-03-11 陈静\n",
        "# 注\n--- # 份\n已办: {主陪到位: 2026-03-11 陈静}\n...\n",
    ],
)
def test_an_odd_file_is_written_rightly_or_left_alone(run, visit_folder: Path, before: str):
    path = visit_folder / "done.yaml"
    path.write_text(before, "utf-8")
    others = set(_names(visit_folder))
    result = run("done", "欢迎词", "--by", "刘洋", *AT)
    if result.code == 0:
        assert set(_names(visit_folder)) == {*others, "欢迎词"}
    else:
        assert (result.code, path.read_text("utf-8")) == (2, before)


def test_names_that_yaml_would_misread_are_quoted(run, visit_folder: Path):
    names = [
        "午餐",
        "午餐",
        "品茶: 黄山",
        '“头采”"明前"',
        "茶#1 #2",
        "a, b",
        "- 甲",
        "{乙}",
        "100%",
        "@丙",
        "*丁",
        "'戊'",
        "是",
    ]
    gifts = "".join(f"  - {{名称: {_quoted(name)}, 单价: 10, 给: 李建国}}\n" for name in names)
    (visit_folder / "plan.yaml").write_text(laid_over(f"礼品:\n{gifts}"), "utf-8")
    ids = [f"礼品/{name}" for name in names]
    ids[1] = "礼品/午餐#2"
    assert run("done", *ids, "--by", "刘洋", *AT).code == 0
    assert run("confirm", *ids, "--by", "刘洋", *AT).code == 0
    assert sorted(_names(visit_folder)) == sorted(ids)
    lines = (visit_folder / "done.yaml").read_text("utf-8").splitlines()
    assert len([line for line in lines if line.startswith("  ")]) == 2 * len(ids)
    assert run("done", *ids, "--undo", *AT).code == 0
    assert _names(visit_folder) == []


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _names(folder: Path) -> list[str]:
    done = read_done(folder, 2026)
    assert isinstance(done, Done), done
    return list(done.items)


def test_a_new_file_has_the_rights_of_any_new_file_and_an_old_one_keeps_its_own(run, visit_folder: Path):
    run("done", "欢迎词", "--by", "刘洋", *AT)
    path, other = visit_folder / "done.yaml", visit_folder / "别的"
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode
    path.chmod(0o640)
    run("done", "接站牌", "--by", "刘洋", *AT)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_to_the_file_stays_a_link(run, visit_folder: Path, tmp_path: Path):
    shared = tmp_path / "共用.yaml"
    shared.write_text("已办:\n", "utf-8")
    (visit_folder / "done.yaml").symlink_to(shared)
    assert run("done", "欢迎词", "--by", "刘洋", *AT).code == 0
    assert (visit_folder / "done.yaml").is_symlink()
    assert shared.read_text("utf-8") == f"已办:\n  {NEW}\n"


def test_nothing_but_the_record_is_left_in_the_folder(run, visit_folder: Path):
    before = {each.name for each in visit_folder.iterdir()}
    run("done", "欢迎词", "--by", "刘洋", *AT)
    run("confirm", "商务车", "--by", "刘洋", *AT)
    run("done", "欢迎词", "--undo", *AT)
    assert {each.name for each in visit_folder.iterdir()} == {*before, "done.yaml"}
