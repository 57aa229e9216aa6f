"""Where a new visit goes: beside the others, wherever in the repository one is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiedai.cli.asking import Question
from jiedai.cli.exits import UsageProblem
from jiedai.source.files import PLAN, shown

if TYPE_CHECKING:
    from jiedai.cli.asking import Asker

_PLANS: Final = "plans"
_HANDBOOK: Final = "handbook.yaml"
_YES: Final = "是"


def home_of(folder: str | None, asker: Asker) -> Path:
    """The folder above the visit's; raises UsageProblem where nobody said one and there is none for visits."""
    place = Path(folder).parent if folder else Path()
    if place != Path():
        return place
    found = _around()
    if found is None and folder is None:
        found = _below(asker)
    return found or place


def _around() -> Path | None:
    """The folder of visits that is here, or that one is in."""
    if Path(_PLANS).is_dir():
        return Path(_PLANS)
    if Path(_HANDBOOK).is_file() and not Path(PLAN).exists():
        return Path()
    here = Path.cwd()
    inside = next((each for each in (here, *here.parents) if each.name == _PLANS), None)
    return Path() if inside == here else inside


def _below(asker: Asker) -> Path:
    """The only folder of visits one level down, if that is meant."""
    below = [each.parent for each in Path().glob(f"*/{_PLANS}/{_HANDBOOK}")]
    if len(below) != 1:
        ways = "先运行一次 jiedai init，建一个放接待的地方；只写这一份，就写明文件夹名，如：jiedai new 接待"
        raise UsageProblem(f"这里没有 plans 文件夹，什么也没有写。{ways}")
    name = shown(below[0])
    question = Question("", f"这里没有 plans 文件夹，是不是放在 {name}", _YES, {_YES: "", "否": ""}, closed=True)
    if not asker.yes and sys.stdin.isatty() and asker.answer(question, None, str) == _YES:
        return below[0]
    where = f"放在 {name} 的，写 jiedai new {name}/文件夹名；就放在这里的，写 jiedai new 文件夹名"
    raise UsageProblem(f"这里没有 plans 文件夹，什么也没有写。{where}")
