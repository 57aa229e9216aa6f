"""What the regimes (性质) allow, whatever a company's handbook says: heads, amounts, stars and days."""

from __future__ import annotations

import pytest
from conftest import open_part
from regime_parts import REGIMES, bound, dinner, guests, messages, rooms

from jiedai.handbook.library import open_regime
from jiedai.rules.judge import judge
from jiedai.visit.limits import table_bounds

# How many of ours may sit down. For 公务 a stricter unit may write min(3, guests) into its own handbook.


@pytest.mark.parametrize("regime", ["国企商务", "外宾"])
@pytest.mark.parametrize(
    ("count", "most"), [(1, 1), (5, 5), (6, 5), (7, 6), (8, 6), (9, 7), (10, 7), (15, 10), (20, 12)]
)
def test_up_to_five_eat_as_many_and_then_one_for_two(regime: str, count: int, most: int):
    assert bound("陪餐", f"性质: {regime}\n" + guests(count) + dinner()) == most


@pytest.mark.parametrize(("count", "most"), [(1, 3), (2, 3), (10, 3), (11, 3), (12, 4), (29, 9), (30, 10)])
def test_official_meals_have_three_hosts_or_a_third(count: int, most: int):
    assert bound("陪餐", "性质: 公务\n" + guests(count) + dinner()) == most


# Ceilings by rank, form and city.


@pytest.mark.parametrize(
    ("rank", "most"),
    [
        ("总统", 600),
        ("总理", 600),
        ("副总理", 550),
        ("议长", 550),
        ("部长级", 500),
        ("副部级", 500),
        ("司长", 300),
        ("市场部部长", 300),
        ("集团副总裁", 300),
    ],
)
def test_foreign_guests_eat_by_their_rank(rank: str, most: int):
    assert bound("日餐标", "性质: 外宾\n" + guests(2, rank) + dinner("形式: 工作餐, 人均: 100")) == most


@pytest.mark.parametrize(
    ("form", "host", "most"),
    [
        ("宴请", "副部级", 400),
        ("宴请", "省长", 400),
        ("宴请", "司局级", 300),
        ("冷餐", "副部级", 150),
        ("酒会", "处级", 100),
        ("茶会", "处级", 60),
    ],
)
def test_foreign_guests_are_entertained_by_the_host_s_rank(form: str, host: str, most: int):
    hosts = (
        f"我方: [{{姓名: 王强, 职级: {host}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调}}, {{姓名: 刘洋, 角色: 接站}}]\n"
    )
    assert bound("餐标", "性质: 外宾\n" + hosts + dinner(f"形式: {form}, 人均: 10")) == most


@pytest.mark.parametrize(
    ("guest", "host", "most"),
    [("副部级", "处级", 400), ("处级", "正部级", 400), ("司局级", "处级", 200), ("处级", "处级", 200)],
)
def test_foreign_guests_get_gifts_by_the_higher_rank_of_giver_and_receiver(guest: str, host: str, most: int):
    hosts = (
        f"我方: [{{姓名: 王强, 职级: {host}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调}}, {{姓名: 刘洋, 角色: 接站}}]\n"
    )
    gift = "礼品: [{名称: 瓷盘, 单价: 10}]\n"
    assert bound("礼品", "性质: 外宾\n" + guests(1, guest) + hosts + gift) == most


@pytest.mark.parametrize(("rank", "most"), [("副部级", 5), ("正部级", 5), ("司局级", 4), ("处级", 4)])
def test_foreign_guests_stay_in_four_stars_unless_a_vice_minister_leads(rank: str, most: int):
    assert bound("酒店星级", "性质: 外宾\n" + rooms("合肥", rank)) == most


def test_a_foreign_visit_lasts_five_days_unless_there_is_an_agreement():
    long = "性质: 外宾\n日期: 2026-03-12 至 2026-03-17\n"
    assert any("招待 6 天，外宾最多 5 天" in each for each in messages(long, "JD441"))
    assert not any("招待 6 天" in each for each in messages(long + "互惠协议: 是\n", "JD441"))
    assert not any("招待 6 天" in each for each in messages(long.replace("17", "16"), "JD441"))


@pytest.mark.parametrize(
    ("city", "rank", "most"),
    [
        ("北京", "处级", 500),
        ("北京", "厅局级", 650),
        ("北京", "二级巡视员", 650),
        ("上海", "副部级", 1100),
        ("石家庄", "处级", 350),
        ("河北 保定", "处级", 310),
        ("深圳", "处级", 350),
        ("广东 深圳", "司局级", 500),
        ("广东 佛山", "司局级", 490),
        ("天津", "司局级", 450),
        ("四川 成都", "一级调研员", 320),
        ("青海", "局长", 350),
    ],
)
def test_official_guests_sleep_by_city_and_rank(city: str, rank: str, most: int):
    assert bound("房价", "性质: 公务\n" + rooms(city, rank)) == most


def test_the_older_table_of_cities_only_warns():
    def levels(city: str) -> list[str]:
        part = "性质: 公务\n" + rooms(city, "处级").replace("单价: 100", "单价: 580")
        return [each.level for each in judge(open_part(part)).findings if "房价" in each.message]

    assert (levels("北京"), levels("深圳"), levels("海口")) == (["错误"], ["警告"], [])


@pytest.mark.parametrize(
    ("item", "amount", "part"),
    [
        ("餐标", 600, dinner()),
        ("酒水", 500, dinner("人均: 100, 酒水: {名称: 黄酒, 每瓶: 60, 瓶数: 1}")),
        ("礼品", 600, "礼品: [{名称: 茶, 单价: 10}]\n"),
    ],
)
def test_what_was_never_read_in_the_regulation_is_a_sample_and_only_warns(item: str, amount: int, part: str):
    visit = open_part("性质: 国企商务\n" + part)
    (found,) = table_bounds(visit, visit.regime, item)  # type: ignore[arg-type]
    assert (found.ceiling.amount, found.at_most, "（示例）" in found.words) == (amount, "警告", True)


def test_every_row_of_a_regime_names_its_source():
    for regime in REGIMES:
        handbook = open_regime(regime).handbook
        rows = [*handbook.limits, *handbook.lodging_tables, *handbook.prohibitions, *handbook.required, *handbook.steps]
        rows += [*handbook.forms, *handbook.conduct]
        assert [row for row in rows if regime not in (row.source or "")] == []


def test_private_business_has_no_limits_from_outside():
    handbook = open_regime("商务").handbook
    assert (handbook.limits, handbook.prohibitions, handbook.required, handbook.steps) == ([], [], [], [])


def test_the_papers_that_official_receptions_are_claimed_with():
    assert [form.name for form in open_regime("公务").handbook.forms] == [
        "公务接待审批单",
        "国内公务接待清单",
        "公务接待电话记录单",
    ]
    assert [form.name for form in open_regime("国企商务").handbook.forms] == ["招待费用申请单"]
    claim = next(step.text for step in open_regime("公务").handbook.steps if step.name == "收齐报销凭证")
    assert all(word in claim for word in ("发票", "公函", "接待清单", "审批单", "一函一事一结算"))
