"""The reports of findings: what each looks like, and that nothing written in a plan breaks its form."""

from __future__ import annotations

import json
import re
import sys
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import BASE, REPOSITORY, open_text
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from jiedai.cli.reports import REPORTS, Format, usual
from jiedai.findings.finding import Diagnostic, Verdict, Waived
from jiedai.findings.levels import LEVELS
from jiedai.findings.report_github import github
from jiedai.findings.report_json import as_json
from jiedai.findings.report_junit import as_junit
from jiedai.findings.report_markdown import as_markdown
from jiedai.plan.governance import Waiver
from jiedai.rules.judge import judge
from jiedai.source.edits import Edit, Fix
from jiedai.source.place import Span, Text

HOSTILE = [
    "甲,乙:丙%0A丁",
    "第一行\r\n::error::第二行\n第三行",
    "::stop-commands::a",
    "a|b\\|c\\\\|d",
    "<script>alert(1)</script>&lt;b&gt; <!--",
    "]]>",
    "🙂👨‍👩‍👧𠮷䶮",
    "@all 请看 #12 和 www.example.com、https://example.com",
    "*粗* __粗__ `码` ~~删~~ [链](x) ![图](y) $x$",
    "响铃\x07，空\x00，半个\ud842字",
    "---",
    "",
]
ANY_TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))
WAIVER = Waiver.model_validate(
    {"规则": "JD402", "理由": "客户指定 | <b>@王强</b>", "批准": "王强", "有效至": "2026-03-13"}
)


def finding(message: str = "太贵", level: str = "错误", start: int = 0, end: int = 2, **more: object) -> Diagnostic:
    text = Text(str(more.pop("file", "plan.yaml")), str(more.pop("content", "接待: 来访\r\n目标: 待定\r\n")))
    return Diagnostic("JD402", "餐标超出", level, message, Span(text, start, end), **more)


def verdict(*findings: Diagnostic, file: str = "plan.yaml", waived: tuple[Diagnostic, ...] = ()) -> Verdict:
    return Verdict(file, findings, tuple(Waived(each, WAIVER) for each in waived))


def over(extra: str = "") -> list[Verdict]:
    """The verdict on a plan with a dinner over the ceiling."""
    text = (BASE / "plan.yaml").read_text("utf-8").replace("人均: 180", "人均: 300")
    return [judge(open_text(text + extra, datetime(2026, 3, 11)))]


WAIVED = "豁免: [{规则: JD402, 理由: 客户指定的餐厅, 批准: 王强, 有效至: 2026-03-13}]\n"
CURE = "改到标准以内；确需超出的，请够级别的领导批准后写“豁免”（写法：jiedai explain JD402）"
MESSAGE = "“晚宴”人均 300 元，嘉宾级的餐标上限 200 元/人（示例）"

# which form


def test_every_form_has_its_report():
    assert set(REPORTS) == set(Format)


@pytest.mark.parametrize(
    ("terminal", "actions", "form"),
    [(True, None, "text"), (True, "true", "text"), (False, "true", "github"), (False, "", "concise")],
)
def test_the_usual_form_is_for_who_is_looking(monkeypatch: pytest.MonkeyPatch, terminal, actions, form):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    if actions is not None:
        monkeypatch.setenv("GITHUB_ACTIONS", actions)
    assert usual() == form


@pytest.mark.parametrize("form", Format)
def test_every_form_takes_every_kind_of_plan(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str):
    monkeypatch.chdir(tmp_path)
    for folder, old, new in (
        ("clean", "", ""),
        ("甲 乙,100%|<b>", "人均: 180", "人均: 300"),
        ("wide", "接待: ", "接待："),
        ("crlf", "\n", "\r\n"),
        ("nobody", "住客: 赵敏", '住客: "<script>|`@𠮷`]]>,::%0A"'),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "handbook.yaml").write_bytes((BASE / "handbook.yaml").read_bytes())
        text = (BASE / "plan.yaml").read_text("utf-8")
        (tmp_path / folder / "plan.yaml").write_bytes(text.replace(old, new).encode() if old else text.encode())
    result = run("validate", ".", "missing", "--format", form, "--as-of", "2026-03-11")
    assert (result.code, result.err) == (2, "")
    assert result.out.endswith("\n")


# github


def test_github_shows_each_finding_at_its_place():
    assert list(github(over())) == [
        f"::error file=plan.yaml,line=33,endLine=33,col=16,endColumn=19,title=JD402 餐标超出::{MESSAGE}。{CURE}"
    ]
    assert list(github(over(WAIVED))) == []


@pytest.mark.parametrize(
    ("span", "where"),
    [
        ((4, 6), "line=1,endLine=1,col=5,endColumn=7"),
        ((0, 10), "line=1,endLine=2"),
        ((0, 8), "line=1,endLine=1"),
        ((0, 0), "line=1,endLine=1,col=1,endColumn=1"),
    ],
)
def test_github_gets_columns_only_within_one_line(span: tuple[int, int], where: str):
    (command,) = github([verdict(finding("太贵", "提示", *span))])
    assert command == f"::notice file=plan.yaml,{where},title=JD402 餐标超出::太贵"


@given(file=ANY_TEXT, message=ANY_TEXT, cure=ANY_TEXT)
def test_github_reads_back_what_was_written(file: str, message: str, cure: str):
    (command,) = github([verdict(finding(message, "警告", file=file, cure=cure))])
    assert "\n" not in command
    assert "\r" not in command
    head, properties, data = re.fullmatch(r"::(\w+) (.*?)::(.*)", command, re.DOTALL).groups()
    read = dict(each.split("=", 1) for each in properties.split(","))
    assert head == "warning"
    assert list(read) == ["file", "line", "endLine", "col", "endColumn", "title"]
    assert unescaped(read["file"]) == file
    assert unescaped(data) == (f"{message}。{cure}" if cure else message)


def unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


# junit


def test_junit_fails_what_fails_and_skips_the_rest():
    heavy, light = finding("太贵", cure="改少", clause="甲 1"), finding("偏贵", "提示", 10, 12)
    verdicts = [verdict(heavy, light, waived=(finding("照旧"),)), Verdict("b/plan.yaml", ())]
    assert as_junit(verdicts) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="jiedai" tests="4" failures="1" errors="0" skipped="2">\n'
        '  <testsuite name="plan.yaml" tests="3" failures="1" errors="0" skipped="2">\n'
        '    <testcase classname="plan.yaml" name="1:1 JD402 太贵" file="plan.yaml" line="1">\n'
        '      <failure type="错误" message="太贵">JD402 餐标超出  plan.yaml:1:1\n怎么改：改少\n依据：甲 1</failure>\n'
        "    </testcase>\n"
        '    <testcase classname="plan.yaml" name="2:3 JD402 偏贵" file="plan.yaml" line="2">\n'
        '      <skipped message="提示：偏贵" />\n'
        "    </testcase>\n"
        '    <testcase classname="plan.yaml" name="1:1 JD402 照旧" file="plan.yaml" line="1">\n'
        '      <skipped message="已豁免：客户指定 | &lt;b&gt;@王强&lt;/b&gt;；王强批准，有效至 2026-03-13" />\n'
        "    </testcase>\n"
        "  </testsuite>\n"
        '  <testsuite name="b/plan.yaml" tests="1" failures="0" errors="0" skipped="0">\n'
        '    <testcase classname="b/plan.yaml" name="没有问题" />\n'
        "  </testsuite>\n"
        "</testsuites>"
    )


@pytest.mark.parametrize(("fail_on", "failures"), [("错误", 1), ("警告", 2), ("提示", 3)])
def test_junit_fails_from_the_threshold_on(fail_on: str, failures: int):
    root = ET.fromstring(as_junit([verdict(*(finding(level=level) for level in LEVELS))], fail_on))
    assert (root.get("tests"), root.get("failures"), root.get("skipped")) == ("3", str(failures), str(3 - failures))


@given(texts=st.lists(ANY_TEXT, max_size=4), file=ANY_TEXT)
def test_junit_can_be_read_and_its_counts_agree(texts: list[str], file: str):
    findings = [finding(text, LEVELS[index % 3], file=file, cure=text) for index, text in enumerate(texts)]
    root = ET.fromstring(as_junit([verdict(*findings, file=file), verdict(file="b")]))
    for element in (root, *root):
        for attribute, tag in (("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")):
            assert element.get(attribute) == str(len(list(element.iter(tag))))
    read = [element.get("message") for element in root.iter("failure")]
    assert read == [allowed(each.message) for each in findings if each.level != "提示"]


def allowed(text: str) -> str:
    """The text with a mark for each character that XML refuses, as the parser itself sees it."""
    return "".join(each if each.isprintable() or xml_takes(each) else "\ufffd" for each in text)


def xml_takes(character: str) -> bool:
    try:
        return ET.fromstring(f'<a b="&#{ord(character)};"/>').get("b") == character
    except ET.ParseError:
        return False


# markdown


def test_markdown_is_a_table_for_each_plan():
    verdicts = [*over(), *over(WAIVED), Verdict("b/plan.yaml", ())]
    assert list(as_markdown(verdicts)) == [
        "### plan.yaml：1 处错误",
        "",
        "| 位置 | 等级 | 问题 | 怎么改 |",
        "|---|---|---|---|",
        f"| 33:16 日程/2026-03-12/1/用餐/人均 | 错误 | JD402 餐标超出：{MESSAGE} | {CURE} |",
        "",
        "### plan.yaml：没有问题，另有 1 处已豁免",
        "",
        "已豁免：",
        "",
        f"- JD402 餐标超出：{MESSAGE}（33:16 日程/2026-03-12/1/用餐/人均）：客户指定的餐厅；王强批准，有效至 2026-03-13",
        "",
        "### b/plan.yaml：没有问题",
        "",
    ]


def test_markdown_names_the_file_of_a_finding_elsewhere_and_says_when_rules_wait():
    lines = list(as_markdown([verdict(finding(file="handbook.yaml"))._replace(complete=False)]))
    assert lines[4:] == [
        "| handbook.yaml:1:1 | 错误 | JD402 餐标超出：太贵 |  |",
        "",
        "先改好这些，再查其余的规则。",
        "",
    ]


@given(texts=st.lists(ANY_TEXT, min_size=1, max_size=3), file=ANY_TEXT)
def test_markdown_shows_what_is_written_as_text_alone(texts: list[str], file: str):
    findings = [finding(text, file=file, cure=text, path=("日程", text)) for text in texts]
    source = "\n".join(as_markdown([verdict(*findings, file=file, waived=tuple(findings))]))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    assert {each.type for each in tokens if each.type.endswith("_open")} == {
        *("heading_open", "table_open", "thead_open", "tbody_open", "tr_open", "th_open", "td_open"),
        *("paragraph_open", "bullet_list_open", "list_item_open"),
    }
    assert {part.type for each in tokens for part in each.children or ()} <= {"text"}
    assert not {"fence", "html_block", "code_block", "hr"} & {each.type for each in tokens}
    for kind, count in (("td_open", 4 * len(texts)), ("list_item_open", len(texts))):
        assert sum(each.type == kind for each in tokens) == count
    assert "@" not in source
    assert not re.search(r"https?://|www\.|(?<!&)#\d", source, re.IGNORECASE)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_every_character(text: str):
    source = "\n".join(as_markdown([verdict(finding(cure=text))]))
    cells = [each.content for each in inline(source)]
    shown = " ".join(text.splitlines()).replace("@", "＠").replace("#", "＃").replace("\x00", "\ufffd")
    assert cells[-1].strip() == shown.strip()


def inline(source: str) -> list:
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source)
    return [each.children[0] if each.children else each for each in tokens if each.type == "inline"]


# json

SCHEMA = (REPOSITORY / "src" / "jiedai" / "findings" / "report.schema.json").read_text("utf-8")
CLOSED = json.loads(SCHEMA.replace('"type": "object",', '"type": "object", "unevaluatedProperties": false,'))
"""The schema without room for fields that it does not describe."""


def json_cases() -> dict[str, list[Verdict]]:
    fixed = finding(fix=Fix((Edit(0, 2, "来访"),)), related=((finding().span, "这里"),))
    text = fixed.span.text
    writable = fixed._replace(span=Span(Text(text.file, text.content, Path("plan.yaml")), 0, 2))
    return {
        "nothing": [],
        "clean": [verdict()],
        "over": over(),
        "waived": over(WAIVED),
        "not to be written": [verdict(fixed)],
        "to be fixed": [verdict(writable)],
        "to be encoded": [verdict(writable._replace(fix=Fix(())))],
    }


@pytest.mark.parametrize("name", json_cases())
def test_json_is_what_its_schema_describes(name: str):
    Draft202012Validator.check_schema(CLOSED)
    report = json.loads(as_json(json_cases()[name]))
    assert [error.message for error in Draft202012Validator(CLOSED).iter_errors(report)] == []


def test_the_schema_describes_every_field_in_chinese():
    def described(node: object) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                assert re.search("[一-龥]", field.get("description", "")), name
            for each in node.values():
                described(each)

    described(json.loads(SCHEMA))
