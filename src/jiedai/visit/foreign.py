"""Guests from abroad, and those to whom one has to speak through an interpreter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.shape.fields import known

if TYPE_CHECKING:
    from jiedai.plan.people import Guest
    from jiedai.plan.plan import Plan

_HOME: Final = ("中国", "中华人民共和国", "内地", "大陆", "香港", "澳门", "台湾")
_CHINESE: Final = ("中文", "汉语", "华语", "普通话", "国语", "粤语", "方言")


def is_foreign(plan: Plan, guest: Guest) -> bool:
    """Whether a guest comes from abroad, by his own nationality (国籍) or else by his unit's country (国家)."""
    country = known(guest.nationality) or known(plan.unit.country)
    return bool(country) and not any(word in (country or "") for word in _HOME)


def needs_interpreter(plan: Plan, guest: Guest) -> bool:
    """Whether a guest speaks no Chinese: as 语言 says, or else wherever he comes from abroad."""
    if language := known(guest.language):
        return not any(word in language for word in _CHINESE)
    return is_foreign(plan, guest)
