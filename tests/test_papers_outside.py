"""The papers that act or leave the house: what is in them to the last character, and what they leave out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import DAY_BEFORE, EXAMPLES, REPOSITORY, assert_as_expected, document_of, open_part

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.printer import Printer
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

NORDWIND = REPOSITORY / "plans" / "2026-04-15-nordwind" / "plan.yaml"
OURS = {
    "来宾日程",
    "来宾日程（中英）",
    "致谢函",
    "岗位卡",
    "司机岗位卡",
    "用车单",
    "分房表",
    "用餐单",
    "厨房单",
    "参观路线单",
    "通讯录",
    "名单校对页",
}


def papers_of(visit: Visit, folder: Path = REPOSITORY) -> dict[str, str]:
    """The text of every paper that this file is about, by the name of its file."""
    wanted = [paper for paper in PAPERS if paper.name in OURS]
    return {f"{sheet.name}.{sheet.source}": sheet.text for sheet in make(Printer(folder), visit, wanted, [])}


def papers(part: str) -> dict[str, str]:
    return papers_of(open_part(part))


def example(path: Path) -> dict[str, str]:
    visit = visit_of(document_of(path.read_text("utf-8")), path.parent, DAY_BEFORE)
    assert isinstance(visit, Visit), visit
    return papers_of(visit)


def lines(text: str, word: str) -> list[str]:
    return [line for line in text.splitlines() if word in line]


# to the last character


@pytest.mark.parametrize(
    "name",
    [
        "来宾日程.md",
        "致谢函.md",
        "岗位卡-刘洋.html",
        "司机岗位卡-孙立.html",
        "用车单-商务车.md",
        "分房表.md",
        "用餐单.md",
        "厨房单-徽园酒店.md",
        "通讯录.md",
        "名单校对页.md",
    ],
)
def test_a_paper_of_a_small_visit(name: str):
    assert_as_expected(name, papers("")[name])


@pytest.mark.parametrize(
    "name",
    [
        "来宾日程.md",
        "来宾日程（中英）.md",
        "致谢函.md",
        "岗位卡-沈薇.html",
        "用车单-考斯特.md",
        "分房表.md",
        "用餐单.md",
        "厨房单-公司贵宾餐厅.md",
        "参观路线单.md",
        "通讯录.md",
        "名单校对页.md",
    ],
)
def test_a_paper_of_a_large_foreign_visit(name: str):
    assert_as_expected(f"北风-{name}", example(NORDWIND)[name])


# every example


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_paper_of_every_example_is_tidy(path: Path):
    made = example(path)
    assert {"通讯录.md", "名单校对页.md"} <= set(made)
    for name, text in made.items():
        assert not re.search(r"None|\[\]|待定待定|（）|<td></td></tr>\n</table>", text), name
        if name.endswith(".md"):
            assert not re.search(r"\n\n\n|(?<=\n)[^\n|][^\n]*\n\||\|\n[^|\n]|[^\n]\n#", text), name
            for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
                assert len({len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}) == 1, table
                assert len(table.splitlines()) > 2, table


def test_a_visit_of_nobody_in_particular_has_only_lists_of_ours():
    made = example(REPOSITORY / "plans" / "2026-07-03-daodian" / "plan.yaml")
    assert set(made) == {"岗位卡-唐悦.html", "通讯录.md", "名单校对页.md"}


# 来宾日程


AGENDA = """
日程:
  2026-03-12:
    - {时间: 15:00-15:30, 事项: 会前碰头, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [王强, 陈静]}
    - {时间: 16:00-17:30, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [李建国, 王强], 内容: 报价底线}
    - {时间: 17:40-18:00, 事项: 看车间, 类型: 参观, 地点: 车间, 负责: 刘洋, 着装: 穿平底鞋}
"""


def test_guests_are_told_what_they_take_part_in():
    text = papers(AGENDA)["来宾日程.md"]
    assert "会前碰头" not in text
    assert "报价底线" not in text
    assert lines(text, "业务洽谈") == ["| 16:00-17:30 | 业务洽谈（李建国） | 二楼会议室 |"]
    assert lines(text, "看车间") == ["| 17:40-18:00 | 看车间。请穿平底鞋 | 车间 |"]
    assert text.index("MU5137") < text.index("业务洽谈") < text.index("G100")


def test_guests_leave_at_the_time_when_they_set_out():
    part = "离开:\n  - {方式: 高铁, 班次: G100, 时间: 2026-03-13 15:00, 地点: 合肥南站, 出发: 13:20}"
    assert lines(papers(part)["来宾日程.md"], "G100") == [
        "| 13:20 | 出发，高铁 G100 15:00 开车 | 徽园酒店 → 合肥南站 |"
    ]


def test_a_leg_without_a_time_stands_last():
    text = papers("到达:\n  - {方式: 高铁, 时间: 待定, 地点: 合肥南站, 接站: 刘洋}")["来宾日程.md"]
    assert text.index("G100") < text.index("## 时间待定") < text.index("| 待定 | 到达。刘洋举牌迎接 | 合肥南站 |")


@pytest.mark.parametrize(
    ("part", "made"),
    [
        ("", False),
        ("来宾: [{姓名: 李建国, 职务: 总经理, 国籍: 中国}]\n住宿: []", False),
        ("来宾: [{姓名: 凯勒, 职务: 总裁, 国籍: 德国}]\n住宿: []", True),
        ("来宾: [{姓名: 凯勒, 外文名: Hans Keller, 职务: 总裁}]\n住宿: []", True),
        ("来访单位: {名称: 北风, 国家: 德国}", True),
        ("来访单位: {名称: 北风, 国家: 德国}\n来宾: []\n住宿: []", True),
    ],
)
def test_two_languages_are_for_guests_from_abroad(part: str, made: bool):
    assert ("来宾日程（中英）.md" in papers(part)) is made


def test_foreign_words_are_the_plan_s_own_or_those_of_the_kind():
    part = "来访单位: {名称: 北风, 国家: 德国}\n外文: {晚宴: Welcome Banquet, 徽园酒店: Huiyuan Hotel}\n"
    text = papers(part)["来宾日程（中英）.md"]
    assert lines(text, "18:00") == ["| 18:00-19:30 | 晚宴 Welcome Banquet | 徽园酒店 Huiyuan Hotel |"]
    assert lines(text, "16:00") == ["| 16:00-17:30 | 业务洽谈 Meeting | 二楼会议室 |"]


def test_what_the_glossary_lacks_is_told():
    part = "来访单位: {名称: 北风, 国家: 德国}\n外文: {晚宴: Welcome Banquet, 徽园酒店: Huiyuan Hotel}\n"
    (told,) = lines(papers(part)["名单校对页.md"], "还没有外文说法")
    assert "业务洽谈" in told
    assert "晚宴" not in told
    assert not lines(papers("")["名单校对页.md"], "外文")


# 致谢函


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2026-03-12", "2026年3月12日，"),
        ("2026-03-12 至 2026-03-13", "2026年3月12日至13日，"),
        ("2026-03-31 至 2026-04-02", "2026年3月31日至4月2日，"),
        ("2026-12-31 至 2027-01-01", "2026年12月31日至2027年1月1日，"),
    ],
)
def test_a_letter_says_when_they_came(days: str, words: str):
    assert words in papers(f"日期: {days}")["致谢函.md"]


def test_nobody_in_particular_gets_no_letter():
    assert "致谢函.md" not in papers("来宾: []\n住宿: []")


# 岗位卡, 用车单


def test_everybody_with_something_to_do_has_a_card_and_the_driver_his_own():
    made = papers(
        "我方:\n  - {姓名: 陈静, 职务: 经理, 角色: 总协调}\n  - {姓名: 刘洋, 职务: 主管}\n  - {姓名: 马丽}\n日程: 待定"
    )
    assert [name for name in made if "岗位卡" in name] == [
        "岗位卡-陈静.html",
        "岗位卡-刘洋.html",
        "司机岗位卡-孙立.html",
    ]


def test_who_meets_the_guests_has_the_phones_for_it():
    card = papers("")["岗位卡-刘洋.html"]
    calls = re.findall(r"<td[^>]*>(\S+) <b>(\d+)</b></td>", card)
    assert calls == [
        ("陈静（总协调）", "13900000002"),
        ("孙立（司机）", "13900000008"),
        ("周敏（对方联系人）", "13800000001"),
    ]


def test_a_driver_is_told_when_to_be_there_and_where_it_goes_on():
    part = """
到达:
  - {方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 出口: B口, 到位: 13:40, 接站: 刘洋, 车辆: 商务车}
"""
    text = papers(part)["用车单-商务车.md"]
    row = "| **13:40 到位** | 新桥机场T1B口 → 二楼会议室 | 接：李建国、赵敏。接着 16:00-17:30 业务洽谈 | MU5137 14:05 落地 | 2 | 刘洋 13900000003 |"
    assert lines(text, "MU5137") == [row]


@pytest.mark.parametrize(
    ("leg", "when"),
    [
        ("方式: 飞机, 班次: X1, 时间: 2026-03-12 14:05, 地点: 新桥机场T1", "最晚 13:35 到位"),
        ("方式: 高铁, 班次: X1, 时间: 2026-03-12 14:05, 地点: 合肥南站", "最晚 13:50 到位"),
        ("方式: 客车, 班次: X1, 时间: 待定, 地点: 汽车站", "到位时间待定"),
        ("方式: 火车, 班次: X1, 时间: 2026-03-12 00:10, 地点: 合肥站, 到位: '23:50'", "23:50 到位"),
    ],
)
def test_without_a_word_in_the_plan_the_handbook_says_when_to_be_there(leg: str, when: str):
    text = papers(f"到达:\n  - {{{leg}, 接站: 刘洋, 车辆: 商务车}}\n")["用车单-商务车.md"]
    assert lines(text, "X1")[0].startswith(f"| **{when}** |")


def test_a_driver_who_is_called_the_evening_before_has_it_under_that_day():
    leg = "{方式: 火车, 班次: K1, 时间: 2026-03-12 00:10, 地点: 合肥站, 到位: '23:50', 接站: 刘洋, 车辆: 商务车}"
    text = papers(f"到达:\n  - {leg}\n")["用车单-商务车.md"]
    assert text.index("3月11日") < text.index("K1 3月12日 00:10 到站")


@pytest.mark.parametrize(
    ("part", "ends"),
    [
        ("", "徽园酒店 → 公司"),
        ("- {时间: 09:30-09:40, 事项: 门口迎接, 类型: 迎接, 地点: 南门, 负责: 王强}", "徽园酒店 → 南门"),
    ],
)
def test_a_transfer_names_the_hotel_and_the_gate(part: str, ends: str):
    ride = "- {时间: 08:30-09:00, 事项: 酒店到公司, 类型: 转场, 负责: 刘洋, 车辆: 商务车}"
    made = papers(f"日程:\n  2026-03-13:\n    {ride}\n    {part}\n")
    assert lines(made["用车单-商务车.md"], "酒店到公司") == [
        f"| **08:30-09:00** | {ends} | 酒店到公司 |  | 3 | 刘洋 13900000003 |"
    ]
    assert lines(made["来宾日程.md"], "酒店到公司") == [f"| 08:30-09:00 | 酒店到公司 | {ends} |"]


def test_the_board_and_the_cards_name_the_same_guest():
    made = papers(
        "到达:\n  - {方式: 高铁, 班次: X1, 时间: 2026-03-12 13:25, 地点: 合肥南站, 人员: [赵敏, 李建国], 接站: 刘洋, 车辆: 商务车}\n"
    )
    assert "李建国先生一行 2 人" in made["岗位卡-刘洋.html"]
    assert "李建国先生一行 2 人" in made["司机岗位卡-孙立.html"]


def test_a_car_that_stays_at_home_has_no_sheet():
    made = papers("车辆: {商务车: {座位: 7}, 备用车: {座位: 5}}\n")
    assert [name for name in made if name.startswith("用车单")] == ["用车单-商务车.md"]


# 分房表, 厨房单


def test_whoever_has_no_room_is_named():
    part = """
来宾:
  - {姓名: 李建国, 职务: 副总经理, 主宾: 是}
  - {姓名: 赵敏, 职务: 经理}
  - {姓名: 孙明, 职务: 主管, 自理住宿: 是}
住宿:
  - {酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{房型: 大床房, 单价: 480, 住客: 李建国}]}
"""
    text = papers(part)["分房表.md"]
    assert "**还没排房**：赵敏" in text
    assert "自己订房，不用排：孙明" in text


def test_each_kitchen_sees_its_own_meals():
    part = """
来宾: [{姓名: 李建国, 职务: 副总经理, 忌口: [清真, 花生过敏]}]
住宿: []
日程:
  2026-03-12:
    - {时间: 12:00-13:00, 事项: 午餐, 类型: 用餐, 地点: 食堂, 用餐: {陪餐: 王强, 忌口安排: {清真: 单做}, 菜单: [青菜, 豆腐]}}
    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 酒店, 用餐: {陪餐: 王强}}
"""
    made = papers(part)
    assert [name for name in made if name.startswith("厨房单")] == ["厨房单-食堂.md", "厨房单-酒店.md"]
    assert "晚宴" not in made["厨房单-食堂.md"]
    assert "菜单：青菜、豆腐。" in made["厨房单-食堂.md"]
    assert "| **花生过敏** | 李建国 | 还没定，做之前一定问清 |" in made["厨房单-食堂.md"]


def test_the_kitchen_knows_which_wine_was_ordered():
    part = """
日程:
  2026-03-12:
    - {时间: 12:00-13:00, 事项: 工作午餐, 类型: 用餐, 地点: 食堂, 用餐: {形式: 工作餐, 陪餐: 王强, 酒水: {名称: 干红, 每瓶: 100, 瓶数: 2}}}
"""
    made = papers(part)
    assert "\n工作午餐。酒水：干红 2 瓶。\n" in made["厨房单-食堂.md"]
    assert "工作午餐：酒水 干红 2 瓶" in made["用餐单.md"]


def test_the_hotel_learns_when_guests_come_and_under_which_name():
    part = "来宾: [{姓名: 凯勒, 外文名: Hans Keller, 国籍: 德国, 职务: 总裁}]\n住宿: [{酒店: 云海, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{房型: 套房, 住客: 凯勒}]}]"
    text = papers(part)["分房表.md"]
    assert "2026-03-12 入住，预计 19:30 以后（晚宴结束）到店" in text
    assert lines(text, "凯勒 ") == ["| 1 |  | 套房 | 凯勒 | Hans Keller | 德国 |  | 总裁 |"]


def test_a_room_number_is_nobody_else_s_business():
    part = "住宿: [{酒店: 云海, 入住: 2026-03-12, 退房: 2026-03-13, 房间: [{房型: 套房, 房号: 8808, 住客: 李建国}]}]"
    assert "8808" not in papers(part)["来宾日程.md"]


def test_a_driver_still_to_be_decided_is_no_person():
    made = papers("车辆: {商务车: {车牌: 皖A12345, 座位: 7, 司机: {姓名: 待定, 电话: 待定}}}")
    assert [name for name in made if name.startswith("司机岗位卡")] == []
    assert "| 司机 | 未定 |" in made["用车单-商务车.md"]
    assert "待定" not in made["名单校对页.md"]


def test_who_is_named_in_a_measure_finds_it_on_the_own_card():
    part = "应急: [{情形: 设备故障, 措施: 陈静把洽谈顺延, 责任人: 刘洋}]"
    made = papers(part)
    assert all("设备故障——陈静把洽谈顺延" in made[f"岗位卡-{name}.html"] for name in ("刘洋", "陈静"))


def test_a_day_that_is_still_in_time_is_named_itself():
    made = papers("后续: [{事项: 回访, 负责: 陈静, 期限: 2026-03-13}]\n物料: [{名称: 画册, 负责: 陈静}]")
    days = re.findall(r'<th colspan="[23]">(.+?)</th>', made["岗位卡-陈静.html"])
    assert [day for day in days if day.startswith("最晚")] == ["最晚3月11日", "最晚3月13日"]
