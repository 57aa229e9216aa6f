"""Which plans a command is about."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from jiedai.cli.exits import UsageProblem
from jiedai.shape.nearest import nearest
from jiedai.source.document import Document, read
from jiedai.source.files import PLAN, likely_plans, shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

_FEW: Final = 8
"""As many visits as one reads through."""
_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")


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


def one_plan(path: str | None, now: datetime, option: str = "") -> Path:
    """The plan that a command for one visit is about; raises UsageProblem rather than guess.

    `option` is what is typed before a path in this command.
    """
    if path is None:
        return plan_here() or _the_only(plans_around(), now, option)
    if option and not Path(path).exists() and path != "-":
        raise UsageProblem(_no_such(path, option))
    plans = written_paths([path])
    return _the_only(plans, now, option)


def _the_only(plans: list[Path], now: datetime, option: str) -> Path:
    if len(plans) == 1:
        return plans[0]
    raise UsageProblem(which_one(plans, now, option))


def which_one(plans: list[Path], now: datetime, option: str = "") -> str:
    """The question which visit is meant, with those whose days are nearest."""
    if not plans:
        return f"这里没有 {PLAN}，plans 文件夹里也没有接待方案。请写明方案在哪里，如：jiedai validate 文件夹"
    known = sorted((_known(plan) for plan in plans), key=lambda each: each.distance(now.date()))
    more = [f"  还有 {len(known) - _FEW} 份：jiedai status --all"] if len(known) > _FEW else []
    return "\n".join(
        (
            f"这里有几份接待方案，请写明是哪一份，在命令后面加上，如 {option}{known[0].folder}：",
            *(f"  {option}{each.folder}{each.remark}" for each in known[:_FEW]),
            *more,
        )
    )


def _no_such(path: str, option: str) -> str:
    """That there is no such plan, and which one may be meant: by its folder or its title."""
    known = [_known(plan) for plan in plans_around()]
    having = [each.folder for each in known if path in each.folder or path in each.title]
    near = nearest(Path(path).name, [word for each in known for word in each.words])
    having = having or [each.folder for each in known if near in each.words]
    meant = "或".join(f"“{option}{folder}”" for folder in having[:_FEW])
    return f"没有“{path}”这份方案或这个文件夹，什么也没有记" + (f"，你是不是想写{meant}" if meant else "")


class _Known(NamedTuple):
    """What can be told of a plan at a glance."""

    folder: str
    title: str
    day: date | None

    @property
    def words(self) -> tuple[str, ...]:
        """The folder's name, also without its day, and the title."""
        name = Path(self.folder).name
        return name, name.lstrip("0123456789-") or name, self.title

    @property
    def remark(self) -> str:
        return f"  {self.title}" if self.title else ""

    def distance(self, today: date) -> tuple[bool, bool, int, str]:
        """Those to come first, the nearest of them before the others; last those whose day cannot be told."""
        days = (self.day - today).days if self.day else 0
        return self.day is None, days < 0, abs(days), self.folder


def _known(plan: Path) -> _Known:
    document = read(plan, shown(plan))
    values = document.values if isinstance(document, Document) else {}
    return _Known(shown(plan.parent), str(values.get("接待", "")), _first_day(values, plan))


def _first_day(values: Mapping[str, object], plan: Path) -> date | None:
    """The first day that is written out, in the plan or in the name of its folder."""
    for text in (values.get("日期"), values.get("日程"), plan.parent.name):
        if found := _DAY.search(str(text)):
            with suppress(ValueError):
                return date(*map(int, found.groups()))
    return None
