"""`jiedai explain`, `jiedai rules` and completion: what can be looked up without a plan at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

from jiedai.findings.display import COLUMNS, width
from jiedai.findings.slips import slip_cards
from jiedai.rules.catalogue import CARDS

EVERY_CARD = (*CARDS, *slip_cards())


@pytest.mark.parametrize("card", EVERY_CARD, ids=lambda card: card.code)
def test_a_card_is_explained_by_code_and_by_name(card, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("explain", card.code)
    assert (code, err) == (0, "")
    assert run("explain", card.name) == (0, out, "")
    for words in (card.code, card.name, "为什么查", "怎么改", "等级", "豁免"):
        assert words in out
    examples = [*card.bad.strip("\n").splitlines(), *card.good.strip("\n").splitlines()]
    assert all(f"    {line}".rstrip() in out.splitlines() for line in examples if line.strip())
    assert max(width(line) for line in out.splitlines() if not line.startswith("    ")) <= COLUMNS


def test_a_code_may_be_typed_in_several_ways(run):
    out = run("explain", "JD402").out
    assert [run("explain", typed).out for typed in ("jd402", "402", "ＪＤ４０２")] == [out] * 3


def test_an_unknown_code_is_one_sentence(run):
    code, out, err = run("explain", "餐标超")
    assert (code, out) == (2, "")
    assert (
        err
        == "没有编号或名称是“餐标超”的规则，你是不是想写“餐标超出”。全部规则见：jiedai rules；公司自己的编号，加上 --handbook 手册\n"
    )


def test_who_may_change_a_level_is_said_with_the_handbook_at_hand(visit_folder: Path, run):
    text = Path("handbook.yaml").read_text("utf-8") + "规则: {JD402: {等级: 警告, 临近: {提前3天: 错误}}}\n"
    Path("handbook.yaml").write_text(text, "utf-8")
    assert "等级　　  警告；提前 3 天起错误。公司手册的“规则”可以改" in run("explain", "JD402").out
    assert "JD402  餐标超出              警告；提前 3 天起错误\n" in run("rules").out


def test_every_rule_is_listed_and_a_tier_shows_its_standard(run):
    code, out, err = run("rules", "--handbook", "恒瑞达", "--tier", "嘉宾级")
    assert (code, err) == (0, "")
    assert [card.code for card in sorted(EVERY_CARD, key=lambda card: card.code)] == [
        line.split()[0] for line in out.splitlines() if line.startswith("  JD")
    ]
    assert "嘉宾级：主陪至少副总经理" in out
    assert "嘉宾级：待填" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--tier", "嘉宾级"], "加上 --handbook"),
        (["--tier", "佳宾级", "--handbook", "恒瑞达"], "手册里没有“佳宾级”，你是不是想写“贵宾级”或“嘉宾级”"),
        (["--handbook", "恒锐达"], "没有叫“恒锐达”的手册，你是不是想写“恒瑞达”"),
        (["--handbook", "../x.yaml"], "JD109"),
    ],
)
def test_what_cannot_be_listed_is_one_sentence(arguments: list[str], words: str, run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code, out, err = run("rules", *arguments)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("jiedai ", "validate"),
        ("jiedai explain JD40", "JD402"),
        ("jiedai rules --tier 嘉", "嘉宾级"),
        ("jiedai rules --handbook 恒", "恒瑞达"),
        ("jiedai validate pl", "plans/2026-03-12-huayuan"),
        ("jiedai validate --format sa", "sarif"),
    ],
)
def test_the_shell_is_offered_what_can_follow(typed: str, offered: str, tmp_path: Path):
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    shutil.copy(REPOSITORY / "plans" / "2026-03-12-huayuan" / "plan.yaml", tmp_path)
    text = (tmp_path / "plan.yaml").read_text("utf-8").replace("../handbook.yaml", "plans/handbook.yaml")
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    (tmp_path / ".git").mkdir()
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_JIEDAI_COMPLETE": "complete_bash"}
    command = [sys.executable, "-c", "import sys; sys.argv[0] = 'jiedai'; from jiedai.cli import main; main()"]
    result = subprocess.run(
        command, cwd=tmp_path, env=os.environ | words, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert result.stderr == ""
    assert offered in result.stdout.splitlines()


def test_completion_can_be_installed(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("typer._completion_shared.install", lambda: ("bash", tmp_path / "jiedai.sh"))
    code, out, err = run("--install-completion")
    assert (code, err) == (0, "")
    assert out == f"bash 的补全装好了（{tmp_path / 'jiedai.sh'}），重新打开终端就能用\n"
