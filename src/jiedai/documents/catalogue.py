"""Every paper that jiedai writes, in the order in which they are listed."""

from __future__ import annotations

from typing import Final

from jiedai.documents import notices, signs
from jiedai.documents.sheets import Paper, one

PAPERS: Final = (
    Paper("接待方案", "内部", "plan.md.j2", one, "整份方案，报批和存档用"),
    Paper("接待通知单", "部门", "notice.md.j2", one, "发给各部门，带回执"),
    Paper("接待通知", "部门", "notice.txt.j2", notices.chat_versions, "贴到聊天里，500 字以内", notices.CHAT_LIMIT),
    Paper("欢迎屏", "来宾", "welcome-screen.svg.j2", signs.welcome_screens, "大屏幕，16:9"),
    Paper("接站牌", "来宾", "pickup-board.svg.j2", signs.pickup_boards, "一程一块，A3 横放"),
)
