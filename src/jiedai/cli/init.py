"""`jiedai init`: the command line of starting a repository of visits."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from jiedai.cli import completing, exits
from jiedai.cli.options import AsOf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from jiedai.starting.repository import Host


def init(
    folder: Annotated[
        str, typer.Argument(metavar="[文件夹]", help="放在哪个文件夹；不写就是这里", show_default=False)
    ] = ".",
    handbook: Annotated[
        list[str] | None,
        typer.Option(
            metavar="手册",
            help="公司手册以哪本内置手册为底，可以写几次；不写就是 恒瑞达、集团",
            autocompletion=completing.handbooks,
        ),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="单位", help="我方单位全称，牌子和通知上用它；可以以后再写")
    ] = None,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="平台", help="要写自动核对的流水线，说写给谁：github、gitlab、both（两样都写）；不写就没有"
        ),
    ] = None,
    templates: Annotated[bool, typer.Option("--templates", help="把自带的模板也拷来，改成自己的样子")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="没写的都用默认的，不提问")] = False,
    as_of: AsOf = None,
) -> int:
    """建一个放接待的仓库：手册、编辑器提示、提交时核对、流水线。"""
    from jiedai.cli.clock import moment

    wishes = _wishes(handbook or [], organisation, host, yes=yes)
    top = Path(folder)
    _check(top)
    files = _files(wishes, moment(as_of)) | (_templates() if templates else {})
    there = [path for path in files if (top / path).exists()]
    _lay(top, {path: text for path, text in files.items() if path not in there})
    print("\n".join(_told([path for path in files if path not in there], there)))
    for line in _not_said(top, wishes, there):
        print(line)
    print("\n".join(_next(top)))
    return exits.CLEAN


_HOSTS: Final = {"none": "不写", "github": "GitHub", "gitlab": "GitLab", "both": "两样都写"}


class _Wishes(NamedTuple):
    parents: list[str]
    organisation: str
    host: "Host"


def _wishes(handbooks: list[str], organisation: str | None, host: str | None, *, yes: bool) -> _Wishes:
    from typing import cast

    from jiedai.cli.asking import Asker, Question
    from jiedai.starting.naming import one_line
    from jiedai.starting.words import words

    asker, books = Asker(yes=yes), words()["手册"]
    question = Question("--handbook", "公司手册以哪本为底（写数字或名称；几本写成 1、2）", words()["底本"], books)
    parents = asker.answer(question, "、".join(handbooks) or None, lambda typed: _parents(typed, [*books]))
    company = asker.answer(Question("--organisation", "我方单位全称", "以后再写"), organisation, one_line)
    question = Question(
        "--host",
        "要不要写 GitHub、GitLab 的自动核对，不懂就不写",
        "不写",
        dict.fromkeys(_HOSTS.values(), ""),
        closed=True,
    )
    codes = {word: code for code, word in _HOSTS.items()}
    where = asker.answer(question, host and _HOSTS.get(host.casefold(), host), lambda word: cast("Host", codes[word]))
    asker.check()
    return _Wishes(parents, "" if company == "以后再写" else company, where)


def _parents(typed: str, listed: list[str]) -> list[str]:
    """The built-in handbooks named, or numbered as they are listed; raises Unreadable."""
    from jiedai.handbook.library import builtin_names
    from jiedai.shape.nearest import did_you_mean
    from jiedai.shape.words import Unreadable, split_words

    named = [
        listed[int(word) - 1] if word.isdecimal() and 1 <= int(word[:4]) <= len(listed) else word
        for word in split_words(typed)
    ]
    for name in named:
        if name not in builtin_names():
            cure = f"有：{'、'.join(builtin_names())}"
            raise Unreadable(f"没有叫“{name}”的内置手册{did_you_mean(name, builtin_names())}", cure)
    return list(dict.fromkeys(named))


def _check(top: Path) -> None:
    from jiedai.cli.asking import sentence
    from jiedai.shape.words import Unreadable
    from jiedai.starting.naming import check_folder

    try:
        check_folder(top)
    except Unreadable as refusal:
        raise exits.UsageProblem(sentence(refusal)) from None
    if top.exists() and not top.is_dir():
        raise exits.UsageProblem(f"“{top.as_posix()}”是一个文件，不是文件夹。换一个名字")


def _files(wishes: _Wishes, now: "datetime") -> dict[str, str | bytes]:
    from jiedai.cli.schema import Kind, schema_text
    from jiedai.handbook.library import OpenHandbook, laid_over
    from jiedai.starting.repository import HANDBOOK, HANDBOOK_SCHEMA, PLAN_SCHEMA, around, own_handbook

    opened = laid_over(wishes.parents, Path())
    if not isinstance(opened, OpenHandbook):
        raise exits.UsageProblem(f"这几本手册合不到一起：{opened[0].message}。少写一本")
    book = opened.handbook
    files: dict[str, str | bytes] = {
        HANDBOOK: own_handbook(wishes.parents, book, wishes.organisation, now.date()),
        PLAN_SCHEMA: schema_text(Kind.PLAN, book),
        HANDBOOK_SCHEMA: schema_text(Kind.HANDBOOK, book),
    }
    return files | around(wishes.host)


def _templates() -> dict[str, str | bytes]:
    from jiedai.documents.printer import TEMPLATES, builtin_templates

    return {f"plans/{TEMPLATES}/{path.name}": path.read_bytes() for path in sorted(builtin_templates().glob("*.j2"))}


def _lay(top: Path, files: dict[str, str | bytes]) -> None:
    from jiedai.source.writing import NotWritten
    from jiedai.starting.laying import lay

    try:
        lay({top / path: text for path, text in files.items()})
    except NotWritten as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal


def _told(written: list[str], there: list[str]) -> list[str]:
    """What was written and what was there; the templates are many and stand in one line."""
    lines = []
    for said, paths in (("写好", written), ("已有，没有动", there)):
        templates = [path for path in paths if path.startswith("plans/templates/")]
        lines += [f"{said}  {path}" for path in paths if path not in templates]
        lines += [f"{said}  plans/templates/（{len(templates)} 份模板）"] if templates else []
    return lines


def _not_said(top: Path, wishes: _Wishes, there: list[str]) -> "Iterator[str]":
    """What was asked for and stands in no file, because the handbook was there already."""
    from jiedai.source.document import Document, read
    from jiedai.source.files import shown
    from jiedai.starting.repository import HANDBOOK

    if not wishes.organisation or HANDBOOK not in there:
        return
    document = read(top / HANDBOOK, HANDBOOK)
    if not isinstance(document, Document) or document.values.get("单位") != wishes.organisation:
        yield f"单位没有写进去，打开 {shown(top / HANDBOOK)} 自己写上一行：单位: {wishes.organisation}"


def _next(top: Path) -> list[str]:
    from jiedai.source.files import shown

    inside = any((each / ".git").exists() for each in (top.resolve(), *top.resolve().parents))
    where = f"先到文件夹里：cd {shown(top)}" if top != Path() else ""
    git = (
        ""
        if inside
        else "这里还不是 git 仓库，别的都能用；要留下每次改动、自动核对，"
        + ("运行一次 git init" if shutil.which("git") else "先装上 git，再运行一次 git init")
    )
    steps = ["接下来：", where, "把手册里的“待填”填上，再核对：jiedai handbook check plans/handbook.yaml"]
    steps += ["新建第一次接待：jiedai new", "看这台电脑缺什么：jiedai doctor", git]
    return [step if step == "接下来：" else f"  {step}" for step in steps if step]
