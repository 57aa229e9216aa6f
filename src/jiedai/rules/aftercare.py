"""后续: what is done once the guests have left, by whom and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.findings.levels import GROWING
from jiedai.rules.rule import rule
from jiedai.shape.fields import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.handbook.requirements import RequiredFollowUp
    from jiedai.visit.visit import Visit

_CALL: Final = "{事项: 电话问候，确认平安到家, 负责: 陈静, 期限: 2026-03-14}"


@rule(
    "JD611",
    "缺后续安排",
    GROWING,
    why="客人走了不等于接待完了；没有写进方案的问候和回访，忙起来就没有了。",
    clause="作业指导书 5.1（S004-13、S004-14）；门店接待（S001-A3）",
    cure="在“后续”里写上事项、负责和期限",
    bad="后续: [{事项: 整理合影, 负责: 陈静, 期限: 2026-03-16}]",
    good=f"后续: [{_CALL}]",
)
def follow_up_missing(visit: Visit) -> Iterator[Finding]:
    asked_as_a_part = visit.needs("后续")
    if (visit.scene and not asked_as_a_part) or (asked_as_a_part and not visit.plan.follow_ups):
        return  # not wanted at all, or already missed as a whole
    for required in visit.handbook.follow_ups:
        if _concerns(visit, required) and not _planned(visit, required):
            clause = required.source
            yield Finding(("后续",), f"后续里没有写“{required.task}”", clause=clause if "（S00" in clause else "")


def _concerns(visit: Visit, required: RequiredFollowUp) -> bool:
    return known(required.section) is None or bool(visit.document.values.get(required.section or ""))


def _planned(visit: Visit, required: RequiredFollowUp) -> bool:
    planned = [each.task for each in visit.plan.follow_ups]
    planned += [f"{event.item.title} {event.item.content or ''}" for event in visit.events]
    return any(word in text for text in planned for word in (required.task, *required.words))


@rule(
    "JD612",
    "后续没有人或期限",
    "提示",
    why="没有定人、没有定日子，忙起来就忘了。",
    clause="作业指导书 5.1（S004-13、S004-14）",
    cure="写上“负责”和“期限”",
    bad="后续: [{事项: 电话问候，确认平安到家}]",
    good=f"后续: [{_CALL}]",
)
def follow_up_open(visit: Visit) -> Iterator[Finding]:
    for index, follow_up in enumerate(visit.plan.follow_ups):
        missing = {} if follow_up.owner else {"负责": "谁负责"}
        missing |= {} if follow_up.due else {"期限": "哪天以前办好"}
        if missing:
            message = f"“{follow_up.task}”没有写{'、'.join(missing.values())}"
            yield Finding(("后续", index, "事项"), message, asks_for=("后续", index, next(iter(missing))))
