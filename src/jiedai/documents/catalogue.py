"""Every paper that jiedai writes, in the order in which they are listed."""

from __future__ import annotations

from typing import Final

from jiedai.documents import (
    approval,
    budget,
    cards,
    cars,
    contacts,
    contingency,
    departments,
    dining,
    duty_cards,
    guest_papers,
    leader,
    notices,
    proofing,
    reception_list,
    rooms,
    signs,
    tours,
)
from jiedai.documents.sheets import Paper, one

PAPERS: Final = (
    Paper("接待方案", "内部", "plan.md.j2", approval.plan_sheets, "整份方案，报批和存档用"),
    Paper("接待申请表", "内部", "application.html.j2", approval.application_sheets, "照方案填好，签字用"),
    Paper("审批单", "内部", "approval.html.j2", approval.approval_sheets, "方案的数字和标准对照，领导签字用"),
    Paper("预算表", "内部", "budget.md.j2", budget.budget_sheets, "每一项的上限、方案和差额"),
    Paper("领导卡", "内部", "leader.md.j2", leader.leader_cards, "一页纸，给主陪的领导", sheet="中字"),
    Paper("接待清单", "内部", "reception-list.html.j2", reception_list.reception_lists, "公务、国企商务报销时附的清单"),
    Paper(
        "部门通知单",
        "部门",
        "department.md.j2",
        departments.department_notices,
        "一个部门一份，只有它的事，带回执",
        sheet="紧凑",
    ),
    Paper(
        "应急预案", "部门", "contingency.md.j2", contingency.contingency_plans, "出了状况怎么办、打给谁", sheet="中字"
    ),
    Paper("接待通知单", "部门", "notice.md.j2", one, "发给各部门，带回执"),
    Paper("接待通知", "部门", "notice.txt.j2", notices.chat_versions, "贴到聊天里，500 字以内", notices.CHAT_LIMIT),
    Paper("欢迎屏", "来宾", "welcome-screen.svg.j2", signs.welcome_screens, "大屏幕，16:9"),
    Paper("欢迎牌", "来宾", "welcome-poster.svg.j2", signs.welcome_posters, "立在大堂，A3 竖放"),
    Paper("LED字幕", "来宾", "led.txt.j2", signs.welcome_lines, "贴进 LED 屏的软件，一行一屏"),
    Paper("接站牌", "来宾", "pickup-board.svg.j2", signs.pickup_boards, "一程一块，A3 或 A4 横放"),
    Paper("车牌", "来宾", "car-board.svg.j2", signs.car_boards, "放在挡风玻璃后，一车一张，A4 横放", given_to="司机"),
    Paper("席卡", "来宾", "seat-card.svg.j2", cards.seat_cards, "对折立起，两面有字，A4 横放一张两个", bound=True),
    Paper("桌牌", "来宾", "table-card.svg.j2", cards.table_cards, "对折立起，摆席卡的那几餐用", bound=True),
    Paper("胸牌", "来宾", "badge.svg.j2", cards.badges, "来宾的，90×54 毫米，A4 一张十个，沿线裁开", bound=True),
    Paper(
        "我方胸牌", "来宾", "badge.svg.j2", cards.our_badges, "我方的，大小同胸牌，蓝边", bound=True, given_to="部门"
    ),
    Paper("来宾日程", "来宾", "programme.md.j2", guest_papers.programmes, "发给来宾"),
    Paper(
        "来宾日程（中英）", "来宾", "programme-bilingual.md.j2", guest_papers.bilingual_programmes, "发给外宾，中英对照"
    ),
    Paper(
        "致谢函",
        "来宾",
        "thanks.md.j2",
        guest_papers.thanks,
        "送走以后寄给主宾，先改再发",
        edited=True,
        given_to="内部",
    ),
    Paper("岗位卡", "部门", "duty-card.html.j2", duty_cards.ours, "我方每人一张，A5"),
    Paper("司机岗位卡", "司机", "duty-card.html.j2", duty_cards.drivers, "司机每人一张，A5"),
    Paper("用车单", "司机", "car.md.j2", cars.car_sheets, "一辆车一张"),
    Paper("分房表", "部门", "rooms.md.j2", rooms.rooming_lists, "给前台和各部门，房号留空"),
    Paper("用餐单", "部门", "meals.md.j2", dining.meal_lists, "每餐的时间、人数、陪餐和忌口", sheet="横放中字"),
    Paper("厨房单", "厨房", "kitchen.md.j2", dining.kitchen_lists, "一处厨房一张，只写餐和忌口", sheet="大字"),
    Paper("参观路线单", "部门", "tour.md.j2", tours.tour_sheets, "看哪几处、谁讲解、什么不能看", sheet="中字"),
    Paper("通讯录", "内部", "contacts.md.j2", contacts.address_books, "谁管什么、怎么找"),
    Paper("名单校对页", "内部", "proof.md.j2", proofing.proof_sheets, "印出去的每个名字，逐个打勾", proofs=True),
)
