"""Signs in bold where the font is there in regular only: every letter gets an outline of its own colour."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_TAG: Final = re.compile(r"<(/?)([\w:-]+)([^<>]*?)(/?)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_HEAVY: Final = {"bold", "bolder", "600", "700", "800", "900"}
_OUTLINE: Final = 0.03
"""Of the size of the letters: about what a bold face is heavier by."""


class _Look(NamedTuple):
    """What an element hands down to those within it."""

    weight: str = "400"
    fill: str = "#000000"
    size: float = 0


def emboldened(svg: str) -> str:
    """The sign with what is meant to be bold drawn so."""
    looks = [_Look()]

    def drawn(tag: re.Match[str]) -> str:
        closing, name, attributes, single = tag.groups()
        if closing:
            if len(looks) > 1:
                looks.pop()
            return tag[0]
        look = _inherited(looks[-1], {each[0]: each[1] or each[2] for each in _ATTRIBUTE.findall(attributes)})
        if not single:
            looks.append(look)
        if name != "text" or look.weight not in _HEAVY or "stroke" in attributes:
            return tag[0]
        outline = f' stroke="{look.fill}" stroke-width="{look.size * _OUTLINE:.3f}" stroke-linejoin="round"'
        return f"<{name}{attributes}{outline}{single}>"

    return _TAG.sub(drawn, svg)


def _inherited(look: _Look, own: dict[str, str]) -> _Look:
    size = re.match(r"[\d.]+", own.get("font-size", ""))
    return _Look(own.get("font-weight", look.weight), own.get("fill", look.fill), float(size[0]) if size else look.size)
