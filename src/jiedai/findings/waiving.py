"""Which findings a waiver (豁免) covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.shape.fields import known
from jiedai.source.place import show_path

if TYPE_CHECKING:
    from datetime import date

    from jiedai.findings.finding import Diagnostic
    from jiedai.plan.governance import Waiver


def covers(waiver: Waiver, finding: Diagnostic, today: date) -> bool:
    """Whether a waiver in force today names the finding's rule, and its place if it names one."""
    until = known(waiver.until)
    if waiver.rule not in (finding.code, finding.name) or until is None or today > until:
        return False
    where = (waiver.where or "").strip("/")
    return not where or f"{show_path(finding.path)}/".startswith(f"{where}/")
