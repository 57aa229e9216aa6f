"""What starting a visit from nothing and from an old one share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.cli.asking import sentence
from jiedai.cli.exits import UsageProblem
from jiedai.cli.schema import Kind, schema_text
from jiedai.shape.words import Unreadable
from jiedai.source.files import likely_plans, shown
from jiedai.source.writing import NotWritten
from jiedai.starting.laying import lay
from jiedai.starting.naming import check_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jiedai.handbook.handbook import Handbook

SCHEMA = "plan.schema.json"


def place_of(home: Path, name: str) -> Path:
    """The visit's folder, which has no plan yet; raises UsageProblem."""
    place = home / name
    try:
        check_folder(place)
    except Unreadable as refusal:
        raise UsageProblem(sentence(refusal)) from None
    if place.exists() and not place.is_dir():
        raise UsageProblem(f"“{shown(place)}”是一个文件，不是文件夹。换一个名字")
    if found := likely_plans(place):
        raise UsageProblem(f"“{shown(place)}”里已经有 {found[0]}，没有动它。接着写，就打开它；另写一份，换一个文件夹名")
    return place


def put(place: Path, files: Mapping[str, str | bytes], handbook: Handbook) -> list[str]:
    """Write the visit's files, and the schema beside its folder where there is none; what was written."""
    schema = place.parent / SCHEMA
    missing = {} if schema.exists() else {schema: schema_text(Kind.PLAN, handbook)}
    every = {place / name: text for name, text in files.items()} | missing
    try:
        lay(every)
    except NotWritten as refusal:
        raise UsageProblem(str(refusal)) from refusal
    return [shown(path) for path in every]


def next_steps(place: Path) -> Iterator[str]:
    """The three commands that come next."""
    path = f'"{shown(place)}"' if " " in shown(place) else shown(place)
    yield "接下来："
    yield f"  打开 {shown(place)}/plan.yaml，定下一样，改一样，再看还差什么：jiedai validate {path}"
    yield f"  看要办哪些事：jiedai checklist --all {path}"
    yield f"  印出来给大家看：jiedai render {path}"
