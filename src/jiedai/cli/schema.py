"""`jiedai schema`: the command line of what editors and other programs are told about plans and handbooks."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import HandbookName

if TYPE_CHECKING:
    from jiedai.handbook.handbook import Handbook
    from jiedai.plan.schema import Words


class Kind(StrEnum):
    """Which file is described."""

    PLAN = "plan"
    HANDBOOK = "handbook"


def schema(
    kind: Annotated[
        Kind, typer.Argument(metavar="[plan|handbook]", help="plan 是接待方案，handbook 是手册", show_default=False)
    ] = Kind.PLAN,
    handbook: HandbookName = None,
    out: Annotated[str | None, typer.Option(metavar="文件", help="写到这个文件；不写就印在屏幕上")] = None,
) -> int:
    """给编辑器用的 JSON Schema：写方案时有补全、说明和红线。"""
    from jiedai.cli.handbooks import named_handbook

    text = schema_text(kind, named_handbook(handbook).handbook if handbook is not None else None)
    if out is None:
        print(text, end="")
    else:
        _write(Path(out), text)
    return exits.CLEAN


def schema_text(kind: Kind, handbook: "Handbook | None") -> str:
    """What editors are told about such a file, with the words of a handbook."""
    import json

    from jiedai.handbook.schema import handbook_schema
    from jiedai.plan.schema import plan_schema

    described = plan_schema(_words(handbook)) if kind is Kind.PLAN else handbook_schema(handbook)
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _write(path: Path, text: str) -> None:
    """Write the schema to a file, but over nothing else than an earlier one."""
    try:
        if path.exists() and '"$schema"' not in path.read_text("utf-8", errors="replace")[:200]:
            raise exits.UsageProblem(f"“{path}”不是 jiedai 写的，没有覆盖；换一个文件名")
        path.write_bytes(text.encode())
    except OSError:
        raise exits.UsageProblem(f"写不进“{path}”：看看文件夹在不在、是不是只读") from None


def _words(handbook: "Handbook | None") -> "Words":
    from jiedai.handbook.library import builtin_names
    from jiedai.plan.schema import Words
    from jiedai.rules import RULES

    rules = sorted(rule.code for rule in RULES if rule.waivable) + [rule.name for rule in RULES if rule.waivable]
    if handbook is None:
        return Words(builtin_names(), rules=rules)
    rules += [word for custom in handbook.custom_rules for word in (custom.code, custom.name)]
    return Words(
        handbooks=builtin_names(),
        tiers=[word for name, tier in handbook.tiers.items() for word in (name, *tier.aliases)],
        scenes=list(handbook.scenes),
        purposes=handbook.purposes,
        ranks=[rank.name for rank in handbook.ranks],
        departments=list(handbook.duties),
        rules=rules,
    )
