"""Yes and no, in the ways people write them."""

from typing import Final

from jiedai.shape.words import Slip, normalise, refusal

_YES: Final = "是 是的 有 要 需 需要 对 含 可 可以 √ ✓ ✔ ☑ yes true y t"
_NO: Final = "否 不 不是 无 没有 没 不要 不需 不需要 无需 不用 不对 不含 不可 不可以 × ✗ ✘ no false n f"
_SLIPS: Final = (
    Slip(r"^[x☒]$", "“{text}”可以是打叉（否），也可以是选中（是），分不清", "写“是”或“否”"),
    Slip(r"^[0-9]+", "“{text}”是个数，看不出是不是要", "要就写“是”，不要就写“否”"),
)


def parse_flag(text: str) -> bool:
    """Read 是, 有, 需要, √ or Y as yes and 否, 无, 不用, × or N as no."""
    word = normalise(text).casefold()
    if word in _YES.split():
        return True
    if word in _NO.split():
        return False
    raise refusal(text, _SLIPS, "“{text}”认不出是“是”还是“否”")
