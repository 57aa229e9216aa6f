"""`jiedai handbook`: which handbooks there are, what one says, and its pages to print."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import REPOSITORY, accept_or_compare

from jiedai.documents.folder import LIST
from jiedai.documents.handbook_view import handbook_view
from jiedai.documents.in_words import condition_in_words, formula_in_words, text_in_words
from jiedai.findings.display import COLUMNS, width
from jiedai.handbook.handbook import Handbook
from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook, regime_names
from jiedai.source.place import Span, Text

FULL = Path(__file__).parent / "full" / "handbook.yaml"
FORMS = ("客户接待申请表", "接待费用结算-报销单", "车辆使用登记表")


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a handbook that says something of everything, which is also the current one."""
    shutil.copy(FULL, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / "handbook.yaml").read_text("utf-8")
    assert old in text
    (folder / "handbook.yaml").write_text(text.replace(old, new), "utf-8")


class _Cells(HTMLParser):
    """The tables of a page: for each row the columns it spans and the words of its cells."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[list[list[tuple[int, int, str]]]] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.open = True
            self.tables[-1][-1].append((int(said.get("colspan") or 1), int(said.get("rowspan") or 1), ""))

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.open:
            across, down, words = self.tables[-1][-1][-1]
            self.tables[-1][-1][-1] = (across, down, words + data.strip())


def tables(page: str) -> list[list[list[tuple[int, int, str]]]]:
    cells = _Cells()
    cells.feed(page)
    return cells.tables


def columns(table: list[list[tuple[int, int, str]]]) -> set[int]:
    """How many columns the rows fill, those counted that reach down from above."""
    filled, reaching = set(), [0] * len(table)
    for number, row in enumerate(table):
        filled.add(sum(across for across, _, _ in row) + reaching[number])
        for across, down, _ in row:
            for below in range(number + 1, number + down):
                reaching[below] += across
    return filled


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
    accept_or_compare("手册.txt", run("handbook", "show", "handbook.yaml").out)
    accept_or_compare("手册.md", run("handbook", "show", "handbook.yaml", "--format", "md").out)


def test_tiers_stand_side_by_side_and_only_what_is_said_has_a_row(run):
    out = run("handbook", "show", "恒瑞达").out.splitlines()
    head = next(line for line in out if "贵宾级" in line)
    lead = next(line for line in out if line.startswith("  主陪  "))
    assert head.split() == ["贵宾级", "嘉宾级", "商务级", "业务级"]
    assert lead.split() == ["主陪", "总经理", "副总经理", "副总经理", "部门负责人"]
    assert not [line for line in out if line.startswith("  礼品")]


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
    change(full, "适用: 临时来访、送货、走访", "适用: 临时|来访")
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
    change(full, "版本: 2026-03-01", "版本: [2026")
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
    handbook = open_handbook("handbook.yaml", FULL.parent, Span(Text("手册", ""), 0, 0))
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


# render


def test_render_writes_all_or_what_is_asked_for(run, full: Path):
    code, out, err = run("handbook", "render", "handbook.yaml")
    folder = full / "晴川精工客户接待流程及标准手册"
    assert (code, err) == (0, "")
    names = {"手册.html", "服务规范.html", *(f"表单-{form}.html" for form in FORMS)}
    assert {path.name for path in folder.iterdir()} == {LIST, *names}
    assert {line.removeprefix(f"写好 {folder.name}/") for line in out.splitlines()} == names
    assert run("handbook", "render", "handbook.yaml", "--conduct", "--out", "elsewhere/deep").code == 0
    assert {path.name for path in (full / "elsewhere" / "deep").iterdir()} == {LIST, "服务规范.html"}


def test_a_built_in_one_goes_to_a_folder_of_its_name_here(run, full: Path):
    assert run("handbook", "render", "恒瑞达", "--manual").out == "写好 恒瑞达/手册.html\n"
    assert (full / "恒瑞达" / "手册.html").is_file()


def test_what_a_handbook_does_not_have_is_said(run, full: Path):
    code, out, err = run("handbook", "render", "商务")
    assert (code, err) == (0, "")
    assert out == "写好 商务/手册.html\n《商务》里没有服务规范、表单，没有可写的。\n"


@pytest.mark.parametrize("name", ["手册", "服务规范", *(f"表单-{form}" for form in FORMS)])
def test_a_page_to_the_last_character(run, full: Path, name: str):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    accept_or_compare(f"{name}.html", (full / "out" / f"{name}.html").read_text("utf-8"))


def test_every_row_of_a_table_fills_it(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    for path in (full / "out").glob("*.html"):
        for table in tables(path.read_text("utf-8")):
            assert len(columns(table)) == 1, (path.name, table)


def test_boxes_of_every_kind_are_on_the_form(run, full: Path):
    change(
        full,
        "      - [主宾姓名, 主宾职务]\n",
        "      - [一, 二, 三, 四, 五, 六, 七]\n      - {明细: [甲], 行数: 待定}\n",
    )
    run("handbook", "render", "handbook.yaml", "--out", "out")
    (table,) = tables((full / "out" / "表单-客户接待申请表.html").read_text("utf-8"))
    assert columns(table) == {60}
    words = [[words for _, _, words in row] for row in table]
    assert ["一", "", "二", "", "三", "", "四", ""] in words
    assert ["五", "", "六", "", "七", ""] in words
    assert ["甲"] in words
    assert ["接待级别", "☐ 特级☐ 一级☐ 二级☐ 三级"] in words
    assert ["☐ 需要接站☐ 需要送站☐ 需要订房☐ 需要翻译☐ 需要礼品"] in words
    (guests,) = [row for row in table if row[0][2] == "来宾名单"]
    assert guests[0][1] == 7
    assert [row for row in words if row[0] in ("申请人", "综合管理部")] == [
        ["申请人", "年　　月　　日", "部门负责人", "年　　月　　日"],
        ["综合管理部", "年　　月　　日", "分管领导", "年　　月　　日"],
    ]


def test_what_a_handbook_says_is_text_and_nothing_else(run, full: Path):
    change(full, "适用: 临时来访、送货、走访", "适用: <script>alert(1)</script>&")
    change(full, "名称: 接待费用结算/报销单", "名称: ../<b>报销单")
    run("handbook", "render", "handbook.yaml", "--out", "out")
    assert "<script>" not in (full / "out" / "手册.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in (full / "out" / "手册.html").read_text("utf-8")
    assert "../&lt;b&gt;报销单" in (full / "out" / "表单---b-报销单.html").read_text("utf-8")


def test_forms_of_names_that_come_to_the_same_are_all_written(run, full: Path):
    change(full, "名称: 车辆使用登记表", "名称: 接待费用结算:报销单")
    run("handbook", "render", "handbook.yaml", "--forms", "--out", "out")
    assert {path.name for path in (full / "out").glob("*报销单*")} == {
        "表单-接待费用结算-报销单.html",
        "表单-接待费用结算-报销单-2.html",
    }


def test_a_page_needs_nothing_from_the_network(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    for path in (full / "out").glob("*.html"):
        assert not re.search(r"https?:|src=|<link|@import|url\(", path.read_text("utf-8"))


def test_a_template_beside_the_handbook_takes_the_place_of_ours(run, full: Path):
    (full / "templates").mkdir()
    (full / "templates" / "conduct.html.j2").write_text("自己的：{{ 服务规范[0].场合 }} {{ 版本 }}", "utf-8")
    run("handbook", "render", "handbook.yaml", "--out", "out")
    assert (full / "out" / "服务规范.html").read_text("utf-8") == "自己的：接电话 2026-03-01"
    (full / "templates" / "conduct.html.j2").write_text("{{ 服务规矩 }}", "utf-8")
    code, _, err = run("handbook", "render", "handbook.yaml", "--out", "other")
    assert (code, "conduct.html.j2" in err, "你是不是想写“服务规范”" in err) == (2, True, True)
    assert not (full / "other").exists()


# the folder


def test_rendering_twice_gives_the_same_bytes(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    before = {path.name: path.read_bytes() for path in (full / "out").iterdir()}
    assert run("handbook", "render", "handbook.yaml", "--out", "out").code == 0
    assert {path.name: path.read_bytes() for path in (full / "out").iterdir()} == before


def test_a_page_changed_by_hand_is_not_lost(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    (full / "out" / "服务规范.html").write_text("手改的", "utf-8")
    change(full, "版本: 2026-03-01", "版本: 2026-04-01")
    before = {path.name: path.read_bytes() for path in (full / "out").iterdir()}
    code, _, err = run("handbook", "render", "handbook.yaml", "--out", "out")
    assert (code, "把改动写进“handbook.yaml”" in err) == (2, True)
    assert {path.name: path.read_bytes() for path in (full / "out").iterdir()} == before


def test_forms_that_are_no_longer_in_the_handbook_are_taken_away(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    text = (full / "handbook.yaml").read_text("utf-8")
    (full / "handbook.yaml").write_text(re.sub(r"^表单:\n(?:  .*\n)+", "", text, flags=re.MULTILINE), "utf-8")
    out = run("handbook", "render", "handbook.yaml", "--out", "out").out
    assert "拿走 out/表单-车辆使用登记表.html（手册里已经没有了）" in out
    assert {path.name for path in (full / "out").iterdir()} == {LIST, "手册.html", "服务规范.html"}


def test_a_handbook_s_pages_and_a_visit_s_papers_can_share_a_folder(run, visit_folder: Path):
    assert run("render", "--out", "out").code == 0
    assert run("handbook", "render", "handbook.yaml", "--out", "out").code == 0
    assert run("render", "--sign", "--out", "out").code == 0
    assert {"手册.html", "欢迎屏.svg", "接待方案.md"} <= {path.name for path in (visit_folder / "out").iterdir()}


def test_the_example_handbook_can_be_printed(run, tmp_path: Path):
    code, out, _ = run("handbook", "render", REPOSITORY / "plans" / "handbook.yaml", "--out", tmp_path / "out")
    assert (code, "手册.html" in out) == (0, True)
