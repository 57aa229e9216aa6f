"""The printing room: the same words in every format, in the right size, the same bytes each time."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import docx
import pytest
from conftest import EXAMPLES, needs
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from test_in_a_browser import measured
from test_pages_in_a_browser import SCRIPT

from jiedai.printing.engines import prints
from jiedai.printing.job import Job

FOOTER = "方案版本 0123abcd，以最新版为准"
LONG = "长三角一体化示范区新能源装备制造与智能电网产业发展投资集团股份有限公司合肥分公司" * 3
CHOSEN = [path.parent.name for path in EXAMPLES][::6]
MANY_ROWS = "# 名单\n\n| 姓名 | 职务 |\n|---|---|\n" + "".join(f"| 来宾{n}号 | 经理 |\n" for n in range(90))
FACTS = "# 单\n\n| | |\n|---|---|\n| 日期 | 3月12日 |\n| 目的 | 考察 |\n"
FORM = """<!doctype html><html><head><style>
table { table-layout: fixed } tr.签 { height: 20mm } th { text-align: center } tr.签 td { vertical-align: bottom }
</style></head><body><h1>申请表</h1><table>
<tr><th>单位</th><td colspan="3">皖新机电</td></tr>
<tr><th rowspan="2">来宾</th><td>李建国</td><td>副总经理</td><td>男</td></tr>
<tr><td>赵敏</td><td>技术部经理</td><td>女</td></tr>
<tr class="签"><th>审批</th><td colspan="3">年　月　日</td></tr>
</table></body></html>"""


def printed(text: str, form: str, source: str = "md") -> bytes:
    return prints(Job("文书", source, text, FOOTER), form)[0].content


def without_space(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def pieces(markdown: str) -> list[str]:
    """The texts of a paper: its cells, headings, points and paragraphs, but for the version, which the footer says."""
    markdown = re.sub(r"\n---\n\n方案版本.*$", "", markdown)
    lines = [re.sub(r"^(#+|-) |\*\*", "", line) for line in markdown.splitlines()]
    cells = [cell for line in lines for cell in re.split(r"(?<!\\)\|", line) if not re.fullmatch(r"[\s:-]*", cell)]
    return [without_space(cell.replace("\\|", "|")) for cell in cells]


def text_of_pdf(pdf: bytes, folder: Path, *options: str) -> str:
    (folder / "read.pdf").write_bytes(pdf)
    command = [needs("pdftotext"), *options, folder / "read.pdf", "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def text_of_word(content: bytes) -> str:
    document = docx.Document(BytesIO(content))
    texts = []
    for block in document.iter_inner_content():
        if isinstance(block, WordParagraph):
            texts.append(block.text)
        elif isinstance(block, WordTable):
            texts += [cell.text for row in block.rows for cell in row.cells]
    return "".join(texts)


@pytest.fixture
def example_papers(run, example_plans: Path, request: pytest.FixtureRequest) -> Path:
    """The papers of an example in every format."""
    folder = example_plans / request.param
    result = run("render", folder, "--format", "md,html,docx,pdf", "--out", folder / "out", "--as-of", "2026-03-01")
    assert result.code == 0, result.err
    return folder / "out"


# the words


@pytest.mark.parametrize("example_papers", CHOSEN, indirect=True)
def test_pdf_and_word_say_what_the_source_says(example_papers: Path, tmp_path: Path):
    sources = sorted(example_papers.glob("*.md"))
    assert sources
    for source in sources:
        wanted = pieces(source.read_text("utf-8"))
        assert len(wanted) > 10
        pdf = without_space(text_of_pdf(source.with_suffix(".pdf").read_bytes(), tmp_path, "-raw"))
        word = without_space(text_of_word(source.with_suffix(".docx").read_bytes()))
        assert [each for each in wanted if each not in pdf] == []
        assert word == "".join(wanted)


@pytest.mark.parametrize("example_papers", CHOSEN, indirect=True)
def test_office_opens_every_word_document_and_reads_the_same(example_papers: Path, tmp_path: Path):
    office = needs("soffice")
    documents = sorted(example_papers.glob("*.docx"))
    options = ["--headless", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--convert-to", "pdf"]
    command = [office, *options, "--outdir", tmp_path / "pdf", *documents]
    subprocess.run(command, capture_output=True, check=True, timeout=240)
    for document in documents:
        made = (tmp_path / "pdf" / f"{document.stem}.pdf").read_bytes()
        pages = text_of_pdf(made, tmp_path, "-raw").split("\f")[:-1]
        ours = text_of_pdf(document.with_suffix(".pdf").read_bytes(), tmp_path, "-raw").count("\f")
        assert ours <= len(pages) <= ours * 1.5 + 1  # 12 points in place of 11
        assert all(f"第{at}页共{len(pages)}页" in without_space(page) for at, page in enumerate(pages, 1))
        assert all(len(without_space(page)) > 60 for page in pages)
        whole = without_space("".join(pages))
        wanted = pieces(document.with_suffix(".md").read_text("utf-8"))
        assert [each for each in wanted if each not in whole and len(each) < 12] == []


@pytest.mark.parametrize("example_papers", CHOSEN[:2], indirect=True)
def test_no_word_leaves_its_box_in_the_browser(example_papers: Path, tmp_path: Path):
    for path in sorted(example_papers.glob("*.html")):
        page = path.read_text("utf-8")
        if '<body class="paper' in page:
            seen = measured(page.replace("</body>", SCRIPT), tmp_path, "--window-size=794,1123")
            assert seen["outside"] == []
            assert seen["width"] <= 794
            assert seen["boxes"] > 5


@pytest.mark.parametrize(
    "text", ['#import "x"', "$ x $", "\\u{41}", '"); #panic(1)', "`a` @b <c> //d", "*星* _底_ [x]"]
)
def test_nothing_that_is_written_is_taken_for_an_instruction(text: str, tmp_path: Path):
    html = f"<p>{text.replace('<', '&lt;')}</p><table><tr><td>{text.replace('<', '&lt;')}</td></tr></table>"
    pdf = text_of_pdf(printed(html, "pdf", "html"), tmp_path)
    assert without_space(pdf).count(without_space(text)) == 2
    assert text_of_word(printed(html, "docx", "html")).count(text) == 2


# the page


def test_a_word_longer_than_its_column_stays_on_the_page(tmp_path: Path):
    head = "| 时间 | 事项 | 地点 | 参加 | 负责 |\n|---|---|---|---|---|\n"
    row = f"| 15:30-15:40 | {LONG} | {'W' * 70} | {'abcdefghij' * 8} | 王强 |\n"
    boxes = text_of_pdf(printed(head + row, "pdf"), tmp_path, "-bbox")
    across = [float(edge) for edge in re.findall(r'xMax="([\d.]+)"', boxes)]
    assert len(across) > 5
    assert max(across) <= 595.3 - 18 * 72 / 25.4 + 0.5


def test_the_head_of_a_table_is_on_every_page(tmp_path: Path):
    pages = text_of_pdf(printed(MANY_ROWS, "pdf"), tmp_path).split("\f")[:-1]
    assert len(pages) > 1
    assert [page.count("职务") for page in pages] == [1] * len(pages)
    table = docx.Document(BytesIO(printed(MANY_ROWS, "docx"))).tables[0]
    assert [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows] == [True] + [False] * 90
    assert all(row._tr.findall(f".//{qn('w:cantSplit')}") for row in table.rows)


def test_a_table_of_facts_has_no_empty_first_row():
    rows = docx.Document(BytesIO(printed(FACTS, "docx"))).tables[0].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [["日期", "3月12日"], ["目的", "考察"]]
    assert "<thead>" not in printed(FACTS, "html").decode()


def test_a_heading_stands_with_what_follows(tmp_path: Path):
    for above in range(30, 42):
        before = "".join(f"第{n}段\n\n" for n in range(above))
        text = before + "## 后面有表\n\n" + MANY_ROWS.removeprefix("# 名单\n")
        pages = text_of_pdf(printed(text, "pdf"), tmp_path).split("\f")
        assert "来宾0号" in next(page for page in pages if "后面有表" in page)


def test_a_paper_across_is_across_everywhere(tmp_path: Path):
    text = f"<!-- 横放 -->\n{FACTS}"
    section = docx.Document(BytesIO(printed(text, "docx"))).sections[0]
    assert section.page_width > section.page_height
    (tmp_path / "across.pdf").write_bytes(printed(text, "pdf"))
    seen = subprocess.run([needs("pdfinfo"), tmp_path / "across.pdf"], capture_output=True, text=True, check=True)
    assert re.search(r"Page size:\s+841.89 x 595.27", seen.stdout)
    assert "A4 landscape" in printed(text, "html").decode()
    assert "横放" not in text_of_word(printed(text, "docx"))


def test_a_form_keeps_its_merged_cells_and_its_room_to_write(tmp_path: Path):
    table = docx.Document(BytesIO(printed(FORM, "docx", "html"))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["单位", "皖新机电", "皖新机电", "皖新机电"],
        ["来宾", "李建国", "副总经理", "男"],
        ["来宾", "赵敏", "技术部经理", "女"],
        ["审批", "年　月　日", "年　月　日", "年　月　日"],
    ]
    assert round(table.rows[3].height.mm) == 20
    boxes = text_of_pdf(printed(FORM, "pdf", "html"), tmp_path, "-bbox")
    low = {word: float(y) for y, word in re.findall(r'yMax="([\d.]+)">([^<]+)</word>', boxes)}
    assert low["年"] - low["赵敏"] > 17 * 72 / 25.4


def test_word_is_chinese_with_a_version_and_page_numbers():
    document = docx.Document(BytesIO(printed(FACTS, "docx")))
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"
    footer = document.sections[0].footer.paragraphs[0]
    assert footer.text.startswith(f"{FOOTER}\t第 ")
    assert [each.text.strip() for each in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert document.paragraphs[0].style.name == "Title"
    assert document.tables[0].style.name == "Table Grid"


# signs


def png_size(content: bytes) -> tuple[int, int]:
    return struct.unpack(">II", content[16:24])


def test_signs_are_as_large_as_they_say(run, visit_folder: Path, tmp_path: Path):
    assert run("render", "--sign", "--format", "png,pdf").code == 0
    assert png_size((visit_folder / "out" / "欢迎屏.png").read_bytes()) == (1920, 1080)
    board = visit_folder / "out" / "接站牌-MU5137.pdf"
    seen = subprocess.run([needs("pdfinfo"), board], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+1\n", seen)
    assert re.search(r"Page size:\s+1190.55 x 841.89", seen)
    assert without_space(text_of_pdf(board.read_bytes(), tmp_path)) == (
        "欢迎华源电力集团有限公司李建国先生一行皖新机电股份有限公司"
    )


@pytest.mark.parametrize(
    ("template", "words"), [("<svg></svg>", "没有写宽和高"), ('<svg width="9" height="9"><g', "SVG 读不通")]
)
def test_a_sign_that_is_none_is_refused(template: str, words: str, run, visit_folder: Path):
    (visit_folder / "templates").mkdir()
    (visit_folder / "templates" / "welcome-screen.svg.j2").write_text(template, "utf-8")
    result = run("render", "--sign", "--format", "pdf")
    assert result.code == 2
    assert words in result.err
    assert not (visit_folder / "out").exists()


# the same each time, and without the engines


def test_every_format_is_the_same_bytes_each_time(run, visit_folder: Path):
    command = ("render", "--all", "--format", "md,html,docx,pdf,png,svg,txt", "--as-of", "2026-03-11 09:00")
    assert run(*command, "--out", "one").code == 0
    time.sleep(1.1)  # a second is what a date in a file tells apart
    script = f"import sys; from jiedai.cli.app import run; sys.exit(run({[*command, '--out', 'two']!r}))"
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, env={"TZ": "Asia/Tokyo"})
    one, two = ({path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in ("one", "two"))
    assert {Path(name).suffix for name in one} >= {".md", ".html", ".docx", ".pdf", ".png", ".svg", ".txt"}
    assert one.keys() == two.keys()
    assert [name for name, content in one.items() if two[name] != content] == []


def test_without_the_extra_only_pdf_and_pictures_are_missing(visit_folder: Path):
    def rendered(formats: str) -> subprocess.CompletedProcess[str]:
        script = (
            "import sys; sys.modules['typst'] = sys.modules['pylopdf_fonts_zh_cn'] = None\n"
            f"from jiedai.cli.app import run; sys.exit(run(['render', '--format', '{formats}']))"
        )
        return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    refused = rendered("md,pdf")
    assert refused.returncode == 2
    assert refused.stderr == "要印 PDF 和图片，先装上：pip install 'jiedai[print]'\n"
    assert not (visit_folder / "out").exists()
    made = rendered("md,html,docx,svg,txt")
    assert made.returncode == 0, made.stderr
    assert len(list((visit_folder / "out").iterdir())) == 12
