"""`jiedai schema`: what it tells editors is what jiedai itself accepts, and as other programs understand it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import BASE, EXAMPLES, REPOSITORY, document_of, laid_over

from jiedai.handbook.library import builtin_names
from jiedai.plan.plan import read_plan
from jiedai.rules import RULES

PLANS = REPOSITORY / "plans"
MADE = {"plan": PLANS / "plan.schema.json", "handbook": PLANS / "handbook.schema.json"}
HANDBOOKS = [*PLANS.rglob("handbook.yaml"), BASE / "handbook.yaml", *(REPOSITORY / "src").rglob("builtin/*.yaml")]
SAMPLE_COMPANY = [path for path in EXAMPLES if "手册: ../handbook.yaml" in path.read_text("utf-8")]
"""The examples that the schema beside them is made for; the others are judged by handbooks of their own."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The real check-jsonschema, as its own process."""
    command = [sys.executable, "-m", "check_jsonschema", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def part(schema: dict, *path: str) -> dict:
    """A field's schema, by the keys that lead there."""
    for step in path:
        schema = schema.get("items", schema.get("additionalProperties")) if step == "*" else schema["properties"][step]
    return schema


# as it is committed


@pytest.mark.parametrize("kind", MADE)
def test_the_schemas_beside_the_examples_are_what_the_command_prints(run, kind: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(REPOSITORY)
    command = f"jiedai schema {kind} --handbook plans/handbook.yaml"
    again = f"regenerate it at the top of the repository: {command} > plans/{kind}.schema.json"
    assert run(*command.split()[1:]).out == MADE[kind].read_text("utf-8"), again


def test_the_metaschema_is_content():
    result = check("--check-metaschema", *MADE.values())
    assert result.returncode == 0, result.stdout
    for path in MADE.values():
        assert json.loads(path.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", [*SAMPLE_COMPANY, PLANS / "handbook.yaml"], ids=lambda path: path.parent.name)
def test_every_example_names_its_schema_in_the_first_line(path: Path):
    name, _, schema = path.read_text("utf-8").partition("\n")[0].partition("$schema=")
    assert name == "# yaml-language-server: "
    assert (path.parent / schema).resolve() in MADE.values()


# what it accepts and refuses


def test_every_plan_and_handbook_fits(tmp_path: Path):
    plans = [*SAMPLE_COMPANY, BASE / "plan.yaml"]
    for rule in RULES:
        plans.append(tmp_path / f"{rule.code}.yaml")
        plans[-1].write_text(laid_over(rule.good), "utf-8")
    for kind, files in (("plan", plans), ("handbook", HANDBOOKS)):
        result = check("--schemafile", MADE[kind], *files)
        assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("path", sorted({*EXAMPLES} - {*SAMPLE_COMPANY}), ids=lambda path: path.parent.name)
def test_a_plan_fits_the_schema_made_for_its_own_handbook(path: Path, run, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(path.parent)
    handbook = re.search(r"^手册: (\S+)", path.read_text("utf-8"), re.MULTILINE)
    assert handbook
    (tmp_path / "plan.schema.json").write_text(run("schema", "plan", "--handbook", handbook[1]).out, "utf-8")
    result = check("--schemafile", tmp_path / "plan.schema.json", path)
    assert result.returncode == 0, result.stdout


FITTING = {
    "nothing written": "编号:\n日期:\n来宾:\n  - 姓名: 李建国\n    职务: 副总经理\n    性别:\n    忌口:\n    主宾:\n礼品:\n预算:\n",
    "undecided": "日期: 待定\n来宾: 待定\n车辆: 待定\n场地: 待定\n日程: {2026-03-12: 待定}\n预算: 待定\n性质: 待定\n",
    "undecided groups": "来访单位: {名称: 甲公司, 联系人: 待定}\n车辆: {商务车: {司机: 待定, 座位: 待定}}\n级别: 待定\n",
    "one text for several": "来宾:\n  - {姓名: 李建国, 职务: 副总经理, 忌口: 清真、素食, 电话: 13800000001, 主宾: yes}\n",
    "numbers": "编号: 031\n来宾:\n  - {姓名: 007, 职务: 副总经理, 语言: 1.5}\n预算: {总额: 5500.50}\n",
    "booleans": "目的: true\n来宾:\n  - {姓名: 李建国, 职务: 副总经理, 主宾: true, 自理住宿: false, 忌口: [true]}\n",
    "clocks": "日程:\n  3月12日:\n    - {时间: 0930, 时长: 1小时, 事项: 参观, 类型: 参观}\n  20260313: []\n",
    "money": "礼品:\n  - {名称: 徽墨, 单价: 150元/份, 数量: 2份}\n  - {名称: 茶, 单价: 180, 数量: 3}\n",
}


@pytest.mark.parametrize("name", FITTING)
def test_what_jiedai_reads_fits(name: str, tmp_path: Path):
    text = laid_over(FITTING[name])
    assert not isinstance(read_plan(document_of(text)), list)
    (tmp_path / "plan.yaml").write_text(text, "utf-8")
    result = check("--schemafile", MADE["plan"], tmp_path / "plan.yaml")
    assert result.returncode == 0, result.stdout


MISFITS = {
    "unknown key": ("来宾:\n  - {姓名: 李建国, 职务: 副总经理, 年纪: 50}\n", "年纪"),
    "missing": ("来宾:\n  - {职务: 副总经理}\n", "姓名"),
    "required but empty": ("接待:\n", "接待"),
    "unknown word": ("到达:\n  - {方式: 骑马, 时间: 2026-03-12 14:05, 地点: 公司}\n", "骑马"),
    "unknown tier": ("级别: 至尊级\n", "至尊级"),
    "text for a list": ("来宾: 李建国\n", "来宾"),
    "list for a text": ("来宾:\n  - {姓名: [李建国], 职务: 副总经理}\n", "姓名"),
    "text for a group": ("预算: 很多\n", "预算"),
    "boolean for money": ("礼品:\n  - {名称: 徽墨, 单价: true}\n", "单价"),
    "unknown rule": ("豁免:\n  - {规则: JD999, 理由: 试, 批准: 王强, 有效至: 2026-03-13}\n", "JD999"),
}


@pytest.mark.parametrize("name", MISFITS)
def test_what_does_not_fit_is_refused_and_named(name: str, tmp_path: Path):
    text, culprit = MISFITS[name]
    (tmp_path / "plan.yaml").write_text(laid_over(text), "utf-8")
    result = check("--schemafile", MADE["plan"], tmp_path / "plan.yaml")
    assert result.returncode == 1
    assert culprit in result.stdout


def test_a_plan_without_a_regime_is_refused(tmp_path: Path):
    lines = (BASE / "plan.yaml").read_text("utf-8").splitlines(keepends=True)
    (tmp_path / "plan.yaml").write_text("".join(line for line in lines if not line.startswith("性质")), "utf-8")
    result = check("--schemafile", MADE["plan"], tmp_path / "plan.yaml")
    assert result.returncode == 1
    assert "性质" in result.stdout


def test_a_handbook_that_inherits_need_not_repeat_what_it_inherits(tmp_path: Path):
    files = {
        "child": "继承: [集团]\n级别: {嘉宾级: {餐标: {人均: 200}}}\n流程:\n  - {步骤: 迎接领导, 停用: 是}\n",
        "orphan": "单位: 皖新机电股份有限公司\n",
        "nameless": "继承: 集团\n流程:\n  - {停用: 是}\n",
    }
    codes = {}
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
        codes[name] = check("--schemafile", MADE["handbook"], tmp_path / f"{name}.yaml").returncode
    assert codes == {"child": 0, "orphan": 1, "nameless": 1}


# what it says


def told(schema: dict, path: tuple[str, ...] = ()):
    """Every field with the keys that lead there."""
    for name, field in schema.get("properties", {}).items():
        yield (*path, name), field
        yield from told(field, (*path, name))
    for inside in ("items", "additionalProperties"):
        if isinstance(schema.get(inside), dict):
            yield from told(schema[inside], path)


@pytest.mark.parametrize("kind", MADE)
def test_every_field_is_described_in_chinese_and_offers_no_english(kind: str):
    schema = json.loads(MADE[kind].read_text("utf-8"))
    fields = list(told(schema))
    assert len(fields) > 40
    for path, field in fields:
        assert CHINESE.search(field["title"]), path
        assert CHINESE.search(field["description"]), path
        assert isinstance(field.get("type", ""), str), path
        assert None not in field.get("enum", ()), path


def test_the_words_of_the_handbook_are_in_it(run, visit_folder: Path):
    text = (visit_folder / "handbook.yaml").read_text("utf-8").replace("  嘉宾级:\n", "  嘉宾级:\n    别名: [A级]\n")
    (visit_folder / "handbook.yaml").write_text(text, "utf-8")
    schema = json.loads(run("schema", "--handbook", "handbook.yaml").out)
    assert schema["if"]["properties"]["手册"]["enum"] == builtin_names()  # those have tiers of their own
    assert part(schema["else"], "级别")["enum"] == ["贵宾级", "嘉宾级", "A级", "商务级", "业务级", "待定"]
    assert "综合部" in part(schema, "我方", "*", "部门")["examples"]
    assert "副总经理" in part(schema, "来宾", "*", "职务")["examples"]
    assert part(schema, "手册")["examples"] == builtin_names()
    assert part(schema, "到达", "*", "方式")["enum"][0] == "飞机"
    waivable = {rule.code for rule in RULES if rule.waivable}
    assert waivable < set(part(schema, "豁免", "*", "规则")["enum"])
    schema = json.loads(run("schema", "handbook", "--handbook", "handbook.yaml").out)
    assert "副总经理" in part(schema, "级别", "*", "主陪")["examples"]
    assert part(schema, "继承")["items"]["examples"] == builtin_names()


def test_without_a_handbook_a_tier_is_any_word(run):
    schema = json.loads(run("schema").out)
    assert run("schema", "plan").out == run("schema").out
    assert "enum" not in part(schema, "级别")
    assert "enum" in part(schema, "性质")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("恒瑞", "恒瑞达"),
        ("nothing.yaml", "找不到"),
        ("../../../x.yaml", "不能用"),
        ("plan.yaml", "plan.yaml:"),
        ("", "没有叫"),
    ],
)
def test_a_handbook_that_cannot_be_used_is_one_sentence(run, visit_folder: Path, name: str, words: str):
    result = run("schema", "--handbook", name)
    assert (result.code, result.out) == (2, "")
    assert words in result.err
    assert result.err.count("\n") == 1


def test_an_unknown_kind_is_one_sentence(run):
    result = run("schema", "日程表")
    assert result.code == 2
    assert "日程表" in result.err


def test_checking_a_plan_does_not_build_it():
    command = "import sys; from jiedai.cli.app import run; run(sys.argv[1:]); print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", command, "validate", str(EXAMPLES[0])], capture_output=True, text=True, check=True
    )
    ours = {name for name in result.stdout.split() if name.startswith("jiedai.")}
    assert "jiedai.plan.plan" in ours
    assert not {name for name in ours if name.endswith("schema")}
