"""House templates in Word: filled with a paper's data, and refused with a sentence when they cannot be."""

from __future__ import annotations

import builtins
import os
import zipfile
from pathlib import Path

import pytest
from conftest import REPOSITORY, Result, laid_over
from word_files import changed, word_file, words_of

from jiedai.documents.folder import LIST

RELATIONS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"


@pytest.fixture
def notice(visit_folder: Path) -> Path:
    """Where the house's 接待通知单 in Word lies."""
    return visit_folder / "templates" / "接待通知单.docx"


def rendered(run, folder: Path, doc: str = "接待通知单") -> list[str]:
    result: Result = run("render", "--doc", doc, "--format", "docx")
    assert result.code == 0, result.err
    return words_of((folder / "out" / f"{doc}.docx").read_bytes())


def test_a_word_template_beside_the_plan_is_filled(run, visit_folder: Path, notice: Path):
    word_file(
        notice,
        ["主宾：{", "{主宾", ".姓", "名}", "}，共 {{人数.预计}} 人"],
        "{%p if 住宿 %}",
        "住 {{住宿[0].酒店}}，{% for 房 in 住宿[0].房间 %}{{房.住客|列}} {% endfor %}",
        "{%p endif %}",
        "{%p for 日 in 每日日程 %}",
        "{{日.月日}}：{{日.环节|map(attribute='事项')|列(“；”)}}",
        "{%p endfor %}",
        rows=[
            ["姓名", "职务", "忌口"],
            ["{%tr for 人 in 来宾 %}", "", ""],
            ["{{人.姓名}}", "{{人.职务}}", "{{人.忌口|列 or '无'}}"],
            ["{%tr endfor %}", "", ""],
        ],
        footer="版本 {{版本}}，以最新版为准",
    )
    first, *others, last = rendered(run, visit_folder)
    assert first == "主宾：李建国，共 2 人"
    assert others == [
        "住 徽园酒店，李建国 赵敏 ",
        "3月12日：业务洽谈；晚宴",
        "姓名|职务|忌口",
        "李建国|副总经理|无",
        "赵敏|技术部经理|无",
    ]
    assert last.startswith("版本 ")
    assert "{{" not in last


@pytest.mark.parametrize("guests", [0, 1, 60])
def test_a_table_has_a_row_for_each_guest(run, visit_folder: Path, notice: Path, guests: int):
    people = ", ".join(f"{{姓名: 客人{number}, 职务: 经理}}" for number in range(guests))
    (visit_folder / "plan.yaml").write_text(laid_over(f"来宾: [{people}]\n住宿: []"), "utf-8")
    word_file(notice, "名单", rows=[["{%tr for 人 in 来宾 %}"], ["{{人.姓名}}"], ["{%tr endfor %}"]])
    assert rendered(run, visit_folder) == ["名单", *(f"客人{number}" for number in range(guests))]


def test_what_is_filled_in_stays_text(run, visit_folder: Path, notice: Path):
    (visit_folder / "plan.yaml").write_text(laid_over("目的: '</w:t><b>甲&乙 {{版本}} “好”'"), "utf-8")
    word_file(notice, "目的：{{目的}}")
    assert rendered(run, visit_folder) == ["目的：</w:t><b>甲&乙 {{版本}} “好”"]


def test_the_same_plan_gives_the_same_bytes(run, visit_folder: Path, notice: Path):
    word_file(notice, "{{来访单位.名称}}")
    rendered(run, visit_folder)
    first = (visit_folder / "out" / "接待通知单.docx").read_bytes()
    os.utime(notice, (0, 0))
    rendered(run, visit_folder)
    assert (visit_folder / "out" / "接待通知单.docx").read_bytes() == first


def test_one_folder_up_will_do_and_the_nearer_one_comes_first(run, visit_folder: Path, notice: Path):
    word_file(visit_folder.parent / "templates" / notice.name, "公司的")
    assert rendered(run, visit_folder) == ["公司的"]
    word_file(notice, "这一次的")
    assert rendered(run, visit_folder) == ["这一次的"]


def test_a_sign_gets_a_word_file_from_a_house_template(run, visit_folder: Path):
    word_file(visit_folder / "templates" / "接站牌.docx", "接 {{称呼}}")
    result = run("render", "--doc", "接站牌", "--format", "docx,svg")
    assert (result.code, result.err) == (0, "")
    assert words_of((visit_folder / "out" / "接站牌-MU5137.docx").read_bytes()) == ["接 李建国先生一行"]
    assert (visit_folder / "out" / "接站牌-MU5137.svg").is_file()


def test_a_sign_without_one_gets_none(run, visit_folder: Path):
    word_file(visit_folder / "templates" / "接站牌.docx", "接 {{称呼}}")
    assert run("render", "--sign", "--format", "docx").code == 0
    assert {path.name for path in (visit_folder / "out").iterdir()} == {LIST, "接站牌-MU5137.docx"}


def test_a_word_template_is_not_used_for_other_formats(run, visit_folder: Path, notice: Path):
    word_file(notice, "{{没有这个}}")
    assert run("render", "--doc", "接待通知单", "--format", "md,html").code == 0
    assert {path.name for path in (visit_folder / "out").iterdir()} == {LIST, "接待通知单.md", "接待通知单.html"}


def test_what_a_department_must_not_see_is_not_there(run, visit_folder: Path, notice: Path):
    word_file(notice, "房价：{{住宿[0].房间[0].单价}}")
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert result.code == 2
    assert "“房价：{{住宿[0].房间[0].单价}}”这一段填不出来：没有“单价”" in result.err
    assert not (visit_folder / "out").exists()


def test_without_docxtpl_one_sentence_says_what_to_install(run, visit_folder: Path, notice: Path, monkeypatch):
    word_file(notice, "{{来访单位.名称}}")
    real = builtins.__import__

    def without(name: str, *arguments: object, **options: object) -> object:
        if name == "docxtpl":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert (result.code, result.err) == (2, "要用 Word 模板，先装上：pip install 'jiedai[word]'\n")
    assert not (visit_folder / "out").exists()


MACROS = '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
PICTURE = (
    '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="http://192.0.2.1/a.png" TargetMode="External"/></Relationships>'
)
LINK = PICTURE.replace("/image", "/hyperlink")
FIELD = '<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "C:\\a.txt"</w:instrText></w:r></w:p>'
CELL = "<w:tc><w:p><w:r><w:t>{%tc TAG %}</w:t></w:r></w:p></w:tc>"
TABLE = f"<w:tbl><w:tr>{CELL.replace('TAG', 'if 1')}{CELL.replace('TAG', 'endif')}</w:tr></w:tbl><w:sectPr"
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'

HOSTILE = {
    "no zip": (lambda path: path.write_bytes(b"not a zip"), "不是 Word 文件"),
    "cut off": (lambda path: path.write_bytes(path.read_bytes()[:2000]), "不是 Word 文件"),
    "empty": (lambda path: path.write_bytes(b""), "不是 Word 文件"),
    "no body": (lambda path: zipfile.ZipFile(path, "w").close(), "没有正文"),
    "broken xml": (lambda path: changed(path, "word/document.xml", "</w:body>", ""), "word/document.xml 坏了"),
    "no xml": (lambda path: changed(path, "word/document.xml", "", "\0\1"), "word/document.xml 坏了"),
    "another namespace": (lambda path: changed(path, "word/document.xml", "", '<a xmlns="b"><p/></a>'), "另存为"),
    "strict": (lambda path: changed(path, "word/document.xml", "", '<w:a xmlns:w="b"><w:p/></w:a>'), "另存为"),
    "entity": (lambda path: changed(path, "word/document.xml", "", ENTITY), "DOCTYPE"),
    "macros": (lambda path: changed(path, TYPES, "</Types>", MACROS), "宏"),
    "outside": (lambda path: changed(path, RELATIONS, "</Relationships>", PICTURE), "192.0.2.1"),
    "field": (lambda path: changed(path, "word/document.xml", "<w:sectPr", FIELD + "<w:sectPr"), "INCLUDETEXT"),
    "large": (lambda path: changed(path, "word/document.xml", "</w:body>", " " * 5_000_000 + "</w:body>"), "太大"),
    "bomb": (lambda path: changed(path, "word/media/a.bin", "", "0" * 60_000_000), "太大"),
    "escape": (lambda path: changed(path, "../../a.xml", "", "<a/>"), "指到了外面"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_word_file_that_is_not_safe_is_refused(run, visit_folder: Path, notice: Path, kind: str):
    word_file(notice, "{{来访单位.名称}}")
    damage, words = HOSTILE[kind]
    damage(notice)
    for command in (["render", "--doc", "接待通知单", "--format", "docx"], ["template", "check", notice]):
        result = run(*command)
        assert result.code == 2
        assert words in result.err
        assert "接待通知单.docx" in result.err
    assert not (visit_folder / "out").exists()


def test_a_table_that_word_did_not_write_is_refused(run, visit_folder: Path, notice: Path):
    changed(word_file(notice, "{{来访单位.名称}}"), "word/document.xml", "<w:sectPr", TABLE)
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert (result.code, "算不出来" in result.err) == (2, True)


def test_columns_may_come_and_go(run, visit_folder: Path, notice: Path):
    row = ["{%tc for 人 in 来宾 %}", "{{人.姓名}}", "{%tc endfor %}"]
    word_file(notice, "名单", rows=[row])
    assert rendered(run, visit_folder) == ["名单", "李建国|赵敏"]


def test_a_web_address_may_stand_in_a_letterhead(run, visit_folder: Path, notice: Path):
    word_file(notice, "{{来访单位.名称}}")
    changed(notice, RELATIONS, "</Relationships>", LINK)
    assert rendered(run, visit_folder) == ["华源电力集团有限公司"]


@pytest.mark.parametrize("ending", [".docm", ".dotm", ".doc"])
def test_other_kinds_of_word_files_are_refused_not_overlooked(run, visit_folder: Path, notice: Path, ending: str):
    word_file(notice, "{{来访单位.名称}}").rename(notice.with_suffix(ending))
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert result.code == 2
    assert "另存为“Word 文档（.docx）”" in result.err


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_out_of_the_folder_is_refused(run, visit_folder: Path, notice: Path):
    elsewhere = word_file(visit_folder / "别处.docx", "{{来访单位.名称}}")
    notice.parent.mkdir()
    notice.symlink_to(elsewhere)
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert result.code == 2
    assert "指到了 templates 文件夹外面" in result.err


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        ("{{ ''.__class__.__mro__ }}", "不允许的写法"),
        ("{{ 来宾|attr('append') }}", "写法不通"),
        ("{% include '../../plan.yaml' %}", "找不到"),
        ("{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}{% endfor %}{% endfor %}{% endfor %}", "没完没了"),
        ("{{ 来宾[0].姓名 }", "标签没有收尾，缺 }}"),
        ("名单 }}", "有 }}，前面没有开头的花括号"),
        ("{% for 人 in 来宾 %}{{人.姓名}}", "写法不通"),
    ],
)  # fmt: skip
def test_a_hostile_or_broken_tag_is_refused_with_its_paragraph(
    run, visit_folder: Path, notice: Path, paragraph: str, words: str
):
    word_file(notice, "标题", paragraph, "结尾")
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert result.code == 2
    assert words in result.err
    assert "模板 接待通知单.docx " in result.err
    assert not (visit_folder / "out").exists()


def test_a_loop_that_ends_elsewhere_is_refused(run, visit_folder: Path, notice: Path):
    word_file(notice, "开头", "{% for 人 in 来宾 %}甲", rows=[["{% endfor %}"]])
    result = run("render", "--doc", "接待通知单", "--format", "docx")
    assert result.code == 2
    assert "Word 打不开" in result.err
    assert not (visit_folder / "out").exists()


def test_docxtpl_is_imported_only_for_a_word_template():
    sources = {path: path.read_text("utf-8") for path in (REPOSITORY / "src").rglob("*.py")}
    importing = {path.name for path, text in sources.items() if "import docxtpl" in text or "from docxtpl" in text}
    assert importing == {"word.py", "word_package.py"}
    assert not [path for path, text in sources.items() if "\nimport docxtpl" in text or "\nfrom docxtpl" in text]
