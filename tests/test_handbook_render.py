"""`jiedai handbook render`: the pages of a handbook to print."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import REPOSITORY, assert_as_expected, change_handbook

from jiedai.documents.folder import LIST

FORMS = ("客户接待申请表", "接待费用结算-报销单", "车辆使用登记表")


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
    assert_as_expected(f"{name}.html", (full / "out" / f"{name}.html").read_text("utf-8"))


def test_every_row_of_a_table_fills_it(run, full: Path):
    run("handbook", "render", "handbook.yaml", "--out", "out")
    for path in (full / "out").glob("*.html"):
        for table in tables(path.read_text("utf-8")):
            assert len(columns(table)) == 1, (path.name, table)


def test_boxes_of_every_kind_are_on_the_form(run, full: Path):
    change_handbook(
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
    change_handbook(full, "适用: 临时来访、送货、走访", "适用: <script>alert(1)</script>&")
    change_handbook(full, "名称: 接待费用结算/报销单", "名称: ../<b>报销单")
    run("handbook", "render", "handbook.yaml", "--out", "out")
    assert "<script>" not in (full / "out" / "手册.html").read_text("utf-8")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;" in (full / "out" / "手册.html").read_text("utf-8")
    assert "../&lt;b&gt;报销单" in (full / "out" / "表单---b-报销单.html").read_text("utf-8")


def test_forms_of_names_that_come_to_the_same_are_all_written(run, full: Path):
    change_handbook(full, "名称: 车辆使用登记表", "名称: 接待费用结算:报销单")
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
    change_handbook(full, "版本: 2026-03-01", "版本: 2026-04-01")
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
    assert {"手册.html", "欢迎屏.html", "接待方案.docx"} <= {path.name for path in (visit_folder / "out").iterdir()}


def test_the_example_handbook_can_be_printed(run, tmp_path: Path):
    code, out, _ = run("handbook", "render", REPOSITORY / "plans" / "handbook.yaml", "--out", tmp_path / "out")
    assert (code, "手册.html" in out) == (0, True)
