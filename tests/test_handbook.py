"""Handbooks: the built-in ones, inheritance, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import BASE, REPOSITORY

from jiedai.handbook.expression import ExpressionError, fill, holds
from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook
from jiedai.handbook.ranks import Ladder, parse_rank
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

HERE = Span(Text("plan.yaml", "手册"), 0, 2)


def opened(name: str, folder: Path = BASE) -> OpenHandbook:
    handbook = open_handbook(name, folder, HERE)
    assert isinstance(handbook, OpenHandbook), handbook
    return handbook


def refused(name: str, folder: Path) -> Problem:
    found = open_handbook(name, folder, HERE)
    assert isinstance(found, list), found
    return found[0]


def write(folder: Path, text: str, name: str = "handbook.yaml") -> None:
    (folder / name).write_text(text, "utf-8")


def test_the_built_in_handbooks():
    whole = {"集团", "恒瑞达", "三级标准", "食品企业", "华为流程", "接待经理", "办公室礼仪", "门店接待", "酒店会务"}
    whole |= {"物业前台", "高校后勤前台", "查询接待", "作业指导书"}
    assert whole | {"通用"} == {*builtin_names()}


def test_hengruida_has_four_tiers_with_ranks_and_blank_amounts():
    handbook = opened("恒瑞达").handbook
    assert [(name, tier.lead_host) for name, tier in handbook.tiers.items()] == [
        ("贵宾级", "总经理"),
        ("嘉宾级", "副总经理"),
        ("商务级", "副总经理"),
        ("业务级", "部门负责人"),
    ]
    for tier in handbook.tiers.values():
        amounts = (tier.meal.per_head, tier.drinks.per_bottle, tier.cigarettes.per_packet, tier.lodging.per_night)
        assert [limit and limit.amount for limit in amounts] == [None] * 4
        assert None not in amounts
    assert [*handbook.duties][:6] == ["公司领导", "责任部门", "技术品质部", "制造部", "品质检验部", "综合部"]


def test_the_three_tier_standard_has_what_is_left_of_its_table():
    tiers = opened("三级标准").handbook.tiers
    amounts = {
        name: [
            limit and limit.words("元")
            for limit in (tier.meal.per_head, tier.lodging.per_night, tier.lodging.stars, tier.gift.per_piece)
        ]
        for name, tier in tiers.items()
    }
    assert amounts == {
        "三级": ["上限 400 元", "上限 1200 元", "上限 5 元", "上限 500 元"],
        "二级": ["上限 200 元", "待填", "待填", "上限 100 元"],
        "一级": ["待填"] * 4,
    }
    assert set(tiers["一级"].refreshments) < set(tiers["三级"].refreshments)


def test_the_ladder_is_shared():
    ladders = {name: opened(name).handbook.ranks for name in ("通用", "恒瑞达", "三级标准", "集团")}
    assert len({tuple(ranks) for ranks in ladders.values()}) == 1


def test_the_group_s_day_before_check_holds_every_point_of_its_source():
    handbook = opened("集团").handbook
    sources = " ".join(step.source for step in handbook.steps if step.phase == "前一天")
    for requirement in ("S000-23", "S000-25", "S000-26", "S000-27", "S000-28"):
        assert requirement in sources
    assert [each.situation for each in handbook.contingencies] == ["航班、车次延误", "设备故障", "天气变化"]


def test_the_example_company_fills_every_amount_and_marks_it_as_a_sample():
    handbook = opened("handbook.yaml", REPOSITORY / "plans").handbook
    for tier in handbook.tiers.values():
        for limit in (
            tier.meal.per_head,
            tier.drinks.per_bottle,
            tier.cigarettes.per_packet,
            tier.lodging.per_night,
            tier.lodging.stars,
            tier.gift.per_piece,
        ):
            assert limit is not None
            assert limit.amount is not None
            assert limit.example


def test_a_child_overrides_by_name_and_keeps_the_rest_with_its_place(tmp_path: Path):
    write(
        tmp_path,
        "手册: 子\n版本: 1\n继承: [恒瑞达, 集团]\n级别: {嘉宾级: {餐标: {人均: 200}}}\n"
        "流程: [{步骤: 接站牌, 截止: 前一天 12:00}, {步骤: 礼品, 停用: 是}]\n",
    )
    made = opened("handbook.yaml", tmp_path)
    tier = made.handbook.tiers["嘉宾级"]
    assert (str(tier.meal.per_head and tier.meal.per_head.amount), tier.lead_host) == ("200", "副总经理")
    steps = {step.name: step for step in made.handbook.steps}
    assert steps["接站牌"].blocking
    assert str(steps["接站牌"].due) == "前一天 12:00"
    assert steps["礼品"].dropped
    assert made.root.span(("级别", "嘉宾级", "餐标", "人均")).text.file.endswith("handbook.yaml")
    assert made.root.span(("级别", "嘉宾级", "主陪")).text.file == "内置手册/恒瑞达"
    assert list(made.handbook.tiers) == ["贵宾级", "嘉宾级", "商务级", "业务级"]


def test_an_unknown_name_is_refused_with_the_nearest(tmp_path: Path):
    problem = refused("恒瑞大", tmp_path)
    assert (problem.code, problem.span) == ("JD109", HERE)
    assert "你是不是想写“恒瑞达”" in problem.message
    assert "集团" in problem.cure


def test_a_missing_file_is_refused_where_it_is_named(tmp_path: Path):
    assert refused("nothing.yaml", tmp_path).code == "JD109"
    write(tmp_path, "手册: 子\n版本: 1\n继承: 没有的.yaml\n")
    problem = refused("handbook.yaml", tmp_path)
    assert problem.span.begin == (3, 5)


def test_inheriting_in_a_circle_is_refused(tmp_path: Path):
    write(tmp_path, "手册: 甲\n版本: 1\n继承: b.yaml\n", "a.yaml")
    write(tmp_path, "手册: 乙\n版本: 1\n继承: [a.yaml]\n", "b.yaml")
    assert refused("a.yaml", tmp_path).code == "JD110"


@pytest.mark.parametrize("name", ["/etc/handbook.yaml", "../../handbook.yaml", "../../../../../../etc/x.yaml"])
def test_a_path_cannot_lead_out_of_the_visits(name: str, tmp_path: Path):
    folder = tmp_path / "a" / "plans" / "visit"
    folder.mkdir(parents=True)
    (tmp_path / "a" / ".git").mkdir()
    write(tmp_path, "手册: 外\n版本: 1\n")
    assert "不能用" in refused("../" + name if not name.startswith("/") else name, folder).message


def test_a_misfit_in_a_handbook_is_placed_in_it(tmp_path: Path):
    write(tmp_path, "手册: 甲\n版本: 1\n级别:\n  嘉宾级: {餐标: {人均: 很多}}\n")
    problem = refused("handbook.yaml", tmp_path)
    assert (problem.code, problem.span.begin) == ("JD203", (4, 18))


def test_a_slip_of_the_keyboard_in_a_handbook_is_to_be_mended_by_hand(tmp_path: Path):
    write(tmp_path, "手册: 甲\n版本：1\n")
    problem = refused("handbook.yaml", tmp_path)
    assert problem.code == "JD111"
    assert problem.cure == "改成半角冒号“:”，后面空一格（手册请自己改，--fix 只改方案）"


LADDER = Ladder(
    tuple(map(parse_rank, ["董事长", "总经理 (总裁, CEO)", "副总经理（副总裁）", "部门负责人 (经理, 主任)", "业务员"]))
)


@pytest.mark.parametrize(
    ("post", "step"),
    [
        ("总裁", 1),
        ("常务副总经理", 2),
        ("集团副总裁", 2),
        ("技术部经理", 3),
        ("董事长兼总经理", 0),
        ("副总经理、技术部主任", 2),
        ("办公室主任", 3),
        ("顾问", None),
        ("", None),
    ],
)
def test_a_post_is_found_on_the_ladder(post: str, step: int | None):
    assert LADDER.step(post) == step


def test_conditions_and_texts_see_plain_data_only():
    data = {"到达": {"班次": "MU1", "接站": ["刘洋", "陈静"]}, "无": None}
    assert fill("接 {{到达.班次}}：{{到达.接站|列}}{{无}}", data) == "接 MU1：刘洋、陈静"
    assert holds("到达.班次 and not 无", data)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 到达.__class__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ 没有的 }}",
        "{% for x in range(10**9) %}{% endfor %}",
        "{{ 1/0 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ 'x' * 10000000000 }}",
        "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
        "{{ 到达",
        "{% include '/etc/passwd' %}",
        "{{ 到达.update({'班次': 1}) }}",
    ],
)
def test_a_text_can_neither_run_code_nor_leave_the_data(text: str):
    with pytest.raises(ExpressionError):
        fill(text, {"到达": {"班次": "MU1"}})


def test_an_unknown_name_in_a_text_gets_the_nearest_one():
    with pytest.raises(ExpressionError, match="你是不是想写“班次”"):
        fill("{{到达.班此}}", {"到达": {"班次": "MU1"}})
