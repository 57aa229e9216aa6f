"""Short, ordinary visits: what is not worth an error, and how to say that there is none of something."""

from __future__ import annotations

from datetime import datetime

import pytest
from conftest import REPOSITORY, document_of

from jiedai.findings.finding import Diagnostic
from jiedai.rules.judge import judge
from jiedai.visit.opening import Blocked, visit_of
from jiedai.visit.visit import Visit

DAY = datetime(2026, 6, 24, 12)
SUPPLIER = """
接待: 铜材供应商来谈供货
性质: 商务
手册: {handbook}
日期: 2026-06-25
目的: 洽谈
目标: 谈定下半年铜排的价格和交期
来访单位: {{名称: 江陵铜业有限公司, 联系人: {{姓名: 郑晓, 职务: 销售经理, 电话: 13800000001}}}}
来宾:
  - {{姓名: 郑晓, 职务: 销售经理, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}}
  - {{姓名: 吴倩, 职务: 销售助理, 性别: 女, 民族: 汉族, 忌口: 无}}
我方:
  - {{姓名: 林涛, 职务: 采购部经理, 部门: 采购部, 角色: [主陪, 总协调], 电话: 13900000001}}
  - {{姓名: 白雪, 职务: 采购专员, 部门: 采购部, 电话: 13900000002}}
场地: {{三楼小会议室: {{容纳: 8, 设备: [投影], 负责: 白雪, 技术支持: 白雪, 确认: 2026-06-24 白雪}}}}
到达: [{{方式: 自驾, 时间: 2026-06-25 09:30, 地点: 公司停车场}}]
离开: [{{方式: 自驾, 时间: 2026-06-25 13:00, 地点: 公司停车场}}]
日程:
  2026-06-25:
    - {{时间: 09:30-11:50, 事项: 供货洽谈, 类型: 会谈, 地点: 三楼小会议室, 负责: 林涛, 参加: [全体来宾, 林涛, 白雪]}}
    - 时间: 11:50-12:30
      事项: 盒饭
      类型: 用餐
      地点: 三楼小会议室
      负责: 白雪
      用餐: {{形式: 工作餐, 人均: 30, 陪餐: [林涛, 白雪], 确认: 2026-06-24 白雪}}
应急:
  - {{情形: 来宾迟到, 措施: 顺延, 责任人: 白雪}}
  - {{情形: 投影故障, 措施: 用打印稿, 责任人: 白雪}}
  - {{情形: 下雨, 措施: 门口备伞, 责任人: 白雪}}
审批: [{{人: 林涛, 日期: 2026-06-23, 结论: 同意}}]
{more}
"""

DESK = """
接待: 应聘者来面试
性质: 商务
手册: 物业前台
日期: 2026-06-25
目的: 访客
来访单位: 个人
来宾: [{姓名: 顾晨, 性别: 男}]
我方: [{姓名: 戴丽, 职务: 人事专员, 电话: 13900000152}]
日程:
  2026-06-25:
    - {时间: 10:00-10:40, 事项: 面试, 类型: 会谈, 地点: 人事部会客室, 负责: 戴丽}
"""


def found(text: str) -> tuple[Diagnostic, ...]:
    visit = visit_of(document_of(text.lstrip()), REPOSITORY / "plans", DAY)
    assert isinstance(visit, Visit), visit
    return judge(visit).findings


def test_a_morning_s_talk_with_a_box_lunch_has_no_error():
    findings = found(SUPPLIER.format(handbook="handbook.yaml", more="级别: 业务级"))
    assert [(each.code, each.level) for each in findings] == [("JD608", "警告"), ("JD514", "提示"), ("JD514", "提示")]


@pytest.mark.parametrize(
    ("more", "missed"), [("", ["预算", "物料"]), ("预算: {总额: 200}", ["物料"]), ("物料: []", ["预算"])]
)
def test_what_is_not_used_is_said_to_be_none(more: str, missed: list[str]):
    findings = found(SUPPLIER.format(handbook="集团", more=more))
    assert sorted(str(each.path[0]) for each in findings if each.code == "JD218") == sorted(missed)
    assert {each.code for each in findings} == {"JD218"}


def test_a_room_at_the_front_desk_need_not_be_registered():
    assert [(each.code, each.level) for each in found(DESK)] == [("JD213", "提示")]


@pytest.mark.parametrize(
    ("place", "level"), [("三楼会议室", "错误"), ("三楼小会议事", "错误"), ("徽园酒店", "警告"), ("待定", None)]
)
def test_a_place_like_one_of_ours_is_a_slip_and_another_is_only_asked_about(place: str, level: str | None):
    text = SUPPLIER.format(handbook="集团", more="预算: {总额: 200}\n物料: []")
    written = text.replace("类型: 会谈, 地点: 三楼小会议室", f"类型: 会谈, 地点: {place}")
    levels = [each.level for each in found(written) if each.code == "JD213"]
    assert levels == ([level] if level else [])


@pytest.mark.parametrize(
    ("more", "cure"),
    [
        ("物料: 无", "这次没有，就写 物料: []"),
        ("车辆: 不用", "这次没有，就写 车辆: {}"),
        ("预算: 没有", "这次没有，就删去这一行"),
        ("物料: 画册两本", "写成 - {名称: …, 数量: …, 版本: …}（一条一行）"),
    ],
)
def test_none_in_a_word_is_told_how_to_write_it(more: str, cure: str):
    blocked = visit_of(document_of(SUPPLIER.format(handbook="集团", more=more).lstrip()), REPOSITORY / "plans", DAY)
    assert isinstance(blocked, Blocked)
    assert [(each.code, each.cure) for each in blocked.problems] == [("JD205", cure)]
