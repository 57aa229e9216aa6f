"""SARIF: valid by the official schema and the official validator, and every region is where the culprit stands."""

from __future__ import annotations

import json
import os
import stat
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import BASE, needs_node, open_text
from jsonschema import Draft202012Validator

from jiedai import __version__
from jiedai.findings.card import Card
from jiedai.findings.finding import Diagnostic, Verdict
from jiedai.findings.levels import Levels
from jiedai.findings.report_sarif import as_sarif
from jiedai.findings.slips import blocked, slip_cards
from jiedai.rules.catalogue import CARDS
from jiedai.rules.judge import judge
from jiedai.source.edits import Edit, Fix, edited
from jiedai.source.place import Span, Text
from jiedai.visit.opening import Blocked, open_visit

MULTITOOL = "@microsoft/sarif-multitool-linux"
PLAN = (BASE / "plan.yaml").read_text("utf-8")
OVER = PLAN.replace("人均: 180", "人均: 300")
WAIVED = OVER + "豁免: [{规则: JD402, 理由: 客户指定 <b>, 批准: 王强, 有效至: 2026-03-13}]\n"
HOSTILE = PLAN.replace("住客: 赵敏", '住客: "🙂𠮷<script>|`@all`]]>,::%0A\\n\\x07"')
CASES = {
    "clean": PLAN,
    "over": OVER,
    "waived": WAIVED,
    "hostile": HOSTILE,
    "related": PLAN.replace("17:30, 事项: 业务洽谈", "18:30, 事项: 业务洽谈"),
    "several slips": PLAN.replace("接待: ", "接待：").replace("  - {方式", "\t- {方式"),
    "crlf": WAIVED.replace("\n", "\r\n"),
    "gbk": PLAN.encode("gbk"),
    "empty": "",
    "no file": None,
}


def log_of(*verdicts: Verdict) -> dict[str, Any]:
    return json.loads(as_sarif(list(verdicts), (*CARDS, *slip_cards())))


def results(*verdicts: Verdict) -> list[dict[str, Any]]:
    return log_of(*verdicts)["runs"][0]["results"]


def validated(folder: Path, content: str | bytes | None) -> Verdict:
    """The verdict on a plan in a folder with the base handbook."""
    folder.mkdir()
    (folder / "handbook.yaml").write_bytes((BASE / "handbook.yaml").read_bytes())
    if content is not None:
        (folder / "plan.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    visit = open_visit(folder.relative_to(Path.cwd()) / "plan.yaml", datetime(2026, 3, 11))
    if isinstance(visit, Blocked):
        return blocked(f"{folder.name}/plan.yaml", visit.problems, unreadable=visit.unreadable)
    return judge(visit)


@pytest.fixture
def verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Verdict]:
    monkeypatch.chdir(tmp_path)
    return [validated(tmp_path / f"{name} 接待,100%", content) for name, content in CASES.items()]


# as the standard says


def test_the_schema_takes_every_case(verdicts: list[Verdict]):
    schema = json.loads((needs_node(MULTITOOL) / "sarif-2.1.0.json").read_text("utf-8-sig"))
    for each in ([], *([verdict] for verdict in verdicts), verdicts):
        errors = Draft202012Validator(schema).iter_errors(log_of(*each))
        assert [error.message for error in errors] == []


def errors_of(log: dict[str, Any], folder: Path) -> list[str]:
    """What the official validator calls an error, by the standard or by what GitHub takes in."""
    tool = needs_node(MULTITOOL) / "Sarif.Multitool"
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)  # npm may have left this to a script that it does not run
    (folder / "log.sarif").write_text(json.dumps(log), "utf-8")
    options = ["--rule-kind", "Sarif;Ghas", "--level", "Error", "--log", "ForceOverwrite", "--output", "found.sarif"]
    subprocess.run(
        [tool, "validate", "log.sarif", "--json-schema", tool.with_name("sarif-2.1.0.json"), *options],
        cwd=folder,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        check=True,
        capture_output=True,
    )
    (run,) = json.loads((folder / "found.sarif").read_text("utf-8-sig"))["runs"]
    assert all(invocation["executionSuccessful"] for invocation in run["invocations"])
    return [result["ruleId"] for result in run["results"]]


def test_the_validator_finds_no_error(verdicts: list[Verdict], tmp_path: Path):
    log = log_of(*verdicts)
    assert errors_of(log, tmp_path) == []
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["endLine"] = 1
    assert errors_of(log, tmp_path) == ["SARIF1007"]


# what stands where


def test_a_small_log_as_a_whole():
    text = Text("甲 乙/plan.yaml", "目标: 𠮷\r\n人均: 9\r\n", Path("plan.yaml"))
    card = Card("JD402", "餐标超出", Levels("警告"), "为什么", "怎么改", bad="", good="", clause="甲 1")
    found = Diagnostic(
        "JD402",
        "餐标超出",
        "错误",
        "太贵",
        Span(text, 11, 12),
        ("人均",),
        cure="改少",
        related=((Span(text, 4, 5), "这里"),),
        fix=Fix((Edit(11, 12, "8"),)),
    )
    place = {"uri": "%E7%94%B2%20%E4%B9%99/plan.yaml"}
    region = {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6}
    (run,) = json.loads(as_sarif([Verdict(text.file, (found,))], [card]))["runs"]
    assert run == {
        "tool": {
            "driver": {
                "name": "jiedai",
                "version": __version__,
                "rules": [
                    {
                        "id": "JD402",
                        "name": "餐标超出",
                        "shortDescription": {"text": "餐标超出"},
                        "fullDescription": {"text": "为什么"},
                        "help": {"text": "怎么改：怎么改\n依据：甲 1"},
                        "defaultConfiguration": {"level": "warning"},
                    }
                ],
            }
        },
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": [
            {
                "ruleId": "JD402",
                "ruleIndex": 0,
                "level": "error",
                "message": {"text": "太贵。改少"},
                "locations": [
                    {
                        "physicalLocation": {"artifactLocation": place, "region": region},
                        "logicalLocations": [{"name": "人均", "fullyQualifiedName": "人均"}],
                    }
                ],
                "suppressions": [],
                "relatedLocations": [
                    {
                        "id": 1,
                        "message": {"text": "这里"},
                        "physicalLocation": {
                            "artifactLocation": place,
                            "region": {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 6},
                        },
                    }
                ],
                "fixes": [
                    {
                        "description": {"text": "改少"},
                        "artifactChanges": [
                            {
                                "artifactLocation": place,
                                "replacements": [{"deletedRegion": region, "insertedContent": {"text": "8"}}],
                            }
                        ],
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_region_holds_the_very_characters(line_end: str):
    (result,) = results(judge(open_text(OVER.replace("接待: ", "接待: 𠮷🙂").replace("\n", line_end))))
    region = result["locations"][0]["physicalLocation"]["region"]
    line = OVER.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "300"


def test_waived_findings_are_suppressed_in_source_and_the_others_said_not_to_be():
    waived, other = results(judge(open_text(WAIVED)), judge(open_text(OVER)))
    assert (waived["ruleId"], other["suppressions"]) == ("JD402", [])
    assert waived["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "客户指定 <b>；王强批准，有效至 2026-03-13"}
    ]


def test_only_what_is_found_has_its_rule():
    log = log_of(judge(open_text(OVER)), judge(open_text(PLAN)), judge(open_text(HOSTILE)))
    (run,) = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted({result["ruleId"] for result in run["results"]})
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [each["ruleId"] for each in run["results"]]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("plan.yaml", "plan.yaml"),
        ("./甲 乙/100%/a:b#c?d.yaml", "%E7%94%B2%20%E4%B9%99/100%25/a%3Ab%23c%3Fd.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("../甲.yaml", "../%E7%94%B2.yaml"),
        ("/甲 乙.yaml", "file:///%E7%94%B2%20%E4%B9%99.yaml"),
        ("\udcff.yaml", "%FF.yaml"),
    ],
)
def test_a_file_is_a_uri(file: str, uri: str):
    found = Diagnostic("JD402", "", "错误", "太贵", Span(Text(file, ""), 0, 0))
    (result,) = results(Verdict(file, (found,)))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}


def test_the_fixes_make_the_text_that_was_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    content = PLAN.replace("接待: ", "接待：").replace("\n", "\r\n")
    verdict = validated(tmp_path / "visit", content)
    (change,) = results(verdict)[0]["fixes"][0]["artifactChanges"]
    lines = content.splitlines(keepends=True)
    for replacement in change["replacements"]:
        region = replacement["deletedRegion"]
        line = lines[region["startLine"] - 1]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1] + replacement["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
        )
    fix = verdict.findings[0].safe_fix
    assert fix is not None
    assert "".join(lines) == edited(content, fix.edits) == PLAN.replace("\n", "\r\n")


def test_a_fix_that_only_changes_the_encoding_is_not_said():
    span = Span(Text("plan.yaml", PLAN, Path("plan.yaml"), "gb18030"), 0, 0)
    found = Diagnostic("JD102", "", "错误", "GBK", span, fix=Fix(()))
    assert "fixes" not in results(Verdict("plan.yaml", (found,)))[0]
