"""What a rule says, in the plan's own terms: a path, never a line number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from jiedai.source.place import Path, Span

Level: TypeAlias = Literal["错误", "警告", "提示"]
LEVELS: Final[tuple[Level, ...]] = ("错误", "警告", "提示")
"""From grave to light."""


class Finding(NamedTuple):
    """A sentence about what stands at `path`; `related` names other places that take part in it."""

    path: Path
    message: str
    related: tuple[tuple[Path, str], ...] = ()
    cure: str = ""
    in_handbook: bool = False


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


class Verdict(NamedTuple):
    """Everything found in one visit; `complete` unless broken ground kept later rules from being asked."""

    findings: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...] = ()
    complete: bool = True
    unreadable: bool = False

    def how_many(self, level: Level) -> int:
        return sum(finding.level == level for finding in self.findings)

    @property
    def fails(self) -> bool:
        """Whether there is an error or a warning; hints alone do not fail a plan."""
        return any(finding.level != "提示" for finding in self.findings)
