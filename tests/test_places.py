"""Every finding stands at the characters that are to blame, however the plan is written."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

from conftest import BASE, DAY_BEFORE, document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedai.findings.finding import Diagnostic
from jiedai.findings.slips import blocked
from jiedai.plan.plan import Plan
from jiedai.rules.judge import judge
from jiedai.shape.keys import keys_at
from jiedai.source.edits import plain
from jiedai.source.place import Path
from jiedai.visit.opening import Blocked, visit_of

VALUES = document_of((BASE / "plan.yaml").read_text("utf-8")).values
HURTFUL_KEYS = [
    "interests",
    "strings",
    "int",
    "1",
    "待定",
    "𠮷䶮",
    "[key]",
    "a/b",
    "type",
    "ctx",
    "~",
    "null",
    "是",
    "🙂",
]
HURTFUL_WORDS = ["不知道𠮷", "interests", "99x", "🙂🙂", "null", "list[int]", "甲/乙", "a: b", "#", "“引”", "{甲}"]


class Writer:
    """Writes values as YAML in a style drawn by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def toss(self) -> bool:
        return self.chance.random() < 0.5

    def scalar(self, text: str) -> str:
        return json.dumps(text, ensure_ascii=False) if self.toss() else plain(text)

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.scalar(key)}: {self.flow(inner)}" for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.scalar(value)

    def lines(self, value: Any, indent: str = "") -> Iterator[str]:
        """A group in block style, some of its members in flow style."""
        for key, inner in value.items():
            name = self.scalar(key)
            if isinstance(inner, str) or not inner or self.toss():
                yield f"{indent}{name}: {self.flow(inner)}"
            elif isinstance(inner, dict):
                yield f"{indent}{name}:"
                yield from self.lines(inner, indent + "  ")
            else:
                yield f"{indent}{name}:"
                yield from (f"{indent}  - {self.flow(each)}" for each in inner)

    def whole(self, values: Any) -> str:
        line_end = self.chance.choice(["\n", "\r\n"])
        lines = []
        for line in self.lines(values):
            lines += ["# 𠮷 注释"] * self.toss() + [line]
        return line_end.join([*lines, ""])


def found(text: str) -> list[Diagnostic]:
    visit = visit_of(document_of(text), BASE, DAY_BEFORE)
    verdict = blocked("plan.yaml", visit.problems, unreadable=False) if isinstance(visit, Blocked) else judge(visit)
    return list(verdict.findings)


def blamed(finding: Diagnostic) -> str:
    """The characters at a finding's place, as they read."""
    text = finding.span.text.content[finding.span.start : finding.span.end]
    return json.loads(text) if text.startswith('"') else text


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in items:
        yield from paths(inner, (*path, step))


def at(path: Path) -> Any:
    value: Any = VALUES
    for step in path:
        value = value[step]
    return value


def changed(path: Path, new: Any) -> Any:
    """The base values with `new` at `path`; None takes what stands there away."""
    copy = json.loads(json.dumps(VALUES))
    group = copy
    for step in path[:-1]:
        group = group[step]
    if new is None:
        del group[path[-1]]
    else:
        group[path[-1]] = new
    return copy


GROUPS = [path for path in paths(VALUES) if isinstance(at(path), dict) and keys_at(Plan, path)]
TYPED = (
    "时间",
    "日期",
    "电话",
    "座位",
    "容纳",
    "入住",
    "退房",
    "单价",
    "星级",
    "数量",
    "人均",
    "方式",
    "类型",
    "结论",
    "确认",
    "性别",
)
SCALARS = [path for path in paths(VALUES) if path and path[-1] in TYPED]
LISTS = [
    path for path in paths(VALUES) if path and path[-1] in ("来宾", "我方", "到达", "住宿", "审批", "应急", "房间")
]
NAMES = [path for path in paths(VALUES) if path and path[-1] in ("负责", "责任人", "接站", "送站", "住客")]

STYLES = st.integers(0, 10**6).map(random.Random)
few = settings(max_examples=150, deadline=None)


@few
@given(STYLES, st.sampled_from(GROUPS), st.sampled_from(HURTFUL_KEYS))
def test_an_unknown_key_is_blamed_itself(style: random.Random, group: Path, key: str):
    text = Writer(style).whole(changed((*group, key), "甲"))
    (finding,) = found(text)
    assert (finding.code, finding.path, blamed(finding)) == ("JD202", (*group, key), key)


@few
@given(STYLES, st.sampled_from(SCALARS), st.sampled_from(HURTFUL_WORDS))
def test_a_word_that_cannot_be_read_is_blamed_itself(style: random.Random, path: Path, word: str):
    text = Writer(style).whole(changed(path, word))
    (finding,) = found(text)
    assert finding.code in ("JD203", "JD204")
    assert (finding.path, blamed(finding)) == (path, word)


@few
@given(STYLES, st.sampled_from(LISTS), st.sampled_from(HURTFUL_WORDS))
def test_a_text_instead_of_a_list_is_blamed_itself(style: random.Random, path: Path, word: str):
    (finding,) = found(Writer(style).whole(changed(path, word)))
    assert (finding.code, finding.path, blamed(finding)) == ("JD205", path, word)


@few
@given(STYLES, st.sampled_from([path for path in GROUPS if path and "姓名" in at(path)]))
def test_what_is_missing_is_blamed_on_the_group_it_is_missing_in(style: random.Random, group: Path):
    text = Writer(style).whole(changed((*group, "姓名"), None))
    finding = found(text)[0]
    assert (finding.code, finding.path) == ("JD201", (*group, "姓名"))
    shown = text[finding.span.start : finding.span.end]
    assert shown.strip('"') == group[-1] if isinstance(group[-1], str) else shown.startswith("{")


@few
@given(STYLES, st.sampled_from(NAMES), st.sampled_from(["张三丰", "𠮷田", "interests"]))
def test_a_name_that_is_not_listed_is_blamed_itself(style: random.Random, path: Path, name: str):
    findings = found(Writer(style).whole(changed(path, name)))
    assert [(each.code, blamed(each)) for each in findings] == [("JD211", name)]


@few
@given(STYLES, st.sampled_from(["人均", "单价", "星级"]), st.integers(5000, 9000))
def test_an_amount_over_the_ceiling_is_blamed_itself(style: random.Random, field: str, amount: int):
    path = next(path for path in paths(VALUES) if path and path[-1] == field)
    written = "5" if field == "星级" else str(amount)
    findings = [each for each in found(Writer(style).whole(changed(path, written))) if each.code >= "JD402"]
    assert findings[0].path == path
    assert blamed(findings[0]) == written
