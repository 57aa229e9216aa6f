"""What a visit is called for short, and the folder that it gets."""

from __future__ import annotations

import re
from datetime import timedelta
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from jiedai.shape.date_range import parse_date_range
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.numerals import arabic
from jiedai.shape.words import Unreadable
from jiedai.starting.words import words

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from jiedai.shape.date_range import DateRange

_YEAR: Final = re.compile(r"\d{4}")
_LONG: Final = timedelta(days=31)
_LONGEST: Final = 40
_MOST_BYTES: Final = 200
_DATED: Final = re.compile(r"^\d{4}-\d\d-\d\d-")
_NAMELESS: Final = "jiedai"
_FORBIDDEN: Final = '<>:"|?*'


def coming_days(text: str, today: date) -> DateRange | None:
    """The days typed, of this year or the next where none is written; None for 待定; raises Unreadable."""
    if text.strip() == UNDECIDED:
        return None
    days = parse_date_range(text, today.year)
    if days.first < today and not _YEAR.search(arabic(text)):
        days = parse_date_range(text, today.year + 1)
    if days.first < today:
        raise Unreadable(f"{days.first} 已经过去了", "核对年份；补写以前的接待，加 --as-of 当时的日期")
    if days.last - days.first > _LONG:
        raise Unreadable(f"{days} 太长了", "核对起止")
    return days


def one_line(text: str) -> str:
    """A name as it was typed, on one line; raises Unreadable for what cannot be printed."""
    name = " ".join(text.split())
    if not name:
        raise Unreadable("这里还空着", "写上名称")
    if not name.isprintable():
        raise Unreadable("里面有看不见的字符", "重新打一遍，不要从别处拷")
    return name


def short_name(unit: str) -> str:
    """华源电力 for 华源电力集团有限公司; the whole name where nothing would be left."""
    bare = re.sub(r"[（(][^（()）]*[)）]$", "", unit).strip()
    for ending in words()["简称去掉"]:
        if len(bare.removesuffix(ending)) > 1:
            bare = bare.removesuffix(ending)
    return bare or unit


def folder_name(short: str, days: DateRange | None) -> str:
    """2026-03-12-huayuan, in pinyin where the package for it is there."""
    return f"{days.first}-{_slug(short)}" if days else _slug(short)


def renamed(old: str, days: DateRange) -> str:
    """The name of an old visit's folder with the new day before it."""
    return f"{days.first}-{_DATED.sub('', old)}"


def check_folder(folder: Path) -> None:
    """Refuse a folder that some system could not have, or that leads out of where one is; raises Unreadable."""
    for name in folder.parts[1:] if folder.is_absolute() else folder.parts:
        if name == "..":
            raise Unreadable(f"“{folder.as_posix()}”要到外面一层去", "先到那个文件夹里，再运行一次")
        if name.split(".")[0].strip().casefold() in words()["不能用作文件夹名"]:
            raise Unreadable(f"“{name}”是 Windows 留着自己用的名字", "换一个文件夹名")
        if set(_FORBIDDEN) & set(name) or not name.isprintable() or name[-1] in " ." or name[0] in " -~":
            raise Unreadable(f"“{name}”不能用作文件夹的名字", "只用汉字、字母、数字和短横线")
        if len(name.encode()) > _MOST_BYTES:
            raise Unreadable("文件夹的名字太长", "写短一些")


def _slug(text: str) -> str:
    if find_spec("pypinyin"):
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - large, and only this needs it

        text = "".join(lazy_pinyin(text))
    name = re.sub(r"[^\w]+", "-", text.casefold()).strip("-_")[:_LONGEST]
    return name if name and name not in words()["不能用作文件夹名"] else _NAMELESS
