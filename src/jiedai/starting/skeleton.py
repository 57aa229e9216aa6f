"""A fresh plan.yaml: the parts that such a visit needs, with 待定 where nothing is known yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple, get_args

from jiedai.handbook.expression import compiled, environment
from jiedai.handbook.scenes import PartWord
from jiedai.shape.fields import UNDECIDED, known
from jiedai.source.document import Document, parse
from jiedai.source.edits import plain
from jiedai.source.place import Text
from jiedai.starting.somebody import Somebody
from jiedai.starting.words import words
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

if TYPE_CHECKING:
    from jinja2 import Template

    from jiedai.shape.date_range import DateRange

SKELETONS: Final = FilePath(__file__).with_name("skeletons")
_DAY: Final = timedelta(days=1)
_ANY_TIME: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - what a visit needs does not depend on when one asks


class Wishes(NamedTuple):
    """What is known of a visit on the day of the first phone call."""

    handbook: str
    """A built-in handbook's name, or the path from the visit's folder."""
    regime: str
    unit: str
    short: str
    scene: str | None = None
    tier: str = UNDECIDED
    purpose: str = UNDECIDED
    days: DateRange | None = None
    means: str = UNDECIDED
    coordinator: Somebody | None = None
    approver: Somebody | None = None


def fresh_plan(wishes: Wishes, folder: FilePath, schema: str) -> str:
    """The text of the plan of a visit in `folder`; `schema` is the way from there to the schema."""
    visit = _bare_visit(wishes, folder)
    handbook = visit.handbook
    parts, usual = _parts(visit, wishes)
    tier = visit.tier[1] if visit.tier else None
    data: dict[str, Any] = {
        "红线": schema,
        "名称": title_of(wishes),
        "性质": wishes.regime,
        "手册": wishes.handbook,
        "场景": wishes.scene,
        "场景说明": visit.scene[1].meaning if visit.scene else "",
        "级别": wishes.tier,
        "各级": [f"{name}（{each.meant_for}）" if each.meant_for else name for name, each in handbook.tiers.items()],
        "目的": wishes.purpose,
        "各种目的": handbook.purposes,
        "单位": wishes.unit,
        "简称": wishes.short,
        "方式": wishes.means,
        "部分": parts,
        "常用": usual,
        "不含": visit.scene[1].excludes if visit.scene else [],
        "部门": list(handbook.duties),
        "角色": [role for role in ("主陪", "总协调") if role in parts] or [UNDECIDED],
        "布置": _welcome(visit, tier.setting if tier else []),
        "资料": _welcome(visit, [*tier.refreshments, *tier.papers] if tier else []),
        "批准人": tier.approver if tier else None,
        "人手": _hosts(parts, wishes.coordinator),
        "批的人": wishes.approver.written if wishes.approver else None,
        "应急": _listed("应急", [(each.situation, each.section) for each in handbook.contingencies], parts),
        "后续": _listed("后续", [(each.task, each.section) for each in handbook.follow_ups], parts),
    }
    return _template("plan.yaml.j2").render(data | _days(wishes.days))


def title_of(wishes: Wishes) -> str:
    """华源电力来访考察."""
    return f"{wishes.short}来访{'' if wishes.purpose == UNDECIDED else wishes.purpose}"


def _days(days: DateRange | None) -> dict[str, Any]:
    if days is None:
        return {"日期": UNDECIDED, "各天": [], "首日": UNDECIDED, "末日": UNDECIDED}
    every = [days.first + _DAY * count for count in range((days.last - days.first).days + 1)]
    last = str(days.last) if days.last > days.first else UNDECIDED
    return {"日期": str(days), "各天": [*map(str, every)], "首日": str(days.first), "末日": last}


def _bare_visit(wishes: Wishes, folder: FilePath) -> Visit:
    """A visit of which nothing but the choices is written: it knows what it needs."""
    fields = {"接待": title_of(wishes), "性质": wishes.regime, "手册": wishes.handbook, "来访单位": wishes.unit}
    fields |= {"级别": wishes.tier} | ({"场景": wishes.scene} if wishes.scene else {})
    document = parse(Text("plan.yaml", "".join(f"{key}: {plain(value)}\n" for key, value in fields.items())))
    made = visit_of(document, folder, _ANY_TIME) if isinstance(document, Document) else None
    if not isinstance(made, Visit):
        raise TypeError(made)
    return made


def _hosts(parts: list[str], coordinator: Somebody | None) -> list[dict[str, str]]:
    """Who coordinates, and before him a lead host who is 待定; nobody while nobody is known."""
    if coordinator is None:
        return []
    lead = [Somebody(UNDECIDED).written | {"角色": "主陪"}] if "主陪" in parts else []
    return [*lead, coordinator.written | {"角色": "总协调"}]


def _listed(part: str, wanted: list[tuple[str, str | None]], parts: list[str]) -> list[str]:
    """What the handbook wants to be written in a part; where the part is only a sample, what is usual."""
    if part in parts:
        return [name for name, section in wanted if known(section) is None or section in parts]
    return [name for name, _ in wanted] or words()[f"常见{part}"]


def _parts(visit: Visit, wishes: Wishes) -> tuple[list[str], list[str]]:
    """What is asked for, and what else is usual: nothing where the scene is one of an hour or two."""
    excluded = visit.scene[1].excludes if visit.scene else []
    asked = {part for part in get_args(PartWord) if visit.needs(part) or part in visit.demands}
    asked -= {"级别"} if not visit.handbook.tiers else set()
    short = "住宿" in excluded
    if wishes.days and wishes.days.first != wishes.days.last and not short:
        asked.add("住宿")
    if "用餐" in asked:
        asked.add("日程")
    if wishes.means != UNDECIDED:
        asked |= {"到达"} if short else {"到达", "离开"}
    if wishes.approver:
        asked.add("审批")
    barred = {*asked, *excluded, *(["礼品"] if wishes.regime == "公务" else [])}
    return sorted(asked), [] if short else [part for part in words()["常用"] if part not in barred]


def _welcome(visit: Visit, things: list[str]) -> list[str]:
    """The things but for those that the regime would not have."""
    return [thing for thing in things if not visit.unwelcome(thing)]


@cache
def _template(name: str) -> Template:
    sandbox = environment().overlay()
    sandbox.filters["引"] = plain
    return compiled(sandbox, (SKELETONS / name).read_text("utf-8"), name)


def filled_skeleton(name: str, data: dict[str, Any]) -> str:
    """One of the other skeletons, filled with the data."""
    return _template(name).render(data)
