"""Asking the rules over handbooks: findings placed, levelled and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Verdict
from jiedai.rules.catalogue import HANDBOOK_RULES
from jiedai.rules.judge import by_place, placed

if TYPE_CHECKING:
    from jiedai.handbook.library import OpenHandbook


def judge_handbook(own: OpenHandbook, file: str) -> Verdict:
    """Everything the rules find in a handbook, called `file` in messages, and in those that it inherits."""
    found = [
        placed(rule, level, finding, own.root)
        for rule in HANDBOOK_RULES
        for finding in rule.check(own)
        if (level := rule.levels.strictest())
    ]
    return Verdict(file, tuple(sorted(found, key=by_place)))
