"""What guests, drivers and kitchens must not read is in none of their papers, in whatever format these are written."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from conftest import DAY_BEFORE, EXAMPLES, REPOSITORY, do_without, document_of, needs, open_text

from jiedai.documents.catalogue import PAPERS
from jiedai.documents.making import make
from jiedai.documents.printer import Printer
from jiedai.documents.sheets import Sheet
from jiedai.printing.engines import prints
from jiedai.printing.formats import FORMATS
from jiedai.printing.job import Job, Unprintable
from jiedai.shape.fields import Ceiling, known
from jiedai.shape.model import Model
from jiedai.visit.opening import visit_of
from jiedai.visit.visit import Visit

READERS = ("来宾", "司机", "厨房")
TYPESET = ("docx", "pdf")
RICH = ("2026-03-12-huayuan", "2026-04-15-nordwind", "2026-05-26-waibin")
"""The examples of which Word and PDF are searched too; these are made from the very text that is searched of all."""
SAMPLE = REPOSITORY / "src" / "jiedai" / "visit" / "sample.yaml"

MONEY = {"单价", "人均", "总额", "每瓶", "每盒", "金额"}
REMARKS = {"备注", "说明", "意见", "理由", "喜好", "宗教", "健康", "特征", "职级", "目标", "承担", "报备", "寓意"}
LONG = 6
"""A shorter number may be part of another one."""
REMARKS |= {
    "事由",
    "文号",
    "行程",
    "措施",
    "情形",
    "不展示",
    "批准",
    "规则",
    "申请人",
    "技术支持",
    "邮箱",
    "民族",
    "设备",
    "布置",
    "语言",
}
TABOOS = {"忌", "缘由"}
UNITS = {"单位", "简称", "外文名称", "发函单位"}


class Secret(NamedTuple):
    """Something that must not be read, and by whom."""

    text: str
    what: str
    readers: tuple[str, ...] = READERS


# searching


def words_of(content: bytes, form: str) -> str:
    """What can be read in a file, without spaces and line ends."""
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            text = " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        text = unescape(re.sub(r"<[^>]*>", "", text))
    elif form == "pdf":
        command = [needs("pdftotext"), "-", "-"]
        text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    else:
        text = content.decode()
        if form in ("html", "svg"):
            text = unescape(re.sub(r"(?s)<style.*?</style>|<[^>]*>", " ", text))
    return re.sub(r"\s", "", text)


def leaks(text: str, reader: str, secrets: list[Secret]) -> list[str]:
    """The secrets that a reader finds in a text; a number counts where it stands on its own."""
    return [f"{each.what} {each.text}" for each in secrets if reader in each.readers and _stands(each.text, text)]


def _stands(word: str, text: str) -> bool:
    bare = re.sub(r"\s", "", word)
    if len(bare) < LONG and bare.replace(".", "").isdecimal():
        return bool(re.search(rf"(?<![A-Za-z\d.:+-]){re.escape(bare)}(?![A-Za-z\d.:-])", text))
    return bare in text


def guarded(visit: Visit) -> list[Sheet]:
    """Every sheet for guests, drivers and kitchens."""
    papers = [paper for paper in PAPERS if paper.audience in READERS]
    return list(make(Printer(REPOSITORY), visit, papers, [{"理由": "甲密理由"}]))


def printed(sheet: Sheet, forms: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The words of a sheet in those of the formats that it can be written in."""
    job = Job(sheet.paper.name, sheet.source, sheet.text, "方案版本，以最新版为准")
    for form in FORMATS[sheet.source]:
        if form in forms:
            try:
                for each in prints(job, form):
                    yield form, words_of(each.content, form)
            except Unprintable as missing:
                do_without(str(missing))


def everything(visit: Visit, secrets: list[Secret], forms: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    """Where something slips through: paper, format, what."""
    return [
        (sheet.name, form, found)
        for sheet in guarded(visit)
        for form, text in printed(sheet, forms)
        if (found := leaks(text, sheet.paper.audience, secrets))
    ]


# what is secret in a visit


def tree(value: Any) -> Iterator[tuple[str, Any, Model]]:
    """Every field of a model and of those inside it: its name, its value, and whose it is."""
    for model in value if isinstance(value, list) else value.values() if isinstance(value, dict) else [value]:
        if isinstance(model, Model):
            for name, field in type(model).model_fields.items():
                inner = getattr(model, name)
                yield field.alias or name, inner, model
                yield from tree(inner)
        elif isinstance(model, list | dict):
            yield from tree(model)


def secrets_of(visit: Visit) -> list[Secret]:
    """Prices and ceilings, phones, units, remarks, reasons and taboos."""
    found = [*_written(visit), *_phones(visit), *_ceilings(visit)]
    harmless = _harmless(visit)
    return [each for each in found if each.text not in harmless and not _is_said(each, visit)]


def _written(visit: Visit) -> Iterator[Secret]:
    for name, value, _ in tree(visit.plan):
        for each in value if isinstance(value, list) else [value]:
            if name in MONEY and isinstance(each, Decimal):
                yield Secret(f"{each.normalize():f}", f"价钱（{name}）")
            elif name in REMARKS and isinstance(each, str) and known(each) and len(each) > 2:
                yield Secret(each, name)
            elif name in UNITS and isinstance(each, str) and len(each) > 1:
                yield Secret(each, "单位", ("厨房",))
    yield Secret(visit.plan.unit.name, "单位", ("厨房",))
    yield from (
        Secret(each.name, "单位", ("厨房",)) for each in visit.plan.hosts if each.name == visit.own.handbook.name
    )
    for taboo in visit.handbook.taboos:
        yield from (Secret(each, name) for name, each, _ in tree(taboo) if name in TABOOS and isinstance(each, str))
    yield Secret(f"{sum((line.amount for line in visit.budget), Decimal(0)).normalize():f}", "合计")
    yield Secret("甲密理由", "豁免的理由")


def _phones(visit: Visit) -> Iterator[Secret]:
    coordinator = visit.coordinators[0].phone if visit.coordinators else None
    for name, phone, _ in tree(visit.plan):
        if name == "电话" and isinstance(phone, str):
            yield Secret(phone, "电话", ("厨房",))
    for person in visit.people.persons.values():
        if person.phone and person.phone != coordinator and person.side in ("我方", "司机"):
            yield Secret(person.phone, "我方的电话", ("来宾",))
        if person.phone and person.side in ("来宾", "对方联系人"):
            yield Secret(person.phone, "来宾的电话", ("来宾", "司机", "厨房"))


def _ceilings(visit: Visit) -> Iterator[Secret]:
    for name, value, _ in tree(visit.tier[1]) if visit.tier else ():
        if isinstance(value, Ceiling) and value.amount and value.amount >= 100:
            yield Secret(f"{value.amount.normalize():f}", f"上限（{name}）")


def _is_said(secret: Secret, visit: Visit) -> bool:
    """Whether a rank (职级) is no more than a post that is printed anyhow."""
    posts = [value for name, value, _ in tree(visit.plan) if name == "职务" and isinstance(value, str)]
    return secret.what == "职级" and any(secret.text in post for post in posts)


def _harmless(visit: Visit) -> set[str]:
    """What also stands in the plan as something else, such as a number of heads, and numbers below 30."""
    said = {
        piece
        for name, value, _ in tree(visit.plan)
        if name not in MONEY | REMARKS and isinstance(value, int | str)
        for piece in re.findall(r"\d+", str(value))
    }
    heads = {str(event.heads) for event in visit.events} | {str(fact.heads) for fact in visit.meals}
    names = {
        value
        for name, value, _ in tree(visit.plan)
        if name in ("事项", "类型", "姓名", "职务") and isinstance(value, str)
    }
    names |= {paper.name for paper in PAPERS}
    return said | heads | names | {str(number) for number in range(30)} | {""}


# every example


def visit_at(path: Path) -> Visit:
    visit = visit_of(document_of(path.read_text("utf-8")), path.parent, DAY_BEFORE)
    assert isinstance(visit, Visit), visit
    return visit


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_nothing_slips_through_in_any_example(path: Path):
    visit = visit_at(path)
    assert everything(visit, secrets_of(visit), ("md", "html", "svg", "txt")) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_paper_for_them_speaks_of_money(path: Path):
    for sheet in guarded(visit_at(path)):
        assert not re.search(r"\d ?元|人均|单价|预算|上限|豁免", sheet.text), sheet.name


@pytest.mark.parametrize("name", RICH)
def test_nor_in_word_and_pdf(name: str):
    visit = visit_at(REPOSITORY / "plans" / name / "plan.yaml")
    assert everything(visit, secrets_of(visit), TYPESET) == []


# a plan in which everything secret is a marker


class Marking:
    """Puts a marker of its own into every field that guests, drivers or kitchens must not read."""

    def __init__(self) -> None:
        self.secrets: list[Secret] = []
        self._next = 0

    def number(self) -> int:
        self._next += 1
        return self._next

    def marked(self, model: Model) -> Model:
        """The model with markers, filled or empty as its fields were."""
        made: dict[str, Any] = {}
        for name, field in type(model).model_fields.items():
            made[name] = self._value(field.alias or name, getattr(model, name), str(field.annotation))
        return model.model_copy(update=made)

    def _value(self, alias: str, value: Any, kind: str) -> Any:
        if isinstance(value, Model):
            return self.marked(value)
        if isinstance(value, list) and value and isinstance(value[0], Model):
            return [self.marked(each) for each in value]
        if isinstance(value, dict):
            return {key: self._value("", each, "") for key, each in value.items()}
        if isinstance(value, Ceiling) or alias in MONEY:
            amount = Decimal(770000 + self.number())
            self._note(f"{amount}", alias)
            return Ceiling(amount) if isinstance(value, Ceiling) else amount
        if alias in REMARKS | TABOOS | UNITS:
            text = f"甲密{self.number():03}"
            self._note(text, alias, ("厨房",) if alias in UNITS else READERS)
            return [text] if isinstance(value, list) or "list" in kind else text
        return value

    def _note(self, text: str, alias: str, readers: tuple[str, ...] = READERS) -> None:
        self.secrets.append(Secret(text, alias, readers))


def marked_visit() -> tuple[Visit, list[Secret]]:
    """The sample with one of everything, for a guest from abroad and with phones for all, and everything secret marked."""
    written = SAMPLE.read_text("utf-8").replace("手册: 样例", "手册: handbook.yaml").replace("场景: 样例\n", "")
    written = written.replace("级别: 样例", "级别: 嘉宾级").replace(
        "外文名: A,", "外文名: A, 国籍: 德国, 电话: 13800000077,"
    )
    written = written.replace(
        "角色: [主陪, 总协调], 电话: 13900000001}",
        "角色: 总协调, 电话: 13900000001}, {姓名: 林立, 角色: 主陪, 电话: 13900000002}",
    )
    written = written.replace("事项: 洽谈, 类型: 会谈", "事项: 洽谈, 类型: 参观")
    visit = open_text(written, datetime(2026, 3, 11))
    marking = Marking()
    plan = marking.marked(visit.plan)
    named = plan.unit.model_copy(update={"name": "甲密单位"})  # type: ignore[attr-defined]
    plan = plan.model_copy(update={"unit": named, "title": "甲密单位来访"})
    handbook = visit.handbook
    tiers = {name: marking.marked(tier) for name, tier in handbook.tiers.items()}
    taboos = [marking.marked(taboo) for taboo in handbook.taboos]
    own = visit.own._replace(handbook=handbook.model_copy(update={"tiers": tiers, "taboos": taboos}))
    secrets = [*marking.secrets, Secret("甲密单位", "单位", ("厨房",)), Secret("甲密理由", "豁免的理由")]
    made = replace(visit, plan=plan, own=own)
    return made, [*secrets, *_phones(made)]


def test_every_kind_of_secret_is_marked():
    visit, secrets = marked_visit()
    kinds = {each.what for each in secrets}
    assert kinds >= MONEY | (REMARKS - {"技术支持"}) | UNITS | {"我方的电话", "来宾的电话", "豁免的理由"}
    told = {sheet.paper.name for sheet in guarded(visit)}
    assert told == {paper.name for paper in PAPERS if paper.audience in READERS}


def test_the_search_finds_what_the_view_holds():
    """Without the allow-lists nearly all of it would be there to print."""
    visit, secrets = marked_visit()
    text = json.dumps(dict(visit.view), ensure_ascii=False, default=str)
    for reader in READERS:
        found = {each.split()[0] for each in leaks(text, reader, secrets)}
        assert found >= {"单价", "人均", "总额", "备注", "理由", "意见", "喜好", "健康"}
    assert leaks(text, "来宾", [each for each in secrets if each.what == "我方的电话"])


def test_the_search_finds_what_an_internal_paper_says():
    visit, secrets = marked_visit()
    paper = next(each for each in PAPERS if each.name == "接待方案")
    sheet = next(
        make(
            Printer(REPOSITORY),
            visit,
            [paper],
            [{"理由": "甲密理由"} | dict.fromkeys(("问题", "批准", "有效至", "规则"), "")],
        )
    )
    for form, text in printed(sheet, ("md", "html", *TYPESET)):
        found = {each.split()[0] for each in leaks(text, "来宾", secrets)}
        assert found >= {"人均", "备注", "意见", "豁免的理由", "我方的电话"}, form


@pytest.mark.parametrize("forms", [("md", "html", "svg", "txt"), TYPESET], ids="+".join)
def test_no_marker_slips_through(forms: tuple[str, ...]):
    visit, secrets = marked_visit()
    assert everything(visit, secrets, forms) == []
