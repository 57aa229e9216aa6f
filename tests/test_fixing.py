"""Safe fixes: made in place, keeping everything else, or not at all."""

from __future__ import annotations

import os
import re
import stat
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from conftest import EXAMPLES, document_of
from hypothesis import given
from hypothesis import strategies as st

from jiedai.findings.mending import differences
from jiedai.source.decode import read_text
from jiedai.source.edits import Edit, edited, plain, written_back
from jiedai.source.writing import NotWritten, write_back

PLAN = Path("plan.yaml")


def mend(run, damage: dict[str, str], line_end: str = "\n", encoding: str = "utf-8") -> tuple[str, str]:
    """The base plan with some words replaced: its text before and after --fix."""
    text = PLAN.read_text("utf-8")
    for words, typed in damage.items():
        assert words in text
        text = text.replace(words, typed, 1)
    before = text.replace("\n", line_end)
    PLAN.write_bytes(before.encode(encoding))
    run("validate", PLAN, "--fix", "--as-of", "2026-03-11")
    return before, PLAN.read_bytes().decode("utf-8-sig" if encoding == "utf-8-sig" else "utf-8")


TYPED = {
    "性质: 商务": ("性质：商务", "性质: 商务"),
    "级别: 嘉宾级": ("级别:嘉宾级", "级别: 嘉宾级"),
    "  名称: 华源": ("　名称: 华源", "  名称: 华源"),
    "{姓名: 周敏, 职务: 采": ("{姓名: 周敏，职务: 采", "{姓名: 周敏, 职务: 采"),
    "姓名: 王强, 职务": ("姓名: 王强, 职位", "姓名: 王强, 职务"),
    "角色: 总协调": ("角色:总协调", "角色: 总协调"),
    "方式: 高铁": ("方式: 动车", "方式: 高铁"),
    "接站: 刘洋": ("接站: “刘洋”", "接站: 刘洋"),
    "陪餐: [王强, 陈静]": ("陪餐: 王强 陈静", "陪餐: 王强、陈静"),
    "目标: 就二期配电柜达成订货意向": ("目标: @就二期配电柜达成订货意向", '目标: "@就二期配电柜达成订货意向"'),
    "设备: [投影]": ("“设备”: [投影]", "设备: [投影]"),
}


@pytest.mark.parametrize("words", TYPED)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_slip_is_mended_and_nothing_else_is_touched(words: str, line_end: str, visit_folder: Path, run):
    typed, right = TYPED[words]
    before, after = mend(run, {words: typed}, line_end)
    assert after == before.replace(typed, right, 1)


def test_the_word_for_open_is_taken_from_above_what_has_been_written(visit_folder: Path, run):
    damage = {"我方:\n": "我方: 待定        # 一人一行\n", "日程:\n": "日程: 待定\n"}
    before, after = mend(run, damage)
    assert after == before.replace("我方: 待定", "我方:").replace("日程: 待定", "日程:")


WIDE = {
    "  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 无}": "  - {姓名：赵敏，职务：技术部经理，性别：女，民族：汉族，忌口：无}",
    "  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}": "  - 姓名：李建国，职务：副总经理，性别：男，民族：汉族，忌口：无，主宾：是",
    "{名称: 徽墨套装, 单价: 150}": "｛名称：徽墨套装，单价：150｝",
    "{情形: 天气变化, 措施: 备伞, 责任人: 刘洋}": "{情形: 天气变化, 措施: 备伞，责任人：刘洋}",
}


@pytest.mark.parametrize("right", WIDE)
def test_a_row_in_full_width_punctuation_is_mended_whole(right: str, visit_folder: Path, run):
    original = PLAN.read_text("utf-8")
    _, after = mend(run, {right: WIDE[right]})
    assert after == original


@pytest.mark.parametrize(
    "line",
    [
        "  名称: 华源电力集团有限公司",
        "  联系人: {姓名: 周敏",
        "  - {姓名: 赵敏",
        "    - 时间: 18:00-19:30",
        "      事项: 晚宴",
        "      类型: 用餐",
        "      负责: 陈静",
        "    星级: 4",
        "    房间:",
        "  2026-03-12:",
        "    - {时间: 16:00",
        "      - {房型: 大床房, 单价: 480, 住客: 李建国}",
        "      - {房型: 大床房, 单价: 480, 住客: 赵敏}",
    ],
)
@pytest.mark.parametrize("tabs", [1, 2])
def test_a_line_indented_with_tabs_stands_where_the_lines_around_it_do(line: str, tabs: int, visit_folder: Path, run):
    original = PLAN.read_text("utf-8")
    _, after = mend(run, {f"\n{line}": "\n" + "\t" * tabs + line.lstrip()})
    assert after == original


@pytest.mark.parametrize("line", ["    - 时间: 18:30-20:30", "    - {时间: 14:00-17:00", "  2026-04-16:", "  展厅:"])
def test_a_line_further_out_than_the_one_before_it_is_mended_too(line: str, example_plans: Path, run):
    plan = example_plans / "2026-04-15-nordwind" / "plan.yaml"
    original = plan.read_text("utf-8")
    assert f"\n{line}" in original
    plan.write_text(original.replace(f"\n{line}", "\n\t" + line.lstrip(), 1), "utf-8")
    run("validate", plan, "--fix")
    assert plan.read_text("utf-8") == original


def test_a_plan_indented_with_tabs_alone_is_mended_whole(visit_folder: Path, run):
    original = PLAN.read_text("utf-8")
    lines = (re.sub(r"^ +", lambda found: "\t" * (len(found[0]) // 2), line) for line in original.splitlines())
    PLAN.write_text("\n".join(lines) + "\n", "utf-8")
    assert run("validate", PLAN, "--fix", "--as-of", "2026-03-11").code == 0
    assert PLAN.read_text("utf-8") == original


def test_a_sentence_that_looks_like_fields_stays_a_sentence(visit_folder: Path, run):
    before, after = mend(run, {"类型: 会谈, 地点": "类型: 会谈, 备注: 先集合，时间：听通知, 地点"})
    assert after == before
    assert run("validate", "--as-of", "2026-03-11").code == 0


def test_many_slips_behind_each_other_are_mended_in_one_run(visit_folder: Path, run):
    original = PLAN.read_text("utf-8")
    damage = {words: typed for words, (typed, right) in TYPED.items() if right == words}
    assert len(damage) > 5
    before, after = mend(run, damage, encoding="gbk")
    assert before != original == after


def test_a_byte_order_mark_and_comments_stay(visit_folder: Path, run):
    _, after = mend(run, {"性质: 商务": "性质：商务   # 四种之一"}, encoding="utf-8-sig")
    assert PLAN.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "性质: 商务   # 四种之一\n" in after


@pytest.mark.parametrize(
    "damage",
    [
        {"姓名: 赵敏": "姓名: 赵敏, 联系电话: 13800000003, 电话: 13800000004"},  # the right field is there already
        {"负责: 陈静, 参加": "负责: 陈晶, 参加"},  # a name that is only alike
        {"人均: 180": "标准: 贵"},  # the right field would not take the words
        {"级别: 嘉宾级": "级别: 佳宾级"},
    ],
)
def test_what_is_doubtful_is_left_alone(damage: dict[str, str], visit_folder: Path, run):
    before, after = mend(run, damage)
    assert after == before


def test_a_plan_without_slips_is_not_written(visit_folder: Path, run):
    before = PLAN.stat().st_mtime_ns
    assert run("validate", "--fix", "--as-of", "2026-03-11") == (0, "", "")
    assert PLAN.stat().st_mtime_ns == before


def test_diff_shows_and_keeps(visit_folder: Path, run):
    text = PLAN.read_text("utf-8").replace("性质: 商务", "性质：商务")
    PLAN.write_text(text, "utf-8")
    code, out, err = run("validate", "--diff", "--as-of", "2026-03-11")
    assert (code, err) == (2, "")
    assert out.splitlines()[3:] == [" 接待: 华源电力来访", "-性质：商务", "+性质: 商务", *out.splitlines()[6:]]
    assert PLAN.read_text("utf-8") == text


def test_standard_input_is_shown_but_not_fixed(visit_folder: Path, run, monkeypatch: pytest.MonkeyPatch):
    typed = PLAN.read_text("utf-8").replace("性质: 商务", "性质：商务").encode()
    for arguments, code, words in (([], 2, "-:2:3: JD111"), (["--diff"], 2, "+性质: 商务"), (["--fix"], 2, "--diff")):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(typed)))
        result = run("validate", "-", *arguments)
        assert result.code == code
        assert words in result.out + result.err


def test_a_file_changed_meanwhile_is_left_alone(visit_folder: Path):
    text, _ = read_text(PLAN, "plan.yaml")
    assert text
    PLAN.write_text("接待: 另一份\n", "utf-8")
    with pytest.raises(NotWritten, match="刚被别的程序改过"):
        write_back(text, text)
    assert PLAN.read_text("utf-8") == "接待: 另一份\n"


def test_the_mode_and_the_link_stay(visit_folder: Path, run):
    if os.name == "nt":
        pytest.skip("links need a privilege there")
    PLAN.chmod(0o640)
    PLAN.rename("real.yaml")
    PLAN.symlink_to("real.yaml")
    mend(run, {"性质: 商务": "性质：商务"})
    assert PLAN.is_symlink()
    assert stat.S_IMODE(Path("real.yaml").stat().st_mode) == 0o640
    assert "性质: 商务" in Path("real.yaml").read_text("utf-8")
    assert sorted(path.name for path in visit_folder.iterdir()) == ["handbook.yaml", "plan.yaml", "real.yaml"]


def test_nothing_is_left_behind_when_writing_fails(visit_folder: Path, run, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copymode", full)
    PLAN.write_text(PLAN.read_text("utf-8").replace("性质: 商务", "性质：商务"), "utf-8")
    result = run("validate", "--fix")
    assert (result.code, result.out) == (2, "")
    assert "写不进" in result.err
    assert "性质：商务" in PLAN.read_text("utf-8")
    assert sorted(path.name for path in visit_folder.iterdir()) == ["handbook.yaml", "plan.yaml"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_needs_no_fix(path: Path, run):
    assert run("validate", path, "--diff", "--as-of", "2026-03-01").out == ""


EDITS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4), st.text(max_size=3)), max_size=5)


@given(st.text(min_size=34, max_size=40), EDITS)
def test_every_character_outside_the_edits_is_found_again(content: str, raw: list[tuple[int, int, str]]):
    edits = []
    for start, length, new in sorted(raw):
        if not edits or start >= edits[-1].end + 1:
            edits.append(Edit(start, start + length, new))
    after = edited(content, edits)
    for offset, character in enumerate(after):
        back = written_back(offset, edits)
        inside = any(edit.start <= back < max(edit.end, edit.start + 1) for edit in edits)
        assert inside or content[back] == character


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff"), min_size=1))
def test_a_plain_scalar_reads_as_the_text_it_was_made_from(words: str):
    words = words.strip()
    if words and words.isprintable():
        assert document_of(f"甲: [{plain(words)}, 乙]\n丙: {plain(words)}\n").values == {
            "甲": [words, "乙"],
            "丙": words,
        }


def test_differences_are_the_innermost_paths():
    before = {"甲": {"乙": ["1", "2"], "丙": "3"}, "丁": "4"}
    after = {"甲": {"乙": ["1", "9"], "戊": "3"}, "丁": "4"}
    assert set(differences(before, after)) == {("甲", "乙", 1), ("甲", "丙"), ("甲", "戊")}
