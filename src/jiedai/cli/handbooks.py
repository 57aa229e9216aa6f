"""Which handbook a command is about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jiedai.cli.exits import UsageProblem
from jiedai.findings.report_concise import concise
from jiedai.findings.slips import blocked
from jiedai.handbook.library import builtin_names, open_handbook, open_regime, regime_names
from jiedai.shape.nearest import did_you_mean
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.source.place import Span, Text

if TYPE_CHECKING:
    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.library import OpenHandbook
    from jiedai.handbook.tiers import Tier


def chosen_handbook(name: str | None) -> OpenHandbook | None:
    """The handbook of this name or path, or else that of the plan in the current folder, if there is one.

    Raises UsageProblem when it cannot be read.
    """
    return _of_the_plan_here() if name is None else named_handbook(name)


def named_handbook(name: str) -> OpenHandbook:
    """The built-in handbook of this name, or the one at this path; raises UsageProblem."""
    return _opened(name.replace("\\", "/"), Span(Text("--handbook", name), 0, len(name)))


def handbook_at(name: str) -> OpenHandbook:
    """The built-in handbook or the regime of this name, or the file at this path, wherever it lies; raises UsageProblem."""
    if name in builtin_names():
        return named_handbook(name)
    if name in regime_names():
        return open_regime(name)
    path = Path(name)
    if path.suffix not in (".yaml", ".yml"):
        known = [*builtin_names(), *regime_names()]
        raise UsageProblem(
            f"没有叫“{name}”的手册{did_you_mean(name, known)}。有哪些，见：jiedai handbook list；"
            "自己的手册写文件路径，如 plans/handbook.yaml"
        )
    if not path.is_file():
        raise UsageProblem(f"找不到手册文件“{name}”，核对路径，它从当前文件夹算起")
    handbook = open_handbook(path.name, path.parent, Span(Text("手册", name), 0, len(name)))
    if isinstance(handbook, list):
        raise UsageProblem("\n".join(concise([blocked(name, handbook, unreadable=True)])))
    return handbook


def tier_called(handbook: Handbook, name: str) -> tuple[str, Tier]:
    """A tier of the handbook by its name or an alias, with its own name; raises UsageProblem."""
    found = handbook.tier(name)
    if found is None:
        hint = did_you_mean(name, handbook.tiers)
        raise UsageProblem(f"手册里没有“{name}”{hint}（有：{'、'.join(handbook.tiers) or '一个也没有'}）")
    return found


def _of_the_plan_here() -> OpenHandbook | None:
    plan = Path("plan.yaml")
    document = read(plan, shown(plan)) if plan.is_file() else None
    name = document.values.get("手册") if isinstance(document, Document) else None
    if not isinstance(document, Document) or not isinstance(name, str):
        return None
    return _opened(name, document.span(("手册",)))


def _opened(name: str, span: Span) -> OpenHandbook:
    handbook = open_handbook(name, Path(), span)
    if isinstance(handbook, list):
        raise UsageProblem("\n".join(concise([blocked(name, handbook[:1], unreadable=True)])))
    return handbook
