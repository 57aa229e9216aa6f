"""The signs as a browser draws them: every letter inside the page, measured there."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
from conftest import needs
from test_signs import LONG_NAME, LONG_POST, UNIT, party, signs

from jiedai.documents.making import Style

PAGE = """<!doctype html><meta charset="utf-8"><body style="margin:0">%s<pre id="out"></pre><script>
const pen = document.createElement("canvas").getContext("2d"), lines = [];
document.querySelectorAll("svg").forEach((svg, sheet) => {
  const box = svg.viewBox.baseVal, back = svg.getScreenCTM().inverse();
  svg.querySelectorAll("text").forEach(text => {
    const look = getComputedStyle(text), size = +text.getAttribute("font-size"), middle = +text.getAttribute("y");
    pen.font = `${look.fontWeight} 100px ${look.fontFamily}`;
    const ink = pen.measureText(text.textContent), across = text.getBBox(), place = back.multiply(text.getScreenCTM());
    const corner = (x, y) => new DOMPoint(x, y).matrixTransform(place);
    const one = corner(across.x, middle - ink.actualBoundingBoxAscent * size / 100);
    const other = corner(across.x + across.width, middle + ink.actualBoundingBoxDescent * size / 100);
    lines.push({sheet, text: text.textContent,
      left: Math.min(one.x, other.x) / box.width, right: Math.max(one.x, other.x) / box.width,
      top: Math.min(one.y, other.y) / box.height, bottom: Math.max(one.y, other.y) / box.height});
  });
});
document.getElementById("out").textContent = JSON.stringify(lines);
</script>"""
"""Measures the ink of every line, as a part of its sheet."""

GUESTS = {
    "two characters": (["李明"], "华源", "院长", ""),
    "seven characters": (["亚历山大·谢里", "赵䶮", "𠮷田"], "华源电力技术部", "技术部副总经理", "Alexander Sherry"),
    "forty characters": ([LONG_NAME, "䶮" * 40, "W" * 40], UNIT, LONG_POST, "Wolfgang Alexander " * 3),
    "wide letters": (["WILLIAM WOMMWAM"], "WWW MMM WOMBAT HOLDINGS COMPANY LIMITED", "MMMM", "M" * 31),
    "twelve": ([f"来宾{number:02}" for number in range(12)], "华源电力集团有限公司", "经理", ""),
    "sixty": ([f"欧阳来宾{number:02}" for number in range(60)], UNIT, LONG_POST, "Hans Keller"),
}


def browser(page: str, folder: Path, *wishes: str) -> str:
    """What the browser prints of a page."""
    chromium = needs("chromium")
    (folder / "page.html").write_text(page, "utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
    flags += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
    flags += [f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=2000", *wishes]
    command = [chromium, *flags, f"file://{folder / 'page.html'}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def measured(page: str, folder: Path, *wishes: str) -> dict:
    """What the page has written of itself into its <pre id="out">."""
    out = browser(page, folder, "--dump-dom", *wishes)
    found = re.search(r'<pre id="out">(.*?)</pre>', out, re.DOTALL)
    assert found, out[-500:]
    return json.loads(found[1].replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


@pytest.mark.parametrize("screen", [(1920, 1080), (1920, 160)])
@pytest.mark.parametrize("name", GUESTS)
def test_every_letter_is_inside_the_page_and_no_line_touches_another(
    name: str, screen: tuple[int, int], tmp_path: Path
):
    names, unit, post, foreign = GUESTS[name]
    made = signs(party(names, unit, post, foreign), Style(screen=screen, posts=True))
    sheets = [svg for file, svg in made.items() if file.endswith(".svg")]
    lines = measured(PAGE % "".join(sheets), tmp_path)
    assert {line["sheet"] for line in lines} == set(range(len(sheets)))
    for line in lines:
        assert 0.01 < line["left"] < line["right"] < 0.99, line
        assert 0.01 < line["top"] < line["bottom"] < 0.99, line
    assert [pair for pair in combinations(lines, 2) if touch(*pair)] == []


def touch(one: dict, other: dict) -> bool:
    """Whether two lines of one sheet lie over each other."""
    across = one["left"] < other["right"] and other["left"] < one["right"]
    down = one["top"] < other["bottom"] and other["top"] < one["bottom"]
    return one["sheet"] == other["sheet"] and across and down
