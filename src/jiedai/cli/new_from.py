"""`jiedai new --from`: the command line of starting a visit from an old one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from jiedai.cli.asking import Asker, Question
from jiedai.cli.exits import CLEAN, UsageProblem
from jiedai.cli.starting import next_steps, place_of, put
from jiedai.cli.visits import one_plan
from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook
from jiedai.shape.words import Unreadable
from jiedai.source.document import Document, read
from jiedai.source.files import shown
from jiedai.source.place import Span, Text
from jiedai.starting.copying import Uncopied, copied
from jiedai.starting.naming import coming_days, renamed

if TYPE_CHECKING:
    from datetime import datetime

    from jiedai.handbook.handbook import Handbook
    from jiedai.shape.date_range import DateRange
    from jiedai.starting.copying import Copied

_HANDBOOK = "handbook.yaml"
_TEMPLATES = "templates"
_A_FEW = 5


def new_from(old: str, folder: str | None, dates: str | None, asker: Asker, now: datetime) -> int:
    """Copy the plan, its own handbook and its templates; never what was ticked or printed."""
    plan = one_plan(old, now)
    document = read(plan, shown(plan))
    if not isinstance(document, Document):
        raise UsageProblem(f"“{shown(plan)}”读不通（{document[0].message}），先改好它：jiedai validate {shown(plan)}")
    if dates is None and not sys.stdin.isatty():
        raise UsageProblem("请写上新的接待是哪几天，如 --dates '2026-03-12 至 2026-03-13'")
    question = Question("--dates", "新的接待哪天到哪天（如 2026-03-12 至 2026-03-13）")
    days = asker.answer(question, dates, lambda text: _days(text, now))
    home = plan.resolve().parent.parent if folder is None else Path(folder).parent
    if folder is None and plan.parent != Path():
        home = plan.parent.parent
    place = place_of(home, renamed(plan.resolve().parent.name, days) if folder is None else Path(folder).name)
    made = _made(document, days, plan.parent, place)
    files = {"plan.yaml": made.text.content} | _beside(plan.parent)
    written = put(place, files, _handbook(document, plan.parent))
    print("写好 " + "、".join(written))
    print("\n".join(_told(made)))
    print("\n".join(next_steps(place)))
    return CLEAN


def _days(text: str, now: datetime) -> DateRange:
    days = coming_days(text, now.date())
    if days is None:
        raise Unreadable("从旧方案拷，要先定日期", "写哪天到哪天，如 2026-03-12 至 2026-03-13")
    return days


def _made(document: Document, days: DateRange, source: Path, place: Path) -> Copied:
    try:
        return copied(document, days, _renamed_handbook(str(document.values.get("手册", "")), source, place))
    except Uncopied as refusal:
        raise UsageProblem(str(refusal)) from None


def _renamed_handbook(name: str, source: Path, place: Path) -> str:
    """The handbook as the new folder has to name it."""
    if name in builtin_names() or not name.endswith((".yaml", ".yml")) or "/" not in name:
        return name
    try:
        return Path(os.path.relpath((source / name).resolve(), place.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return name


def _handbook(document: Document, source: Path) -> Handbook:
    name = str(document.values.get("手册", ""))
    opened = open_handbook(name, source, Span(Text("手册", name), 0, len(name)))
    if not isinstance(opened, OpenHandbook):
        raise UsageProblem(f"旧方案的手册读不了：{opened[0].message}。先改好它")
    return opened.handbook


def _beside(source: Path) -> dict[str, str | bytes]:
    """The visit's own handbook and templates, byte for byte."""
    own = [source / _HANDBOOK] if (source / _HANDBOOK).is_file() else []
    templates = source / _TEMPLATES
    own += sorted(each for each in templates.rglob("*") if each.is_file()) if templates.is_dir() else []
    return {each.relative_to(source).as_posix(): each.read_bytes() for each in own}


def _told(made: Copied) -> list[str]:
    """What was cleared, and what to look at."""
    cleared = "、".join(f"{name} {count} 处" for name, count in made.cleared.items())
    lines = [f"清掉了：{cleared}" if cleared else "没有要清的", "日程和住宿挪到了新的日子；打勾和印好的文书没有拷。"]
    if made.days_left_over:
        lines.append(f"旧的日程有 {made.days_left_over} 天排到了新的日期以后，删掉或改日期。")
    if made.suspicious:
        words = "；".join(f"第 {each.line} 行“{each.words}”" for each in made.suspicious[:_A_FEW])
        lines.append(f"注释里还有像是旧的日期：{words}{' 等' if len(made.suspicious) > _A_FEW else ''}，看一眼。")
    return [*lines, "来宾、我方、价格没有动，逐行核对。"]
