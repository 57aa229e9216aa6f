"""职级: which tier the handbook proposes, and who receives whom."""

from __future__ import annotations

from itertools import permutations

import pytest
from conftest import DAY_BEFORE, codes, codes_under, document_of

from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.proposal import proposed_tier
from jiedai.visit.visit import Visit

TIERS = """
手册: 定级手册
版本: 1
职级: [部长, 总经理, 副总经理, 经理, 职员]
级别:
  甲级: {定级: {来宾职级: 总经理, 单位类别: [党政机关]}}
  乙级: {定级: {来宾职级: 副总经理, 我方职级: 总经理}}
  丙级: {}
  丁级: {定级: {来宾职级: 职员}}
"""


def proposed(folder, tier: str, posts: list[str], host: str = "经理", unit: str = "名称: 甲公司") -> Visit:
    (folder / "handbook.yaml").write_text(TIERS, "utf-8")
    guests = "".join(f"  - {{姓名: 来宾{number}, 职务: {post}}}\n" for number, post in enumerate(posts))
    text = f"接待: 甲\n性质: 商务\n手册: handbook.yaml\n级别: {tier}\n来访单位: {{{unit}}}\n来宾:\n{guests}"
    visit = visit_of(document_of(text + f"我方: [{{姓名: 王强, 职务: {host}}}]\n"), folder, DAY_BEFORE)
    assert isinstance(visit, Visit), visit
    return visit


@pytest.mark.parametrize(
    ("posts", "host", "unit", "tier", "reason"),
    [
        (["总经理"], "经理", "名称: 甲", "甲级", "来宾来宾0是总经理"),
        (["部长"], "经理", "名称: 甲", "甲级", "来宾来宾0是部长"),
        (["副总经理"], "经理", "名称: 甲", "乙级", "来宾来宾0是副总经理"),
        (["经理"], "总经理", "名称: 甲", "乙级", "我方王强是总经理"),
        (["经理"], "经理", "名称: 甲, 类别: 党政机关", "甲级", "来访单位是党政机关"),
        (["副总经理"], "总经理", "名称: 甲, 类别: [客户, 党政机关]", "甲级", "来访单位是党政机关"),
        (["经理"], "经理", "名称: 甲, 类别: 客户", "丁级", "来宾来宾0是经理"),
        (["画家", "职员, 职级: 总经理"], "经理", "名称: 甲", "甲级", "来宾来宾1是总经理"),
    ],
)
def test_the_highest_tier_that_anything_reaches_is_proposed(posts, host, unit, tier, reason, tmp_path):
    found = proposed_tier(proposed(tmp_path, "丙级", posts, host, unit))
    assert found is not None
    assert (found.tier, found.reason) == (tier, reason)


def test_a_mixed_party_takes_its_highest_in_whatever_order(tmp_path):
    for posts in permutations(["职员", "总经理", "画家", "经理"]):
        found = proposed_tier(proposed(tmp_path, "丙级", list(posts)))
        assert found is not None
        assert (found.tier, found.reason) == ("甲级", f"来宾来宾{posts.index('总经理')}是总经理")


def test_nobody_known_proposes_nothing(tmp_path):
    assert proposed_tier(proposed(tmp_path, "丙级", ["画家"])) is None


@pytest.mark.parametrize(("written", "differs"), [("甲级", False), ("乙级", True), ("丁级", True), ("待定", False)])
def test_a_tier_above_or_below_the_proposed_one_is_said(written: str, differs: bool, tmp_path):
    found = [each for each in judge(proposed(tmp_path, written, ["总经理", "职员"])).findings if each.code == "JD413"]
    assert [each.message for each in found] == (
        [f"来宾来宾0是总经理，按手册是甲级，方案写的是{written}"] if differs else []
    )


def hosts(*posts: str) -> str:
    rows = "".join(f"  - {{姓名: 同事{number}, 职务: {post}}}\n" for number, post in enumerate(posts))
    return f"""
我方:
  - {{姓名: 王强, 职务: 副总经理, 角色: 主陪}}
  - {{姓名: 陈静, 职务: 文员, 角色: 总协调, 电话: 13900000002}}
  - {{姓名: 刘洋, 职务: 文员, 角色: 接站, 电话: 13900000003}}
{rows}"""


@pytest.mark.parametrize(
    ("escorts", "posts", "missing"),
    [
        ("部门负责人", ["制造部经理"], 0),
        ("部门负责人", ["副总经理"], 0),
        ("部门负责人", ["制造部副经理"], 1),
        ("部门负责人", ["部门负责人助理"], 1),
        ("[部门负责人, 部门负责人]", ["制造部经理"], 1),
        ("[部门负责人, 副总经理]", ["副总经理", "制造部经理"], 0),
        ("[部门负责人, 副总经理]", ["副总经理"], 1),
        ("[部门负责人, 副总经理]", ["制造部经理", "制造部经理"], 1),
        ("市场部负责人", ["市场部负责人"], 0),
        ("市场部负责人", ["技术员"], 1),
    ],
)
def test_the_lead_host_does_not_count_among_the_escorts(escorts: str, posts: list[str], missing: int, tmp_path):
    handbook = f"级别: {{嘉宾级: {{陪同: {escorts}}}}}\n限额: []\n"
    for order in permutations(posts):
        assert codes_under(handbook, hosts(*order), tmp_path).count("JD414") == missing


WELCOME = """
日程: {{2026-03-12: [{{时间: 15:30-15:40, 事项: 迎接, 类型: 迎接, 地点: 南门, 负责: {owner}}}]}}
到达: [{{方式: 飞机, 班次: MU5137, 时间: 2026-03-12 14:05, 地点: 新桥机场T1, 接站: [刘洋, {greeter}], 车辆: 商务车}}]
"""


@pytest.mark.parametrize(
    ("place", "owner", "greeter", "enough"),
    [
        ("公司门口", "王强", "陈静", True),
        ("公司门口", "陈静", "王强", False),
        ("机场、车站", "陈静", "王强", True),
        ("机场、车站", "王强", "陈静", False),
        ("待定", "陈静", "王强", True),
    ],
)
def test_the_greeter_stands_where_the_handbook_says(place, owner, greeter, enough, tmp_path):
    handbook = f"级别: {{嘉宾级: {{迎接: 副总经理, 迎接地点: {place}}}}}\n"
    found = codes_under(handbook, WELCOME.format(owner=owner, greeter=greeter), tmp_path)
    assert ("JD415" not in found) is enough


@pytest.mark.parametrize(("owner", "greeter"), [("王强", "陈静"), ("陈静", "王强")])
def test_where_no_place_is_said_either_will_do(owner: str, greeter: str, tmp_path):
    found = codes_under("级别: {嘉宾级: {迎接: 副总经理}}\n", WELCOME.format(owner=owner, greeter=greeter), tmp_path)
    assert "JD415" not in found


def test_a_plan_without_any_welcome_yet_is_left_in_peace(tmp_path):
    handbook = "级别: {嘉宾级: {迎接: 总经理, 迎接地点: 公司门口}}\n"
    assert codes_under(handbook, "", tmp_path) == []


@pytest.mark.parametrize(
    ("guest", "host", "footing", "found"),
    [
        ("副总经理", "副总经理", "", False),
        ("总经理", "副总经理", "", False),
        ("董事长", "副总经理", "", True),
        ("董事长", "副总经理", "规格: 低格", False),
        ("董事长", "副总经理", "规格: 高格", True),
        ("董事长", "副总经理", "规格: 对等", True),
        ("主管", "总经理", "", True),
        ("主管", "总经理", "规格: 高格", False),
        ("主管", "总经理", "规格: 低格", True),
        ("主管", "副总经理", "", False),
        ("副总经理", "主管", "", False),
        ("画家", "总经理", "", False),
    ],
)
def test_a_step_is_still_equal_and_two_are_not(guest, host, footing, found, tmp_path):
    part = f"""
来宾:
  - {{姓名: 李建国, 职务: {guest}, 性别: 男, 民族: 汉族, 忌口: 无, 主宾: 是}}
  - {{姓名: 赵敏, 职务: 业务员, 性别: 女, 民族: 汉族, 忌口: 无}}
{hosts().replace("副总经理", host)}
{footing}
"""
    assert ("JD416" in codes_under("", part, tmp_path)) is found


def test_while_the_chief_guest_is_open_nobody_is_compared(tmp_path):
    party = "来宾: [{姓名: 李建国, 职务: 业务员, 忌口: 无}, {姓名: 赵敏, 职务: 业务员, 忌口: 无}]"
    found = codes_under("", party, tmp_path)
    assert "JD505" in found
    assert "JD416" not in found


HOSTS = "我方: [{{姓名: 王强, 职务: 厂务委员{}, 角色: 主陪}}, {{姓名: 陈静, 角色: 总协调, 电话: 13900000002}}, {{姓名: 刘洋, 电话: 13900000003}}]\n"


@pytest.mark.parametrize(
    ("rank", "found"), [("", ["JD215"]), (", 职级: 副总经理", []), (", 职级: 部门负责人", ["JD401"])]
)
def test_a_post_of_the_company_s_own_is_explained_by_a_rank(rank: str, found: list[str]):
    assert [code for code in codes(HOSTS.format(rank)) if code in ("JD215", "JD401")] == found


@pytest.mark.parametrize(
    ("approval", "found"),
    [
        ("人: 王强, 日期: 2026-03-09, 结论: 同意", []),
        ("人: 陈静, 日期: 2026-03-09, 结论: 同意", ["JD409"]),
        ("人: 罗刚, 日期: 2026-03-09, 结论: 同意", ["JD409"]),
        ("人: 罗刚, 职务: 总经理, 日期: 2026-03-09, 结论: 同意", []),
    ],
)
def test_an_approver_of_our_list_needs_no_post_beside_the_approval(approval: str, found: list[str]):
    assert codes(f"审批: [{{{approval}}}]") == found
