"""The fonts: found, chosen, and looked at for every character; a □ is never printed."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from conftest import do_without, needs
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from jiedai.fonts import choose as choosing
from jiedai.fonts.choose import rare
from jiedai.fonts.coverage import coverage
from jiedai.fonts.find import installed
from jiedai.printing.engines import prints
from jiedai.printing.job import Job

RARE = "䶮㛃𠮷𬭎𪚥𰻝𬱖"
NOT_PACKAGED = "𠮷𪚥"


@pytest.fixture
def only_the_package(monkeypatch: pytest.MonkeyPatch):
    """A computer without fonts of its own."""
    monkeypatch.setattr(choosing, "installed", tuple)
    choosing._by_likeness.cache_clear()
    yield
    choosing._by_likeness.cache_clear()


def font_with(characters: str, path: Path) -> Path:
    """A font of squares with these characters."""
    names = [".notdef", *(f"u{ord(each):X}" for each in characters)]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((900, 0), (900, 800), (100, 800)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(each): f"u{ord(each):X}" for each in characters})
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Fangzi", "styleName": "Regular", "psName": "Fangzi-Regular"})
    builder.setupOS2()
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)
    return path


def rename_guest(folder: Path, name: str) -> None:
    plan = folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("赵敏", name), "utf-8")


def embedded(pdf: Path) -> str:
    return subprocess.run([needs("pdffonts"), pdf], capture_output=True, text=True, check=True).stdout


def picture(text: str) -> bytes:
    return prints(Job("试", "md", text, ""), "png")[0].content


# which characters


def test_a_font_of_a_collection_has_its_own_characters():
    face = next((face for face in installed() if face.path.endswith(".ttc")), None)
    face = face or do_without("no collection of fonts is installed")
    assert face.has("国")
    assert not face.has("\U000effff")


def test_coverage_of_a_font_of_the_first_plane(tmp_path: Path):
    path = font_with("一七丁䶮", tmp_path / "basic.ttf")
    assert [each for each in "一七丁䶮丂A𠮷" if ord(each) in coverage(str(path), 0)] == list("一七丁䶮")


@pytest.mark.parametrize("content", [b"", b"OTTO", b"ttcf" + b"\xff" * 40, b"\0\1\0\0" + b"\xff" * 500])
def test_a_damaged_font_covers_nothing(content: bytes, tmp_path: Path):
    (tmp_path / "broken.ttf").write_bytes(content)
    assert coverage(str(tmp_path / "broken.ttf"), 0) == frozenset()


def test_rare_is_what_an_office_computer_may_not_have():
    assert rare([f"王强 3月12日 Müller ☐ — “{RARE}”"]) == sorted(RARE)


# printing them


@pytest.mark.parametrize("character", RARE)
def test_a_rare_character_is_printed_or_refused_by_name(
    character: str, run, visit_folder: Path, only_the_package: None
):
    rename_guest(visit_folder, f"赵{character}")
    result = run("render", "--plan", "--format", "pdf")
    if character in NOT_PACKAGED:
        assert result.code == 2
        assert f"来宾“赵{character}”的“{character}”（U+{ord(character):X}），找到的字体里都没有" in result.err
        assert not (visit_folder / "out").exists()
    else:
        assert result.code == 0
        assert (visit_folder / "out" / "接待方案.pdf").read_bytes().startswith(b"%PDF")


def test_every_rare_character_has_a_picture_of_its_own(only_the_package: None):
    printed = [each for each in RARE if each not in NOT_PACKAGED]
    pictures = {picture(each) for each in printed} | {picture(f"# {each}") for each in printed}
    assert len(pictures) == 2 * len(printed)


@pytest.mark.parametrize("document", ["接待方案", "欢迎屏"])
def test_a_font_from_a_folder_prints_what_the_others_lack(
    document: str, run, visit_folder: Path, only_the_package: None
):
    font_with("𪚥", visit_folder / "fonts" / "squares.ttf")
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("李建国", "李𪚥"), "utf-8")
    result = run("render", "--doc", document, "--format", "pdf", "--font-path", "fonts")
    assert result.code == 0, result.err
    assert "来宾“李𪚥”的“𪚥”用 Fangzi" in result.err
    assert "Fangzi" in embedded(visit_folder / "out" / f"{document}.pdf")


def test_a_character_of_no_person_is_found_by_its_line(run, visit_folder: Path, only_the_package: None):
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("接待: ", "接待: 𪚥", 1), "utf-8")
    line = plan.read_text("utf-8").split("𪚥")[0].count("\n") + 1
    assert f"plan.yaml 第 {line} 行的“𪚥”（U+2A6A5）" in run("render", "--plan", "--format", "png").err


def test_every_missing_character_is_named_at_once(run, visit_folder: Path, only_the_package: None):
    rename_guest(visit_folder, "赵𪚥𠮷")
    error = run("render", "--plan", "--format", "png").err
    assert "U+2A6A5" in error
    assert "U+20BB7" in error


def test_nobody_is_held_up_by_fonts_where_they_are_not_needed(run, visit_folder: Path, only_the_package: None):
    rename_guest(visit_folder, "赵𪚥")
    result = run("render", "--plan", "--format", "docx,md,html")
    assert result.code == 0
    assert "来宾“赵𪚥”的“𪚥”" in result.err
    assert "可能缺字" in result.err
    assert run("render", "--plan", "--format", "md", "--out", "text").err == ""


def test_the_system_is_not_looked_through_without_need(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    def unwanted():
        raise AssertionError

    monkeypatch.setattr(choosing, "installed", unwanted)
    assert run("render", "--plan", "--format", "pdf").code == 0


def test_no_font_at_all_is_refused(run, visit_folder: Path, only_the_package: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(choosing, "packaged", tuple)
    result = run("render", "--plan", "--format", "pdf")
    assert result.code == 2
    assert "找不到能印中文的字体" in result.err
    assert not (visit_folder / "out").exists()


def test_without_the_package_the_system_s_fonts_are_used(run, visit_folder: Path, monkeypatch: pytest.MonkeyPatch):
    if not any(face.has("的") for face in installed()):
        do_without("no Chinese font is installed")
    monkeypatch.setattr(choosing, "packaged", tuple)
    assert run("render", "--plan", "--format", "pdf").code == 0
    assert not re.search("Noto(Sans|Serif)SC", embedded(visit_folder / "out" / "接待方案.pdf"))


@pytest.mark.parametrize("folder", ["nowhere", "."])
def test_a_folder_without_fonts_is_refused(folder: str, run, visit_folder: Path):
    result = run("render", "--plan", "--format", "pdf", "--font-path", folder)
    assert result.code == 2
    assert f"“{folder}”里没有字体" in result.err


# the command


def test_fonts_shows_what_is_used_and_what_there_is(run, tmp_path: Path):
    font_with("𪚥", tmp_path / "squares.ttf")
    result = run("fonts", "--font-path", tmp_path)
    assert result.code == 0
    assert "正文（宋）" in result.out
    assert "Noto Serif SC（字体包" in result.out
    assert "Fangzi（指定的文件夹）" in result.out
    assert "仿宋" in result.out
