"""When the visit is over: what nobody ticked is asked for no more, and one command closes it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

OVER = ("--as-of", "2026-03-16 09:00")
FOLLOW_UP = "后续/电话问候，确认平安到家"


def listed(run, *words: str) -> list[str]:
    return [item["id"] for item in json.loads(run("checklist", *words, *OVER, "--format", "json").out)["items"]]


def recorded(folder: Path) -> str:
    done = folder / "done.yaml"
    return done.read_text("utf-8") if done.exists() else ""


@pytest.mark.parametrize("words", [("--phase", "后续"), ("--now",)])
def test_only_what_follows_is_listed_and_the_rest_said_in_a_line(run, visit_folder: Path, words: tuple[str, ...]):
    assert listed(run, *words) == [FOLLOW_UP]
    shown = run("checklist", *words, *OVER, "--format", "md")
    assert "- 送走以前的 37 件没有记办没办，不用再管；要看：jiedai checklist --all" in shown.out
    assert "**还有 1 件没办，逾期 1 件**" in shown.out
    assert shown.code == 0


def test_all_of_them_can_still_be_looked_at_and_none_of_them_alarms(run, visit_folder: Path):
    shown = run("checklist", "--all", *OVER).out
    assert shown.count("没有记办没办") == 37 + 1
    assert "接站牌/李建国 · 没有记办没办 · 阻断" in shown
    assert shown.count("已过期限") == shown.count("[!]") == 1


def test_on_the_last_evening_they_are_still_asked_for(run, visit_folder: Path):
    late = run("checklist", "--now", "--as-of", "2026-03-13 23:00")
    assert late.code == 1
    assert "没有记办没办" not in late.out
    assert "接站牌/李建国 · 已过期限 · 阻断" in late.out


def test_status_counts_what_can_be_done_and_mentions_the_rest(run, visit_folder: Path):
    assert re.search(r"^  过去 3 天 .* 未办 1 逾期 1 没记 37  ", run("status", *OVER).out, re.MULTILINE)
    figures = json.loads(run("status", *OVER, "--format", "json").out)["visits"][0]["items"]
    assert figures == {"open": 1, "overdue": 1, "blocking": 0, "unrecorded": 37}


def test_the_visit_is_finished_once_what_follows_it_is_done(run, visit_folder: Path):
    run("done", FOLLOW_UP, "--by", "陈静", *OVER)
    shown = run("status", *OVER).out
    assert shown.endswith("手上没有没办完的接待；另有 1 次已经办完：--all 全列出来\n")
    assert "都办好了 没记 37" in run("status", "--all", *OVER).out


def test_the_rest_is_ticked_at_one_go_and_nothing_of_what_follows(run, visit_folder: Path):
    result = run("done", "--rest", "--by", "陈静", *OVER)
    assert result.code == 0
    assert result.out.startswith("补记 37 件（2026-03-16 09:00 陈静 事后补记）：\n")
    assert "接站牌/李建国: {记: 2026-03-16 09:00 陈静 事后补记, 核对: [" in recorded(visit_folder)
    assert recorded(visit_folder).count("事后补记") == 37
    assert FOLLOW_UP not in recorded(visit_folder)
    assert "没有记办没办" not in run("checklist", "--all", *OVER).out
    assert run("done", "--rest", "--by", "陈静", *OVER).out == "没有要补记的：送走以前的都记过了\n"


def test_one_of_them_that_was_not_done_after_all_is_taken_out_or_all_of_them(run, visit_folder: Path):
    run("done", "接站牌/李建国", "--by", "刘洋", "--as-of", "2026-03-11 16:00")
    run("done", "--rest", "--by", "陈静", "--note", "问过各人", *OVER)
    assert recorded(visit_folder).count("陈静 事后补记 问过各人") == 36
    assert run("done", "人员到位", "--undo", *OVER).out == "撤掉 人员到位（2026-03-16 09:00 陈静 事后补记 问过各人）\n"
    assert recorded(visit_folder).count("事后补记") == 35
    assert run("done", "--rest", "--undo", *OVER).code == 0
    assert "事后补记" not in recorded(visit_folder)
    assert "接站牌/李建国: {记: 2026-03-11 16:00 刘洋" in recorded(visit_folder)
    assert run("done", "--rest", "--undo", *OVER).out == "没有事后补记的，什么也没有撤\n"


def test_who_was_not_there_is_remarked_on(run, visit_folder: Path):
    assert run("done", "--rest", "--by", "钱多多", *OVER).err == "方案里没有“钱多多”这个人，照样记下了\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--rest", "--by", "陈静", "--as-of", "2026-03-13 20:00"), "接待还没有结束，最后一天是 3月13日；"),
        (("--rest", *OVER), "请写上是谁办的：--by 姓名"),
        (("--rest", "--by", "3号", *OVER), "--by 后面写一个人名，“3号”不像"),
        (("--rest", "欢迎词", "--by", "陈静", *OVER), "写上办好了哪一件："),
        (("--by", "陈静", *OVER), "写上办好了哪一件："),
    ],
)
def test_what_cannot_be_recorded_is_said_and_nothing_is(run, visit_folder: Path, words: tuple[str, ...], said: str):
    result = run("done", *words)
    assert (result.code, recorded(visit_folder)) == (2, "")
    assert result.err.startswith(said)
