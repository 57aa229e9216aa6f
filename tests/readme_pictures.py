"""The README's pictures, made from the examples: `python tests/readme_pictures.py`. Needs the extra `print`."""

from __future__ import annotations

import tempfile
from pathlib import Path

import typst

from jiedai.cli.app import run

REPOSITORY = Path(__file__).parents[1]
AS_OF = "2026-03-11 17:00"
PAPERS = ("接待方案-1", "部门通知单-综合部", "领导卡")
SIGNS = ("欢迎屏", "接站牌-MU5137", "席卡-1")
PICTURES = {"papers.png": (PAPERS, 60), "signs.png": (SIGNS, 48)}
"""Each with what it shows, and in how many dots to the inch."""


def main() -> None:
    """Print the papers and the signs, and put three of each side by side."""
    with tempfile.TemporaryDirectory() as folder:
        plan = str(REPOSITORY / "plans" / "2026-03-12-huayuan")
        run(["render", plan, "--all", "--format", "png", "--out", folder, "--as-of", AS_OF])
        for name, (shown, dots) in PICTURES.items():
            content = typst.compile(_side_by_side(shown).encode(), root=folder, format="png", ppi=dots)
            (REPOSITORY / ".readme" / name).write_bytes(content)


def _side_by_side(names: tuple[str, ...]) -> str:
    images = ", ".join(f'box(stroke: 0.5pt + luma(180), image("/{name}.png", height: 210mm))' for name in names)
    page = '#set page(width: auto, height: auto, margin: 6mm, fill: rgb("#f4f4f4"))'
    return f"{page}\n#grid(columns: {len(names)}, gutter: 6mm, {images})\n"


if __name__ == "__main__":
    main()
