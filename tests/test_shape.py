"""A plan's fields: what fits, and the sentence for what does not."""

from __future__ import annotations

import re
from typing import Any, get_args

import pytest
from conftest import document_of, laid_over
from pydantic import TypeAdapter

from jiedai.handbook.handbook import Handbook
from jiedai.plan.plan import Plan, read_plan
from jiedai.shape.fields import UNDECIDED, known
from jiedai.shape.model import Model, keys_at


def misfits(text: str) -> list[tuple[str, str, str]]:
    """Code, message and the characters of each misfit."""
    document = document_of(text)
    found = read_plan(document)
    assert isinstance(found, list), found
    content = document.text.content
    return [(each.code, each.message, content[each.span.start : each.span.end]) for each in found]


def plan_of(text: str) -> Plan:
    plan = read_plan(document_of(text))
    assert isinstance(plan, Plan), plan
    return plan


MISFITS = {
    "性质: 商务接待": ("JD204", "“性质”不能写“商务接待”，你是不是想写“商务”", "商务接待"),
    "来宾: [{职务: 总经理}]": ("JD201", "“来宾”的第 1 条缺少“姓名”", "{职务: 总经理}"),
    "来宾: [{姓名: 李建国, 职务: 总经理, 名族: 回族}]": ("JD202", "不认识的字段“名族”，你是不是想写“民族”", "名族"),
    "来宾: [{姓名: 李建国, 职位: 总经理}]": ("JD202", "不认识的字段“职位”，你是不是想写“职务”", "职位"),
    "来访单位: {名称: 甲, 联系人: {姓名: 周敏, 电话:13800000001}}": (
        "JD112",
        "“电话:13800000001”的冒号后面少了空格",
        "电话:13800000001",
    ),
    "来宾: [{姓名: 甲, 职务: 乙, 民族：回族}]": ("JD111", "“民族：回族”里的冒号是全角的", "民族：回族"),
    "车辆: {轿车: {车牌: 皖A12345}, 中巴}": ("JD206", "“中巴”后面没有内容", "中巴"),
    "来宾: 四个人": ("JD205", "“来宾”应是一串清单，每条以“- ”开头，这里写成了“四个人”", "四个人"),
    "来宾:\n  - 李建国": ("JD205", "“来宾”的第 1 条应是一组“字段: 内容”，这里写成了“李建国”", "李建国"),
    "日程: {13月5日: []}": ("JD203", "日历上没有“13月5日”这一天", "13月5日"),
    "车辆: {轿车: {车牌: A123}}": ("JD203", "“A123”认不出是车牌", "A123"),
    "预算: {总额: 180元/人}": ("JD203", "“180元/人”是每人的钱，这里要写的是一共多少元", "180元/人"),
    "目标: [一, 二]": ("JD205", "“目标”应是文字，这里写成了一串清单", "[一, 二]"),
    "审批: [{人: 王强, 结论: 同意, 日期: 昨天}]": ("JD203", "“昨天”换一天来看就不是那一天了", "昨天"),
    "到达: [{方式: 航班, 时间: 待定, 地点: 待定}]": ("JD204", "“方式”不能写“航班”，你是不是想写“飞机”", "航班"),
}


@pytest.mark.parametrize("part", MISFITS, ids=lambda part: part[:16])
def test_a_misfit_gets_one_sentence_at_the_very_characters(part: str):
    assert misfits(laid_over(part)) == [MISFITS[part]]


def test_every_misfit_is_reported_at_once():
    found = misfits(laid_over("性质: 私事\n来宾: 无人\n车辆: {轿车: {座位: 很多}}"))
    assert [code for code, _, _ in found] == ["JD204", "JD205", "JD203"]


def test_a_missing_section_is_named():
    assert misfits("接待: 甲\n性质: 商务\n手册: 恒瑞达\n级别: 嘉宾级\n来宾: []\n")[0][:2] == ("JD201", "缺少“来访单位”")


def test_what_is_open_fits_everywhere_it_may_be():
    sections = [
        "来宾",
        "我方",
        "车辆",
        "场地",
        "到达",
        "离开",
        "日程",
        "住宿",
        "礼品",
        "物料",
        "应急",
        "预算",
        "审批",
        "后续",
    ]
    plan = plan_of(laid_over("\n".join(f"{section}: 待定" for section in (*sections, "日期", "目标", "级别"))))
    assert plan.guests == []
    assert plan.days == UNDECIDED
    assert known(plan.days) is None


def test_every_scalar_of_a_plan_may_be_open():
    text = re.sub(r"时间: [^,}\n]+", "时间: 待定", laid_over(""))
    text = re.sub(
        r"(单价|人均|数量|座位|容纳|星级|入住|退房|确认|电话|车牌|方式|类型|结论): [^,}\n]+", r"\1: 待定", text
    )
    assert plan_of(text).arrivals[0].moment == UNDECIDED


def test_people_and_words_may_be_one_text_or_a_list():
    for written in ("陈静、刘洋", "[陈静, 刘洋]", "陈静，刘洋"):
        plan = plan_of(laid_over(f"应急: [{{情形: 晚点, 措施: 等, 责任人: {written}}}]"))
        assert plan.contingencies[0].owner == ["陈静", "刘洋"]
    assert plan_of(laid_over("来宾: [{姓名: 甲, 职务: 乙, 忌口: 无}]")).guests[0].diet == []


def test_a_day_without_a_year_is_read_with_the_year_of_the_visit():
    plan = plan_of(
        laid_over("日程: {3月12日: []}\n住宿: [{酒店: 甲, 入住: 3月12日, 退房: 3/13}]".replace("3/13", "3月13日"))
    )
    assert [key.day.isoformat() for key in plan.agenda] == ["2026-03-12"]
    assert str(plan.lodging[0].check_out) == "2026-03-13"


def test_the_keys_that_may_stand_at_a_place():
    assert "职务" in keys_at(Plan, ("来宾", 0))
    assert "人均" in keys_at(Plan, ("日程", "2026-03-12", 2, "用餐"))
    assert "车牌" in keys_at(Plan, ("车辆", "轿车"))
    assert keys_at(Plan, ("车辆",)) == []


def models(model: type[Model]) -> set[type[Model]]:
    inner = {model}
    for field in model.model_fields.values():
        for each in _models_in(field.annotation):
            inner |= models(each)
    return inner


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [each for argument in get_args(annotation) for each in _models_in(argument)]


@pytest.mark.parametrize("model", sorted(models(Plan) | models(Handbook), key=lambda model: model.__name__))
def test_every_field_has_a_chinese_key_and_a_description(model: type[Model]):
    for name, field in model.model_fields.items():
        assert re.search(r"[一-鿿]", field.alias or ""), name
        assert field.description, name
    assert TypeAdapter(model)
