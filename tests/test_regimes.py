"""The four regimes (性质): what they allow, whatever a company's handbook says, and how letters and dates are judged."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from conftest import BASE, DAY_BEFORE, EXAMPLES, document_of, laid_over, open_part, open_text

from jiedai.findings.finding import Diagnostic
from jiedai.handbook.library import open_regime
from jiedai.rules.judge import judge
from jiedai.shape.lead_times import LeadTime
from jiedai.visit.limits import table_bounds
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit
from jiedai.visit.working_days import holiday, holiday_near, is_working, not_known, working_days

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


@pytest.mark.parametrize("regime", ["公务", "外宾"])
@pytest.mark.parametrize(("rank", "fitting"), [("副部级", True), ("省长", True), ("厅局级", False), ("局长", False)])
def test_a_suite_is_for_vice_ministers_and_above(regime: str, rank: str, fitting: bool):
    found = messages(f"性质: {regime}\n" + rooms("合肥", rank, "普通套间"), "JD442")
    assert ("李建国住“普通套间”" not in " ".join(found)) is fitting


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


# What is forbidden, word by word.


@pytest.mark.parametrize(
    ("drink", "allowed"),
    [
        ("果汁", True),
        ("矿泉水、茶", True),
        ("无酒精啤酒", True),
        ("白酒", False),
        ("白酒、果汁", False),
        ("黄酒", False),
        ("", False),
    ],
)
def test_no_alcohol_at_an_official_meal(drink: str, allowed: bool):
    drinks = f"酒水: {{{f'名称: {drink}, ' if drink else ''}每瓶: 5, 瓶数: 1}}"
    assert any("不上酒" in each for each in messages("性质: 公务\n" + dinner(f"人均: 60, {drinks}"))) is not allowed


@pytest.mark.parametrize(
    ("post", "allowed"),
    [
        ("副县长", True),
        ("县长", False),
        ("党委副书记、局长", False),
        ("副局长", True),
        ("县长助理", True),
        ("办公室主任", True),
        ("发展和改革委员会主任", False),
        ("副总经理", True),
    ],
)
def test_chiefs_do_not_welcome_official_guests(post: str, allowed: bool):
    part = f"""性质: 公务
我方: [{{姓名: 王强, 职务: {post}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调}}, {{姓名: 刘洋, 角色: 接站}}]
日程:
  2026-03-12:
    - {{时间: 16:00-16:10, 事项: 门口见面, 类型: 迎接, 地点: 办公楼门口, 负责: 王强}}
"""
    assert any("主要负责人" in each for each in messages(part, "JD442")) is not allowed


@pytest.mark.parametrize(
    ("title", "allowed"),
    [("游览翠湖", False), ("唱歌", False), ("旅游项目调研", True), ("座谈", True), ("全民健身中心项目调研", True)],
)
def test_no_tourism_or_entertainment_on_official_business(title: str, allowed: bool):
    part = f"""性质: 公务
日程:
  2026-03-12:
    - {{时间: 16:00-17:00, 事项: {title}, 类型: 活动, 地点: 县城, 负责: 王强}}
"""
    assert any(title in each for each in messages(part, "JD442")) is not allowed


# One visit for each regime: nothing wrong with it as private business, and refused under the regime.

LETTER = "公函: {文号: 华函〔2026〕3号, 发函单位: 华源电力, 日期: 2026-03-08, 事由: 调研, 行程: 两天, 人员: [李建国, 赵敏]}\n"

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
    ("JD441", "错误", "用餐", "第 1 次宴请，公务不得安排"),
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
    - {时间: 11:30-12:30, 事项: 午餐, 类型: 用餐, 地点: 徽园酒店, 负责: 陈静, 用餐: {形式: 工作餐, 人均: 190, 酒水: {名称: 黄酒, 每瓶: 200, 瓶数: 2}, 陪餐: [王强], 确认: 2026-03-10 陈静}}
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


def words_at(finding: Diagnostic) -> str:
    return finding.span.text.content[finding.span.start : finding.span.end]


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


@pytest.mark.parametrize("folder", ["2026-05-12-chengtou", "2026-05-20-diaoyan"])
def test_an_example_that_keeps_to_its_regime(folder: str):
    (path,) = [path for path in EXAMPLES if path.parent.name == folder]
    text = path.read_text("utf-8")
    visit = visit_of(document_of(text), path.parent, datetime(2026, 5, 11, 20))
    assert isinstance(visit, Visit)
    assert judge(visit).findings == ()
    assert visit.regime.name in ("国企商务", "公务")


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


# Letters, applications and dates.

OFFICE = "性质: 公务\n到达: []\n日程: {}\n礼品: []\n结算: {方式: 公务卡, 负责: 刘洋}\n"


def test_a_letter_says_who_wrote_and_who_comes():
    assert messages(OFFICE + "公函: {事由: 调研, 行程: 两天, 人员: 李建国、赵敏}\n") == [
        "公函没有写文号、发函单位、日期"
    ]
    assert messages(OFFICE + "公函: {文号: 一号, 发函单位: 甲, 日期: 2026-03-08}\n") == [
        "公函没有写事由、行程、人员，办什么事、谁来都看不出"
    ]


def test_a_draft_may_wait_for_its_letter():
    early = datetime(2026, 3, 1)
    drafted = judge(open_part("阶段: 草稿\n" + OFFICE, early)).findings
    assert [(each.code, each.level) for each in drafted] == [("JD430", "提示")]


def test_neither_people_nor_days_go_beyond_the_letter():
    short = LETTER.replace("[李建国, 赵敏]", "李建国").replace("行程: 两天", "起止: 2026-03-12")
    found = judge(open_part(OFFICE + short)).findings
    assert [(each.code, words_at(each)) for each in found] == [
        ("JD432", "2026-03-12 至 2026-03-13"),
        ("JD432", "赵敏"),
    ]
    assert [each.level for each in judge(open_part(short)).findings] == ["警告", "警告"]
    assert messages(OFFICE + LETTER.replace("[李建国, 赵敏]", "李建国等2人")) == []


@pytest.mark.parametrize(
    ("day", "far"), [("2026-03-05", False), ("2026-03-04", True), ("2026-03-20", False), ("2026-03-21", True)]
)
def test_a_letter_is_no_more_than_seven_days_away(day: str, far: bool):
    part = OFFICE + LETTER.replace("2026-03-08", day)
    assert ("JD433" in [each.code for each in judge(open_part(part)).findings]) is far


@pytest.mark.parametrize(
    ("day", "urgent", "found"),
    [
        ("2026-03-09", "否", []),
        ("2026-03-10", "否", ["JD434"]),
        ("2026-03-07", "否", []),  # a Saturday: three working days are left
        ("2026-03-11", "是", []),
        ("2026-03-12", "是", ["JD434"]),
        ("2026-03-13", "是", ["JD435"]),
    ],
)
def test_an_application_is_some_working_days_ahead(day: str, urgent: str, found: list[str]):
    part = f"申请: {{部门: 营销部, 申请人: 陈静, 日期: {day}, 加急: {urgent}}}"
    assert [each.code for each in judge(open_part(part)).findings] == found


def test_an_application_without_a_day_is_asked_for_it():
    assert messages("申请: {部门: 营销部, 申请人: 陈静}") == ["申请没有写日期，看不出有没有提前 3 个工作日"]


def test_a_year_without_a_calendar_is_said_and_not_guessed():
    plan = laid_over("申请: {部门: 营销部, 申请人: 陈静, 日期: 2199-03-11}").replace("2026-03-", "2199-03-")
    found = judge(open_text(plan, datetime(2199, 3, 11))).findings
    (late,) = [each.message for each in found if each.code == "JD434"]
    assert late.endswith("（2199 年的放假安排还没有收录，只按周一到周五算）")
    soe = plan.replace("性质: 商务", "性质: 国企商务")
    (doubt,) = [each for each in judge(open_text(soe, datetime(2199, 3, 11))).findings if each.code == "JD436"]
    assert (doubt.level, "2199 年" in doubt.message) == ("提示", True)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2026-03-12 至 2026-03-13", ""),
        ("2026-03-12 至 2026-03-14", "3月14日是周六"),
        ("2026-09-30", "9月30日在国庆节前后 3 个工作日以内"),
        ("2026-10-02", "10月2日是国庆节假期"),
        ("2026-10-10", "10月10日在国庆节前后 3 个工作日以内"),  # a Saturday that is worked
        ("2026-10-12", ""),
    ],
)
def test_receptions_about_a_holiday_are_reported(days: str, words: str):
    def found(extra: str) -> list[str]:
        return messages(f"性质: 国企商务\n日期: {days}\n{extra}", "JD436")

    assert [words in each for each in found("")] == ([True] if words else [])
    assert found("报备: 已向集团报备\n") == []


def test_working_days_follow_the_calendar_as_decreed():
    assert is_working(date(2026, 10, 10))
    assert not is_working(date(2026, 10, 7))
    assert holiday(date(2026, 10, 7)) == "国庆节"
    assert holiday(date(2026, 3, 14)) is None
    assert working_days(date(2026, 9, 28), date(2026, 10, 12)) == 6
    assert holiday_near(date(2026, 9, 29), LeadTime(3, working=True)) == "国庆节"
    assert holiday_near(date(2026, 9, 22), LeadTime(2)) is None
    assert not_known([date(2026, 1, 1), date(2025, 12, 31)]) == ""
    assert working_days(date(2199, 3, 11), date(2199, 3, 18)) == 5


@pytest.mark.parametrize(
    ("unit", "found"),
    [
        ("{名称: 临江市人民政府}", "临江市人民政府"),
        ("{名称: 临江市财政局}", "临江市财政局"),
        ("{名称: 临江新区管理委员会}", "临江新区管理委员会"),
        ("{名称: 某集团, 类别: 党政机关}", "党政机关"),
        ("临江县水利局", "临江县水利局"),
        ("{名称: 中建三局}", ""),
        ("{名称: 临江供电局}", ""),
        ("{名称: 临江市商业委员会服务有限公司}", ""),
        ("{名称: 翠湖小区业主委员会}", ""),
        ("华源电力集团有限公司", ""),
    ],
)
@pytest.mark.parametrize("regime", ["商务", "国企商务"])
def test_official_visitors_are_no_business_visitors(regime: str, unit: str, found: str):
    findings = [
        each for each in judge(open_part(f"性质: {regime}\n来访单位: {unit}\n")).findings if each.code == "JD437"
    ]
    assert [words_at(each) for each in findings] == ([found] if found else [])


def test_an_approval_has_a_day():
    part = "审批: [{人: 王强, 职务: 副总经理, 结论: 同意}]\n"
    private, soe = (judge(open_part(f"性质: {regime}\n{part}")).findings for regime in ("商务", "国企商务"))
    assert [(each.code, each.level) for each in private] == [("JD438", "提示")]
    assert [(each.code, each.level) for each in soe] == [("JD438", "错误")]
