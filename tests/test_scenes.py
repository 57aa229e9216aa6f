"""The handbooks of desks, shops, hotels and trade shows: their scenes, their own rules, their examples."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import REPOSITORY, document_of

from jiedai.findings.finding import Verdict
from jiedai.handbook.library import BUILTIN
from jiedai.rules.judge import judge
from jiedai.source.document import own_data
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

PLANS = REPOSITORY / "plans"
SCENES = {
    "2026-07-01-liyi": "办公室接待",
    "2026-07-03-daodian": "到店接待",
    "2026-07-04-yuyue": "预约来访",
    "2026-07-08-huiyi": "会议接待",
    "2026-07-09-baifang": "客户拜访",
    "2026-07-10-qiantai": "前台来访",
    "2026-07-13-houqin": "前台接待",
    "2026-07-14-chaxun": "查询接待",
    "2026-07-15-gongsi": "公司接待",
    "2026-07-16-chuchai": "出差代接待",
    "2026-07-17-zhanhui": "展会接待",
}
DESKS = ("daodian", "qiantai", "houqin", "chaxun", "chuchai")
HANDBOOKS = ("办公室礼仪", "门店接待", "酒店会务", "物业前台", "高校后勤前台", "查询接待", "作业指导书")


def folder_of(name: str) -> Path:
    """An example's folder, with its record, by the last part of its name."""
    return next(PLANS.glob(f"*-{name.rpartition('-')[2]}"))


def text_of(name: str) -> str:
    return folder_of(name).joinpath("plan.yaml").read_text("utf-8")


def eve_of(text: str) -> datetime:
    first = re.search(r"^日期: (\d{4}-\d\d-\d\d)", text, re.MULTILINE)
    assert first
    return datetime.fromisoformat(f"{first[1]} 17:30") - timedelta(days=1)


def opened(name: str, text: str) -> Visit:
    """An example with the text of its plan changed, beside its record."""
    visit = visit_of(document_of(text), folder_of(name), eve_of(text))
    assert isinstance(visit, Visit), visit
    return visit


def verdict_on(name: str, text: str) -> Verdict:
    return judge(opened(name, text))


def without(text: str, part: str) -> str:
    """The plan without one of its top-level parts."""
    return re.sub(rf"^{part}:.*\n(?:[ #].*\n)*", "", text, flags=re.MULTILINE)


def changed(name: str, old: str, new: str) -> Verdict:
    text = text_of(name)
    assert old in text
    return verdict_on(name, text.replace(old, new))


# the examples


@pytest.mark.parametrize(("name", "scene"), SCENES.items(), ids=SCENES.values())
def test_every_scene_has_an_example_that_is_clean_the_day_before(name: str, scene: str):
    visit = opened(name, text_of(name))
    assert visit.scene is not None
    assert visit.scene[0] == scene
    assert judge(visit).findings == ()


@pytest.mark.parametrize("name", SCENES)
def test_every_example_may_go_ahead_the_day_before(run, name: str):
    as_of = f"{eve_of(text_of(name)):%Y-%m-%d %H:%M}"
    result = run("checklist", "--day-before", PLANS / name, "--as-of", as_of, "--format", "json")
    report = json.loads(result.out)
    assert (result.code, report["verdict"]) == (0, "放行")
    assert report["items"]
    assert [visit["remarks"] for visit in report["visits"]] == [[]]
    assert {item["state"] for item in report["items"]} == {"已办"}


def test_every_scene_of_these_handbooks_has_an_example():
    scenes = [scene for handbook in HANDBOOKS for scene in own_data(BUILTIN / f"{handbook}.yaml")["场景"]]
    assert sorted(scenes) == sorted(SCENES.values())


@pytest.mark.parametrize("name", DESKS)
def test_a_desk_s_plan_is_short(name: str):
    text = text_of(name)
    assert 10 <= text.count("\n") <= 30
    assert not re.search(r"^(级别|应急|预算):", text, re.MULTILINE)


# what a scene asks for


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("liyi", "级别"),
        ("daodian", "场地"),
        ("yuyue", "礼品"),
        ("yuyue", "目的"),
        ("huiyi", "物料"),
        ("baifang", "目标"),
        ("qiantai", "来宾"),
        ("houqin", "后续"),
        ("chaxun", "目的"),
        ("gongsi", "到达"),
        ("chuchai", "后续"),
        ("zhanhui", "物料"),
        ("zhanhui", "场地"),
    ],
)
def test_a_part_that_the_scene_needs_is_missed_by_name(name: str, part: str):
    text = without(text_of(name), part)
    assert f"\n{part}:" not in text
    scene = next(scene for folder, scene in SCENES.items() if folder.endswith(name))
    missing = [finding.message for finding in verdict_on(name, text).findings if finding.code == "JD218"]
    assert missing == [f"“{scene}”的方案要写“{part}”，这里没有"]


@pytest.mark.parametrize(("name", "code"), [("zhanhui", "JD504"), ("yuyue", "JD601")])
def test_a_coordinator_and_a_substitute_are_missed_by_rules_of_their_own(name: str, code: str):
    text = text_of(name).replace("总协调, ", "") if code == "JD504" else without(text_of(name), "应急")
    assert code in [finding.code for finding in verdict_on(name, text).findings]


@pytest.mark.parametrize("name", ["daodian", "yuyue", "huiyi", "baifang", "gongsi", "chuchai", "zhanhui"])
def test_a_plan_says_which_of_several_scenes_it_is(name: str):
    text = text_of(name)
    verdict = verdict_on(name, without(text, "场景"))
    assert [finding.code for finding in verdict.findings] == ["JD219"]
    assert "没有写是哪一种" in verdict.findings[0].message


def test_a_scene_misspelt_is_told_the_right_one():
    verdict = changed("zhanhui", "场景: 展会接待", "场景: 展会接代")
    assert [finding.code for finding in verdict.findings] == ["JD219"]
    assert "展会接待" in verdict.findings[0].message


def test_steps_belong_to_their_scene(run):
    shown = run("checklist", "--day-before", PLANS / "2026-07-17-zhanhui", "--as-of", "2026-07-16 17:30").out
    assert "邀请函" not in shown  # that was two weeks ago
    assert "排站位" in shown
    assert "接车人" not in shown
    shown = run("checklist", "--day-before", PLANS / "2026-07-15-gongsi", "--as-of", "2026-07-14 17:30").out
    assert "接车人" in shown
    assert "站位" not in shown


# the handbooks' own rules


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "words"),
    [
        ("liyi", "类型: 送别, 地点: 公司门口", "类型: 送别, 地点: 六楼电梯旁", "LY01", "规格低了"),
        ("yuyue", "责任人: 唐悦", "责任人: 方琳", "MD01", "没有另一个人顶上"),
        ("yuyue", "责任人: 唐悦", "责任人: 总协调", "MD01", "没有另一个人顶上"),
        ("baifang", "时间: 10:00-11:00", "时间: 12:30-13:30", "HY02", "对方不在上班"),
        ("baifang", "时间: 10:00-11:00", "时间: 17:30-18:00", "HY02", "对方不在上班"),
        ("houqin", "时间: 08:40, 时长: 30分钟", "时间: 08:40, 时长: 50分钟", "GX01", "要 50分钟"),
        ("houqin", "时间: 08:40, 时长: 30分钟", "时间: 08:40-09:00", "GX01", "没有写时长"),
        ("chuchai", "角色: [总协调, 代接待]", "角色: 总协调", "ZY01", "没有主管同意的代接人"),
        ("chuchai", "结论: 同意", "结论: 退回", "ZY01", "没有主管同意的代接人"),
        ("zhanhui", "名称: 海报", "名称: 易拉宝", "ZY02", "没有海报"),
        ("zhanhui", "名称: 茶具、茶叶、咖啡", "名称: 茶具", "ZY02", "没有茶叶、咖啡"),
        ("zhanhui", "备注: 站位：入口左侧", "备注: 新来的", "ZY03", "沈默在展位上站哪里没有写"),
        ("zhanhui", "参加: [沈默, 苗苗]", "参加: [沈默]", "ZY04", "只有沈默在展位上"),
    ],
)
def test_a_handbook_s_own_rule_fires(name: str, old: str, new: str, code: str, words: str):
    found = {finding.code: finding.message for finding in changed(name, old, new).findings}
    assert words in found[code]


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        ("houqin", "时长: 30分钟, 事项", "时长: 2小时, 备注: 与报修人另约 10:40 前, 事项", "GX01"),
        ("chuchai", "结论: 同意, 意见: 由沈默代接}", "结论: 退回}\n备注: 改期到 7 月 20 日", "ZY01"),
    ],
)
def test_what_the_handbook_excepts_is_let_pass(name: str, old: str, new: str, code: str):
    text = without(text_of(name), "备注") if "\n备注" in new else text_of(name)
    assert old in text
    assert code not in [finding.code for finding in verdict_on(name, text.replace(old, new)).findings]


def test_the_account_manager_looks_at_the_hall_and_nobody_else(run, example_plans: Path):
    folder, hall = example_plans / "2026-07-08-huiyi", "现场检查/三楼多功能厅"
    when = ("--visit", folder, "--as-of", "2026-07-07 17:30")
    checked = ("validate", folder, "--as-of", "2026-07-07 17:30")
    run("done", hall, "--undo", *when)
    run("done", hall, "--by", "丛军", *when)
    wrong = run(*checked)
    assert (wrong.code, "HY01" in wrong.out) == (1, True)
    assert "记的是“2026-07-07 17:30 丛军”，不是客户经理姚静本人" in wrong.out
    assert "jiedai done 现场检查/… --by 本人" in wrong.out
    run("done", hall, "--undo", *when)
    run("done", hall, "--by", "姚静", *when)
    assert run(*checked).code == 0


def test_every_rule_of_their_own_is_tried_here():
    written = "".join((BUILTIN / f"{handbook}.yaml").read_text("utf-8") for handbook in HANDBOOKS)
    tried = Path(__file__).read_text("utf-8")
    codes = re.findall(r"编号: ([A-Z]{2}\d\d)", written)
    assert codes
    assert [code for code in codes if f'"{code}"' not in tried] == []


def test_a_gift_on_a_call_is_asked_for_first():
    gift = "礼品: [{名称: 台历, 单价: 30, 数量: 1, 负责: 秦朗, 确认: 2026-07-08 16:00 秦朗}]\n"
    asked = "审批: [{人: 孟真, 职务: 营销部经理, 日期: 2026-07-08, 结论: 同意}]\n"
    assert "JD443" in [finding.code for finding in verdict_on("baifang", text_of("baifang") + gift).findings]
    assert "JD443" not in [
        finding.code for finding in verdict_on("baifang", text_of("baifang") + gift + asked).findings
    ]


def test_guests_are_not_shown_into_offices():
    verdict = changed("gongsi", "地点: 员工餐厅小包间", "地点: 六楼办公室")
    assert [(finding.code, finding.level) for finding in verdict.findings] == [("JD443", "警告")]


# the requirements of the texts behind them

REQUIRED = {
    "办公室礼仪": [f"S001-D{number}" for number in range(1, 11)],
    "门店接待": [
        f"S001-{letter}{number}"
        for letter, last in {"A": 5, "B": 6, "C": 9, "F": 4, "G": 4}.items()
        for number in range(1, last + 1)
    ],
    "酒店会务": [f"S001-I{number}" for number in range(1, 23)],
    "物业前台": [f"S003-C{number}" for number in range(1, 7)],
    "高校后勤前台": [f"S003-D{number}" for number in range(1, 9)],
    "查询接待": ["S003-E"],
    "作业指导书": [*(f"S004-{number:02}" for number in range(1, 21)), "S004-b"],
}
CONDUCT = {
    *("S001-D3", "S001-D4", "S001-D5", "S001-D8", "S001-D9"),
    *("S001-A4", "S001-B5", "S001-C7", "S001-F2", "S001-G3", "S001-I6"),
    *("S003-C1", "S003-C2", "S003-C3", "S003-C4", "S003-C6", "S003-D2", "S003-D3", "S004-12"),
}


def clauses(values: object) -> set[str]:
    """The requirement numbers in the clauses of a handbook's part."""
    if isinstance(values, dict):
        own = set(re.findall(r"S\d{3}-[A-Za-z0-9]+", str(values.get("出处", ""))))
        return own.union(*map(clauses, values.values()))
    return set().union(*map(clauses, values)) if isinstance(values, list) else set()


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_every_requirement_is_carried_and_conduct_is_on_the_card(handbook: str):
    values = own_data(BUILTIN / f"{handbook}.yaml")
    values.pop("出处")  # names the text as a whole
    card = clauses(values.pop("服务规范"))
    carried = clauses(values)
    required = set(REQUIRED[handbook])
    assert required - CONDUCT - carried == set()
    assert (required & CONDUCT) - card == set()
    assert (card | carried) - required == set()


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_everything_in_them_names_its_clause(handbook: str):
    values = own_data(BUILTIN / f"{handbook}.yaml")
    parts = ("流程", "应急", "后续", "表单", "服务规范", "自定规则", "禁止")
    entries = [entry for part in parts for entry in values.get(part, [])]
    entries += [duty for duties in values["分工"].values() for duty in duties]
    entries += [*values["场景"].values(), *values.get("级别", {}).values()]
    assert len(entries) > 20
    assert [entry for entry in entries if not re.search(r" .*（S\d{3}-[^）]+）$", entry["出处"])] == []


@pytest.mark.parametrize("handbook", HANDBOOKS)
def test_the_lines_of_the_card_are_short(handbook: str):
    values = own_data(BUILTIN / f"{handbook}.yaml")
    assert [line["要求"] for line in values["服务规范"] if len(line["要求"]) > 32] == []


def test_a_dinner_is_not_passed_off_as_a_call_at_the_desk():
    dinner = "    - {时间: 18:00-19:30, 事项: 晚宴, 类型: 用餐, 地点: 酒店, 负责: 前台, 用餐: {人均: 300}}\n"
    text = text_of("2026-07-10-qiantai")
    day = next(line for line in text.splitlines(keepends=True) if line.startswith("  2026-07-10:"))
    assert "JD220" in [finding.code for finding in verdict_on("qiantai", text.replace(day, day + dinner)).findings]
    assert "JD220" not in [finding.code for finding in verdict_on("qiantai", text).findings]
