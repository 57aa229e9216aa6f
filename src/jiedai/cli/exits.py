"""Exit codes, the same for every command."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jiedai.findings.finding import Verdict
    from jiedai.findings.levels import Level

CLEAN: Final = 0
FOUND: Final = 1
"""Findings, or a checklist that does not let the visit go ahead."""
UNUSABLE: Final = 2
"""The command or the files cannot be understood."""
BUG: Final = 70
INTERRUPTED: Final = 130


class UsageProblem(Exception):  # noqa: N818 - says what to type instead
    """The command cannot be carried out as it was typed; one sentence in Chinese."""


def code(verdicts: list["Verdict"], fail_on: "Level" = "警告") -> int:
    """What the verdicts amount to: anything at least as grave as `fail_on` counts, by default hints do not."""
    if any(verdict.unreadable for verdict in verdicts):
        return UNUSABLE
    return FOUND if any(verdict.fails(fail_on) for verdict in verdicts) else CLEAN
