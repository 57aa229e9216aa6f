"""The few words of CSS that a paper's look on the page depends on, wherever it is printed."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MEDIA: Final = re.compile(r"@(?!page)[\w-]+[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|/\*.*?\*/", re.DOTALL)
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE: Final = re.compile(r"([\w-]+)?((?:\.[\w-]+)*)")
_UNITS: Final = {"mm": 1.0, "cm": 10.0, "pt": 25.4 / 72, "px": 25.4 / 96}
_SIZES: Final = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "A6": (105, 148)}


class Element(NamedTuple):
    """An open tag: its name, its classes, and what is written in its style."""

    tag: str
    classes: frozenset[str]
    own: dict[str, str]


class Rule(NamedTuple):
    """What holds for the elements of a selector such as `tr.签 td`."""

    selector: tuple[tuple[str, frozenset[str]], ...]
    properties: dict[str, str]

    def fits(self, path: Sequence[Element]) -> bool:
        *above, last = self.selector
        if not path or not _is(path[-1], last):
            return False
        ancestors = iter(path[:-1])
        return all(any(_is(each, wanted) for each in ancestors) for wanted in above)


def _is(element: Element, wanted: tuple[str, frozenset[str]]) -> bool:
    return wanted[0] in {"", element.tag} and wanted[1] <= element.classes


@cache
def rules(css: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, but for those of screens; what is more than tags and classes is passed over."""
    found = []
    for selectors, body in _RULE.findall(_MEDIA.sub("", css)):
        for selector in selectors.split(","):
            simple = [_SIMPLE.fullmatch(part) for part in selector.split()]
            if simple and all(simple):
                steps = tuple((each[1] or "", frozenset(filter(None, each[2].split(".")))) for each in simple if each)
                found.append(Rule(steps, properties(body)))
    return tuple(found)


class Page(NamedTuple):
    """A sheet of paper with its margins above and below and at the sides, all in millimetres."""

    width: float
    height: float
    above: float = 20
    beside: float = 18
    scale: float = 1
    """How much larger than usual everything is set."""

    @property
    def landscape(self) -> bool:
        """Whether it lies across."""
        return self.width > self.height

    @property
    def room(self) -> float:
        """What is between the margins."""
        return self.width - 2 * self.beside

    @property
    def columns(self) -> float:
        """The same as tables see it, which are reckoned in the usual size of letters."""
        return self.room / self.scale


def page(css: str) -> Page:
    """What the style sheet says of the sheet."""
    written: dict[str, str] = {}
    for body in re.findall(r"@page\s*\{([^{}]*)", css):
        written |= properties(body)
    margins = [millimetres(each) for each in written.get("margin", "").split()]
    above, beside = (margins[0], margins[-1] if len(margins) < 3 else margins[1]) if margins else (0, 0)  # noqa: PLR2004
    size = written.get("size", "").upper().split()
    short, long = next((_SIZES[each] for each in size if each in _SIZES), _SIZES["A4"])
    usual = Page(*((long, short) if "LANDSCAPE" in size else (short, long)))
    scale = float(written.get("--scale", 1))
    return usual._replace(above=above or usual.above, beside=beside or usual.beside, scale=scale)


_SVG: Final = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)(mm|cm|pt|px)?"[^>]*?\bheight="([\d.]+)(mm|cm|pt|px)?"')


def sign_size(svg: str) -> tuple[float, float] | None:
    """How wide and high a sign is in millimetres, if it says so."""
    size = _SVG.search(svg)
    if not size:
        return None
    width, height = (millimetres(f"{size[at]}{size[at + 1] or 'px'}") for at in (1, 3))
    return width, height


def in_millimetres(svg: str) -> bool:
    """Whether a sign is one of paper rather than of pixels."""
    size = _SVG.search(svg)
    return bool(size and size[2] in {"mm", "cm"})


def properties(text: str) -> dict[str, str]:
    """What is between the braces."""
    pairs = (line.partition(":") for line in text.split(";"))
    return {name.strip().lower(): value.strip() for name, colon, value in pairs if colon}


def millimetres(value: str, whole: float = 0) -> float:
    """A length; of a percentage its part of the whole. 0 for what is neither."""
    number = re.fullmatch(r"([\d.]+)(mm|cm|pt|px|%)", value)
    if not number:
        return 0
    return float(number[1]) * (whole / 100 if number[2] == "%" else _UNITS[number[2]])
