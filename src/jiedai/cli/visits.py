"""Which plans a command is about."""

from __future__ import annotations

from pathlib import Path

from jiedai.cli.exits import UsageProblem
from jiedai.source.document import Document, read
from jiedai.source.files import likely_plans, shown

PLAN = "plan.yaml"


def written_paths(paths: list[str]) -> list[Path]:
    """The plans at the paths typed: a file, a visit's folder, or a folder of visits."""
    return [plan for path in paths for plan in _plans_at(Path(path))]


def _plans_at(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return [path / PLAN] if (path / PLAN).is_file() else (_visits_in(path) or [path / PLAN])


def _visits_in(folder: Path) -> list[Path]:
    """The plans one folder down; where one goes by a wrong name, the name it should have."""
    folders = sorted(each for each in folder.glob("*") if each.is_dir())
    return [each / PLAN for each in folders if (each / PLAN).is_file() or likely_plans(each)]


def plan_here() -> Path | None:
    """The plan in the current folder."""
    return Path(PLAN) if Path(PLAN).is_file() else None


def plans_around() -> list[Path]:
    """The visits under plans/, or right below the current folder."""
    return _visits_in(Path("plans")) or _visits_in(Path())


def one_plan(path: str | None) -> Path:
    """The plan that a command for one visit is about; raises UsageProblem rather than guess."""
    if path is None:
        return plan_here() or _ask(plans_around())
    plans = written_paths([path])
    return plans[0] if len(plans) == 1 else _ask(plans)


def _ask(plans: list[Path]) -> Path:
    raise UsageProblem(which_one(plans))


def which_one(plans: list[Path]) -> str:
    """The question which visit is meant, with those there are."""
    if not plans:
        return f"这里没有 {PLAN}，plans 文件夹里也没有接待方案。请写明方案在哪里，如：jiedai validate 文件夹"
    return "\n".join(
        ("这里有几份接待方案，请写明是哪一份：", *(f"  {shown(plan.parent)}{_title(plan)}" for plan in plans))
    )


def _title(plan: Path) -> str:
    document = read(plan, shown(plan))
    return f"  {document.values.get('接待', '')}" if isinstance(document, Document) else ""
