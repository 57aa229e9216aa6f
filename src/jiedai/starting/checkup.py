"""What this computer has for jiedai, and what it lacks; each is one line and what to do."""

from __future__ import annotations

import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

import yaml

from jiedai import __version__
from jiedai.fonts.choose import choose
from jiedai.fonts.find import NoFonts
from jiedai.visit.working_days import not_known

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

State: TypeAlias = Literal["好", "缺", "坏"]

MARKS: Final[dict[State, str]] = {"好": "✓", "缺": "–", "坏": "✗"}
_EXTRAS: Final = (
    ("排版程序", "typst", "印 PDF 和图片", "print"),
    ("Word 模板", "docxtpl", "用公司自己的 Word 模板", "word"),
    ("拼音", "pypinyin", "文件夹用拼音取名，校样上注音", "print"),
)
_NOVEMBER: Final = 11
_EIGHT_HOURS: Final = 8 * 3600
_WRITTEN_IN: Final = 2025


class Check(NamedTuple):
    """One thing looked at: how it stands, and what to do about it."""

    name: str
    state: State
    message: str
    cure: str = ""


def computer(now: datetime, local: datetime) -> Iterator[Check]:
    """What is installed; `now` is Beijing time, `local` what the computer's own clock shows, with its zone."""
    yield Check("Python", "好", f"{platform.python_version()}（{sys.executable}）")
    yield Check("jiedai", "好", f"{__version__}（{Path(__file__).resolve().parents[1]}）")
    yield _parser()
    for name, package, use, extra in _EXTRAS:
        yield _extra(name, package, use, extra)
    yield _fonts()
    yield _git()
    yield holidays(now)
    yield clock(now, local)
    if sys.platform == "win32":  # pragma: no cover - only there
        yield console(sys.stdout.encoding or "")


def _parser() -> Check:
    if yaml.__with_libyaml__:
        return Check("读 YAML", "好", "用 libyaml，快")
    return Check("读 YAML", "缺", "没有 libyaml，读得慢几十倍，结果一样", "pip install --force-reinstall pyyaml")


def _extra(name: str, package: str, use: str, extra: str) -> Check:
    try:
        return Check(name, "好", f"{package} {version(package)}")
    except PackageNotFoundError:
        return Check(name, "缺", f"没有 {package}；要{use}才用得着", f"pip install 'jiedai[{extra}]'")


def _fonts() -> Check:
    try:
        chosen = choose((), ())
    except NoFonts as refusal:
        return Check("字体", "缺", "PDF 和图片还没有字体可用", str(refusal))
    faces = dict.fromkeys(f"{face.family}（{face.origin}）" for face in (chosen.song.face, chosen.hei.face))
    return Check("字体", "好", "、".join(faces))


def _git() -> Check:
    found = shutil.which("git")
    if found:
        return Check("git", "好", found)
    return Check("git", "缺", "没有 git；不用它也能写方案，只是留不下每次改动", "从 git-scm.com 装")


def holidays(now: datetime) -> Check:
    """Whether the State Council's calendar is there: this year's, and from November on the next one's."""
    wanted = [now.year, *([now.year + 1] if now.month >= _NOVEMBER else [])]
    missing = [year for year in wanted if not_known([now.date().replace(year=year, month=7, day=1)])]
    if not missing:
        return Check("放假安排", "好", "、".join(f"{year} 年" for year in wanted) + "的有了")
    words = "、".join(f"{year} 年" for year in missing)
    return Check(
        "放假安排", "缺", f"{words}的还没有，那些日子只按周一到周五算", "国务院公布以后：pip install -U chinesecalendar"
    )


def clock(now: datetime, local: datetime) -> Check:
    """Beijing time as jiedai takes it, and the computer's own zone where it is another."""
    if now.year < _WRITTEN_IN:
        return Check("时间", "坏", f"电脑的日期是 {now:%Y-%m-%d}，像是不对", "在系统设置里校准时间")
    offset = local.utcoffset()
    zone = "" if offset and offset.total_seconds() == _EIGHT_HOURS else f"；电脑的时区是 {local:%z}，不影响"
    return Check("时间", "好", f"北京时间 {now:%Y-%m-%d %H:%M}{zone}")


def console(encoding: str) -> Check:
    """Whether a Windows console shows every character."""
    if encoding.casefold().replace("-", "") in ("utf8", "cp65001"):
        return Check("终端", "好", "UTF-8")
    return Check("终端", "缺", f"编码是 {encoding}，生僻字可能显示成别的", "先运行 chcp 65001，或用 Windows Terminal")
