"""The layout that all signs and cards share: faces on a sheet, and on each face lines that fit."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from jiedai.documents.lettering import LINE_HEIGHT, Setting, em, set_text
from jiedai.source.document import own_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Words: TypeAlias = "Mapping[str, str | Sequence[str]]"
"""What stands in each block of a face; a block of several texts sets each on its own."""

_ABOVE: Final = 0.46
"""The share of the free height that stands above: the optical centre is a little higher than the middle."""
_BASELINE: Final = LINE_HEIGHT / 2 + 0.36
_DOT: Final = 0.16
"""Half the width of a dot (·) at the end of a line, which is centred without it."""


@cache
def figures() -> dict[str, Any]:
    """The sizes of papers, cards and letters."""
    read: dict[str, Any] = _counted(own_data(FilePath(__file__).with_name("signs.yaml")))
    return read


def _counted(value: Any) -> Any:
    """The same with numbers for what is written in digits."""
    if isinstance(value, dict):
        return {key: _counted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_counted(each) for each in value]
    if not str(value).replace(".", "", 1).isdecimal():
        return value
    return float(value) if "." in value else int(value)


class _Text(NamedTuple):
    """A text of a face as it is set, how far it stands from the one before, and whether at the bottom."""

    block: str
    setting: Setting
    gap: float
    low: bool

    @property
    def height(self) -> float:
        return self.gap + self.setting.height


def sheet(width: float, height: float, faces: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """What the template of a sign or of cards sees: the sheet in millimetres and its faces."""
    return {"宽": width, "高": height, "单位": "mm", "面": faces, **more}


def sign(design: str, size: Sequence[float], words: Words, names: Sequence[str] = ()) -> dict[str, Any]:
    """A sheet with a single face."""
    width, height = size
    return sheet(width, height, [face(design, (width, height), words, names)])


def face(
    design: str, size: tuple[float, float], words: Words, names: Sequence[str] = (), **place: Any
) -> dict[str, Any]:
    """A face with the place of every line on it; `place` says where on the sheet the face lies.

    What the design puts at the bottom stands there; the rest is centred in what is left.
    """
    look = figures()["版面"][design]
    width, height = size
    short = min(size)
    margin, head = short * look["边"], short * look.get("顶", 0)
    inner = (width - 2 * margin, height - 2 * margin - head)
    texts = list(_texts([each for each in look["块"] if words.get(each["块"])], words, inner, short, tuple(names)))
    upper, lower = [text for text in texts if not text.low], [text for text in texts if text.low]
    foot = sum(text.height for text in lower)
    free = max(inner[1] - sum(text.height for text in texts), 0)
    lines = [
        *_lines(upper, width / 2, margin + head + free * _ABOVE),
        *_lines(lower, width / 2, height - margin - foot),
    ]
    frames = [_frame(width, height, short * inset, short * thick) for inset, thick in look.get("框", [])]
    return {"横": 0, "纵": 0, "宽": width, "高": height, "类": design, "行": lines, "框": frames} | place


def _frame(width: float, height: float, inset: float, thick: float) -> dict[str, float]:
    sizes = {"边": inset, "宽": width - 2 * inset, "高": height - 2 * inset, "粗": thick}
    return {key: round(value, 2) for key, value in sizes.items()}


def _texts(
    blocks: list[dict[str, Any]], words: Words, inner: tuple[float, float], short: float, names: tuple[str, ...]
) -> Iterator[_Text]:
    """Every text in its share of the inner height."""
    width, height = inner
    gaps = sum(short * block.get("隔", 0) for block in blocks[1:])
    shares = sum(block["占"] for block in blocks)
    for number, block in enumerate(blocks):
        given = words[block["块"]]
        several = (given,) if isinstance(given, str) else given
        room = (height - gaps) * block["占"] / shares / len(several)
        settings = [_set(text, (width, room), short * block["字"], names, block.get("一行", 0)) for text in several]
        size = min(setting.size for setting in settings)
        gap = short * block.get("隔", 0) if number else 0.0
        for setting in settings:
            yield _Text(block["块"], Setting(setting.lines, size), gap, block.get("底", False))
            gap = 0.0


def _set(text: str, box: tuple[float, float], largest: float, names: tuple[str, ...], whole: float) -> Setting:
    """The text in its box; what is no longer than `whole` stays in one line, however much larger it could be in two."""
    width, height = box
    wide = em(text)
    if wide > whole:
        return set_text(text, width, height, largest, names)
    return Setting((text,), min(largest, width / max(wide, 1), height / LINE_HEIGHT))


def _lines(texts: list[_Text], centre: float, top: float) -> Iterator[dict[str, Any]]:
    """Every line with its size, its middle and its baseline."""
    for text in texts:
        top += text.gap
        for line in text.setting.lines:
            size = text.setting.size
            hanging = size * _DOT if line.endswith("·") else 0.0
            place = {"横": centre + hanging, "纵": top + size * _BASELINE, "字号": size}
            yield {"块": text.block, "文字": line} | {key: round(value, 2) for key, value in place.items()}
            top += size * LINE_HEIGHT
