"""Every paper that jiedai writes, in the order in which they are listed."""

from __future__ import annotations

from typing import Final

from jiedai.documents import approval, budget, contingency, departments, leader, notices, reception_list, signs
from jiedai.documents.sheets import Paper, one

PAPERS: Final = (
    Paper("接待方案", "内部", "plan.md.j2", approval.plan_sheets, "整份方案，报批和存档用"),
    Paper("接待申请表", "内部", "application.html.j2", approval.application_sheets, "照方案填好，签字用"),
    Paper("审批单", "内部", "approval.html.j2", approval.approval_sheets, "方案的数字和标准对照，领导签字用"),
    Paper("预算表", "内部", "budget.md.j2", budget.budget_sheets, "每一项的上限、方案和差额"),
    Paper("领导卡", "内部", "leader.md.j2", leader.leader_cards, "一页纸，给主陪的领导"),
    Paper("接待清单", "内部", "reception-list.html.j2", reception_list.reception_lists, "公务、国企商务报销时附的清单"),
    Paper("部门通知单", "部门", "department.md.j2", departments.department_notices, "一个部门一份，只有它的事，带回执"),
    Paper("应急预案", "部门", "contingency.md.j2", contingency.contingency_plans, "出了状况怎么办、打给谁"),
    Paper("接待通知单", "部门", "notice.md.j2", one, "发给各部门，带回执"),
    Paper("接待通知", "部门", "notice.txt.j2", notices.chat_versions, "贴到聊天里，500 字以内", notices.CHAT_LIMIT),
    Paper("欢迎屏", "来宾", "welcome-screen.svg.j2", signs.welcome_screens, "大屏幕，16:9"),
    Paper("接站牌", "来宾", "pickup-board.svg.j2", signs.pickup_boards, "一程一块，A3 横放"),
)
