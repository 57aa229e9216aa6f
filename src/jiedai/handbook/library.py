"""Finding a handbook, by the name of a built-in one or by path, and what it inherits."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.handbook.handbook import Handbook
from jiedai.handbook.inherit import overlay
from jiedai.shape.fields import UNDECIDED
from jiedai.shape.model import fit, strays
from jiedai.shape.nearest import did_you_mean
from jiedai.shape.words import split_words
from jiedai.source.document import Document, own_document, parse, read
from jiedai.source.edits import plain
from jiedai.source.files import shown
from jiedai.source.kind import plan_for_a_handbook
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jiedai.handbook.conduct import Taboo
    from jiedai.source.place import Place

BUILTIN: Final = FilePath(__file__).parent / "builtin"
REGIMES: Final = FilePath(__file__).parent / "regimes"
COMMON_TABOOS: Final = FilePath(__file__).with_name("taboos.yaml")
OURS: Final = "内置手册"
"""What messages put before the name of a built-in handbook."""
_MAX_GENERATIONS: Final = 8
_CURES: Final = {
    "JD103": "从一本写好的手册拷一份来改，至少要有“手册”和“版本”",
    "JD106": "只写“字段: 内容”和“- ”开头的清单；一个文件只写一本手册",
    "JD108": "从“手册: …”写起，每个字段一行，最外层不要“- ”",
}
"""What to do about a file that cannot be read, where it differs from what to do about a plan."""

_BY_HAND: Final = "（手册请自己改，--fix 只改方案）"


class OpenHandbook(NamedTuple):
    """A handbook with all it inherits, and the place of every value in the file that says it."""

    handbook: Handbook
    root: Place

    @property
    def name(self) -> str:
        return self.handbook.name


def builtin_names() -> list[str]:
    """The names of the built-in handbooks."""
    return sorted(path.stem for path in BUILTIN.glob("*.yaml"))


def regime_names() -> list[str]:
    """The regimes (性质) that say something of their own."""
    return sorted(path.stem for path in REGIMES.glob("*.yaml"))


def open_handbook(name: str, folder: FilePath, span: Span) -> OpenHandbook | list[Problem]:
    """The handbook called `name` in a file in `folder`; `span` is where that file names it."""
    path, kept = _locate(name, folder, span), _KEPT.get()
    if kept is None or isinstance(path, Problem):
        return _opened(name, folder, span)
    if path not in kept:
        kept[path] = _opened(name, folder, span)
    return kept[path]


def laid_over(parents: Sequence[str], folder: FilePath) -> OpenHandbook | list[Problem]:
    """What a handbook in a folder would be that inherits these and says nothing else."""
    names = "".join(f"  - {plain(name)}\n" for name in parents)
    document = parse(Text("手册", f"手册: {plain('、'.join(parents))}\n版本: 1\n继承:\n{names}"))
    if isinstance(document, list):
        return document
    found = _with_parents(document, folder / "handbook.yaml", ())
    if isinstance(found, list):
        return found
    handbook = fit(Handbook, *found)
    return handbook if isinstance(handbook, list) else OpenHandbook(handbook, found[1])


@contextmanager
def read_once() -> Iterator[None]:
    """While it lasts, every handbook is read once, however many plans name it."""
    token = _KEPT.set({})
    try:
        yield
    finally:
        _KEPT.reset(token)


_KEPT: Final[ContextVar[dict[FilePath, OpenHandbook | list[Problem]] | None]] = ContextVar("_KEPT", default=None)


def _opened(name: str, folder: FilePath, span: Span) -> OpenHandbook | list[Problem]:
    found = _load(name, folder, span, ())
    if isinstance(found, list):
        return found
    values, root = found
    handbook = fit(Handbook, values, root)
    return handbook if isinstance(handbook, list) else OpenHandbook(handbook, root)


@cache
def open_regime(regime: str) -> OpenHandbook:
    """What holds under a regime (性质), whatever a company's handbook says; while it is open, that of 商务."""
    path = REGIMES / f"{regime}.yaml"
    path = path if path.is_file() else REGIMES / "商务.yaml"
    return _own(path, f"内置规定/{path.stem}")


@cache
def common_taboos() -> list[Taboo]:
    """The customs that are widely known; a company's own stand beside them."""
    return _own(COMMON_TABOOS, "内置忌讳").handbook.taboos


def _own(path: FilePath, file: str) -> OpenHandbook:
    """A handbook-shaped file that is part of jiedai and inherits nothing, called `file` in messages."""
    document = own_document(path, file)
    handbook = fit(Handbook, document.values, document.root)
    if isinstance(handbook, list):
        raise ValueError(handbook[0].message)  # noqa: TRY004 - what our file says is wrong, not what it is
    return OpenHandbook(handbook, document.root)


def _load(name: str, folder: FilePath, span: Span, seen: tuple[FilePath, ...]) -> tuple[Any, Place] | list[Problem]:
    """The values and places of a handbook laid over those it inherits."""
    path = _locate(name, folder, span)
    if isinstance(path, Problem):
        return [path]
    if path in seen or len(seen) >= _MAX_GENERATIONS:
        return [Problem("JD110", f"手册绕着圈继承，又回到了“{name}”", span, cure="删去“继承”里多余的一个")]
    document = read(path, _shown(name, path), fixable=False)
    if isinstance(document, list):
        return [
            each._replace(cure=_CURES.get(each.code, each.cure) + (_BY_HAND if each.fix else "")) for each in document
        ]
    if problems := plan_for_a_handbook(document) or strays(Handbook, document):
        return problems
    return _with_parents(document, path, (*seen, path))


def _with_parents(document: Document, path: FilePath, seen: tuple[FilePath, ...]) -> tuple[Any, Place] | list[Problem]:
    values: Any = {}
    root = document.root
    for parent, span in _parents(document):
        loaded = _load(parent, path.parent, span, seen)
        if isinstance(loaded, list):
            return loaded
        values, root = overlay(values, root, *loaded) if values else loaded
    return overlay(values, root, document.values, document.root) if values else (document.values, document.root)


def _parents(document: Document) -> list[tuple[str, Span]]:
    """The handbooks that one inherits, each with where it names it; one text may name several."""
    parents = document.values.get("继承", [])
    if isinstance(parents, list):
        return [(str(parent), document.span(("继承", index))) for index, parent in enumerate(parents)]
    span = document.span(("继承",))
    names = split_words(parents) if isinstance(parents, str) and parents != UNDECIDED else []
    starts = [(name, span.text.content.find(name, span.start, span.end)) for name in names]
    return [(name, span if start < 0 else Span(span.text, start, start + len(name))) for name, start in starts]


def _locate(name: str, folder: FilePath, span: Span) -> FilePath | Problem:
    if not name.endswith((".yaml", ".yml")):
        if _is_builtin(name):
            return BUILTIN / f"{name}.yaml"
        if (REGIMES / f"{name}.yaml").is_file():
            cure = f"“{name}”写在“性质”里；“手册”写公司自己的，或内置的一本：{'、'.join(builtin_names())}"
            return Problem("JD109", f"“{name}”是一种性质，不是手册", span, cure=cure)
        cure = f"内置手册有：{'、'.join(builtin_names())}；自己的手册写文件路径，如 ../handbook.yaml"
        return Problem("JD109", f"没有叫“{name}”的手册{did_you_mean(name, builtin_names())}", span, cure=cure)
    path = (folder / name).resolve()
    if FilePath(name).is_absolute() or not path.is_relative_to(_top(folder)):
        return Problem(
            "JD109",
            f"手册“{name}”不在接待资料的文件夹里，不能用",
            span,
            cure="把手册放进同一个仓库，写相对路径",
        )
    if not path.is_file():
        return Problem("JD109", f"找不到手册文件“{name}”", span, cure="核对路径，它从这份文件所在的文件夹算起")
    return path


@cache
def _is_builtin(name: str) -> bool:
    return name in builtin_names()


def _top(folder: FilePath) -> FilePath:
    """The topmost folder that a path may lead to: the repository's, or else the parent of `folder`."""
    here = folder.resolve()
    if here.is_relative_to(BUILTIN):
        return BUILTIN
    return next((each for each in (here, *here.parents) if (each / ".git").exists()), here.parent)


def _shown(name: str, path: FilePath) -> str:
    """What messages call the file: a path one can open from here, or the built-in handbook's name."""
    return f"{OURS}/{name}" if path.is_relative_to(BUILTIN) else shown(path)
