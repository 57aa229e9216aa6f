"""`jiedai template`: what is wrong with a template before it prints, which templates are in force, one to start from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY
from word_files import word_file

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.printer import builtin_templates

VERSION = "{{版本}}"


def checked(run, name: str, *paragraphs: str, doc: str = "") -> list[str]:
    """What is said of a template, in text or in Word, without the file's name."""
    path = Path("templates") / name
    path.parent.mkdir(exist_ok=True)
    if path.suffix == ".docx":
        word_file(path, *paragraphs)
    else:
        path.write_text("\n".join(paragraphs), "utf-8")
    result = run("template", "check", path, *(["--doc", doc] if doc else []))
    lines = [line.removeprefix(f"templates/{name}: ") for line in result.out.splitlines()]
    assert result.code == (0 if lines[0].startswith("没有问题") else 1), result.err
    return lines


@pytest.mark.parametrize("path", sorted(builtin_templates().glob("*.j2")), ids=lambda path: path.name)
def test_our_own_templates_have_nothing_wrong(run, path: Path):
    result = run("template", "check", path)
    assert (result.code, result.out.count("没有问题")) == (0, 1), result.out


SAID = [
    ("{{来访单位.名字}}", ["“来访单位”里没有“名字”，你是不是想写“名称”"]),
    ("{{来访}}", ["没有“来访”，你是不是想写“来访单位”"]),
    ("{% for 人 in 来宾 %}{{人.姓明}}{% endfor %}", ["“人”里没有“姓明”，你是不是想写“姓名”"]),
    ("{% for 日 in 每日日程 %}{% for 环 in 日.环节 %}{{环.项目}}{% endfor %}{% endfor %}", ["“环”里没有“项目”，你是不是想写“事项”"]),
    ("{{来宾.姓名}}", ["“来宾”是一串，取不出“姓名”：用 {% for … in 来宾 %} 一个一个取"]),
    ("{{级别.名称}}", ["“级别”只是一个词，里面没有“名称”"]),
    ("{{来宾|map(attribute='姓明')|列}}", ["“来宾的每一个”里没有“姓明”，你是不是想写“姓名”"]),
    ("{{来宾|selectattr('主宾')|map(attribute='姓名')|列}}", []),
    ("{% if 编外 is defined %}{{编外}}{% endif %}{{备用|default('无')}}", ["没有“编外”，你是不是想写“编号”"]),
    ("{{来宾|例}}", ["没有“例”这种写法"]),
    ("{{住宿[0].房间[0].单价}}", ["“住宿[0].房间[0].单价”不给部门看，这份文书里没有它"]),
    ("{% for 房 in 住宿[0].房间 %}{{房.单价}}{% endfor %}", ["“房.单价”不给部门看，这份文书里没有它"]),
    ("{{合计}}", ["“合计”不给部门看，这份文书里没有它"]),
    ("{{ ''.__class__.__mro__ }}", ["用了不允许的写法"]),
    ("{% set 全部 = 来宾 %}{% for 人 in 全部 %}{{人.姓名}}、{{loop.index}}{% endfor %}", []),
    ("{% macro 名(人) %}{{人.什么}}{% endmacro %}{{range(3)|列}}", []),
    ("{% for a in range(900) %}{% for b in range(900) %}{% for c in range(900) %}{% endfor %}{% endfor %}{% endfor %}", ["没完没了：看看是不是循环套循环、自己套自己，或者把文字越接越长"]),
]  # fmt: skip


@pytest.mark.parametrize("name", ["notice.md.j2", "接待通知单.docx"])
@pytest.mark.parametrize(("template", "said"), SAID)
def test_what_is_said_of_a_field(run, visit_folder: Path, name: str, template: str, said: list[str]):
    lines = checked(run, name, "通知", template + VERSION)
    assert len(lines) == max(len(said), 1), lines
    assert all(line.endswith(wanted) for wanted, line in zip(said, lines, strict=False)), lines
    assert all("第 2 行" in line or "这一段" in line for line in lines if said), lines


LEANING = [
    ("{% from 'boxes.html.j2' import wide as 栏 %}{{ 栏('甲', 称呼) }}", []),
    ("{% import 'boxes.html.j2' as 格子 %}{{ 格子.wide('甲', 称呼) }}", []),
    ("{% from 'boxes.html.j2' import wide %}{{ wide('甲', 来访单位.名字) }}{{ pair }}", ["“来访单位”里没有“名字”，你是不是想写“名称”", "没有“pair”"]),
    ("{% extends 'paper.html.j2' %}{% block body %}{{ super() }}{{ 称呼 }}{{ 合计 }}{% endblock %}", ["“合计”不给部门看，这份文书里没有它"]),
    ("{% set 名 = 来宾|map(attribute='姓名')|list %}{{ 名.count('李建国') }}{{ 称呼.count('先生') }}{{ 来访单位.get('名称') }}", []),
    ("{% set 名 = 来宾|map(attribute='姓名')|list %}{{ 名.次数 }}", ["“名”是一串，取不出“次数”：用 {% for … in 名 %} 一个一个取"]),
    ("{% include 'nowhere.md.j2' ignore missing %}", []),
]  # fmt: skip


@pytest.mark.parametrize(("template", "said"), LEANING)
def test_what_another_template_gives_is_known(run, visit_folder: Path, template: str, said: list[str]):
    lines = checked(run, "notice.html.j2", "", template + VERSION, doc="接待通知单")
    assert lines == [f"错误 第 2 行：{each}" for each in said] or (not said and lines[0].startswith("没有问题")), lines


def test_the_version_may_stand_in_the_template_that_is_extended(run, visit_folder: Path):
    said = checked(run, "application.html.j2", "{% extends 'paper.html.j2' %}{% block body %}甲{% endblock %}")
    assert said == ["没有问题（接待申请表，给内部看）"]


def test_a_field_that_only_some_have_is_known(run, visit_folder: Path):
    """The sample's guests come on one day and leave on another; only the journey home has a time to set out."""
    text = "{% for 日 in 行程 %}{% for 条 in 日.条 %}{{ 条.类 }}{% if 条.类 == '离' %}{{ 条.出发 }}{% endif %}{{ 条.LEFT }}{% endfor %}{% endfor %}"
    assert checked(run, "programme.md.j2", text.replace("{{ 条.LEFT }}", "") + VERSION)[0].startswith("没有问题")
    assert "“条”里没有“LEFT”" in checked(run, "programme.md.j2", text + VERSION)[0]


MONSTERS = {
    "a field of a field of a field": "{{ 来宾" + ".a" * 3000 + " }}",
    "a filter of a filter of a filter": "{{ 1" + "|列" * 3000 + " }}",
    "a long sum": "{{ 1" + "+1" * 5000 + " }}",
    "loops in loops": "{% for 人 in 来宾 %}" * 30 + "{% endfor %}" * 30,
    "an argument twice": "{{ range(a=1, a=2) }}",
    "a parameter twice": "{% macro 甲(乙, 乙) %}{% endmacro %}",
    "a block twice": "{% block 甲 %}{% endblock %}{% block 甲 %}{% endblock %}",
    "itself": "{% extends 'notice.md.j2' %}",
    "half a character": "{{ '\\ud800' }}",
}


@pytest.mark.parametrize("kind", MONSTERS)
def test_no_template_is_too_odd_to_be_refused(run, visit_folder: Path, kind: str):
    said = checked(run, "notice.md.j2", MONSTERS[kind] + VERSION)
    assert len(said) == 1
    assert re.search("没完没了|写法不通|算不出来", said[0])
    result = run("render", "--doc", "接待通知单")
    assert (result.code, result.err.startswith("模板 notice.md.j2")) == (2, True)


BROKEN = [
    ("{{来访单位.名称", "缺 }}", "缺 }}"),
    ("来访单位.名称}}", "有 }}，前面没有开头的花括号", None),
    ("{% for 人 in 来宾 %}{{人.姓名}}", "{% for … %} 没有收尾，后面要有 {% endfor %}", "没有收尾"),
    ("{% if 来宾 %}甲{% endfor %}", "多出一个 {% endfor %}", "多出一个 {% endfor %}"),
    ("｛｛来访单位.名称｝｝", "“｛｛”是全角的", "“｛｛”是全角的"),
    ("{｛来访单位.名称}｝", "“{｛”是全角的", "“{｛”是全角的"),
    ("{％ if 来宾 ％}", "是全角的", "是全角的"),
    ("{{来宾，人数}}", "要放进半角引号里，隔开用半角逗号", "要放进半角引号里，隔开用半角逗号"),
    ("{{（来宾）}}", "括号要用半角的", "括号要用半角的"),
    ("{% include 'nowhere.md.j2' %}", "Word 模板里不能再套别的模板", "找不到或读不懂模板“nowhere.md.j2”"),
    ("{% include '../../plan.yaml' %}", "Word 模板里不能再套别的模板", "找不到或读不懂模板"),
]


@pytest.mark.parametrize(("template", "in_word", "in_text"), BROKEN)
def test_a_broken_tag_is_said_with_its_place(run, visit_folder: Path, template: str, in_word: str, in_text: str | None):
    said = checked(run, "接待通知单.docx", "第一段", template, VERSION)[0]
    assert said.startswith("错误 “")
    assert "这一段：" in said
    assert in_word in said
    assert template[:6] in said
    if in_text is not None:
        said = checked(run, "notice.md.j2", "第一行", template, VERSION)[0]
        assert said.startswith("错误 第 2 行：")
        assert in_text in said


def test_a_guest_s_paper_asks_for_no_price_and_no_phone(run, visit_folder: Path):
    lines = checked(run, "欢迎屏.docx", "{{合计}}", "{% for 人 in 我方 %}{{人.电话}}{% endfor %}", "{{称呼}}")
    assert lines == [
        "错误 “{{合计}}”这一段：“合计”不给来宾看，这份文书里没有它",
        "错误 “{% for 人 in 我方 %}{{人.电话}}{% endfor %}”这一段：“人.电话”不给来宾看，这份文书里没有它",
        "警告 没有写 {{版本}}：印出来看不出是哪一版，改过的和没改过的会混在一起",
    ]


def test_a_template_without_the_version_is_warned_about(run, visit_folder: Path):
    for name in ("notice.md.j2", "接待通知单.docx"):
        said = checked(run, name, "{{来访单位.名称}}")
        assert said == ["警告 没有写 {{版本}}：印出来看不出是哪一版，改过的和没改过的会混在一起"]


def test_the_paper_is_known_by_name_or_said(run, visit_folder: Path):
    word_file(visit_folder / "通知.docx", VERSION)
    result = run("template", "check", "通知.docx")
    assert result.code == 2
    assert "看不出“通知.docx”是哪种文书的模板，你是不是想写“接待通知”" in result.err
    assert run("template", "check", "通知.docx", "--doc", "接待通知单").code == 0
    assert "没有“通知书”这种文书" in run("template", "check", "通知.docx", "--doc", "通知书").err


def test_a_template_is_tried_on_a_visit(run, visit_folder: Path):
    word_file(visit_folder / "接待通知单.docx", "{{来宾[1].姓名}}", VERSION)
    assert run("template", "check", "接待通知单.docx", "--visit", ".").code == 0
    plan = visit_folder / "plan.yaml"
    plan.write_text("接待: [", "utf-8")
    assert run("template", "check", "接待通知单.docx", "--visit", ".").code == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("没有.docx", None, "找不到模板"),
        ("notice.md", b"", "不是模板"),
        ("notice.md.j2", "接待通知单的模板".encode("gbk"), "不是 UTF-8 文字"),
        ("notice.md.j2", b"x" * 1_000_001, "太大了"),
        ("接待通知单.docm", b"", "不要带宏的"),
    ],
)
def test_what_is_no_template_is_said(run, visit_folder: Path, name: str, content: bytes | None, words: str):
    if content is not None:
        (visit_folder / name).write_bytes(content)
    result = run("template", "check", name)
    assert result.code == 2
    assert words in result.err


def test_the_templates_in_force_are_listed(run, visit_folder: Path):
    none = run("template", "list").out
    assert "这里没有自己的模板" in none
    assert all(paper.template in none for paper in PAPERS)
    word_file(visit_folder / "templates" / "接待通知单.docx", VERSION)
    (visit_folder / "templates" / "notes.md.j2").write_text("", "utf-8")
    (visit_folder.parent / "templates").mkdir()
    (visit_folder.parent / "templates" / "接待通知单.docx").write_bytes(b"")
    (visit_folder.parent / "templates" / "notice.md.j2").write_text("", "utf-8")
    lines = [" ".join(line.split()) for line in run("template", "list").out.partition("这里换上的：")[2].splitlines()]
    assert lines == [
        "",
        "templates/notes.md.j2 认不出是哪种文书的，只有别的模板引用它才用得上",
        "templates/接待通知单.docx 接待通知单的 Word 样子（--format docx）",
        "../templates/notice.md.j2 换下自带的同名模板",
        "../templates/接待通知单.docx 没有用上：更近的那一份已经换了",
    ]


def test_one_of_ours_is_shown_and_copied_but_never_over_another(run, visit_folder: Path):
    ours = (REPOSITORY / "templates" / "notice.md.j2").read_text("utf-8")
    assert run("template", "show", "接待通知单").out == run("template", "show", "notice.md.j2").out == ours
    assert run("template", "copy", "接待通知单").code == 0
    copied = visit_folder / "templates" / "notice.md.j2"
    assert copied.read_text("utf-8") == ours
    copied.write_text("自己的", "utf-8")
    result = run("template", "copy", "notice.md.j2")
    assert (result.code, result.err) == (2, "“templates/notice.md.j2”已经有了，没有覆盖\n")
    assert copied.read_text("utf-8") == "自己的"
    assert "你是不是想写" in run("template", "show", "接待通知书").err
