"""What is printed for every code: the catalogue of messages, compared whole, so that each change of a word is read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY, assert_as_expected, bad_plan

from jiedai.findings.display import COLUMNS, width
from jiedai.findings.slips import slip_cards
from jiedai.rules.catalogue import CARDS


def test_the_catalogue_of_messages(tmp_path: Path, run, monkeypatch: pytest.MonkeyPatch):
    pages = []
    for card in sorted((*CARDS, *slip_cards()), key=lambda card: card.code):
        folder = tmp_path / card.code
        bad_plan(card, folder)
        monkeypatch.chdir(folder)
        plan = ("validate", "plan.yaml", "--as-of", "2026-03-11 12:00")
        command = ("handbook", "check", "handbook.yaml") if card.about == "手册" else plan
        result = run(*command, "--format", "text")
        assert result.err == ""
        assert max(map(width, result.out.splitlines())) <= COLUMNS
        pages.append(f"# {card.code} {card.name}（退出码 {result.code}）\n\n{result.out}")
    assert_as_expected("核对结果.txt", "\n".join(pages))


def test_no_message_speaks_of_code():
    """What is shown of the file itself stands behind a bar; the rest is Chinese but for what one types and opens."""
    pages = (REPOSITORY / "tests" / "expected" / "核对结果.txt").read_text("utf-8").splitlines()
    told = "\n".join(line for line in pages if "│" not in line)
    typed = {"jiedai", "explain", "rules", "handbook", "check", "confirm", "fix"}
    opened = {"plan", "handbook", "circle", "broken", "yaml", "git", "Word", "Tab"}
    names = {"JD", "UTF", "GBK", "MU", "and"}  # codes, character sets, a flight, and a word of conditions
    assert set(re.findall(r"[A-Za-z][A-Za-z_]+", told)) <= typed | opened | names
