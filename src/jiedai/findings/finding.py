"""What a rule says, in the plan's own terms: a path, never a line number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jiedai.findings.levels import LEVELS, Level, reaches

if TYPE_CHECKING:
    from jiedai.plan.governance import Waiver
    from jiedai.source.edits import Fix
    from jiedai.source.place import Path, Place, Span


class Finding(NamedTuple):
    """A sentence about what stands at `path`; `related` names other places that take part in it.

    `within` is the file it stands in, where that is not the plan. `instead` are the words written there and those to
    write instead, where only one thing can be meant. `cure` and `clause` stand for those of the rule's card, where
    they differ; `at_most` makes it lighter. Where 待定 is written at `asks_for`, that says the same, and no hint is given.
    """

    path: Path
    message: str
    related: tuple[tuple[Path, str], ...] = ()
    cure: str = ""
    within: Place | None = None
    instead: tuple[str, str] | None = None
    clause: str = ""
    at_most: Level | None = None
    asks_for: Path = ()


class Diagnostic(NamedTuple):
    """A finding or a slip with everything a report needs: code, level, span, clause and cure."""

    code: str
    name: str
    level: Level
    message: str
    span: Span
    path: Path = ()
    clause: str = ""
    cure: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    fix: Fix | None = None

    @property
    def sentence(self) -> str:
        """The message, and the cure behind it."""
        return f"{self.message}。{self.cure}" if self.cure else self.message

    @property
    def safe_fix(self) -> Fix | None:
        """The fix, if there is a file that may be written."""
        return self.fix if self.span.text.origin else None


class Waived(NamedTuple):
    """A finding and the waiver that covers it."""

    finding: Diagnostic
    waiver: Waiver


class Verdict(NamedTuple):
    """Everything found in the plan in `file`; `complete` unless broken ground kept later rules from being asked."""

    file: str
    findings: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...] = ()
    complete: bool = True
    unreadable: bool = False

    def how_many(self, level: Level) -> int:
        return sum(finding.level == level for finding in self.findings)

    @property
    def fixable(self) -> int:
        """How many findings have a safe fix in a file that may be written."""
        return sum(finding.safe_fix is not None for finding in self.findings)

    def in_words(self) -> str:
        """2 处错误，1 处提示，另有 1 处已豁免."""
        counts = [f"{self.how_many(level)} 处{level}" for level in LEVELS if self.how_many(level)]
        waived = f"，另有 {len(self.waived)} 处已豁免" if self.waived else ""
        return ("，".join(counts) or "没有问题") + waived

    def fails(self, fail_on: Level = "警告") -> bool:
        """Whether anything is at least as grave as `fail_on`; by default hints alone do not fail a plan."""
        return any(reaches(finding.level, fail_on) for finding in self.findings)
