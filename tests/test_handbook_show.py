"""`jiedai handbook list` and `show`: which handbooks there are and what one says, in words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FULL_HANDBOOK, assert_as_expected, change_handbook

from jiedai.documents.handbook_view import handbook_view
from jiedai.documents.in_words import condition_in_words, formula_in_words, text_in_words
from jiedai.findings.display import COLUMNS, width
from jiedai.handbook.handbook import Handbook
from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook, regime_names
from jiedai.source.place import Span, Text

# list


def test_every_handbook_and_regime_is_listed_within_a_screen(run):
    code, out, err = run("handbook", "list")
    assert (code, err) == (0, "")
    assert {line.split()[0] for line in out.splitlines() if re.match(r"  \S", line)} == {
        *builtin_names(),
        *regime_names(),
    }
    assert "《恒瑞达客户接待管理制度》2019-06-20" in out
    assert "级别 贵宾级、嘉宾级、商务级、业务级" in out
    assert max(map(width, out.splitlines())) <= 80


# show


@pytest.mark.parametrize("name", [*builtin_names(), *regime_names()])
def test_whatever_comes_with_jiedai_can_be_shown(run, name: str):
    for form in ("text", "md"):
        code, out, err = run("handbook", "show", name, "--format", form)
        assert (code, err) == (0, "")
        assert out.splitlines()[0].strip("# 《")
        assert "{{" not in out
        assert "None" not in out
        assert form == "md" or max(map(width, out.splitlines())) <= COLUMNS


def test_a_handbook_is_shown_to_the_last_character(run, full: Path):
    assert_as_expected("手册.txt", run("handbook", "show", "handbook.yaml").out)
    assert_as_expected("手册.md", run("handbook", "show", "handbook.yaml", "--format", "md").out)


def test_tiers_stand_side_by_side_and_only_what_is_said_has_a_row(run):
    out = run("handbook", "show", "恒瑞达").out.splitlines()
    head = next(line for line in out if "贵宾级" in line)
    lead = next(line for line in out if line.startswith("  主陪  "))
    assert head.split() == ["贵宾级", "嘉宾级", "商务级", "业务级"]
    assert lead.split() == ["主陪", "总经理", "副总经理", "副总经理", "部门负责人"]
    tiers = out[: out.index("流程：筹备")]
    assert not [line for line in tiers if line.startswith("  礼品")]


def test_one_tier_alone_by_its_name_or_another(run, full: Path):
    out = run("handbook", "show", "handbook.yaml", "--tier", "VIP").out
    assert out == run("handbook", "show", "handbook.yaml", "--tier", "特级").out
    assert "对公司经营有重大影响" in out
    assert "临时来访、送货、走访" not in out
    assert "三级；工作餐" not in out


def test_more_tiers_than_a_screen_has_room_for_are_shown_part_by_part(run, full: Path):
    tiers = "\n".join(f"  第{n}级: {{主陪: 副总经理, 出处: 标准（QC-{n}）}}" for n in range(12))
    (full / "handbook.yaml").write_text(f"手册: 多级\n版本: 1\n级别:\n{tiers}\n", "utf-8")
    out = run("handbook", "show", "handbook.yaml").out
    assert all(f"第{n}级" in out for n in range(12))
    assert max(map(width, out.splitlines())) <= COLUMNS


def test_a_cell_of_markdown_escapes_what_would_end_it(run, full: Path):
    change_handbook(full, "适用: 临时来访、送货、走访", "适用: 临时|来访")
    assert "临时\\|来访" in run("handbook", "show", "handbook.yaml", "--format", "md").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["show", "恒锐达"], "没有叫“恒锐达”的手册，你是不是想写“恒瑞达”。有哪些，见：jiedai handbook list"),
        (["render", "国企商物"], "你是不是想写“国企商务”"),
        (["show", "别处.yaml"], "找不到手册文件“别处.yaml”"),
        (["show", "恒瑞达", "--tier", "佳宾级"], "手册里没有“佳宾级”，你是不是想写“贵宾级”或“嘉宾级”"),
        (["show", "handbook.yaml", "--format", "pdf"], "认不出“pdf”，可以写：text、md"),
        (["show"], "命令没有写完整。用法见：jiedai handbook show --help"),
        (["shwo"], "认不出“shwo”。用法见：jiedai handbook --help"),
        ([], "命令没有写完整。用法见：jiedai handbook --help"),
        (["render", "商务", "--forms"], "《商务》里没有表单，什么也没写"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(run, full: Path, arguments: list[str], words: str):
    code, out, err = run("handbook", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert [path.name for path in full.iterdir()] == ["handbook.yaml"]


def test_a_handbook_that_cannot_be_read_says_where(run, full: Path):
    change_handbook(full, "版本: 2026-03-01", "版本: [2026")
    code, out, err = run("handbook", "show", "handbook.yaml")
    assert (code, out) == (2, "")
    assert "handbook.yaml:3" in err


def test_help_is_in_chinese_and_names_the_commands(run):
    out = run("handbook", "--help").out
    assert re.search(r"命令：\n  list .*\n  show .*\n  render ", out)
    assert "Usage" not in out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("jiedai handbook ", "render"),
        ("jiedai handbook show 恒", "恒瑞达"),
        ("jiedai handbook render 国", "国企商务"),
        ("jiedai handbook show 恒瑞达 --tier 嘉", "嘉宾级"),
    ],
)
def test_the_shell_is_offered_what_can_follow(typed: str, offered: str, tmp_path: Path):
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_JIEDAI_COMPLETE": "complete_bash"}
    command = [sys.executable, "-c", "import sys; sys.argv[0] = 'jiedai'; from jiedai.cli import main; main()"]
    result = subprocess.run(
        command, cwd=tmp_path, env=os.environ | words, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert (result.stderr, offered in result.stdout.splitlines()) == ("", True)


def test_everything_a_handbook_may_say_is_in_what_is_shown():
    handbook = open_handbook("handbook.yaml", FULL_HANDBOOK.parent, Span(Text("手册", ""), 0, 0))
    assert isinstance(handbook, OpenHandbook)
    view = handbook_view(handbook.handbook, {})
    assert {field.alias for field in Handbook.model_fields.values()} <= set(view)
    assert not [key for key, said in view.items() if not said and key != "继承"]


# in words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("交到{{接站牌.接站|列}} 手上", "交到〔接站〕手上"),
        ("与{{对方联系人}}核对", "与〔对方联系人〕核对"),
        ("{{接站牌.甲.乙 or '餐厅'}}", "〔甲乙，没有就是餐厅〕"),
        ("{% if 甲 %}有甲{% else %}没有甲{% endif %}", "有甲（或：没有甲）"),
        ("{% if 甲 %}一{% elif 乙 %}二{% else %}三{% endif %}", "一（或：二；或：三）"),
        (
            "{{接站牌.人数 + 1}}道；{{'、'.join(甲 | map(attribute='地点')) or '车站'}}",
            "〔人数 + 1〕道；〔甲地点，没有就是车站〕",
        ),
        ("缺{{['笔', '纸'] | reject('in', 物料 | map(attribute='名称') | 列) | 列}}", "缺〔笔、纸中不在物料名称里的〕"),
        ("{% for 人 in 甲 %}{{人.姓名}}{% if not loop.last %}；{% endif %}{% endfor %}", "〔人姓名〕……"),
        ("{% set 丙 = 1 %}{{甲 ~ 乙}}、{{甲 is defined}}", "〔甲乙〕、〔……〕"),
        ("{% if %}", "{% if %}"),
    ],
)
def test_a_text_is_said_in_words(text: str, words: str):
    assert text_in_words(text, "接站牌") == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("物料 or 礼品", "有物料或有礼品"),
        ("到达.接站 and not 到达.车辆", "有接站，并且没有车辆"),
        ("not (到达.人数 > 3)", "不是（到达人数多于 3）"),
        ("'清真' in 忌口", "忌口里有清真"),
        ("来宾 | selectattr('国籍', 'equalto', '日本') | list | length >= 2", "国籍是日本的来宾数不少于 2"),
        ("甲 is defined", "“甲 is defined”成立"),
    ],
)
def test_a_condition_is_said_in_words(condition: str, words: str):
    assert condition_in_words(condition, "到达") == words


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("来宾", "来宾人数"),
        (
            "来宾 if 来宾 <= 5 else 5 + (来宾 - 5) // 2",
            "来宾人数不超过 5 时：来宾人数；否则：5 + (来宾人数 − 5) ÷ 2（取整）",
        ),
        ("人数 - (我方 + 1)", "总人数 − (我方人数 + 1)"),
        ("2 * 来宾 + 1", "2 × 来宾人数 + 1"),
        (
            "[来宾, 3] | min if 来宾 <= 10 else 来宾 // 3",
            "来宾人数不超过 10 时：来宾人数、3 中最小的；否则：来宾人数 ÷ 3（取整）",
        ),
        ("来宾 ** 2", "来宾 ** 2"),
    ],
)
def test_a_formula_is_said_in_words(formula: str, words: str):
    assert formula_in_words(formula) == words
