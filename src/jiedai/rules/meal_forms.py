"""形式: where limits hang on the form of a meal, the form is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jiedai.findings.finding import Finding
from jiedai.rules.examples import dinner
from jiedai.rules.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.visit.visit import Visit

_FOREIGN: Final = "性质: 外宾\n预算: {总额: 3000}\n结算: {方式: 转账, 负责: 刘洋}\n"


@rule(
    "JD428",
    "没写用餐形式",
    "警告",
    why="宴请和工作餐的标准不一样；没写是哪一种，按形式定的上限就一条也对不上。",
    clause="恒瑞达 七（S003-A12）；华为手册 1.2（S002-12）",
    cure="在这一餐里写上“形式”：宴请、工作餐、自助餐、冷餐、酒会或茶会",
    bad=_FOREIGN + dinner("人均: 150, 陪餐: [王强, 陈静]"),
    good=_FOREIGN + dinner("形式: 工作餐, 人均: 150, 陪餐: [王强, 陈静]"),
)
def form_not_written(visit: Visit) -> Iterator[Finding]:
    rows = [(layer, row) for layer in visit.layers for row in layer.handbook.limits if row.forms]
    for fact in visit.meals:
        if rows and fact.meal.form is None:
            forms = dict.fromkeys(form for _, row in rows for form in row.forms)
            whose = "、".join(dict.fromkeys(layer.name for layer, _ in rows))
            message = f"“{fact.event.item.title}”没有写形式，{whose}按形式定上限（{'、'.join(forms)}）"
            yield Finding(fact.path, message)
