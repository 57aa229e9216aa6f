"""Which of our files a document is: somebody takes one for the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from jiedai.source.document import Document


def handbook_for_a_plan(document: Document) -> list[Problem]:
    """What to say of a handbook where a plan should be."""
    if not {"手册", "版本"} <= document.values.keys() or "接待" in document.values:
        return []
    return [
        _taken(document, "版本", "这是一本手册，不是接待方案", "核对手册用 jiedai handbook check；方案从“接待: …”写起")
    ]


def record_for_a_plan(document: Document) -> list[Problem]:
    """What to say of a record of what is done where a plan should be."""
    keys = [key for key in ("已办", "确认") if key in document.values]
    if not keys or not document.values.keys() <= {*keys}:
        return []
    cure = "它跟着方案一起核对：jiedai validate 后面写接待的文件夹"
    return [_taken(document, keys[0], "这是办理记录，不是接待方案", cure)]


def plan_for_a_handbook(document: Document) -> list[Problem]:
    """What to say of a plan where a handbook should be."""
    if "接待" not in document.values or "版本" in document.values:
        return []
    cure = "核对方案用 jiedai validate；手册从“手册: …”“版本: …”写起"
    return [_taken(document, "接待", "这是一份接待方案，不是手册", cure)]


def not_a_record(document: Document) -> list[Problem]:
    """What to say of a plan or a handbook where the record of what is done should be."""
    cure = "办理记录只有“已办”“确认”两段；把这份移走，jiedai done 会另写一份新的"
    for key, what in (("接待", "一份接待方案"), ("手册", "一本手册")):
        if key in document.values:
            return [_taken(document, key, f"这是{what}，不是办理记录", cure)]
    return []


def _taken(document: Document, key: str, message: str, cure: str) -> Problem:
    return Problem("JD025", message, document.span((key,), key=True), (key,), cure)
