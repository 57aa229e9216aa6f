"""审批: the plan is approved, and by someone entitled to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jiedai.findings.finding import Finding
from jiedai.findings.levels import Levels
from jiedai.plan.governance import AGREED
from jiedai.rules.rule import rule
from jiedai.shape.fields import UNDECIDED, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.plan.governance import Approval
    from jiedai.source.place import Path
    from jiedai.visit.visit import Visit


@rule(
    "JD408",
    "没有审批",
    Levels("警告", {"草稿": "提示", "送审": "提示", "执行": "错误"}, {1: "错误"}),
    why="没批的方案不能执行；到时候费用报不了，责任说不清。",
    clause="集团手册 2.2（S000-19）；恒瑞达 三（S003-A3）",
    cure="批下来后写上“审批: [{人: …, 职务: …, 日期: …, 结论: 同意}]”",
    bad="审批: 待定",
    good="审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]",
)
def not_approved(visit: Visit) -> Iterator[Finding]:
    wanted = visit.needs("审批") and (visit.scene or _approver(visit))
    if wanted and "审批" not in visit.demands and (state := unapproved(visit)):
        clause = _approver(visit) and _tier_clause(visit)
        yield Finding(("审批",), state, clause=clause, asks_for=open_verdict(visit))
    for index, approval in enumerate(visit.plan.approvals):
        day = known(approval.day)
        if approval.verdict != AGREED or day is None or visit.days is None:
            continue
        if day > visit.days[0]:
            yield Finding(("审批", index, "日期"), f"批准日期 {day} 晚于接待的第一天 {visit.days[0]}")
        if visit.is_left_over(day):
            yield Finding(("审批", index, "日期"), f"批准日期 {day} 离接待太远，像是上一份方案留下的")


def unapproved(visit: Visit) -> str:
    """That nobody has approved the plan, or who has refused to, and who should; nothing when somebody has."""
    approvals = visit.plan.approvals
    if any(approval.verdict == AGREED for approval in approvals):
        return ""
    refused = [f"{each.name}的结论是“{each.verdict}”" for each in approvals if each.verdict != UNDECIDED]
    state = f"方案没有批准，{'、'.join(refused)}" if refused else "方案还没有人批准"
    return state + _approver(visit)


def open_verdict(visit: Visit) -> Path:
    """Where 待定 is written for what somebody will say to the plan; of the whole part that has no other hint."""
    verdicts = [approval.verdict for approval in visit.plan.approvals]
    return ("审批", verdicts.index(UNDECIDED), "结论") if UNDECIDED in verdicts else ()


def _approver(visit: Visit) -> str:
    """，嘉宾级要由副总经理或以上批准; nothing where the tier does not say."""
    if not visit.tier or not visit.tier[1].approver:
        return ""
    return f"，{visit.tier[0]}要由{visit.tier[1].approver}或以上批准"


def _tier_clause(visit: Visit) -> str:
    return visit.said_in(("级别", visit.tier[0], "审批")) if visit.tier else ""


@rule(
    "JD439",
    "自己批自己",
    "警告",
    why="提出的人自己批，等于没有人批；钱花得对不对，要另一个人看过才算。",
    clause="恒瑞达 三（S003-A3）；集团手册 2.2（S000-19）",
    cure="请他的上级或分管领导批准，再写上一条审批",
    bad="""
申请: {部门: 营销部, 申请人: 王强, 日期: 2026-03-05}
审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]
""",
    good="""
申请: {部门: 营销部, 申请人: 陈静, 日期: 2026-03-05}
审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]
""",
)
def approved_by_oneself(visit: Visit) -> Iterator[Finding]:
    # Where public money is spent, whoever runs the visit may not approve it either.
    asking = {person.name: "总协调" for person in visit.coordinators} if "审批" in visit.demands else {}
    if visit.plan.application and visit.plan.application.name:
        asking[visit.plan.application.name] = "申请人"
    if all(approval.name in asking for _, approval in visit.agreements):
        for index, approval in visit.agreements:
            message = f"批准的{approval.name}就是这次接待的{asking[approval.name]}"
            yield Finding(("审批", index, "人"), message)


@rule(
    "JD409",
    "审批职级不够",
    "错误",
    why="级别不够的批准不算数，到报销时才发现，就晚了。",
    clause="恒瑞达 三（S003-A3）",
    cure="请够级别的领导批准，再写上一条审批",
    bad="审批: [{人: 陈静, 职务: 营销部经理, 日期: 2026-03-09, 结论: 同意}]",
    good="审批: [{人: 王强, 职务: 副总经理, 日期: 2026-03-09, 结论: 同意}]",
    standard=lambda tier: f"至少由{tier.approver}批准" if tier.approver else "",
)
def approver_too_low(visit: Visit) -> Iterator[Finding]:
    if not visit.tier or not visit.tier[1].approver:
        return
    name, tier = visit.tier
    required = tier.approver or ""
    reached = [(index, each, _reaches(visit, each, required)) for index, each in visit.agreements]
    if any(high for _, _, high in reached):
        return
    for index, approval, high in reached:
        post = approval.post or visit.post_of(approval.name) or "职务没写"
        doubt = "" if high is False else "，手册的职级里认不出"
        message = f"方案是{approval.name}（{post}{doubt}）批准的，{name}要由{required}或以上批准"
        yield Finding(("审批", index, "职务"), message, clause=visit.said_in(("级别", name, "审批")))


def _reaches(visit: Visit, approval: Approval, required: str) -> bool | None:
    """By the post written with the approval, or by what our list of names says of its giver."""
    giver = visit.people.persons.get(approval.name)
    posts = [approval.post, giver.rank if giver and giver.side == "我方" else None]
    found = [visit.handbook.ladder.reaches(post, required) for post in posts if post]
    return True if True in found else False if False in found else None
