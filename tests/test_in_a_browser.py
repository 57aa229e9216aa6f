"""The signs as a browser draws them: every letter inside the page, measured there."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from conftest import BASE, needs

from jiedai.documents.printer import Printer
from jiedai.documents.sign import Greeting, pickup_board, welcome_screen

PAGE = """<!doctype html><meta charset="utf-8"><body style="margin:0">%s<pre id="out"></pre><script>
const svg = document.querySelector("svg"), box = svg.viewBox.baseVal;
const lines = [...svg.querySelectorAll("text")].map(t => {
  const b = t.getBBox();
  return {text: t.textContent, left: b.x, right: b.x + b.width, top: b.y, bottom: b.y + b.height};
});
document.getElementById("out").textContent = JSON.stringify({width: box.width, height: box.height, lines});
</script>"""

LONG = "亚历山大·谢尔盖耶维奇·康斯坦丁诺维奇·拉赫玛尼诺夫斯基·伊万诺夫先生一行"
GREETINGS = {
    "two characters": Greeting("华源", "李四"),
    "usual": Greeting("华源电力集团有限公司", "李建国先生一行"),
    "rare characters": Greeting("䶮𠮷电力有限公司", "赵䶮女士一行"),
    "forty characters": Greeting(
        "长三角一体化示范区新能源装备制造与智能电网产业发展投资集团股份有限公司合肥分公司", LONG
    ),
    "bilingual": Greeting(
        "北风传动技术有限公司",
        "汉斯·凯勒先生一行",
        ("Welcome Mr. Hans Keller and delegation", "Nordwind Antriebe GmbH"),
    ),
    "wide letters": Greeting(
        "WWW MMM WOMBAT HOLDINGS COMPANY LIMITED", "WILLIAM WOMMWAM先生", ("Welcome MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM",)
    ),
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


@pytest.mark.parametrize("template", ["welcome-screen.svg.j2", "pickup-board.svg.j2"])
@pytest.mark.parametrize("name", GREETINGS)
def test_every_letter_is_inside_the_page_and_no_line_touches_another(name: str, template: str, tmp_path: Path):
    greeting = GREETINGS[name]
    data = (
        welcome_screen(greeting) if template.startswith("welcome") else pickup_board(greeting, "皖新机电股份有限公司")
    )
    page = measured(PAGE % Printer(BASE).fill(template, data | {"版本": "0"}), tmp_path)
    assert len(page["lines"]) >= 3
    for line in page["lines"]:
        assert page["width"] * 0.02 < line["left"] < line["right"] < page["width"] * 0.98, line
        assert 0 < line["top"] < line["bottom"] < page["height"], line
    assert "".join(line["text"] for line in page["lines"]).startswith("欢迎")
