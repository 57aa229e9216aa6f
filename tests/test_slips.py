"""Every slip by its own examples, and the safe fix of each that has one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import DAY_BEFORE, REPOSITORY, bad_plan, laid_over, visit_folder_in

from jiedai.cli.judged import judged
from jiedai.findings.card import Card
from jiedai.findings.slips import slip_cards
from jiedai.rules.catalogue import CARDS

SLIPS = slip_cards()
FIXED = {"JD102", *(f"JD{number}" for number in (111, 112, 113, 114, 115, 116, 119, 120, 121, 122, 206))}
"""The slips whose own example has a safe fix."""

by_code = pytest.mark.parametrize("card", SLIPS, ids=lambda card: card.code)


def found(path: Path) -> list[str]:
    return [finding.code for finding in judged(path, DAY_BEFORE)[1].findings]


def test_codes_and_names_are_unique():
    cards = (*CARDS, *SLIPS)
    assert len({card.code for card in cards}) == len({card.name for card in cards}) == len(cards)


def test_every_code_in_the_source_has_a_card_and_every_card_is_used():
    files = (REPOSITORY / "src" / "jiedai").rglob("*.py")
    used = {code for path in files for code in re.findall(r'"(JD\d{3})"', path.read_text("utf-8"))}
    assert used == {card.code for card in (*CARDS, *SLIPS)}


@by_code
def test_the_bad_example_is_found(card: Card, tmp_path: Path):
    assert set(found(bad_plan(card, tmp_path))) == {card.code}


@by_code
def test_the_good_example_is_clean(card: Card, tmp_path: Path):
    (visit_folder_in(tmp_path) / "plan.yaml").write_text(laid_over(card.good), "utf-8")
    assert found(tmp_path / "plan.yaml") == []


@by_code
def test_the_fix_of_a_slip_makes_the_plan_clean(card: Card, tmp_path: Path, run):
    path = bad_plan(card, tmp_path)
    before = path.read_bytes() if path.exists() else b""
    shown = run("validate", path, "--diff", "--as-of", "2026-03-11")
    assert (path.read_bytes() if path.exists() else b"") == before
    result = run("validate", path, "--fix", "--as-of", "2026-03-11")
    if card.code in FIXED:
        assert result.code == 0, result.out
        assert result.err.startswith("改好 ")
        assert shown.out.strip()
    else:
        assert result.code == shown.code > 0
        assert "改好" not in result.err
        assert shown.out == ""
        assert (path.read_bytes() if path.exists() else b"") == before
