"""`jiedai schema`: the command line of what editors and other programs are told about plans and handbooks."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits

if TYPE_CHECKING:
    from jiedai.handbook.handbook import Handbook
    from jiedai.plan.schema import Words
    from jiedai.source.problem import Problem

_OPTION = "--handbook"


class Kind(StrEnum):
    """Which file is described."""

    PLAN = "plan"
    HANDBOOK = "handbook"


def schema(
    kind: Annotated[
        Kind, typer.Argument(metavar="[plan|handbook]", help="plan 是接待方案，handbook 是手册", show_default=False)
    ] = Kind.PLAN,
    handbook: Annotated[
        str | None,
        typer.Option(_OPTION, metavar="手册", help="用哪本手册的级别、职级和部门：内置手册的名称，或文件路径"),
    ] = None,
) -> int:
    """给编辑器用的 JSON Schema：写方案时有补全、说明和红线。"""
    import json

    from jiedai.handbook.schema import handbook_schema
    from jiedai.plan.schema import plan_schema

    opened = _opened(handbook) if handbook is not None else None
    described = plan_schema(_words(opened)) if kind is Kind.PLAN else handbook_schema(opened)
    print(json.dumps(described, ensure_ascii=False, indent=2))
    return exits.CLEAN


def _opened(name: str) -> "Handbook":
    from pathlib import Path

    from jiedai.handbook.library import open_handbook
    from jiedai.source.place import Span, Text

    found = open_handbook(name, Path(), Span(Text(_OPTION, name), 0, len(name)))
    if isinstance(found, list):
        raise exits.UsageProblem(_sentence(found[0]))
    return found.handbook


def _sentence(problem: "Problem") -> str:
    line, column = problem.span.begin
    file = problem.span.text.file
    where = file if file == _OPTION else f"{file}:{line}:{column}"
    return f"{where}：{problem.message}。{problem.cure}".rstrip("。")


def _words(handbook: "Handbook | None") -> "Words":
    from jiedai.handbook.library import builtin_names
    from jiedai.plan.schema import Words
    from jiedai.rules import RULES

    rules = sorted(rule.code for rule in RULES) + [rule.name for rule in RULES]
    if handbook is None:
        return Words(builtin_names(), rules=rules)
    return Words(
        handbooks=builtin_names(),
        tiers=[word for name, tier in handbook.tiers.items() for word in (name, *tier.aliases)],
        ranks=[rank.name for rank in handbook.ranks],
        departments=list(handbook.duties),
        rules=rules,
    )
