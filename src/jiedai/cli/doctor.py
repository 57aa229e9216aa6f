"""`jiedai doctor`: what this computer and this repository have, and what they lack."""

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from jiedai.starting.checkup import Check


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    JSON = "json"


def doctor(
    as_of: AsOf = None,
    form: Annotated[Format, typer.Option("--format", metavar="格式", help="text 给人看，json 给程序")] = Format.TEXT,
) -> int:
    """看看这台电脑和这里的仓库：装了什么、缺什么、怎么办。"""
    from jiedai.cli.clock import moment
    from jiedai.cli.schema import Kind, schema_text
    from jiedai.starting.checkup import computer
    from jiedai.starting.repository_check import repository

    checks = [
        *computer(moment(as_of), datetime.now().astimezone()),
        *repository(lambda handbook: schema_text(Kind.PLAN, handbook)),
    ]
    print(_as_json(checks) if form is Format.JSON else "\n".join(_lines(checks)))
    return exits.FOUND if any(check.state == "坏" for check in checks) else exits.CLEAN


def _lines(checks: "list[Check]") -> list[str]:
    from jiedai.findings.display import pad, width
    from jiedai.starting.checkup import MARKS

    column = max(width(check.name) for check in checks) + 2
    return [
        f"{MARKS[check.state]} {pad(check.name, column)}{check.message}{'。' + check.cure if check.cure else ''}"
        for check in checks
    ]


def _as_json(checks: "list[Check]") -> str:
    import json

    states = {"好": "ok", "缺": "missing", "坏": "broken"}
    listed = [
        {"name": each.name, "state": states[each.state], "message": each.message, "cure": each.cure} for each in checks
    ]
    return json.dumps({"checks": listed}, ensure_ascii=False, indent=2)
