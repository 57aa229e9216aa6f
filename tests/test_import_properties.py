"""Whatever stands in the cells of a name list: never a traceback, nothing but the guests changes, and only once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import EXAMPLES, document_of, laid_over
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jiedai.importing.importing import Import, import_guests
from jiedai.importing.opening import open_list
from jiedai.importing.sheet import Unimportable
from jiedai.plan.plan import Plan, read_plan

HEADINGS = ["姓名", "外文名", "职务", "单位", "性别", "民族", "饮食", "手机", "团长", "航班", "到达时间", "备注"]
NAMES = ["李建国", "赵敏", "王强", "钱 文", "王伟", "王伟（大）", "Hans Keller", "汉斯·凯勒", "孙明远先生"]
HOSTILE = [
    "- a: b",
    "{x}",
    "# y",
    '"',
    "'",
    "\\",
    "a: b",
    "无",
    "待定",
    "同上",
    "null",
    "~",
    "*a",
    "&b",
    "\u2028",
    "是",
    "男",
]
TEXT = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
)
ROW = st.tuples(st.one_of(st.sampled_from(NAMES), TEXT), *[TEXT] * (len(HEADINGS) - 1))
GUESTS = [
    "来宾: 待定\n",
    "来宾: # 还没发来\n",
    "来宾: [{姓名: 李建国}, {姓名: 王伟, 职务: 待定}]\n",
    "来宾:\n# 一\n- 姓名: 汉斯·凯勒\n  忌口:\n  - 素食\n  # 二\n- {姓名: 王伟, 电话: }\n# 三\n",
    "来宾:\r\n  - {姓名: 王伟（大）, 职务: 经理} # 四\r\n  - {姓名: 王伟（小）,}",
]
SLOW = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


def imported(path: Path, text: str) -> Import:
    document = document_of(text)
    plan = read_plan(document)
    assert isinstance(plan, Plan)
    return import_guests(open_list(path, None), document, plan)


def as_csv(rows: list[list[str]]) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue()


@SLOW
@given(rows=st.lists(ROW, max_size=6), guests=st.sampled_from(GUESTS))
def test_nothing_but_the_guests_changes_and_only_once(tmp_path: Path, rows: list[tuple[str, ...]], guests: str):
    path = tmp_path / "名单.csv"
    path.write_text(as_csv([HEADINGS, *map(list, rows)]), "utf-8", newline="")
    text = laid_over(guests)
    first = imported(path, text)
    after = first.after.content
    before_values, values = document_of(text).values, document_of(after).values
    assert values | {"来宾": None} == before_values | {"来宾": None}
    assert [line for line in text.splitlines() if "#" in line.strip()[:1]] == [
        line for line in after.splitlines() if "#" in line.strip()[:1]
    ]
    assert not imported(path, after).changed


FEW = {
    "姓名": ["王伟", "王 伟", "王伟（大）", "Wang Wei", "王伟 Wang Wei"],
    "外文名": ["", "Wang Wei"],
    "职务": ["", "", "工程师", "会计"],
    "单位": ["", "华源电力", "设计院"],
    "性别": ["", "男", "女"],
    "忌口": ["", "清真", "无"],
    "电话": ["", "", "13800000001", "13800000002"],
    "主宾": ["", "", "是"],
}
PERSON = st.fixed_dictionaries({field: st.sampled_from(values) for field, values in FEW.items()})


@SLOW
@given(rows=st.lists(PERSON, max_size=4), guests=st.lists(PERSON, max_size=3))
def test_of_one_name_nobody_gets_what_is_another_s(
    tmp_path: Path, rows: list[dict[str, str]], guests: list[dict[str, str]]
):
    path = tmp_path / "名单.csv"
    path.write_text(as_csv([list(FEW), *(list(row.values()) for row in rows)]), "utf-8", newline="")
    written = [{key: value for key, value in guest.items() if value and key != "主宾"} for guest in guests]
    first = imported(path, laid_over(f"来宾: {json.dumps(written, ensure_ascii=False)}"))
    assert not imported(path, first.after.content).changed
    filled = [step for step in first.met.steps if step.known is not None and step.adds]
    assert len({step.known for step in filled}) == len(filled)
    for step in filled:
        said, theirs = written[step.known], step.person.fields
        against = {key for key in ("职务", "性别", "电话") if key in said and theirs.get(key, said[key]) != said[key]}
        assert against in (set(), {"职务"}, {"电话"})
        assert not against or len(guests) == 1 == len({tuple(row.values()) for row in rows})


@SLOW
@given(data=st.one_of(st.binary(max_size=300), st.binary(max_size=300).map(lambda each: b"PK\x03\x04" + each)))
def test_any_file_is_a_list_or_gets_a_sentence(tmp_path: Path, data: bytes):
    path = tmp_path / "名单"
    path.write_bytes(data)
    try:
        said = open_list(path, None).table.columns
    except Unimportable as refusal:
        said = str(refusal)
    assert "姓名" in said or "名单" in said


@pytest.mark.parametrize("plan", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_example_takes_another_guest(tmp_path: Path, plan: Path):
    path = tmp_path / "名单.csv"
    path.write_text("姓名,职务,手机\n钱学文,工程师,13800000099\n", "utf-8")
    text = plan.read_text("utf-8")
    made = imported(path, text)
    line = "  - {姓名: 钱学文, 职务: 工程师, 电话: 13800000099}"
    assert line in made.after.content.splitlines()
    left = [each for each in made.after.content.splitlines() if each not in (line, "来宾:")]
    assert [each for each in left if each] == [each for each in text.splitlines() if each not in ("", "来宾:")]
