"""The papers: what is in them, whole and to the last character, and how they reach the folder."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from conftest import BASE, EXAMPLES, assert_as_expected, laid_over, open_text

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.notices import CHAT_LIMIT
from jiedai.documents.printer import Printer


def papers(text: str, folder: Path = BASE) -> dict[str, str]:
    """The text of every paper by the name of its file."""
    sheets = make(Printer(folder), open_text(text), PAPERS, [])
    return {f"{sheet.name}.{sheet.source}": sheet.text for sheet in sheets}


@pytest.mark.parametrize("name", ["接待方案.md", "接待通知单.md", "接待通知.txt", "欢迎屏.svg", "接站牌-MU5137.svg"])
def test_a_paper_to_the_last_character(name: str):
    made = papers(laid_over(""))
    assert_as_expected(name, made[name])


def test_the_same_plan_gives_the_same_papers():
    assert papers(laid_over("")) == papers(laid_over(""))


def words(svg: str) -> str:
    return "".join(each.text or "" for each in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")).replace(
        " ", ""
    )


@pytest.mark.parametrize(
    ("guests", "greeting"),
    [
        ("[{姓名: 李建国, 职务: 总经理, 性别: 男}, {姓名: 赵敏, 职务: 经理, 性别: 女, 主宾: 是}]", "赵敏女士一行"),
        ("[{姓名: 李建国, 职务: 总经理, 性别: 男}]", "李建国先生"),
        ("[{姓名: 李建国, 职务: 总经理}, {姓名: 赵敏, 职务: 经理}]", "李建国总经理一行"),
    ],
)
def test_signs_say_the_seed_s_words(guests: str, greeting: str):
    made = papers(laid_over(f"来宾: {guests}\n住宿: 待定"))
    assert words(made["欢迎屏.svg"]) == f"欢迎华源电力集团有限公司{greeting}"
    assert words(made["接站牌-MU5137.svg"]) == f"欢迎华源电力集团有限公司{greeting}皖新机电股份有限公司"


def test_one_board_for_each_leg_with_its_own_guests():
    part = """
到达:
  - {方式: 飞机, 班次: MU1, 时间: 2026-03-12 14:05, 地点: 机场, 人员: 李建国, 接站: 刘洋, 接站牌: 是}
  - {方式: 高铁, 班次: G1, 时间: 2026-03-12 15:05, 地点: 车站, 人员: 赵敏, 接站: 陈静}
  - {方式: 高铁, 班次: G2, 时间: 2026-03-12 15:05, 地点: 车站, 人员: 赵敏, 接站: 陈静, 接站牌: 否}
  - {方式: 自驾, 时间: 2026-03-12 15:05, 地点: 北门, 人员: 赵敏}
"""
    made = papers(laid_over(part))
    assert [name for name in made if name.startswith("接站牌")] == ["接站牌-MU1.svg", "接站牌-G1.svg"]
    assert "赵敏女士" in words(made["接站牌-G1.svg"])
    assert "一行" not in words(made["接站牌-G1.svg"])


def test_a_sign_escapes_what_a_name_may_hold():
    text = laid_over("").replace("华源电力集团有限公司", '甲&乙<丙>"有限公司')
    assert '甲&乙<丙>"有限公司' in words(papers(text)["欢迎屏.svg"])


def test_a_cell_escapes_what_would_end_it():
    made = papers(laid_over("目标: '一|二'"))
    assert "| 接待目标 | 一\\|二 |" in made["接待方案.md"]


def test_nothing_that_is_not_written_is_printed():
    made = papers("接待: 甲\n性质: 商务\n手册: handbook.yaml\n级别: 嘉宾级\n来访单位: {名称: 乙}\n来宾: []\n")
    assert not [name for name, text in made.items() if "None" in text or "[]" in text]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_tables_of_the_examples_have_as_many_cells_as_their_heads(path: Path):
    text = path.read_text("utf-8").replace("../handbook.yaml", "handbook.yaml")
    for name, paper in papers(text).items():
        if name.endswith(".md"):
            for table in re.findall(r"(?:^\|.*\n)+", paper, re.MULTILINE):
                assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table


@pytest.mark.parametrize("items", [1, 8, 30, 120])
def test_the_chat_notice_keeps_within_its_limit(items: int):
    agenda = "\n".join(
        f"    - {{时间: '{9 + n // 12:02}:{n % 12 * 5:02}', 事项: 第{n}项商务洽谈与参观安排, 类型: 活动, 地点: 总部大楼, 负责: 陈静}}"
        for n in range(items)
    )
    text = papers(laid_over(f"日程:\n  2026-03-12:\n{agenda}\n"))["接待通知.txt"]
    assert len(text) <= CHAT_LIMIT
    assert text.startswith("【接待通知】")
    assert "以最新通知为准" in text
    assert ("其余见接待通知单。" in text) is (items >= 30)


# templates


def test_a_template_beside_the_plan_takes_the_place_of_ours(tmp_path: Path):
    shutil.copytree(BASE, tmp_path / "visit")
    (tmp_path / "visit" / "templates").mkdir()
    (tmp_path / "visit" / "templates" / "notice.txt.j2").write_text("自己的：{{来访单位.名称}}", "utf-8")
    assert papers(laid_over(""), tmp_path / "visit")["接待通知.txt"] == "自己的：华源电力集团有限公司"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("\n{{来访单位.名字}}", "第 2 行"),
        ("{{来访单位.名字}}", "你是不是想写“名称”"),
        ("{% if %}", "第 1 行"),
        ("{{ ''.__class__.__mro__ }}", "notice.txt.j2"),
        ("{% include '../../handbook.yaml' %}", "找不到"),
        ("{% include '/etc/passwd' %}", "找不到"),
    ],
)
def test_a_broken_template_is_refused_and_nothing_is_written(run, visit_folder: Path, template: str, words: str):
    (visit_folder / "templates").mkdir()
    (visit_folder / "templates" / "notice.txt.j2").write_text(template, "utf-8")
    result = run("render")
    assert result.code == 2
    assert words in result.err
    assert not (visit_folder / "out").exists()


# what is printed


def test_a_plan_whose_names_lead_nowhere_is_not_printed(run, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("负责: 陈静", "负责: 陈晶", 1), "utf-8")
    result = run("render")
    assert result.code == 1
    assert "陈晶" in result.err
    assert not (visit_folder / "out").exists()


def test_a_plan_with_errors_is_printed_with_a_warning(run, visit_folder: Path):
    plan = visit_folder / "plan.yaml"
    plan.write_text(plan.read_text("utf-8").replace("人均: 180", "人均: 9999"), "utf-8")
    result = run("render", "--as-of", "2026-03-01")
    assert result.code == 0
    assert "还有 2 处错误" in result.err


@pytest.mark.parametrize(
    ("written", "printed"), [("忌口: 无", "无"), ("忌口: 花生", "花生"), ("忌口: 待定", "没问"), ("性别: 男", "没问")]
)
def test_a_diet_never_asked_is_not_printed_as_none(written: str, printed: str):
    made = papers(laid_over(f"来宾: [{{姓名: 马文, 职务: 副总经理, {written}}}]\n住宿: []"))
    row = next(line for line in made["接待通知单.md"].splitlines() if line.startswith("| 马文"))
    assert row.endswith(f"| {printed} |")


def test_there_is_no_screen_for_nobody():
    assert "欢迎屏.svg" not in papers(laid_over("来宾: []\n住宿: []"))


def test_official_guests_are_not_welcomed_on_a_screen():
    made = papers(laid_over("性质: 公务"))
    assert "欢迎屏.svg" not in made
    assert "接站牌-MU5137.svg" in made
