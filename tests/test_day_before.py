"""The day-before list of each example beside what the source handbooks demand of that day: nothing is missing."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY

from jiedai.checklist.drawing_up import Wanted, draw_up
from jiedai.checklist.gate import Gate
from jiedai.checklist.items import Item
from jiedai.checklist.owners import NOBODY
from jiedai.handbook.process import DAY_BEFORE
from jiedai.rules.judge import judge
from jiedai.visit.opening import open_visit
from jiedai.visit.visit import Visit

DEMANDED: dict[str, dict[str, list[list[str]]]] = yaml.safe_load(
    (Path(__file__).parent / "day_before.yaml").read_text("utf-8")
)
EACH = [
    (visit, number, words) for visit, demands in DEMANDED.items() for number in demands for words in demands[number]
]
NUMBER = re.compile(r"S\d{3}-\w+")


@cache
def the_day_before(example: str) -> list[Item]:
    plan = REPOSITORY / "plans" / example / "plan.yaml"
    first = datetime.fromisoformat(example[:10])
    visit = open_visit(plan, datetime.combine(first - timedelta(days=1), time(9)))
    assert isinstance(visit, Visit), visit
    drawn = draw_up(visit, judge(visit), Wanted(DAY_BEFORE))
    assert isinstance(drawn, Gate), drawn
    return drawn.items


@pytest.mark.parametrize(("example", "number", "words"), EACH)
def test_what_is_demanded_is_on_the_list_with_its_facts(example: str, number: str, words: list[str]):
    citing = [item.text for item in the_day_before(example) if number in NUMBER.findall(item.source)]
    assert [text for text in citing if all(word in text for word in words)], (words, citing)


@pytest.mark.parametrize("example", DEMANDED)
def test_every_item_has_an_owner_and_what_blocks_has_a_deadline(example: str):
    items = the_day_before(example)
    assert [item.id for item in items if item.owner.shown == NOBODY] == []
    assert [item.id for item in items if item.blocking and item.due is None] == []


@pytest.mark.parametrize("example", DEMANDED)
def test_no_item_is_there_twice(example: str):
    ids = [item.id for item in the_day_before(example)]
    assert sorted(ids) == sorted(set(ids))


def test_an_official_visit_is_neither_welcomed_with_words_nor_given_anything():
    steps = {item.id.split("/")[0] for item in the_day_before("2026-05-20-diaoyan")}
    assert not steps & {"欢迎词", "欢迎屏", "接站牌", "礼品"}
