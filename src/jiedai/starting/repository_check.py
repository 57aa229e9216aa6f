"""How a repository of visits stands: its handbooks, its templates, what editors are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from jiedai.documents.printer import Printer, builtin_templates
from jiedai.handbook.library import OpenHandbook, builtin_names, open_handbook
from jiedai.rules.handbook_judge import judge_handbook
from jiedai.source.files import shown
from jiedai.source.place import Span, Text
from jiedai.starting.checkup import Check
from jiedai.starting.handbooks import own_handbooks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.handbook.handbook import Handbook

_SCHEMA: Final = "plan.schema.json"


def repository(schema_of: Callable[[Handbook | None], str]) -> Iterator[Check]:
    """The checks of what is around the current folder; `schema_of` a handbook is what its schema should say."""
    home = Path("plans") if Path("plans").is_dir() else Path()
    visits = sorted(home.glob("*/plan.yaml"))
    started = bool(visits) or home != Path()
    if not started:
        yield Check("接待", "缺", "这里还没有接待", "新建一个仓库：jiedai init；新建一次接待：jiedai new")
    else:
        yield Check("接待", "好", f"{shown(home)} 里有 {len(visits)} 次")
    files = [choice.name for choice in own_handbooks(home / "x")]
    for file in files:
        yield _handbook(file)
    if not files:
        yield Check("手册", "好", "没有自己的手册，用内置的")
    yield _templates(home)
    if started:
        yield _schema(home, files, schema_of)
    top = Path.cwd()
    if not any((each / ".git").exists() for each in (top, *top.parents)):
        yield Check("仓库", "缺", "这里不是 git 仓库，留不下每次改动", "git init")


def _opened(file: str) -> OpenHandbook | None:
    path = Path(file)
    name, folder = (path.name, path.parent) if path.suffix else (file, Path())
    found = open_handbook(name, folder, Span(Text("手册", file), 0, len(file)))
    return found if isinstance(found, OpenHandbook) else None


def _handbook(file: str) -> Check:
    opened = _opened(file)
    if opened is None:
        return Check("手册", "坏", f"{file} 读不通", f"jiedai handbook check {file}")
    verdict = judge_handbook(opened, file)
    cure = f"jiedai handbook check {file}" if verdict.findings else ""
    return Check("手册", "坏" if verdict.how_many("错误") else "好", f"{file}：{verdict.in_words()}", cure)


def _templates(home: Path) -> Check:
    ours = {path.name for path in builtin_templates().glob("*.j2")}
    own = [path for house in dict.fromkeys(Printer(home / "x").houses) if house.is_dir() for path in house.iterdir()]
    used = sorted({path.name for path in own if path.name in ours or path.suffix == ".docx"})
    if not used:
        return Check("模板", "好", "没有自己的模板，用自带的")
    some = "、".join(used[:3]) + (" 等" if len(used) > 3 else "")  # noqa: PLR2004 - a few, so that it stays one line
    return Check("模板", "好", f"换上自己的 {len(used)} 份：{some}")


def _schema(home: Path, files: list[str], schema_of: Callable[[Handbook | None], str]) -> Check:
    """Whether what editors are told is that of some handbook as it is now."""
    path = home / _SCHEMA
    name = next(iter(files), "")
    again = f"jiedai schema plan{f' --handbook {name}' if name else ''} --out {shown(path)}"
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return Check("编辑器提示", "缺", f"没有 {shown(path)}，编辑器里没有补全和红线", again)
    except (OSError, UnicodeDecodeError):
        return Check("编辑器提示", "坏", f"{shown(path)} 读不出来", f"把它挪走，再运行 {again}")
    if any(text.rstrip() == schema_of(book).rstrip() for book in _possible(files)):
        return Check("编辑器提示", "好", f"{shown(path)} 是新的")
    return Check("编辑器提示", "缺", f"{shown(path)} 和手册对不上了", again)


def _possible(files: list[str]) -> Iterator[Handbook | None]:
    for name in (*files, *([] if files else builtin_names())):
        opened = _opened(name)
        if opened:
            yield opened.handbook
    if not files:
        yield None
