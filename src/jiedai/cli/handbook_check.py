"""`jiedai handbook check`: the command line of checking handbooks."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import completing, exits
from jiedai.cli.reports import REPORTS, Format, Wishes, usual
from jiedai.findings.levels import Level

if TYPE_CHECKING:
    from jiedai.findings.finding import Verdict
    from jiedai.handbook.library import OpenHandbook
    from jiedai.source.problem import Problem

_HANDBOOK = "handbook.yaml"


def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[手册]...",
            help="手册文件，或内置手册的名称；不写就是这里的 handbook.yaml",
            autocompletion=completing.handbooks,
        ),
    ] = None,
    regime: Annotated[
        str | None,
        typer.Option(metavar="性质", help="和这种接待的规定比一比松紧，如 国企商务；不写就按手册里的“性质”"),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", metavar="格式", help="和 jiedai validate 一样，如 text、md、json、github"),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="提示也不放过")] = False,
    fail_on: Annotated[
        Level | None,
        typer.Option("--fail-on", metavar="级别", help="错误、警告、提示：从哪一级起算不通过，平时是警告"),
    ] = None,
) -> int:
    """核对手册自己：名字、职级、条件和算式、限额、比规定松不松。"""
    threshold = fail_on or ("提示" if strict else "警告")
    regimes = [_regime(regime)] if regime else []
    verdicts = [_checked(name, regimes) for name in names or [_here()]]
    for line in REPORTS[form or usual()](verdicts, Wishes(threshold)):
        print(line)
    return exits.code(verdicts, threshold)


def _here() -> str:
    if not Path(_HANDBOOK).is_file():
        raise exits.UsageProblem(f"这里没有 {_HANDBOOK}。请写明手册在哪里，如：jiedai handbook check plans/{_HANDBOOK}")
    return _HANDBOOK


def _regime(written: str) -> str:
    from typing import get_args

    from jiedai.plan.plan import RegimeWord
    from jiedai.shape.nearest import did_you_mean

    words = get_args(RegimeWord)
    if written not in words:
        raise exits.UsageProblem(
            f"没有“{written}”这种接待性质{did_you_mean(written, words)}（可以写：{'、'.join(words)}）"
        )
    return written


def _checked(name: str, regimes: list[str]) -> "Verdict":
    from jiedai.findings.slips import blocked
    from jiedai.handbook.library import OpenHandbook
    from jiedai.rules.handbook_judge import judge_handbook

    file, opened = _opened(name.replace("\\", "/"))
    if not isinstance(opened, OpenHandbook):
        unreadable = any(problem.code < "JD2" for problem in opened)
        return blocked(file, opened, unreadable=unreadable)
    if regimes:
        opened = OpenHandbook(opened.handbook.model_copy(update={"regimes": regimes}), opened.root)
    return judge_handbook(opened, file)


def _opened(name: str) -> "tuple[str, OpenHandbook | list[Problem]]":
    """What messages call the handbook, and the handbook; a path typed here may lead anywhere."""
    from jiedai.handbook.library import REGIMES, builtin_names, open_handbook, open_regime
    from jiedai.source.files import shown
    from jiedai.source.place import Span, Text
    from jiedai.source.problem import Problem

    path = Path(name)
    if path.is_dir():
        path = path / _HANDBOOK
    if (REGIMES / f"{name}.yaml").is_file():
        return f"内置规定/{name}", open_regime(name)
    if name in builtin_names():
        return f"内置手册/{name}", open_handbook(name, Path(), Span(Text("手册", name), 0, len(name)))
    if not path.is_file() and path.suffix not in (".yaml", ".yml"):
        return name, open_handbook(name, Path(), Span(Text("手册", name), 0, len(name)))
    here = Span(Text(shown(path), ""), 0, 0)
    if not path.is_file():
        problem = Problem("JD109", f"找不到手册文件“{shown(path)}”", here, cure="核对文件夹和文件名")
        return shown(path), [problem]
    return shown(path), open_handbook(path.name, path.parent, here)
