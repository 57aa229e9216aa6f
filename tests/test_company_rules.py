"""Two companies' rules that the format was not made for, as handbooks and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import BASE, DAY_BEFORE, document_of, laid_over

from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

HANDBOOKS = Path(__file__).parent / "handbooks"
STANDARDS = {"JD211", "JD214", "JD401", "JD402", "JD405", "JD406", "JD407", "JD408", "JD409", "JD411"}
"""What these tests are about: names, people of rank, and amounts."""


def found(part: str) -> list[str]:
    """The codes of standards that a plan under one of these handbooks does not keep."""
    visit = visit_of(document_of(laid_over(part)), HANDBOOKS, DAY_BEFORE)
    assert isinstance(visit, Visit), visit
    return sorted(finding.code for finding in judge(visit).findings if finding.code in STANDARDS)


@pytest.mark.parametrize("name", ["三级接待", "来访分类"])
def test_the_handbook_is_clean(name: str, run):
    code, out, err = run("handbook", "check", HANDBOOKS / f"{name}.yaml", "--fail-on", "警告", "--format", "concise")
    assert (code, err) == (0, "")
    assert "错误" not in out
    assert "警告" not in out


BY_GRADE = """手册: 三级接待.yaml
级别: {grade}
我方:
  - {{姓名: 王强, 职务: {post}, 角色: 主陪}}
  - {{姓名: 陈静, 职务: 市场总监, 角色: 总协调}}
  - {{姓名: 刘洋, 职务: 商务部经理, 部门: 商务部, 角色: 接站}}
到达: [{{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: [王强, 刘洋], 车辆: 商务车}}]
日程:
  2026-03-12:
    - 时间: 18:00-19:30
      事项: 晚宴
      类型: 用餐
      地点: 徽园酒店
      负责: 陈静
      用餐: {{人均: {meal}, 酒水: {{每瓶: 100, 瓶数: 1}}, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
住宿:
  - 酒店: 徽园酒店
    星级: {stars}
    协议酒店: 是
    入住: 2026-03-12
    退房: 2026-03-13
    确认: 2026-03-10 刘洋
    房间: [{{住客: 李建国}}, {{住客: 赵敏}}]
审批: [{{人: 周正, 职务: {approver}, 日期: 2026-03-09, 结论: 同意}}]
"""


@pytest.mark.parametrize(
    ("grade", "post", "meal", "stars"),
    [
        ("一级", "董事长", 125, 5),  # four people share a bottle of 100 yuan: 150 a head
        ("一级", "总经理", 125, 5),
        ("二级", "副总经理", 105, 4),
        ("三级接待", "商务部经理", 75, 3),
    ],
)
def test_a_plan_at_the_limit_of_its_grade_passes(grade: str, post: str, meal: int, stars: int):
    assert found(BY_GRADE.format(grade=grade, post=post, meal=meal, stars=stars, approver="总经理")) == []


@pytest.mark.parametrize(
    ("grade", "post", "meal", "stars", "approver", "code"),
    [
        ("一级", "总经理", 126, 5, "总经理", "JD402"),
        ("一级", "副总经理", 125, 5, "总经理", "JD401"),
        ("一级", "总经理", 125, 5, "副总经理", "JD409"),
        ("二级", "副总经理", 105, 5, "总经理", "JD406"),
        ("二级", "总监", 105, 4, "总经理", "JD401"),
        ("三级", "商务部经理", 76, 3, "总经理", "JD402"),
        ("三级", "主管", 75, 3, "总经理", "JD401"),
        ("四级", "总经理", 75, 3, "总经理", "JD214"),
    ],
)
def test_a_plan_beyond_its_grade_is_found(grade: str, post: str, meal: int, stars: int, approver: str, code: str):
    assert found(BY_GRADE.format(grade=grade, post=post, meal=meal, stars=stars, approver=approver)) == [code]


BY_KIND = """手册: 来访分类.yaml
级别: {kind}
我方:
  - {{姓名: 王强, 职务: {post}, 角色: 主陪}}
  - {{姓名: 陈静, 职务: 副总经理, 角色: 总协调}}
  - {{姓名: 刘洋, 职务: 综合管理部经理, 部门: 综合管理部, 角色: 接站}}
  - {{姓名: 孙敏, 职务: 主管}}
  - {{姓名: 何川, 职务: 业务员}}
审批: [{{人: 周正, 职务: {approver}, 日期: 2026-03-09, 结论: 同意}}]
"""


@pytest.mark.parametrize(
    ("kind", "post"), [("A", "总经理"), ("重要客户", "总经理"), ("B", "副总经理"), ("C", "技术部部长")]
)
def test_the_right_people_for_a_kind_of_customer_pass(kind: str, post: str):
    assert found(BY_KIND.format(kind=kind, post=post, approver="总经理")) == []


@pytest.mark.parametrize(
    ("kind", "post", "approver", "code"),
    [
        ("A", "副总经理", "总经理", "JD401"),
        ("B类", "技术部部长", "总经理", "JD401"),
        ("C", "主管", "总经理", "JD401"),
        ("C", "技术部部长", "副总经理", "JD409"),
    ],
)
def test_the_wrong_people_are_found(kind: str, post: str, approver: str, code: str):
    assert found(BY_KIND.format(kind=kind, post=post, approver=approver)) == [code]


@pytest.mark.parametrize(
    ("kind", "refreshments"), [("A", "时令水果和点心、饮品备好"), ("B", "时令水果和饮品备好"), ("C", "")]
)
def test_the_company_s_own_steps_are_on_the_checklist(kind: str, refreshments: str, tmp_path: Path, run):
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    shutil.copy(HANDBOOKS / "来访分类.yaml", tmp_path)
    text = laid_over(BY_KIND.format(kind=kind, post="总经理", approver="总经理"))
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    out = run("checklist", tmp_path, "--day-before", "--format", "md", "--as-of", "2026-03-11 08:00").out
    assert ("备茶点" in out) == bool(refreshments)
    assert refreshments in out
