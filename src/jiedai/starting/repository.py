"""The first files of a repository of visits."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from jiedai.starting.skeleton import SKELETONS, filled_skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jiedai.handbook.handbook import Handbook
    from jiedai.handbook.tiers import Tier

Host: TypeAlias = Literal["github", "gitlab", "both", "none"]

_ALWAYS: Final = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".pre-commit-config.yaml": "pre-commit.yaml",
}
_PIPELINES: Final = {
    ".github/workflows/jiedai.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
}
"""The pipeline of each host, by where the host looks for it."""
_HOUR: Final = timedelta(hours=1)
_BOTH: Final = ("恒瑞达", "集团")
_MERGED: Final = SKELETONS / "恒瑞达和集团.yaml"
"""What a handbook over both of them says, so that they ask for the same thing once only."""
HANDBOOK: Final = "plans/handbook.yaml"
PLAN_SCHEMA: Final = "plans/plan.schema.json"
HANDBOOK_SCHEMA: Final = "plans/handbook.schema.json"


def around(host: Host) -> dict[str, str]:
    """The files around the visits, by their paths: what git leaves out, the hook, the pipelines."""
    pipelines = {path: name for path, name in _PIPELINES.items() if host in ("both", name.split(".")[0])}
    return {path: (SKELETONS / name).read_text("utf-8") for path, name in (_ALWAYS | pipelines).items()}


def own_handbook(parents: Sequence[str], opened: Handbook, organisation: str, today: date) -> str:
    """A company's handbook over built-in ones, with the ceilings to fill in."""
    data: dict[str, Any] = {
        "继承": parents,
        "确认有效": {what: f"{valid // _HOUR}小时" for what, valid in opened.times.validity.by_kind.items()},
        "名称": f"{organisation or '我们公司'}客户接待手册",
        "单位": organisation,
        "今天": str(today),
        "各级": [
            {"名": name, "适用": tier.meant_for, "空着": blank}
            for name, tier in opened.tiers.items()
            if (blank := list(_blank(tier)))
        ],
    }
    text = filled_skeleton("handbook.yaml.j2", data)
    return text + (_MERGED.read_text("utf-8") if {*_BOTH} <= {*parents} else "")


def _blank(tier: Tier) -> Iterator[tuple[str, str]]:
    """The ceilings that nobody has filled in, as group and field."""
    ceilings = (
        ("餐标", "人均", tier.meal.per_head),
        ("酒水", "每瓶", tier.drinks.per_bottle),
        ("香烟", "每盒", tier.cigarettes.per_packet),
        ("住宿", "每晚", tier.lodging.per_night),
        ("礼品", "每份", tier.gift.per_piece),
    )
    for group, field, ceiling in ceilings:
        if ceiling is None or ceiling.amount is None:
            yield group, field
