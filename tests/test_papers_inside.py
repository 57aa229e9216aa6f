"""The papers for readers inside the company: whole, for every example, and what each must and must not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import BASE, DAY_BEFORE, EXAMPLES, assert_as_expected, do_without, document_of, laid_over, open_text

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.printer import Printer
from jiedai.printing.engines import prints
from jiedai.printing.job import Job, Unprintable
from jiedai.visit.opening import open_visit, visit_of
from jiedai.visit.visit import Visit

NAMES = ("接待方案", "接待申请表", "审批单", "预算表", "领导卡", "接待清单", "部门通知单", "应急预案", "接待通知单")
INSIDE = [paper for paper in PAPERS if paper.name in NAMES]

RICH = """
编号: JD-2026-044
性质: 国企商务
目的: 洽谈
人数: 6
公函: {文号: 华电函〔2026〕8号, 发函单位: 华源电力集团有限公司, 日期: 2026-03-06, 事由: 洽谈二期配电柜}
申请: {部门: 营销部, 申请人: 陈静, 日期: 2026-03-05, 加急: 是}
来宾:
  - {姓名: 李建国, 职务: 副总经理, 性别: 男, 民族: 回族, 忌口: 清真, 主宾: 是, 备注: 不喝酒}
  - {姓名: 赵敏, 职务: 技术部经理, 性别: 女, 民族: 汉族, 忌口: 花生过敏, 健康: 膝盖不好，少走楼梯}
我方:
  - {姓名: 王强, 职务: 副总经理, 部门: 公司领导, 角色: 主陪, 电话: 13900000001}
  - {姓名: 陈静, 职务: 营销部经理, 部门: 责任部门, 角色: 总协调, 电话: 13900000002}
  - {姓名: 刘洋, 职务: 综合部主管, 部门: 综合部, 角色: 接站, 电话: 13900000003}
日程:
  2026-03-12:
    - {时间: 16:00-17:30, 事项: 业务洽谈, 类型: 会谈, 地点: 二楼会议室, 负责: 陈静, 参加: [全体来宾, 王强, 刘洋]}
    - 时间: 18:00-19:30
      事项: 晚宴
      类型: 用餐
      地点: 徽园酒店
      负责: 刘洋
      用餐:
        人均: 260
        陪餐: [王强, 陈静]
        酒水: {名称: 果汁, 每瓶: 20, 瓶数: 3}
        忌口安排: {清真: 全桌清真, 花生: 不用花生油}
        席卡: 是
住宿:
  - 酒店: 徽园酒店
    电话: 0551-62000000
    入住: 2026-03-12
    退房: 2026-03-13
    负责: 刘洋
    房间: [{房型: 大床房, 单价: 480, 住客: 李建国}, {房型: 大床房, 单价: 480, 住客: 赵敏}]
物料: [{名称: 报价单, 数量: 6, 版本: V3, 负责: 刘洋}]
保密: {不展示: [其他客户的报价], 拍照: 车间内不拍照}
结算: {方式: 对公刷卡, 负责: 刘洋, 承担: 我方}
预算: {总额: 2000, 其他: [{项目: 用车, 金额: 200}]}
审批: []
"""
WAIVED = {
    "规则": "JD402 餐标超出",
    "问题": "“晚宴”人均 260 元，嘉宾级的餐标上限 200 元/人",
    "理由": "来宾指定的餐厅",
    "批准": "王强",
    "有效至": "2026-03-13",
}


def made(visit: Visit, exceptions: list[dict[str, str]] | None = None, folder: Path = BASE) -> dict[str, str]:
    """The text of every paper for readers inside by the name of its file."""
    sheets = make(Printer(folder), visit, INSIDE, exceptions or [])
    return {f"{sheet.name}.{sheet.source}": sheet.text for sheet in sheets}


def base(part: str = "") -> dict[str, str]:
    return made(open_text(laid_over(part)))


def example(path: Path) -> Visit:
    visit = open_visit(path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    return visit


WHOLE = ("接待申请表.html", "审批单.html", "预算表.md", "领导卡.md", "部门通知单-综合部.md", "应急预案.md")


@pytest.mark.parametrize("name", WHOLE)
def test_a_paper_of_the_base_plan_to_the_last_character(name: str):
    assert_as_expected(name, base()[name])


@pytest.mark.parametrize("name", [*WHOLE, "接待方案.md", "接待清单.html", "接待通知单.md"])
def test_a_paper_of_a_rich_plan_to_the_last_character(name: str):
    papers = made(open_text(laid_over(RICH)), [WAIVED])
    assert_as_expected(f"国企商务-{name}", papers[name])


# every example


def tables(name: str, text: str) -> list[list[int]]:
    """For each table how many columns each of its rows takes."""
    if name.endswith(".md"):
        found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
        return [[len(re.findall(r"(?<!\\)\|", row)) - 1 for row in table.splitlines()] for table in found]
    return [
        [columns(row) for row in table.split("<tr>")[1:]] for table in re.findall(r"<table.*?</table>", text, re.DOTALL)
    ]


def columns(row: str) -> int:
    return sum(int(span or 1) for span in re.findall(r'<t[hd](?: colspan="(\d)")?[ >]', row))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_paper_of_every_example_is_whole(path: Path):
    papers = made(example(path), folder=path.parent)
    assert {"接待方案.md", "接待通知单.md"} <= set(papers)
    for name, text in papers.items():
        assert not [word for word in ("None", "待定待定", "[]", "{}", "Undefined") if word in text], name
        assert "以最新版为准" in text
        for table in tables(name, text):
            assert len(table) > (2 if name.endswith(".md") else 1) or "colspan" in text, (name, table)
            assert len(set(table)) == 1, (name, table)
        assert not re.search(r"<tbody>\s*</tbody>", text), name
        assert not re.search(r"^(#+) .*\n+(\1 |---)", text[text.find("\n") :], re.MULTILINE), name


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_department_s_notice_holds_its_own_tasks_only_and_no_price(path: Path):
    visit = example(path)
    departments = {host.name: host.department for host in visit.plan.hosts}
    notices = {name: text for name, text in made(visit, folder=path.parent).items() if name.startswith("部门通知单")}
    assert notices
    for name, text in notices.items():
        own = name.removeprefix("部门通知单-").removesuffix(".md")
        tasks = text.partition("## 谁什么时候做什么")[2].partition("\n## ")[0].partition("\n### ")[0]
        rows = [row for row in tasks.splitlines() if row.startswith("|")][2:]
        doing = {who for row in rows for who in row.split("|")[-2].strip().split("、")}
        assert {departments.get(who, own) for who in doing} <= {own}, (name, doing)
        duties = {each["部门"]: each["任务"] for each in visit.view["分工"]}
        told = text.partition("## 本部门管什么\n\n")[2].partition("。\n\n")[0]
        assert told == "；".join(duties.get(own, [])), name
        assert not re.search(r"\d ?元|预算|破例|费用", text), name
        assert text.count("回执") == 1


def pages(text: str) -> int:
    try:
        return len(prints(Job("领导卡", "md", text, "方案版本 12345678，以最新版为准"), "png"))
    except Unprintable as missing:
        do_without(str(missing))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_the_leader_s_card_of_an_example_is_one_page(path: Path):
    cards = {name: text for name, text in made(example(path), folder=path.parent).items() if name.startswith("领导卡")}
    assert all("有事只打一个电话" in text for text in cards.values())
    assert {name: pages(text) for name, text in cards.items()} == dict.fromkeys(cards, 1)


def test_the_leader_s_card_is_one_page_however_full_the_visit():
    guests = "\n".join(
        f"  - {{姓名: 亚历山大·康斯坦丁诺维奇{n}, 职务: 战略投资与国际合作部副总经理, 性别: 男, 民族: 回族, 忌口: [清真, 花生过敏], 备注: 不喝酒，左耳听力不好}}"
        for n in range(60)
    )
    agenda = "\n".join(
        f"    - {{时间: '{8 + n // 2:02}:{n % 2 * 30:02}-{8 + n // 2:02}:{n % 2 * 30 + 25:02}', 事项: 第{n}项商务洽谈与参观安排, 类型: 会谈, 地点: 二楼会议室, 负责: 王强, 参加: [全体来宾, 王强, 陈静, 刘洋], 内容: 二期配电柜的技术方案、报价和交期}}"
        for n in range(20)
    )
    card = base(f"来宾:\n{guests}\n日程:\n  2026-03-12:\n{agenda}\n住宿: []\n{SECRECY}")["领导卡.md"]
    assert "另有 56 位，其中 56 位也有要留意的" in card
    assert "还有" in card
    assert pages(card) == 1


SECRECY = "保密: {不展示: [其他客户的报价, 在研产品, 三号车间], 拍照: 车间内不拍照，会议室里可以拍}"

# what each says


def test_the_plan_says_first_what_has_to_be_decided():
    plan = made(open_text(laid_over(RICH)), [WAIVED])["接待方案.md"]
    decisions = plan.partition("## 请领导定\n")[2].partition("\n##")[0].strip().splitlines()
    assert decisions == [
        "1. 批不批这份方案（嘉宾级要由副总经理或以上批准）",
        "2. 费用 2560 元，比预算总额 2000 元超 560 元",
    ]
    assert plan.index("## 请领导定") < plan.index("## 破例") < plan.index("## 来宾")
    assert "2. 餐标超出 60 元：“晚宴”人均 260 元，标准 200 元/人（示例）" in base(RICH)["接待方案.md"].splitlines()
    assert "## 请领导定" not in base()["接待方案.md"]


def test_a_plan_without_leader_or_coordinator_says_that_they_are_to_be_named():
    papers = base(
        "我方: [{姓名: 刘洋, 职务: 主管, 部门: 综合部}]\n日程: {}\n到达: []\n离开: []\n场地: {}\n后续: []\n应急: []"
    )
    assert "主陪由谁担任" in papers["接待方案.md"]
    assert "总协调由谁担任" in papers["接待方案.md"]
    assert papers["领导卡.md"].startswith("# 领导卡：主陪未定\n")
    assert "方案里还没有写应急的办法" in papers["应急预案.md"]
    assert "总协调（未定）" in papers["部门通知单-综合部.md"]


def test_nothing_to_approve_means_nothing_to_sign():
    papers = made(example(next(path for path in EXAMPLES if "daodian" in path.parent.name)))
    assert not [name for name in papers if name.startswith(("接待申请表", "审批单", "领导卡", "接待清单", "预算表"))]


@pytest.mark.parametrize(
    ("regime", "title"),
    [("商务", None), ("外宾", None), ("公务", "国内公务接待清单"), ("国企商务", "商务招待清单")],
)
def test_the_list_for_the_bill_is_made_where_the_regulations_ask_for_it(regime: str, title: str | None):
    text = base(f"性质: {regime}").get("接待清单.html")
    assert (text and re.search("<h1>(.*)</h1>", text)[1]) == title


@pytest.mark.parametrize(
    ("part", "row"),
    [
        ("", "| 晚宴 | 4 人 × 180 元 | 720 | 800（示例） | 余 80 |"),
        ("", "| 住宿 徽园酒店 | 2 间，每间 1 晚 × 480 元 | 960 | 1200 | 余 240 |"),
        ("礼品: [{名称: 徽墨, 单价: 250, 数量: 2}]", "| 礼品 徽墨 | 2 份 × 250 元 | 500 | 400 | 超 100 |"),
        ("礼品: [{名称: 徽墨, 单价: 200, 数量: 2}]", "| 礼品 徽墨 | 2 份 × 200 元 | 400 | 400 | 0 |"),
        ("预算: {总额: 1500}", "| **合计** | 对预算总额 | **1980** | 1500 | 超 480 |"),
        ("预算: {其他: [{项目: 用车, 金额: 300}]}", "| 用车 |  | 300 | 不限 |  |"),
    ],
)
def test_the_budget_stands_beside_what_is_allowed(part: str, row: str):
    assert row in base(part)["预算表.md"].splitlines()


def test_a_ceiling_that_includes_drinks_is_measured_with_them(tmp_path: Path):
    (tmp_path / "base.yaml").write_text((BASE / "handbook.yaml").read_text("utf-8"), "utf-8")
    (tmp_path / "handbook.yaml").write_text(
        "手册: 上层手册\n版本: 1\n继承: base.yaml\n级别: {嘉宾级: {餐标: {人均: 300, 含酒水: 是}}}\n", "utf-8"
    )
    visit = visit_of(document_of(laid_over(RICH)), tmp_path, DAY_BEFORE)
    assert isinstance(visit, Visit)
    rows = made(visit)["预算表.md"].splitlines()
    assert "| 晚宴 | 4 人 × 260 元；上限含酒水 | 1040 | 1200 | 余 100 |" in rows


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (RICH, "| 3月12日（周四）18:00-19:30 | 徽园酒店 | 晚宴 | 右手 李建国；左手 赵敏 |"),
        (RICH, "| 3月12日（周四）16:00-17:30 | 二楼会议室 | 业务洽谈 | 对面 李建国；身旁 刘洋、陈静 |"),
        (RICH, "| 李建国（主宾） | 副总经理 | 回族；清真；不喝酒 |"),
        (RICH, "- **不看、不讲**：其他客户的报价"),
        (RICH, "- **规矩**：不上烟"),
        (RICH, "| 有事只打一个电话 | **陈静 13900000002**（总协调） |"),
        (RICH, "另有 4 位。"),
    ],
)
def test_the_leader_s_card_says_who_sits_where_and_what_to_mind(card: str, words: str):
    assert words in base(card)["领导卡.md"].splitlines()


def test_two_who_lead_have_a_card_each():
    two = "我方: [{姓名: 王强, 职务: 副总经理, 角色: 主陪}, {姓名: 林远, 职务: 总经理, 角色: 主陪}]"
    papers = base(f"{two}\n日程: {{}}\n到达: []\n离开: []\n场地: {{}}\n应急: []\n后续: []")
    assert [name for name in papers if name.startswith("领导卡")] == ["领导卡-王强.md", "领导卡-林远.md"]


def test_phones_for_an_emergency_are_those_of_the_plan():
    text = base(RICH)["应急预案.md"]
    assert "| 航班延误 | 刘洋留守机场 | 刘洋 | 13900000003 |" in text
    assert "| 徽园酒店 | 0551-62000000 |" in text
    assert "- 赵敏：膝盖不好，少走楼梯" in text
    assert "元" not in text
