"""Which template a command is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.cli.exits import UsageProblem
from jiedai.documents.catalogue import PAPERS
from jiedai.documents.printer import builtin_templates
from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from jiedai.documents.sheets import Paper


def builtin_template(name: str) -> Path:
    """Our own template by its file's name, or by its paper's; raises UsageProblem."""
    ours = {path.name: path for path in builtin_templates().glob("*.j2")}
    by_paper = {paper.name: paper.template for paper in PAPERS}
    found = ours.get(by_paper.get(name, name))
    if found is None:
        raise UsageProblem(f"没有模板“{name}”{did_you_mean(name, [*by_paper, *ours])}。有哪些：jiedai template list")
    return found


def papers_of(template: str) -> list[Paper]:
    """The papers that one of our templates makes."""
    return [paper for paper in PAPERS if paper.template == template]


def paper_called(name: str) -> Paper:
    """The paper of this name; raises UsageProblem."""
    known = {paper.name: paper for paper in PAPERS}
    if name not in known:
        raise UsageProblem(f"没有“{name}”这种文书{did_you_mean(name, known)}。有哪些：jiedai render --list")
    return known[name]
