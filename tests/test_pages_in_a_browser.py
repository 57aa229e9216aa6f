"""A handbook's pages as a browser sets and prints them: within A4, every word inside its box, forms on one sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_in_a_browser import browser, measured

FULL = Path(__file__).parent / "full" / "handbook.yaml"
ACROSS, DOWN = 595, 842
"""A4 in points; on the screen it is 794 pixels wide."""

SCRIPT = """<pre id="out"></pre><script>
const outside = [];
for (const box of document.querySelectorAll("th, td, h1, h2, h3, p")) {
  const range = document.createRange(), edge = box.getBoundingClientRect();
  const cell = box.tagName[0] === "T";  // a heading's letters may well be taller than its line
  range.selectNodeContents(box);
  for (const text of range.getClientRects()) {
    const across = text.left < edge.left - 1 || text.right > edge.right + 1;
    const down = text.top < edge.top - 1 || text.bottom > edge.bottom + 1;
    if (across || (cell && down)) outside.push(box.textContent);
  }
}
document.getElementById("out").textContent = JSON.stringify({
  width: document.documentElement.scrollWidth, boxes: document.querySelectorAll("td").length, outside});
</script></body>"""

LONG = "长三角一体化示范区新能源装备制造与智能电网产业发展投资集团股份有限公司合肥分公司" * 3
BOOKS = {
    "as it is": FULL.read_text("utf-8"),
    "long words": FULL.read_text("utf-8")
    .replace("适用: 临时来访、送货、走访", f"适用: {LONG}")
    .replace("审批: 董事长", f"审批: {'W' * 60}")
    .replace("步骤: 报批,", f"步骤: {'ABCDEFGHIJ' * 8},")
    .replace("出处: 流程 3.1（QC-16）", f"出处: {'QC' * 40}")
    .replace("场合: 接电话", "场合: 陪同来宾参观生产现场和研发中心时")
    .replace("[申请部门, 申请人, 申请日期]", f"[{LONG[:30]}, {'M' * 30}, 申请日期, 四, 五]")
    .replace("选项: [业务洽谈,", f"选项: [{LONG[:60]}, 业务洽谈,"),
}


@pytest.fixture(params=BOOKS)
def pages(request: pytest.FixtureRequest, run, tmp_path: Path) -> dict[str, str]:
    """The pages of a handbook by name."""
    (tmp_path / "handbook.yaml").write_text(BOOKS[request.param], "utf-8")
    assert run("handbook", "render", tmp_path / "handbook.yaml", "--out", tmp_path / "out").code == 0
    return {path.stem: path.read_text("utf-8") for path in sorted((tmp_path / "out").glob("*.html"))}


def lies(page: str) -> bool:
    """Whether the page is printed across."""
    return "A4 landscape" in page


def test_no_page_is_wider_than_the_paper_and_every_word_is_in_its_box(pages: dict[str, str], tmp_path: Path):
    for name, page in pages.items():
        wide = 1123 if lies(page) else 794
        found = measured(page.replace("</body>", SCRIPT), tmp_path, f"--window-size={wide},1400")
        assert found["boxes"] > 5
        assert (name, found["width"] <= wide, found["outside"]) == (name, True, [])


def test_every_sheet_is_a4_and_forms_and_the_card_take_few(pages: dict[str, str], tmp_path: Path):
    most = {"手册": 9, "服务规范": 2}
    for name, page in pages.items():
        pdf = tmp_path / "page.pdf"
        browser(page, tmp_path, f"--print-to-pdf={pdf}")
        sheets = re.findall(rb"/MediaBox ?\[0 0 ([0-9.]+) ([0-9.]+)\]", pdf.read_bytes())
        sizes = {(round(float(width)), round(float(height))) for width, height in sheets}
        assert (name, sizes) == (name, {(DOWN, ACROSS) if lies(page) else (ACROSS, DOWN)})
        stretched = "M" * 30 in page
        assert 1 <= len(sheets) <= most.get(name, 2 if stretched else 1), name
