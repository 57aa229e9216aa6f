"""The words of welcome on a screen and on a board at the station, laid out so that they fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from jiedai.documents.lettering import LINE_HEIGHT, Setting, em, set_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Block(NamedTuple):
    """A part of a sign: its text, its share of the height, and how large it may grow (share of the height)."""

    text: str
    share: float
    largest: float


def layout(width: float, height: float, margin: float, blocks: Iterable[Block], footer: str = "") -> dict[str, Any]:
    """What the sign's template sees: the page and every line with its size and place, centred as a whole."""
    inner_width, inner_height = width - 2 * margin, height - 2 * margin
    foot = inner_height * 0.1 if footer else 0.0
    settings = [
        set_text(block.text, inner_width, (inner_height - foot) * block.share, height * block.largest)
        for block in blocks
        if block.text
    ]
    used = sum(setting.height for setting in settings)
    top = margin + max(inner_height - foot - used, 0) / 2
    lines = [{"文字": text, "字号": round(size, 2), "纵": round(y, 2)} for text, size, y in _placed(settings, top)]
    page: dict[str, Any] = {"宽": width, "高": height, "中": width / 2, "行": lines, "页脚": None}
    if footer:
        size = min(height * 0.05, foot / LINE_HEIGHT, inner_width / em(footer))
        page["页脚"] = {"文字": footer, "字号": round(size, 2), "纵": round(height - margin - size * 0.2, 2)}
    return page


def _placed(settings: list[Setting], top: float) -> Iterator[tuple[str, float, float]]:
    """Every line with its size and its baseline."""
    for setting in settings:
        for line in setting.lines:
            yield line, setting.size, top + setting.size * (LINE_HEIGHT / 2 + 0.36)
            top += setting.size * LINE_HEIGHT


class Greeting(NamedTuple):
    """Whom a sign welcomes; the foreign lines are empty at home."""

    unit: str
    party: str
    foreign: tuple[str, ...] = ()

    def foreign_blocks(self, share: float, largest: float) -> list[Block]:
        return [Block(line, share / len(self.foreign), largest) for line in self.foreign]


def welcome_screen(greeting: Greeting) -> dict[str, Any]:
    """欢迎屏, 16:9 in pixels: 欢迎 / the unit / the party."""
    blocks = [Block("欢迎", 0.2, 0.15), Block(greeting.unit, 0.4, 0.17), Block(greeting.party, 0.27, 0.14)]
    return layout(1920, 1080, 110, [*blocks, *greeting.foreign_blocks(0.13, 0.05)])


def pickup_board(greeting: Greeting, footer: str) -> dict[str, Any]:
    """接站牌, A3 landscape in millimetres; the party's name is the largest."""
    blocks = [Block("欢迎", 0.17, 0.14), Block(greeting.unit, 0.35, 0.2), Block(greeting.party, 0.34, 0.24)]
    return layout(420, 297, 22, [*blocks, *greeting.foreign_blocks(0.14, 0.06)], footer)
