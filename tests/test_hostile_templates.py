"""A template that runs code, reaches elsewhere, never ends or fills the memory: a sentence with its place, nothing written."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from jiedai.handbook.expression import ExpressionError, fill

ENDLESS = "没完没了"
FORBIDDEN = "不允许的写法"

CODE = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ 版本|map(attribute='__class__')|join }}",
    "{{ 来宾.append('甲') }}",
    "{{ 来宾[0].clear() }}",
    "{{ '{0.__class__}'.format(版本) }}",
    "{{ '%999999999d' % 1 }}",
    "{{ (1).to_bytes(999999999) }}",
    "{{ 'x'.ljust(999999999) }}",
    "{{ 'x' * 999999999 }}",
    "{{ 2 ** 999999999 }}",
    "{{ [1] * 999999999 }}",
    "{{ range.__globals__ }}",
    "{{ self.__init__ }}",
]
GONE = ["{{ 版本|attr('__class__') }}", "{{ 'x'|center(999999999) }}", "{{ 来宾|batch(999999999, 1)|list }}"]
NOT_THERE = ["{{ lipsum(999) }}", "{{ cycler(1) }}", "{{ config }}"]
WITHOUT_END = [
    "{% for i in range(10**9) %}x{% endfor %}".replace("10**9", "1000000000"),
    "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999) %}{% endfor %}{% endfor %}{% endfor %}",
    "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "{% set n = namespace(t='xxxxxxxx') %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t=[1, 2]) %}{% for i in range(60) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t='xx') %}{% for i in range(60) %}{% set n.t = n.t|replace('x', 'xx') %}{% endfor %}",
    "{% set n = namespace(t='xx') %}{% for i in range(60) %}{% set n.t = n.t.replace('x', 'xx') %}{% endfor %}",
    "{% set n = namespace(t='xx') %}{% for i in range(60) %}{% set n.t = [n.t, n.t]|join %}{% endfor %}",
    "{% set n = namespace(t='xx') %}{% for i in range(60) %}{% set n.t = ''.join([n.t, n.t]) %}{% endfor %}",
    "{% set n = namespace(t='xx') %}{% for i in range(60) %}{% set n.t = [n.t, n.t]|列 %}{% endfor %}",
    "{% set n = namespace(t=9) %}{% for i in range(60) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "{% macro m(d) %}{% if d %}{{ m(d - 1) }}{{ m(d - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set t %}{% for a in range(999) %}{% for b in range(999) %}xxxxxxxxxxxxxxxx{% endfor %}{% endfor %}{% endset %}",
    "{% include 'notice.txt.j2' %}",
    "{{ 5|round(999999999, 'ceil') }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ '%*d'|format(999999999, 1) }}",
]


@pytest.mark.parametrize(
    ("template", "words"),
    [(each, FORBIDDEN) for each in CODE]
    + [(each, "第 2 行写法不通") for each in GONE]
    + [(each, "填不出来") for each in NOT_THERE]
    + [(each, ENDLESS) for each in WITHOUT_END],
)
def test_a_hostile_template_is_stopped_soon(run, visit_folder: Path, template: str, words: str):
    (visit_folder / "templates").mkdir()
    (visit_folder / "templates" / "notice.txt.j2").write_text(f"\n{template}", "utf-8")
    started = time.monotonic()
    result = run("render", "--notice")
    assert result.code == 2, result.out
    assert words in result.err
    assert "模板 notice.txt.j2 第 2 行" in result.err
    assert len(result.err) < 300
    assert not (visit_folder / "out").exists()
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("template", [each for each in WITHOUT_END if "include" not in each])
def test_a_handbook_s_text_is_stopped_too(template: str):
    with pytest.raises(ExpressionError, match=ENDLESS):
        fill(template, {})


@pytest.mark.parametrize(
    "name", ["../../x", "../../plan.yaml", "/etc/passwd", "C:\\x", "..\\..\\x", "./notice.md.j2", ""]
)
def test_a_template_reads_nothing_outside_its_folder(run, visit_folder: Path, name: str):
    (visit_folder.parent.parent / "x").write_text("秘密", "utf-8")
    (visit_folder / "templates").mkdir()
    for how in ("{% include %r %}", "{% extends %r %}", "{% import %r as x %}"):
        (visit_folder / "templates" / "notice.txt.j2").write_text(how.replace("%r", repr(name)), "utf-8")
        result = run("render", "--notice")
        assert result.code == 2
        assert "找不到" in result.err
    assert not (visit_folder / "out").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("link", ["notice.txt.j2", "inner/part.j2"])
def test_a_link_leads_nowhere_else(run, visit_folder: Path, link: str):
    (visit_folder / "secret.txt").write_text("秘密", "utf-8")
    path = visit_folder / "templates" / link
    path.parent.mkdir(parents=True)
    path.symlink_to(visit_folder / "secret.txt")
    if path.parent.name == "inner":
        (visit_folder / "templates" / "notice.txt.j2").write_text("{% include 'inner/part.j2' %}", "utf-8")
    result = run("render", "--notice")
    assert result.code == 2
    assert "指到了 templates 文件夹外面" in result.err
    assert not (visit_folder / "out").exists()


def test_a_template_may_use_others_beside_it(run, visit_folder: Path):
    (visit_folder / "templates" / "inner").mkdir(parents=True)
    (visit_folder / "templates" / "inner" / "head.j2").write_text("某某公司", "utf-8")
    (visit_folder / "templates" / "notice.txt.j2").write_text("{% include 'inner/head.j2' %} {{版本}}", "utf-8")
    assert run("render", "--notice").code == 0
    assert (visit_folder / "out" / "接待通知.txt").read_text("utf-8").startswith("某某公司 ")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("接待通知的模板".encode("gbk"), "不是 UTF-8 文字"),
        (b"\xff\xfe\x00", "不是 UTF-8 文字"),
        (b"x" * 1_000_001, "太大了"),
    ],
)
def test_a_template_that_is_no_text_is_refused(run, visit_folder: Path, content: bytes, words: str):
    (visit_folder / "templates").mkdir()
    (visit_folder / "templates" / "notice.txt.j2").write_bytes(content)
    result = run("render", "--notice")
    assert result.code == 2
    assert f"模板 notice.txt.j2 {words}" in result.err
    assert not (visit_folder / "out").exists()


def test_a_long_paper_is_well_within_what_a_template_may_use_up(run, visit_folder: Path):
    (visit_folder / "templates").mkdir()
    long = "{% for 次 in range(200) %}{% for 人 in 来宾 %}{{人.姓名}}，{{人.职务}}；{% endfor %}{% endfor %}"
    (visit_folder / "templates" / "notice.md.j2").write_text(long * 5, "utf-8")
    assert run("render", "--doc", "接待通知单", "--format", "md").code == 0
    assert (visit_folder / "out" / "接待通知单.md").read_text("utf-8").count("李建国") == 1000
