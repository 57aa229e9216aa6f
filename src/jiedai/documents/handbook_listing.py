"""Handbooks on a page: what each is called, and how much it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.display import pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jiedai.handbook.handbook import Handbook

_COLUMNS: Final = 80
_UNKNOWN: Final = "未注明"


def listed(groups: Mapping[str, Mapping[str, Handbook]]) -> Iterator[str]:
    """For each handbook its name, its full name and version, and what is in it."""
    margin = max(width(name) for books in groups.values() for name in books) + 4
    for title, books in groups.items():
        yield f"{title}："
        for name, handbook in books.items():
            lines = [*wrap(_title(handbook, name), _COLUMNS - margin), *wrap(_contents(handbook), _COLUMNS - margin)]
            for number, line in enumerate(lines):
                yield pad("" if number else f"  {name}", margin) + line
        yield ""
    yield "看一本：jiedai handbook show 名称；印一本：jiedai handbook render 名称"


def _title(handbook: Handbook, name: str) -> str:
    """《恒瑞达客户接待管理制度》2019-06-20; where no version is known, what it is taken from."""
    full = "" if handbook.name == name else f"《{handbook.name}》"
    of = f"据{handbook.source}" if handbook.version == _UNKNOWN and handbook.source else handbook.version
    return f"{full}{of}"


def _contents(handbook: Handbook) -> str:
    """级别 贵宾级、嘉宾级；场景 3 种；流程 5 步；表单 2 张."""
    said = (
        ("级别 ", "、".join(handbook.tiers)),
        ("职级 ", f"{len(handbook.ranks)} 级" if handbook.ranks and not handbook.tiers else ""),
        ("场景 ", "、".join(handbook.scenes)),
        ("流程 ", f"{len([step for step in handbook.steps if not step.dropped])} 步" if handbook.steps else ""),
        ("表单 ", f"{len(handbook.forms)} 张" if handbook.forms else ""),
        ("限额 ", f"{len(handbook.limits) + len(handbook.lodging_tables)} 条" if handbook.limits else ""),
        ("禁止 ", f"{len(handbook.prohibitions)} 条" if handbook.prohibitions else ""),
        ("服务规范 ", f"{len(handbook.conduct)} 条" if handbook.conduct else ""),
    )
    return "；".join(label + words for label, words in said if words) or "没有另外的规定"
