"""Rooms, gifts, bills, cars, machines, papers, what comes after, and how names are written."""

from __future__ import annotations

from datetime import datetime

import pytest
from conftest import DAY_BEFORE, codes, open_part

from jiedai.rules.judge import judge

PEOPLE = {"JD413", "JD437", "JD508", "JD510", "JD511", "JD515"}
"""What the guests of these short examples do not tell, and other tests ask for."""


def found_here(part: str, *moment: datetime) -> list[str]:
    return [code for code in codes(part, *moment) if code not in PEOPLE]


def levels(code: str, part: str) -> list[str]:
    return [each.level for each in judge(open_part(part, DAY_BEFORE)).findings if each.code == code]


def room(kind: str, guests: str, people: str) -> str:
    return f"""
住宿: [{{酒店: 徽园酒店, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋, 房间: [{{房型: {kind}, 住客: [{guests}]}}]}}]
来宾:
{people}
"""


def guest(name: str, sex: str, more: str = "") -> str:
    return f"  - {{姓名: {name}, 职务: 副总经理, 性别: {sex}, 忌口: 无, 主宾: {'是' if name == '李建国' else '否'}{more}}}\n"


@pytest.mark.parametrize(
    ("kind", "sex", "more", "found"),
    [
        ("标准间", "男", "", []),
        ("标准间", "女", "", ["JD451"]),
        ("标准间", "女", ", 备注: 李建国的爱人", []),
        ("大床房", "男", "", ["JD452"]),
        ("高级大床房", "女", ", 备注: 与李建国是夫妇", []),
        ("套房", "男", "", []),
        ("单人间", "女", "", ["JD451", "JD452"]),
    ],
)
def test_who_shares_a_room(kind: str, sex: str, more: str, found: list[str]):
    two = guest("李建国", "男") + guest("赵敏", sex, more)
    assert found_here(room(kind, "李建国, 赵敏", two)) == found


@pytest.mark.parametrize(
    ("gift", "found"),
    [
        ("数量: 2", []),
        ("数量: 1", ["错误"]),
        ("数量: 1, 给: 李建国", []),
        ("数量: 4", []),
        ("数量: 5", ["提示"]),
        ("数量: 待定", []),
        ("寓意: 徽州文房", []),
    ],
)
def test_a_gift_for_each_and_two_to_spare(gift: str, found: list[str]):
    assert levels("JD447", f"礼品: [{{名称: 徽墨套装, 单价: 150, {gift}}}]") == found


@pytest.mark.parametrize(("place", "found"), [("徽园酒店", ["JD448"]), ("员工餐厅小包间", []), ("二楼会议室", [])])
def test_a_bill_is_paid_only_outside(place: str, found: list[str]):
    dinner = (
        "日程: {2026-03-12: [{时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 负责: 陈静, "
        f"地点: {place}, 用餐: {{人均: 150, 确认: 2026-03-10 陈静}}}}]}}\n"
    )
    assert found_here(dinner + "结算: {方式: 转账}") == found
    assert found_here(dinner) == []


@pytest.mark.parametrize(
    ("car", "missing"),
    [
        ("车型: 别克GL8, 车牌: 皖A12345, 司机: {姓名: 孙立, 电话: 13900000008}", []),
        ("车型: 别克GL8, 车牌: 皖A12345, 司机: {姓名: 孙立}", ["车辆“商务车”没有写司机电话"]),
        ("座位: 7", ["车辆“商务车”没有写车型、车牌、司机"]),
        ("车型: 待定, 车牌: 待定, 司机: 待定", []),
    ],
)
def test_a_car_can_be_found(car: str, missing: list[str]):
    verdict = judge(open_part(f"车辆: {{商务车: {{{car}, 确认: 2026-03-10 刘洋}}}}"))
    assert [each.message for each in verdict.findings if each.code == "JD605"] == missing


@pytest.mark.parametrize(
    ("venue", "found"),
    [
        ("设备: [投影]", ["JD606"]),
        ("设备: [投影], 技术支持: 刘洋", []),
        ("设备: [白板, 空调]", []),
        ("布置: [茶水]", []),
    ],
)
def test_somebody_minds_the_machines(venue: str, found: list[str]):
    assert found_here(f"场地: {{二楼会议室: {{容纳: 16, 负责: 刘洋, 确认: 2026-03-10 刘洋, {venue}}}}}") == found


TOUR_LEVEL = """
级别: 业务级
住宿: [{酒店: 徽园酒店, 协议酒店: 是, 入住: 2026-03-12, 退房: 2026-03-13, 确认: 2026-03-10 刘洋,
        房间: [{房型: 高级大床房, 单价: 480, 住客: 李建国}, {房型: 标准间, 单价: 480, 住客: 赵敏}]}]
"""


def test_what_the_tier_lays_out_may_stand_in_the_room_or_among_the_things():
    room = "场地: {二楼会议室: {容纳: 16, 负责: 刘洋, 确认: 2026-03-10 刘洋, 布置: [%s]}}\n"
    things = "物料: [{名称: 会议日程表, 数量: 4}, {名称: 纸笔, 数量: 4}]\n"
    assert found_here(TOUR_LEVEL + room % "欢迎横幅, 茶水" + things) == []
    assert found_here(TOUR_LEVEL + room % "欢迎横幅, 茶水, 纸笔, 日程表") == []
    assert found_here(TOUR_LEVEL + room % "茶水" + things) == ["JD607"]
    assert found_here(TOUR_LEVEL + room % "欢迎横幅") == ["JD608"]


@pytest.mark.parametrize(
    ("papers", "found"),
    [
        ("{名称: 会议议程}, {名称: 笔记本和签字笔}", []),
        ("{名称: 会议议程}, {名称: 公司画册, 版本: V1}", ["JD608"]),
    ],
)
def test_a_thing_goes_by_several_names(papers: str, found: list[str]):
    room = "场地: {二楼会议室: {容纳: 16, 负责: 刘洋, 确认: 2026-03-10 刘洋, 布置: [条幅, 龙井]}}\n"
    assert found_here(f"{TOUR_LEVEL}{room}物料: [{papers}]\n") == found


def test_a_meeting_elsewhere_needs_none_of_our_setting():
    dinner = "日程: {2026-03-12: [{时间: 18:00-19:00, 事项: 看演出, 类型: 活动, 地点: 大剧院, 负责: 陈静}]}\n"
    assert found_here(TOUR_LEVEL + dinner) == []


def paper(said: str, paper: str) -> str:
    return (
        f"来宾: [{{姓名: 李建国, 职务: 副总经理, 忌口: 无, 主宾: 是, {said}}}, {{姓名: 赵敏, 职务: 经理, 忌口: 无}}]\n"
        f"物料: [{{{paper}}}]\n"
    )


@pytest.mark.parametrize(
    ("said", "written", "found"),
    [
        ("语言: 英语", "名称: 公司画册, 版本: V1", ["JD610"]),
        ("语言: 英语", "名称: 公司画册, 版本: V1, 语言: 中文、英文", []),
        ("语言: 德语、英语", "名称: 意向书（中德文）, 版本: V1", []),
        ("语言: 德语", "名称: 双语画册, 版本: V1", []),
        ("语言: 德语、汉语", "名称: 公司画册, 版本: V1", []),
        ("语言: 英语", "名称: 席卡", []),
        ("国籍: 德国", "名称: 公司画册, 版本: V1", []),
        ("性别: 男", "名称: 公司画册", ["JD609"]),
        ("性别: 男", "名称: 矿泉水", []),
    ],
)
def test_papers_have_a_version_and_a_language(said: str, written: str, found: list[str]):
    assert found_here(paper(said, written)) == found


def test_the_version_is_asked_for_only_when_the_day_is_near():
    part = paper("性别: 男", "名称: 公司画册")
    early = judge(open_part(part, DAY_BEFORE.replace(day=1))).findings
    assert "JD609" not in [each.code for each in early]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("后续: [{事项: 发感谢信, 负责: 陈静, 期限: 2026-03-16}]", []),
        ("后续: [{事项: 整理合影, 负责: 陈静, 期限: 2026-03-16}]", ["JD611"]),
        ("后续: [{事项: 整理合影, 负责: 陈静, 期限: 2026-03-16}]\n离开: []", []),
        ("后续: [{事项: 发感谢信, 负责: 陈静, 期限: 待定}]", ["JD604"]),
        ("后续: [{事项: 发感谢信, 负责: 陈静}]", ["JD612"]),
        ("后续: []", ["JD218"]),
    ],
)
def test_what_comes_after(part: str, found: list[str]):
    assert found_here(part) == found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("孙明远", []),
        ("阿卜杜拉", []),
        ("孙总", ["JD701"]),
        ("老孙", ["JD701"]),
        ("孙经理", ["JD701"]),
        ("史密斯先生", ["JD701"]),
    ],
)
def test_a_name_is_written_in_full(name: str, found: list[str]):
    people = guest("李建国", "男") + guest("赵敏", "男") + guest(name, "男", ", 自理住宿: 是")
    assert found_here(f"来宾:\n{people}") == found


@pytest.mark.parametrize(
    ("post", "short"),
    [
        ("副总经理", False),
        ("首席执行官", False),
        ("职工", False),
        ("独立董事", False),
        ("副总", True),
        ("华东区副总", True),
        ("处", True),
        ("王处", True),
    ],
)
def test_a_post_is_written_in_full(post: str, short: bool):
    people = guest("李建国", "男") + guest("赵敏", "男").replace("副总经理", post)
    assert found_here(f"来宾:\n{people}") == (["JD702"] if short else [])


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("华源电力", True),
        ("东桥", True),
        ("东桥仪表有限公司", False),
        ("东桥仪表有限公司（合肥）", False),
        ("合肥市发展和改革委员会", False),
        ("安徽大学", False),
        ("Nordwind Antriebe GmbH", False),
        ("{名称: 北风传动, 国家: 德国}", False),
        ("个人", False),
    ],
)
def test_a_unit_is_written_in_full(unit: str, short: bool):
    assert found_here(f"来访单位: {unit}") == (["JD703"] if short else [])


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("事项: 参观生产线, 类型: 参观, 地点: 一号车间", []),
        ("事项: 参观研发办公区, 类型: 参观, 地点: 一号车间", ["JD802"]),
        ("事项: 座谈, 类型: 会谈, 地点: 总经理办公室", ["JD802"]),
        ("事项: 座谈, 类型: 会谈, 地点: 总经理办公室, 批准: 王强", []),
        ("事项: 座谈, 类型: 会谈, 地点: 总经理办公室, 参加: [王强]", []),
        ("事项: 座谈, 类型: 会谈, 地点: 办公室会议室", []),
    ],
)
def test_guests_are_not_taken_into_offices(item: str, found: list[str]):
    place = item.split("地点: ")[1].split(",", maxsplit=1)[0]
    venue = f"场地: {{{place}: {{容纳: 20, 负责: 刘洋, 确认: 2026-03-10 刘洋}}}}\n"
    assert found_here(f"{venue}日程: {{2026-03-12: [{{时间: 16:00-17:00, 负责: 陈静, {item}}}]}}") == found
