"""Whole visits: private business that is refused under a regime (性质), and which no company's handbook excuses."""

from __future__ import annotations

from datetime import datetime

import pytest
from conftest import BASE, DAY_BEFORE, EXAMPLES, document_of, laid_over, open_part
from regime_parts import REGIMES, messages, words_at

from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

# One visit for each regime: nothing wrong with it as private business, and refused under the regime.

SOE = """
目的: 洽谈
场地: {二楼会议室: {容纳: 16, 布置: [横幅, 茶水], 负责: 刘洋, 确认: 2026-03-10 刘洋}}
日程:
  2026-03-12:
    - {时间: 16:00-17:00, 事项: 洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - 时间: 18:00-19:30
      事项: 晚宴
      类型: 用餐
      地点: 云顶会所
      负责: 陈静
      用餐: {人均: 150, 陪餐: [王强, 陈静], 菜单: [佛跳墙, 冰糖燕窝], 香烟: {每盒: 20, 盒数: 1}, 确认: 2026-03-10 陈静}
礼品: [{名称: 加油卡, 单价: 150, 数量: 2}]
结算: {方式: 现金, 负责: 刘洋}
公函: {文号: 一号, 发函单位: 华源电力, 日期: 2026-02-20}
"""
SOE_REFUSED = {
    ("JD433", "警告", "2026-02-20", "早 20 天"),
    ("JD442", "警告", "横幅", "不挂横幅标语"),
    ("JD442", "错误", "云顶会所", "会所"),
    ("JD442", "错误", "冰糖燕窝", "燕窝"),
    ("JD442", "错误", "香烟", "不上烟"),
    ("JD442", "错误", "加油卡", "购物卡"),
    ("JD442", "警告", "现金", "不用现金结账"),
}

OFFICIAL = """
来访单位: {名称: 华源供水有限公司, 联系人: {姓名: 周敏, 电话: 13800000001}}
场地: {二楼会议室: {容纳: 16, 布置: [欢迎横幅, 鲜花, 茶水], 负责: 刘洋, 确认: 2026-03-10 刘洋}}
日程:
  2026-03-12:
    - {时间: 15:00-15:10, 事项: 机场迎接, 类型: 迎接, 地点: 新桥机场, 负责: 刘洋}
    - {时间: 16:00-17:00, 事项: 座谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静}
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {形式: 宴请, 人均: 150, 酒水: {名称: 白酒, 每瓶: 90, 瓶数: 1}, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
  2026-03-13:
    - {时间: 08:30-10:30, 事项: 游览翠湖, 类型: 活动, 地点: 翠湖, 负责: 陈静}
    - {时间: 11:30-12:30, 事项: 午餐, 类型: 用餐, 地点: 食堂, 负责: 陈静, 用餐: {形式: 工作餐, 人均: 60, 陪餐: [王强], 确认: 2026-03-10 陈静}}
结算: {方式: 现金, 负责: 刘洋}
"""
OFFICIAL_REFUSED = {
    ("JD430", "错误", "接待", "没有公函"),
    ("JD441", "错误", "用餐", "，公务不得安排宴请"),
    ("JD441", "警告", "150", "餐标上限 120 元/人（示例）"),
    ("JD441", "错误", "用餐", "第 2 次用餐，公务最多 1 次"),
    ("JD442", "警告", "是", "接站牌从简"),
    ("JD442", "错误", "欢迎横幅", "不张贴横幅标语"),
    ("JD442", "警告", "鲜花", "不摆鲜花"),
    ("JD442", "错误", "新桥机场", "不在机场"),
    ("JD442", "错误", "白酒", "不上酒"),
    ("JD442", "错误", "游览翠湖", "旅游"),
    ("JD442", "错误", "徽墨套装", "不送礼品"),
    ("JD442", "错误", "现金", "不用现金结账"),
}

FOREIGN = """
来宾:
  - {姓名: 汉斯, 职务: 总裁, 职级: 司局级, 性别: 男, 国籍: 德国, 语言: 中文, 忌口: 无, 主宾: 是}
  - {姓名: 安娜, 职务: 助理, 性别: 女, 国籍: 德国, 语言: 中文, 忌口: 无}
离开: [{方式: 高铁, 班次: G100, 时间: 2026-03-13 20:00, 地点: 合肥南站, 送站: 刘洋, 车辆: 商务车}]
日程:
  2026-03-12:
    - {时间: 18:00-19:30, 事项: 茶叙, 类型: 用餐, 地点: 茶楼, 负责: 陈静, 用餐: {形式: 茶会, 人均: 90, 陪餐: [王强, 陈静], 确认: 2026-03-10 陈静}}
  2026-03-13:
    - {时间: 11:30-12:30, 事项: 午餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {形式: 自助餐, 人均: 190, 酒水: {名称: 黄酒, 每瓶: 200, 瓶数: 2}, 陪餐: [王强], 确认: 2026-03-10 陈静}}
住宿:
  - 酒店: 徽园酒店
    星级: 4
    入住: 2026-03-12
    退房: 2026-03-13
    确认: 2026-03-10 刘洋
    房间: [{房型: 套房, 单价: 480, 住客: 汉斯}, {房型: 标准间, 单价: 480, 住客: 安娜}]
礼品: [{名称: 有价证券纪念册, 单价: 150, 数量: 2}]
结算: {方式: 现金, 负责: 刘洋}
"""
FOREIGN_REFUSED = {
    ("JD431", "错误", "接待", "要写“预算”"),
    ("JD441", "错误", "90", "餐标上限 60 元/人"),
    ("JD441", "错误", "190", "日餐标上限 300 元/人"),
    ("JD442", "错误", "套房", "副部长级以上"),
    ("JD442", "错误", "有价证券纪念册", "有价证券"),
    ("JD442", "错误", "现金", "不用现金结账"),
}


@pytest.mark.parametrize(
    ("regime", "part", "refused"),
    [("国企商务", SOE, SOE_REFUSED), ("公务", OFFICIAL, OFFICIAL_REFUSED), ("外宾", FOREIGN, FOREIGN_REFUSED)],
    ids=REGIMES,
)
def test_what_is_private_business_may_be_refused_under_a_regime(
    regime: str, part: str, refused: set[tuple[str, str, str, str]]
):
    assert messages(part) == []
    found = judge(open_part(f"性质: {regime}\n{part}")).findings
    for code, level, words, key in refused:
        fitting = [each for each in found if (each.code, each.level) == (code, level) and key in each.message]
        assert [words_at(each) for each in fitting] == [words], (code, key)
        assert all(regime in each.clause or each.code == "JD432" for each in fitting)
    assert len(found) == len(refused), [(each.code, each.message) for each in found]


KEEPING = {"2026-05-12-chengtou": "国企商务", "2026-05-20-diaoyan": "公务", "2026-05-26-waibin": "外宾"}


@pytest.mark.parametrize("folder", KEEPING)
def test_an_example_that_keeps_to_its_regime(folder: str):
    (path,) = [path for path in EXAMPLES if path.parent.name == folder]
    text = path.read_text("utf-8")
    visit = visit_of(document_of(text), path.parent, datetime(2026, 5, 11, 20))
    assert isinstance(visit, Visit)
    assert judge(visit).findings == ()
    assert visit.regime.name == KEEPING[folder]


# No company's handbook loosens a regulation.


@pytest.mark.parametrize("weight", ["关闭", "提示"])
def test_a_company_cannot_lighten_a_regulation(weight: str, tmp_path):
    rules = "".join(
        f"  {code}: {{等级: {weight}}}\n" for code in ("JD430", "JD431", "JD432", "JD433", "JD436", "JD441", "JD442")
    )
    text = (BASE / "handbook.yaml").read_text("utf-8") + f"规则:\n{rules}"
    (tmp_path / "handbook.yaml").write_text(text, "utf-8")
    for regime, part in (("国企商务", SOE), ("公务", OFFICIAL), ("外宾", FOREIGN)):
        document = document_of(laid_over(f"性质: {regime}\n{part}"))
        visits = [visit_of(document, folder, DAY_BEFORE) for folder in (BASE, tmp_path)]
        before, after = [judge(visit).findings for visit in visits if isinstance(visit, Visit)]
        assert [(each.code, each.level) for each in after] == [(each.code, each.level) for each in before]


def test_a_company_may_be_stricter_and_say_how_much_it_matters(tmp_path):
    text = (
        (BASE / "handbook.yaml")
        .read_text("utf-8")
        .replace("限额:\n", "必备: [目的]\n限额:\n  - {项目: 餐标, 至多: 90, 等级: 提示, 改法: 换套餐}\n")
    )
    (tmp_path / "handbook.yaml").write_text(text, "utf-8")
    visit = visit_of(document_of(laid_over("")), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    found = [(each.code, each.level, each.cure) for each in judge(visit).findings]
    assert found == [("JD218", "错误", "补上这一部分，还没定就写“待定”"), ("JD402", "提示", "换套餐")]
