"""Every rule over handbooks by its own examples, and what is found where."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import CLEAN_HANDBOOK, HERE, REPOSITORY, handbook_findings, laid_over, opened_handbook

from jiedai.findings.display import COLUMNS, width
from jiedai.findings.report_text import text as text_report
from jiedai.handbook.library import REGIMES, OpenHandbook, builtin_names, open_handbook, open_regime
from jiedai.rules.catalogue import HANDBOOK_RULES
from jiedai.rules.handbook_judge import judge_handbook
from jiedai.rules.handbook_rule import HandbookRule

each_rule = pytest.mark.parametrize("rule", HANDBOOK_RULES, ids=lambda rule: rule.code)


def said(part: str, folder: Path) -> list[tuple[str, str, str]]:
    """Code, the characters it stands at, and the sentence of each finding."""
    return [
        (each.code, each.span.text.content[each.span.start : each.span.end], each.message)
        for each in handbook_findings(part, folder)
    ]


def test_the_clean_handbook_has_no_findings(tmp_path: Path):
    assert handbook_findings("", tmp_path) == ()


@each_rule
def test_the_bad_example_is_found_and_the_good_one_is_clean(rule: HandbookRule, tmp_path: Path):
    assert {each.code for each in handbook_findings(rule.bad, tmp_path)} == {rule.code}
    assert handbook_findings(rule.good, tmp_path) == ()


@each_rule
def test_a_card_says_why_where_from_and_what_to_do(rule: HandbookRule):
    assert rule.why
    assert rule.cure
    assert "S00" in rule.clause
    assert not rule.waivable


@each_rule
def test_the_text_of_a_finding_fits_the_screen_and_marks_its_words(rule: HandbookRule, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    verdict = judge_handbook(opened_handbook(laid_over(rule.bad, CLEAN_HANDBOOK), tmp_path), "handbook.yaml")
    lines = list(text_report([verdict], colour=False))
    assert max(map(width, lines)) <= COLUMNS
    assert sum("^" in line for line in lines) == sum(1 + len(finding.related) for finding in verdict.findings)
    assert all("方案" not in finding.sentence.replace("方案最外层", "") for finding in verdict.findings)


@each_rule
def test_the_order_of_fields_changes_nothing(rule: HandbookRule, tmp_path: Path):
    text = laid_over(rule.bad, CLEAN_HANDBOOK)
    sections = [f"{section}\n" for section in text.replace("\n", "\0").split("\0") if section]
    blocks: list[str] = []
    for line in sections:
        if line[0] in " -":
            blocks[-1] += line
        else:
            blocks.append(line)
    turned = judge_handbook(opened_handbook("".join(reversed(blocks)), tmp_path), "handbook.yaml").findings
    assert sorted(each.message for each in turned) == sorted(
        each.message for each in handbook_findings(rule.bad, tmp_path)
    )


@pytest.mark.parametrize("name", builtin_names())
def test_the_built_in_handbooks_have_nothing_but_hints(name: str):
    made = open_handbook(name, Path(), HERE)
    assert isinstance(made, OpenHandbook)
    assert {each.level for each in judge_handbook(made, name).findings} <= {"提示"}


@pytest.mark.parametrize("path", sorted(REGIMES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_regimes_have_nothing_but_hints(path: Path):
    assert {each.level for each in judge_handbook(open_regime(path.stem), path.stem).findings} <= {"提示"}


def test_the_example_company_has_no_findings():
    made = open_handbook("handbook.yaml", REPOSITORY / "plans", HERE)
    assert isinstance(made, OpenHandbook)
    assert judge_handbook(made, "plans/handbook.yaml").findings == ()


@pytest.mark.parametrize(
    ("part", "words", "message"),
    [
        ("规则: {JD999: {等级: 提示}}", "JD999", "没有编号是“JD999”的规则"),
        ("规则: {餐标超出: {等级: 提示}}", "餐标超出", "“规则”里写编号：“餐标超出”是 JD402"),
        ("规则: {餐标超: {等级: 提示}}", "餐标超", "没有编号是“餐标超”的规则，你是不是想写 JD402（餐标超出）"),
        ("规则: {JD102: {等级: 关闭}}", "JD102", "JD102（文字编码不对）的等级不能改，这一条不起作用"),
    ],
)
def test_what_is_set_must_be_a_rule(part: str, words: str, message: str, tmp_path: Path):
    assert said(part, tmp_path) == [("JD007", words, message)]


def test_a_rule_of_the_company_s_own_may_be_set(tmp_path: Path):
    part = "自定规则: [{编号: GS01, 名称: 甲, 要求: 级别, 说明: 乙, 出处: 丙}]\n规则: {GS01: {等级: 提示}}"
    assert said(part, tmp_path) == []


@pytest.mark.parametrize(
    ("part", "words", "near"),
    [
        ("规则: {JD402: {豁免: 总经里}}", "总经里", "总经理"),
        ("级别: {嘉宾级: {主陪: 副总经里}}", "副总经里", "副总经理"),
        ("级别: {嘉宾级: {陪同: [部门负责人, 副总经里]}}", "副总经里", "副总经理"),
        ("级别: {嘉宾级: {迎接: 副总经里}}", "副总经里", "副总经理"),
        ("级别: {嘉宾级: {定级: {来宾职级: 副总经里}}}", "副总经里", "副总经理"),
        ("限额: [{项目: 餐标, 来宾职级: 副总经里, 至多: 100}]", "副总经里", "副总经理"),
        ("限额: [{项目: 餐标, 我方职级: 副总经里, 至多: 100}]", "副总经里", "副总经理"),
        ("城市房价: [{年份: 2026, 职级: [副总经里, 其他], 各城: {合肥: [500, 300]}}]", "副总经里", "副总经理"),
    ],
)
def test_a_rank_that_is_not_on_the_ladder_is_found_wherever_it_stands(part, words, near, tmp_path: Path):
    assert said(part, tmp_path) == [("JD008", words, f"“{words}”不在手册的“职级”里，你是不是想写“{near}”")]


def test_an_odd_word_for_who_may_waive_is_told_the_right_ones(tmp_path: Path):
    [found] = handbook_findings("规则: {JD402: {豁免: 禁止}}", tmp_path)
    assert (found.code, found.message) == ("JD008", "“禁止”不在手册的“职级”里")
    assert "谁也不能豁免的写“不得”" in found.cure
    assert handbook_findings("规则: {JD402: {豁免: 不得}}", tmp_path) == ()


def test_without_a_ladder_one_sentence_is_enough(tmp_path: Path):
    assert [message for _, _, message in said("职级: []", tmp_path)] == ["手册没有写“职级”，“副总经理”是高是低就判不了"]


def test_a_name_of_two_tiers_is_said_at_each(tmp_path: Path):
    part = "级别: {嘉宾级: {别名: [甲级, 业务级]}, 业务级: {别名: [甲级]}}"
    assert said(part, tmp_path) == [
        ("JD009", "甲级", "别名“甲级”，“业务级”也用了"),
        ("JD009", "业务级", "别名“业务级”就是另一个级别的名称"),
        ("JD009", "甲级", "别名“甲级”，“嘉宾级”也用了"),
    ]


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("限额: [{项目: 餐标, 级别: 贵客级, 至多: 100}]", "“贵客级”是别名，这里要写“嘉宾级”"),
        ("限额: [{项目: 餐标, 级别: 嘉滨级, 至多: 100}]", "手册里没有“嘉滨级”这一级，你是不是想写“嘉宾级”"),
        ("分工: {综合部: [{事项: 订房, 场景: 正式来防}]}", "手册里没有“正式来防”这个场景，你是不是想写“正式来访”"),
    ],
)
def test_tiers_and_scenes_are_named_as_they_are_called(part: str, message: str, tmp_path: Path):
    assert [(code, words) for code, _, words in said(part, tmp_path)] == [("JD012", message)]


STEP = "流程: [{{步骤: 派车, 阶段: 前一天, {}, 截止: 前一天 17:00, 出处: 测试手册 五}}]"


@pytest.mark.parametrize(
    ("owner", "meant"),
    [
        ("综合办", "综合部"),
        ("陈静、综合步", "综合部"),
        ("综合部", None),
        ("总协调", None),
        ("李明", None),
        ("财务部", None),
    ],
)
def test_only_a_near_miss_of_a_department_is_found(owner: str, meant: str | None, tmp_path: Path):
    found = said(STEP.format(f"事项: 加油, 负责: {owner}"), tmp_path)
    assert [code for code, _, _ in found] == (["JD013"] if meant else [])
    assert all(f"你是不是想写“{meant}”" in message for _, _, message in found)


def test_a_step_that_is_dropped_must_be_inherited(tmp_path: Path):
    part = "继承: 集团\n流程: [{步骤: 迎接领倒, 停用: 是}, {步骤: 接站牌, 停用: 是}]"
    message = "继承来的流程里没有“迎接领倒”，停用落了空，你是不是想写“迎接领导”"
    assert said(part, tmp_path) == [("JD014", "迎接领倒", message)]


@pytest.mark.parametrize(
    ("words", "marked", "hint"),
    [
        ("当: 级别 = '嘉宾级', 事项: 加油", "级别 = '嘉宾级'", "相等要写两个等号 =="),
        ("当: 级别 == “嘉宾级”, 事项: 加油", "级别 == “嘉宾级”", "引号要用半角的"),
        ("当: 来宾 且 我方, 事项: 加油", "来宾 且 我方", "“并且”写 and"),
        ("当: '{{来宾}}', 事项: 加油", "'{{来宾}}'", "条件和算式里不写花括号"),
        ("事项: '{{来宾 加油'", "'{{来宾 加油'", "是否成对"),
        ("事项: '{% if 来宾 %}加油'", "'{% if 来宾 %}加油'", "endif"),
        ("事项: '{{到达|列表}}'", "'{{到达|列表}}'", "没有“列表”这种写法"),
        ("事项: 加油, 负责: '{{主陪.姓名}'", "'{{主陪.姓名}'", "是否成对"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field(words: str, marked: str, hint: str, tmp_path: Path):
    [(code, characters, message)] = said(STEP.format(words), tmp_path)
    assert (code, characters) == ("JD017", marked)
    assert hint in message


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("当: 住俗, 事项: 加油", "没有“住俗”这个名字，你是不是想写“住宿”"),
        ("事项: '{{车辆.名称}}加油'", "“车辆”是一串，取不出“名称”：写上“逐个”，或用 {% for … in 车辆 %} 一个一个取"),
        ("逐个: 车辆, 事项: '{{车辆.车牌号}}加油'", "“车辆”里没有“车牌号”，你是不是想写“车牌”"),
        ("逐个: 车辆, 事项: '{{车辆.司机.姓民}}'", "“车辆.司机”里没有“姓民”，你是不是想写“姓名”"),
        ("事项: '{% for 人 in 来宾 %}{{人.姓明}}{% endfor %}'", "“人”里没有“姓明”，你是不是想写“姓名”"),
        ("事项: '{{级别.名称}}'", "“级别”只是一个词，里面没有“名称”"),
    ],
)
def test_a_name_that_no_visit_has_is_found(words: str, message: str, tmp_path: Path):
    assert [(code, words) for code, _, words in said(STEP.format(words), tmp_path)] == [("JD018", message)]


@pytest.mark.parametrize(
    "words",
    [
        "事项: '{{车辆|length}} 辆'",
        "事项: '{{来访单位.名称.strip()}}'",
        "逐个: 用餐, 当: 用餐.忌口, 事项: '{% for 人 in 用餐.忌口 %}{{人.安排}}{% if not loop.last %}；{% endif %}{% endfor %}'",
        "事项: '{% set 几人 = 来宾|length %}{{几人}} 人'",
        "逐个: 环节, 当: 环节.用餐.酒水.瓶数 > 2, 事项: 备酒",
        "当: \"每日日程 | map(attribute='环节') | sum(start=[]) | list\", 事项: 甲",
    ],
)
def test_what_a_visit_has_may_be_used(words: str, tmp_path: Path):
    assert said(STEP.format(words), tmp_path) == []


@pytest.mark.parametrize(
    ("part", "code", "words"),
    [
        ("级别: {嘉宾级: {陪餐: 5人}}", "JD017", "数字后面不写单位"),
        ("级别: {嘉宾级: {陪餐: 来宾数 + 1}}", "JD018", "没有“来宾数”这个名字，你是不是想写“来宾”"),
        ("限额: [{项目: 陪餐, 公式: 来宾 ~ '人'}]", "JD017", "算不出一个数"),
        ("限额: [{项目: 餐标, 当: 城市 == '合肥', 至多: 100}]", "JD018", "没有“城市”这个名字"),
        ("禁止: [{事项: 甲, 查: 礼品, 当: 级别 == , 出处: 乙}]", "JD017", "看看括号"),
        ("分工: {综合部: [{事项: 甲, 当: 住俗}]}", "JD018", "没有“住俗”这个名字"),
    ],
)
def test_formulas_and_conditions_everywhere_are_read(part: str, code: str, words: str, tmp_path: Path):
    [(found, _, message)] = said(part, tmp_path)
    assert found == code
    assert words in message


def test_a_row_behind_one_for_everything_is_never_used_but_a_parent_s_row_is_overridden_on_purpose(tmp_path: Path):
    (tmp_path / "parent.yaml").write_text("手册: 上级\n版本: 1\n限额: [{项目: 餐标, 至多: 300}]\n", "utf-8")
    assert said("继承: parent.yaml\n限额: [{项目: 餐标, 至多: 150}]", tmp_path) == []
    rows = "{项目: 餐标, 形式: [宴请, 工作餐], 至多: 150}, {项目: 餐标, 形式: 宴请, 至多: 200}, {项目: 餐标, 至多: 100}"
    assert [code for code, _, _ in said(f"限额: [{rows}]", tmp_path)] == ["JD021"]


def test_columns_go_from_high_to_low_and_everybody_else_comes_last(tmp_path: Path):
    table = "城市房价: [{{年份: 2026, 职级: [{}], 各城: {{合肥: [1, 2, 3]}}}}]"
    assert said(table.format("总经理, 其他, 副总经理"), tmp_path)[0][2] == "“其他”只能写在最后"
    assert said(table.format("副总经理, 总经理, 其他"), tmp_path) == [
        ("JD022", "总经理", "“总经理”不比前面的“副总经理”低，从高到低才对")
    ]


def test_a_blank_amount_is_a_hint_at_its_own_place(tmp_path: Path):
    part = "限额: [{项目: 餐标, 至多: 待填}]\n城市房价: [{年份: 2026, 职级: [其他], 各城: {合肥: [待填]}}]"
    found = handbook_findings(part, tmp_path)
    assert [(each.code, each.level) for each in found] == [("JD023", "提示")] * 2
    assert {each.span.text.content[each.span.start : each.span.end] for each in found} == {"待填"}
