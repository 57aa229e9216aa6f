"""Parts of plans that the tests of the regimes (性质) lay over the base plan, and what is said of them."""

from __future__ import annotations

from decimal import Decimal

from conftest import open_part

from jiedai.findings.finding import Diagnostic
from jiedai.rules.judge import judge
from jiedai.visit.limits import table_bounds

REGIMES = ("国企商务", "公务", "外宾")


def bound(item: str, part: str) -> Decimal | None:
    """What the regime allows for the only use of an item."""
    visit = open_part(part)
    (found,) = table_bounds(visit, visit.regime, item)  # type: ignore[arg-type]
    return found.ceiling.amount


def messages(part: str, code: str = "") -> list[str]:
    return [each.message for each in judge(open_part(part)).findings if each.code == code or not code]


def guests(count: int, rank: str = "") -> str:
    named = [f"{{姓名: 来宾{number}, 忌口: 无{rank and f', 职级: {rank}'}}}" for number in range(count)]
    return f"来宾: [{', '.join(named)}]\n"


def dinner(meal: str = "人均: 100", hosts: str = "王强, 陈静") -> str:
    return f"""日程:
  2026-03-12:
    - {{时间: 18:00-19:30, 事项: 晚餐, 类型: 用餐, 地点: 食堂, 负责: 陈静, 用餐: {{{meal}, 陪餐: [{hosts}], 确认: 2026-03-10 陈静}}}}
"""


def rooms(city: str, rank: str, kind: str = "标准间") -> str:
    who = f"来宾: [{{姓名: 李建国, 职级: {rank}, 忌口: 无}}]\n"
    room = f"{{房型: {kind}, 单价: 100, 住客: 李建国}}"
    return (
        f"{who}住宿: [{{酒店: 甲, 城市: {city}, 星级: 4, 入住: 2026-03-12, 退房: 2026-03-13, "
        f"确认: 2026-03-10 刘洋, 房间: [{room}]}}]\n"
    )


def words_at(finding: Diagnostic) -> str:
    return finding.span.text.content[finding.span.start : finding.span.end]
