"""Every requirement of the source handbooks is somewhere: as data of a built-in handbook, or as a rule."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from conftest import EXAMPLES, REPOSITORY

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.items import items_of
from jiedai.handbook.library import BUILTIN, REGIMES, builtin_names, open_handbook, open_regime
from jiedai.handbook.process import DAY_BEFORE
from jiedai.rules.catalogue import CARDS
from jiedai.rules.judge import judge
from jiedai.source.place import Span, Text
from jiedai.visit.opening import open_visit
from jiedai.visit.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jiedai.handbook.handbook import Handbook

REQUIREMENTS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "requirements.yaml").read_text("utf-8"))
HERE = Span(Text("plan.yaml", "手册"), 0, 2)
NUMBER = re.compile(r"S\d{3}(?:-[A-Za-z0-9]+)?")
UNFINISHED = "2026-04-15-nordwind"
"""The example that shows what a checklist looks like while work is still open."""


@cache
def builtin(name: str) -> Handbook:
    opened = open_handbook(name, REPOSITORY, HERE)
    assert not isinstance(opened, list), opened
    return opened.handbook


def all_handbooks() -> list[Handbook]:
    regimes = [open_regime(path.stem).handbook for path in sorted(REGIMES.glob("*.yaml"))]
    return [builtin(name) for name in builtin_names()] + regimes


def entries(handbook: Handbook) -> Iterator[Any]:
    """All that asks something of a plan or of somebody, but for conduct."""
    yield from handbook.tiers.values()
    yield from handbook.scenes.values()
    yield from chain.from_iterable(handbook.duties.values())
    yield handbook.times
    for each in (
        handbook.limits,
        handbook.lodging_tables,
        handbook.prohibitions,
        handbook.ways,
        handbook.steps,
        handbook.contingencies,
        handbook.follow_ups,
        handbook.forms,
        handbook.taboos,
        handbook.resources,
        handbook.custom_rules,
    ):
        yield from each


def numbers(sources: Iterable[str | None]) -> set[str]:
    return {number for source in sources for number in NUMBER.findall(source or "")}


def test_every_requirement_is_met():
    sources = [entry.source for handbook in all_handbooks() for entry in entries(handbook)]
    judged = numbers([*sources, *(card.clause for card in CARDS)])
    shown = numbers(line.source for handbook in all_handbooks() for line in handbook.conduct)
    met = {"A": judged, "B": judged, "C": shown}
    missing = [number for number, check in REQUIREMENTS.items() if number not in met[check]]
    assert missing == []


def test_every_number_that_is_cited_is_a_requirement():
    cited = numbers(card.clause for card in CARDS)
    for handbook in all_handbooks():
        cited |= numbers(entry.source for entry in (*entries(handbook), *handbook.conduct))
    assert sorted(cited - set(REQUIREMENTS)) == []


@pytest.mark.parametrize("name", builtin_names())
def test_everything_in_a_built_in_handbook_names_its_source(name: str):
    handbook = builtin(name)
    unsourced = [
        entry
        for entry in (*entries(handbook), *handbook.conduct)
        if entry.model_fields_set and not numbers([entry.source])
    ]
    assert unsourced == []


@pytest.mark.parametrize("name", builtin_names())
def test_a_built_in_handbook_s_forms_have_boxes_and_its_steps_have_owners(name: str):
    handbook = builtin(name)
    assert [form.name for form in handbook.forms if not any(row.boxes or row.columns for row in form.rows)] == []
    assert [step.name for step in handbook.steps if not step.owner] == []


@pytest.mark.parametrize("name", [name for name in builtin_names() if name != "通用"])
def test_every_booking_that_has_to_be_confirmed_is_an_item_with_a_deadline(name: str):
    handbook = builtin(name)
    for scene, needs in handbook.scenes.items():
        asked = {
            step.each: step.due
            for step in handbook.steps
            if step.proof and step.phase == DAY_BEFORE and not step.dropped and scene in (step.scenes or [scene])
        }
        missing = {"车辆", "场地", "用餐", "住宿"} - set(needs.excludes) - {each for each in asked if asked[each]}
        assert missing == set(), scene


def handbooks_of(plan: Path) -> set[str]:
    """The built-in handbooks that a plan is judged by, through however many files."""
    return _chain(yaml.safe_load(plan.read_text("utf-8"))["手册"], plan.parent)


def _chain(name: str, folder: Path) -> set[str]:
    path = BUILTIN / f"{name}.yaml" if name in builtin_names() else (folder / name).resolve()
    parents = yaml.safe_load(path.read_text("utf-8")).get("继承", [])
    own = {name} if path.parent == BUILTIN else set()
    return own.union(*(_chain(parent, path.parent) for parent in parents))


@pytest.mark.parametrize("name", builtin_names())
def test_a_built_in_handbook_has_an_example_visit(name: str):
    assert [plan for plan in EXAMPLES if name in handbooks_of(plan)]


def the_evening_before(plan: Path) -> Visit:
    visit = open_visit(plan, datetime(2026, 1, 1))
    assert isinstance(visit, Visit), visit
    assert visit.days
    moment = datetime.combine(visit.days[0] - timedelta(days=1), time(17, 30))
    visit = open_visit(plan, moment)
    assert isinstance(visit, Visit), visit
    return visit


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda plan: plan.parent.name)
def test_every_step_of_every_phase_fills_for_the_example(plan: Path):
    visit = the_evening_before(plan)
    items = items_of(visit)
    assert isinstance(items, list), items
    assert all(item.text and "{{" not in item.text for item in items)


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda plan: plan.parent.name)
def test_the_examples_are_clean_and_ready_the_evening_before(plan: Path):
    visit = the_evening_before(plan)
    verdict = judge(visit)
    assert [finding.message for finding in verdict.findings] == []
    drawn = draw_up(visit, verdict, Wanted(DAY_BEFORE))
    assert isinstance(drawn, Gate)
    assert [remark for remark in drawn.remarks if "检查表上没有" in remark] == []
    assert drawn.open is (plan.parent.name != UNFINISHED)
