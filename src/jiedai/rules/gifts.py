"""礼品: enough for everybody, and not many more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit

SPARE: Final = 2
"""A gift or two more than there are receivers is prudence; what is beyond it is waste."""


@rule(
    "JD447",
    "礼品份数不对",
    GROWING,
    why="少一份，总有一位客人空着手回去；多出许多，是浪费，账上也说不清去向。",
    clause="集团手册 1.1（S000-05）；华为手册 1.2（S002-15）",
    cure="核对“数量”；不是人人都送的，在“给”里写上送给谁",
    bad="礼品: [{名称: 徽墨套装, 单价: 150, 数量: 1}]",
    good="礼品: [{名称: 徽墨套装, 单价: 150, 数量: 1, 给: 李建国}]",
)
def wrong_number_of_gifts(visit: Visit) -> Iterator[Finding]:
    for index, gift in enumerate(visit.plan.gifts):
        quantity, receivers = known(gift.quantity), len(visit.people.meant(gift.receivers))
        if quantity is None or not receivers:
            continue
        message, path = f"“{gift.name}”备 {quantity} 份，要送 {receivers} 位", ("礼品", index, "数量")
        if quantity < receivers:
            yield Finding(path, f"{message}，不够")
        elif quantity > receivers + SPARE:
            yield Finding(path, f"{message}，多出 {quantity - receivers} 份", at_most="提示")
