"""The order of people, items, meals and bookings changes no finding except its place."""

from __future__ import annotations

import json
import random
from typing import Any

from conftest import BASE, DAY_BEFORE, document_of
from hypothesis import given, settings
from hypothesis import strategies as st

from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

FAULTY = """
接待: 华源电力来访
性质: 商务
手册: handbook.yaml
级别: 嘉宾级
日期: 2026-03-12 至 2026-03-13
来访单位: {名称: 华源电力集团有限公司}
来宾:
  - {姓名: 李建国, 职务: 副总经理, 忌口: 清真, 主宾: 是}
  - {姓名: 赵敏, 职务: 技术部经理, 忌口: 花生, 主宾: 是}
  - {姓名: 孙明远, 职务: 采购部经理, 忌口: 无}
我方:
  - {姓名: 王强, 职务: 技术部经理, 角色: [主陪, 总协调]}
  - {姓名: 郑凯, 职务: 制造部经理, 角色: 主陪}
  - {姓名: 刘洋, 职务: 综合部主管, 角色: [接站, 总协调]}
车辆:
  商务车: {座位: 3, 司机: {姓名: 孙立}}
  中巴: {座位: 4}
场地:
  二楼会议室: {容纳: 3}
到达:
  - {方式: 飞机, 班次: MU5137, 时间: 2026-03-12 15:30, 地点: 新桥机场T1, 人员: 李建国, 接站: 刘洋, 车辆: 商务车}
  - {方式: 高铁, 班次: G100, 时间: 2026-03-12 15:40, 地点: 合肥南站, 人员: [赵敏, 孙明远], 接站: 刘洋, 车辆: 商务车}
离开: [{方式: 高铁, 班次: G101, 时间: 2026-03-13 15:00, 地点: 合肥南站, 车辆: [商务车, 中巴]}]
日程:
  2026-03-12:
    - {时间: 15:30-16:00, 事项: 迎接, 类型: 迎接, 负责: 王强}
    - {时间: 15:50-17:30, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 参加: [全体来宾, 王强, 郑凯]}
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 酒店, 负责: 王强, 用餐: {人均: 999, 陪餐: [王强, 郑凯], 菜单: [东坡肘子, 花生米]}}
    - {时间: 19:00-20:00, 事项: 夜宵, 类型: 用餐, 地点: 酒店, 负责: 郑凯, 用餐: {人均: 300, 忌口安排: {清真: 备素}}}
  2026-03-13:
    - {时间: 09:00, 事项: 参观, 类型: 参观, 地点: 二楼会议室, 负责: 王强, 参加: [赵敏, 王强]}
    - {时间: 待定, 事项: 午餐, 类型: 用餐, 地点: 待定, 用餐: {总额: 5000}}
住宿:
  - {酒店: 甲酒店, 星级: 5, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{单价: 900, 住客: 李建国}, {单价: 400, 住客: [李建国, 赵敏]}]}
礼品: [{名称: 徽墨, 单价: 900, 数量: 2}, {名称: 茶叶, 单价: 500}, {名称: 座钟}]
应急: [{情形: 航班延误, 措施: 等}, {情形: 停电, 措施: 等}]
审批: [{人: 王强, 职务: 技术部经理, 日期: 2026-03-09, 结论: 同意}, {人: 郑凯, 职务: 制造部经理, 结论: 同意}]
豁免: [{规则: JD402, 位置: 夜宵, 理由: 甲, 批准: 刘敏, 职务: 总经理, 有效至: 2026-03-13}, {规则: JD407, 理由: 甲}]
"""


def findings(values: Any) -> list[tuple[str, str, str]]:
    """Code, level and sentence of everything found, waived or not, but for the one rule about an order."""
    visit = visit_of(document_of(json.dumps(values, ensure_ascii=False)), BASE, DAY_BEFORE)
    assert isinstance(visit, Visit), visit
    verdict = judge(visit)
    waived = [each.finding for each in verdict.waived]
    return sorted(
        (each.code, each.level, each.message) for each in (*verdict.findings, *waived) if each.code != "JD515"
    )


def shuffled(value: Any, chance: random.Random) -> Any:
    """The same with every list of groups in another order, and every group's fields too."""
    if isinstance(value, list):
        order = [shuffled(each, chance) for each in value]
        if all(isinstance(each, dict) for each in value):
            chance.shuffle(order)
        return order
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return value


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9), st.sampled_from(["handbook.yaml", "恒瑞达"]))
def test_order_changes_no_finding(seed: int, handbook: str):
    values = document_of(FAULTY.replace("handbook.yaml", handbook)).values
    before = findings(values)
    assert len({code for code, _, _ in before}) > 15
    assert findings(shuffled(values, random.Random(seed))) == before
