"""Every paper that jiedai writes, in the order in which they are listed."""

from __future__ import annotations

from typing import Final

from jiedai.documents import cards, notices, signs
from jiedai.documents.sheets import Paper, one

PAPERS: Final = (
    Paper("接待方案", "内部", "plan.md.j2", one, "整份方案，报批和存档用"),
    Paper("接待通知单", "部门", "notice.md.j2", one, "发给各部门，带回执"),
    Paper("接待通知", "部门", "notice.txt.j2", notices.chat_versions, "贴到聊天里，500 字以内", notices.CHAT_LIMIT),
    Paper("欢迎屏", "来宾", "welcome-screen.svg.j2", signs.welcome_screens, "大屏幕，16:9"),
    Paper("欢迎牌", "来宾", "welcome-poster.svg.j2", signs.welcome_posters, "立在大堂，A3 竖放"),
    Paper("LED字幕", "来宾", "led.txt.j2", signs.welcome_lines, "贴进 LED 屏的软件，一行一屏"),
    Paper("接站牌", "来宾", "pickup-board.svg.j2", signs.pickup_boards, "一程一块，A3 或 A4 横放"),
    Paper("车牌", "来宾", "car-board.svg.j2", signs.car_boards, "放在挡风玻璃后，一车一张，A4 横放"),
    Paper("席卡", "来宾", "seat-card.svg.j2", cards.seat_cards, "对折立起，两面有字，A4 横放一张两个", bound=True),
    Paper("桌牌", "来宾", "table-card.svg.j2", cards.table_cards, "对折立起，摆席卡的那几餐用", bound=True),
    Paper("胸牌", "来宾", "badge.svg.j2", cards.badges, "来宾和我方，90×54 毫米，A4 一张十个，沿线裁开", bound=True),
)
