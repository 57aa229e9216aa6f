"""Waivers: which ones count, what they cover, and what is said of the others."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from conftest import BASE, document_of, open_text

from jiedai.findings.finding import Verdict
from jiedai.rules.judge import judge
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

OVER = (BASE / "plan.yaml").read_text("utf-8").replace("人均: 180", "人均: 260")
FULL = "规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-12"


def verdict_with(waiver: str, as_of: datetime = datetime(2026, 3, 11, 12)) -> Verdict:
    """The verdict on a plan whose dinner is over the ceiling, with one waiver."""
    return judge(open_text(f"{OVER}豁免: [{{{waiver}}}]\n", as_of))


@pytest.mark.parametrize(
    "waiver",
    [
        FULL,
        FULL.replace("JD402", "餐标超出"),
        FULL.replace("JD402", "JD402 餐标超出"),
        FULL.replace("王强", "刘敏, 职务: 总经理"),
        FULL.replace("王强", "副总经理"),
        f"{FULL}, 位置: 晚宴",
        f"{FULL}, 位置: 日程/晚宴",
        f"{FULL}, 位置: 日程/2026-03-12/1",
        f"{FULL}, 位置: 日程/2026-03-12/1/用餐/人均",
    ],
)
def test_a_waiver_in_force_covers_its_rule_at_its_place(waiver: str):
    verdict = verdict_with(waiver)
    assert verdict.findings == ()
    assert [(finding.code, waiver.reason) for finding, waiver in verdict.waived] == [("JD402", "客户指定的餐厅")]


WANTING = {
    FULL.replace("理由: 客户指定的餐厅, ", ""): ("JD002", "错误", "没有写“理由”"),
    FULL.replace(", 有效至: 2026-03-12", ""): ("JD002", "错误", "没有写“有效至”"),
    "规则: JD402": ("JD002", "错误", "没有写“理由”“批准”“有效至”"),
    FULL.replace("JD402", "JD492"): ("JD003", "错误", "没有编号或名称是“JD492”的规则"),
    FULL.replace("03-12", "03-10"): ("JD004", "警告", "到 2026-03-10 为止"),
    FULL.replace("王强", "刘洋"): ("JD005", "错误", "刘洋（综合部主管）批准的豁免不算，这一条要副总经理或以上批准"),
    FULL.replace("王强", "不知何人"): ("JD005", "错误", "看不出“不知何人”是什么职务"),
    FULL.replace("JD402", "JD211"): ("JD006", "错误", "JD211（人名不在名单）不能豁免"),
    FULL.replace("JD402", "JD104"): ("JD006", "错误", "JD104（写法不通）不能豁免"),
    f"{FULL}, 位置: 午宴": ("JD001", "提示", "“午宴”这里没有“JD402”的问题"),
    FULL.replace("JD402", "JD405"): ("JD001", "提示", "方案里没有“JD405”的问题"),
}


@pytest.mark.parametrize("waiver", WANTING)
def test_a_waiver_that_does_not_count_covers_nothing_and_is_said(waiver: str):
    verdict = verdict_with(waiver)
    said = [(each.code, each.level, each.message) for each in verdict.findings if each.code < "JD2"]
    code, level, words = WANTING[waiver]
    assert [each[:2] for each in said] == [(code, level)]
    assert words in said[0][2]
    assert verdict.waived == ()
    assert "JD402" in [each.code for each in verdict.findings]


def test_the_handbook_says_who_may_waive_a_rule(tmp_path: Path):
    def findings(setting: str) -> list[tuple[str, str]]:
        handbook = (BASE / "handbook.yaml").read_text("utf-8") + f"规则: {{JD402: {{豁免: {setting}}}}}\n"
        (tmp_path / "handbook.yaml").write_text(handbook, "utf-8")
        visit = visit_of(document_of(f"{OVER}豁免: [{{{FULL}}}]\n"), tmp_path, datetime(2026, 3, 11))
        assert isinstance(visit, Visit), visit
        return [(each.code, each.message) for each in judge(visit).findings if each.code != "JD402"]

    assert findings("部门负责人") == []
    assert findings("总经理") == [("JD005", "王强（副总经理）批准的豁免不算，这一条要总经理或以上批准")]
    assert findings("不得") == [("JD006", "JD402（餐标超出）不能豁免")]
