"""What an editor shows of a plan: the real YAML language server asked about the examples and their schemas."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import EXAMPLES, REPOSITORY, needs, needs_node
from language_server import LanguageServer

from jiedai.handbook.library import builtin_names

MODELINE = "# yaml-language-server: $schema=../plan.schema.json\n"
GOOD = EXAMPLES[0].read_text("utf-8")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    program = needs_node("yaml-language-server") / "bin" / "yaml-language-server"
    with LanguageServer([needs("node"), str(program), "--stdio"], REPOSITORY / "plans") as running:
        yield running


def asked(server: LanguageServer, method: str, marked: str) -> object:
    """The answer about the place that | marks in a plan of these lines."""
    before, after = (MODELINE + marked).split("|")
    uri = server.open(f"draft-{server.last_id}/plan.yaml", before + after)
    return server.at(method, uri, before.count("\n"), len(before.rpartition("\n")[2]))


def offered(server: LanguageServer, marked: str) -> dict[str, str]:
    """What completion offers at |, and what it would write."""
    return {item["label"]: item["insertText"] for item in asked(server, "completion", marked)["items"]}


def hover(server: LanguageServer, marked: str) -> str:
    return asked(server, "hover", marked)["contents"]["value"]


def problems(server: LanguageServer, name: str, text: str) -> list[tuple[int, str, str]]:
    """Line, the characters marked and the message of everything the server objects to."""
    found = []
    for each in server.diagnostics(server.open(name, text)):
        first, last = each["range"]["start"], each["range"]["end"]
        line = text.splitlines()[first["line"]]
        found.append((first["line"] + 1, line[first["character"] : last["character"]], each["message"]))
    return found


@pytest.mark.parametrize("path", [*EXAMPLES, REPOSITORY / "plans" / "handbook.yaml"], ids=lambda path: path.parent.name)
def test_an_example_has_no_red_lines(server: LanguageServer, path):
    name = path.relative_to(REPOSITORY / "plans").as_posix()
    assert problems(server, name, path.read_text("utf-8")) == []


SLIPS = {
    "unknown key": (("电话: 13800000001", "手机: 13800000001"), "手机", "手机"),
    "wrong means": (("方式: 飞机", "方式: 骑马"), "骑马", "飞机、高铁"),
    "unknown tier": (("级别: 嘉宾级", "级别: 佳宾级"), "佳宾级", "嘉宾级"),
    "empty required": (("级别: 嘉宾级", "级别:"), "", "嘉宾级"),
    "list for a text": (("车型: 别克GL8", "车型: [别克]"), "[别克]", "文字"),
    "text for a list": (("设备: [投影, 音响, 网络]", "设备: {投影: 1}"), "{投影: 1}", "清单"),
}


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_red_at_its_own_line(server: LanguageServer, name: str):
    (good, bad), marked, words = SLIPS[name]
    text = GOOD.replace(good, bad, 1)
    line = text[: text.index(bad)].count("\n") + 1
    ((at, characters, message),) = problems(server, f"{name}/plan.yaml", text)
    assert (at, characters) == (line, marked)
    assert words in message


def test_a_missing_field_is_named(server: LanguageServer):
    guest = "  - {姓名: 孙明远, 职务: 采购部经理"
    text = GOOD.replace(guest, "  - {职务: 采购部经理").replace("性质: 商务\n", "")
    first, second = sorted(problems(server, "missing/plan.yaml", text))
    assert (first[0], second[0]) == (3, text[: text.index("{职务: 采购部经理")].count("\n") + 1)
    assert "性质" in first[2]
    assert "姓名" in second[2]


def test_a_guest_is_offered_its_fields_with_their_colons(server: LanguageServer):
    words = offered(server, "来宾:\n  - |")
    assert {"姓名", "职务", "性别", "忌口", "主宾", "电话"} <= set(words)
    assert words["姓名"] == "姓名: "
    words = offered(server, "来宾:\n  - 姓名: 李建国\n    |")
    assert {"职务", "忌口"} <= set(words)
    assert "姓名" not in words


def test_a_meal_inside_a_day_is_offered_its_fields(server: LanguageServer):
    words = offered(server, "日程:\n  2026-03-12:\n    - 用餐:\n        |\n")
    assert {"人均", "陪餐", "忌口安排", "确认"} <= set(words)


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("到达:\n  - 方式: |\n", {"飞机", "高铁", "火车", "客车", "轮船", "自驾", "自行前来", "待定"}),
        ("到达:\n  - {方式: |}\n", {"飞机", "高铁", "火车", "客车", "轮船", "自驾", "自行前来", "待定"}),
        ("级别: |\n", {"贵宾级", "嘉宾级", "商务级", "业务级", "待定"}),
        ("手册: |\n", set(builtin_names())),
        ("来宾:\n  - 性别: |\n", {"男", "女", "待定"}),
        ("来宾:\n  - 主宾: |\n", {"是", "否"}),
        ("来宾:\n  - 姓名: |\n", set()),
        ("备注: |\n", set()),
    ],
)
def test_a_value_is_offered_its_words_and_nothing_else(server: LanguageServer, marked: str, words: set[str]):
    assert set(offered(server, marked)) == words


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        ("来宾:\n  - {姓|名: 李建国, 职务: 副总经理}\n", "姓名全称，牌、卡上都用它"),
        ("来|宾:\n  - {姓名: 李建国, 职务: 副总经理}\n", "来宾名单，按职务从高到低"),
        ("来宾:\n  - {姓名: 李建国, 性|别: 男}\n", "男或女，定称谓和房间"),
        ("级|别: 嘉宾级\n", "接待级别，用手册里的名称"),
        ("日程:\n  2026-03-12:\n    - {用|餐: {人均: 180}}\n", "用餐安排"),
    ],
)
def test_hover_shows_the_name_and_the_description(server: LanguageServer, marked: str, words: str):
    title, _, rest = hover(server, marked).partition("\n")
    assert title.removeprefix("#### ") in marked.replace("|", "")
    assert rest.strip().startswith(words)
