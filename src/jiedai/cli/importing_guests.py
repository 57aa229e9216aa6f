"""`jiedai import guests`: the command line of putting a name list into a plan."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jiedai.cli import exits
from jiedai.cli.options import WhichVisit

if TYPE_CHECKING:
    from jiedai.importing.importing import Import


def guests(
    file: Annotated[Path, typer.Argument(metavar="名单", help="对方发来的 .xlsx、.csv 或 .txt", show_default=False)],
    visit: WhichVisit = None,
    sheet: Annotated[str | None, typer.Option("--sheet", metavar="名称", help="有几张名单时，读哪一个工作表")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="不问，直接写进方案")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看读成什么样，不写")] = False,
) -> int:
    """把对方发来的名单读出来给你看，再写进方案的“来宾”。

    标题行自己找；认不出的列、看不清的格子只报出来，不猜。

    方案里已有的人：只补空着的几项；说法不一样的报出来，不改。

    除了“来宾”，方案别处一个字不动；再导一次，什么也不变。

    在终端里先问再写；不在终端里、又没有 --yes，只给看，不写。

    例：jiedai import guests 名单.xlsx --visit plans/2026-03-12-huayuan
    """
    from jiedai.cli.clock import moment
    from jiedai.cli.visits import one_plan
    from jiedai.importing.sheet import Unimportable

    if yes and dry_run:
        raise exits.UsageProblem("--yes 是直接写，--dry-run 是不写，两样只能要一样")
    try:
        made = _read(one_plan(visit, moment(None), "--visit "), file, sheet)
        _show(made)
        if made.changed and _wanted(yes=yes, dry_run=dry_run):
            _write(made)
    except Unimportable as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    return exits.CLEAN


def _read(plan: Path, file: Path, sheet: str | None) -> "Import":
    from jiedai.findings.report_concise import concise
    from jiedai.findings.slips import blocked
    from jiedai.importing.importing import import_guests
    from jiedai.importing.opening import open_list
    from jiedai.plan.plan import Plan, read_plan
    from jiedai.source.decode import STANDARD_INPUT
    from jiedai.source.document import Document, read
    from jiedai.source.files import shown

    if plan == STANDARD_INPUT:
        raise exits.UsageProblem("从标准输入读的方案，没有地方写")
    document = read(plan, shown(plan))
    understood = read_plan(document) if isinstance(document, Document) else document
    if not isinstance(document, Document) or not isinstance(understood, Plan):
        problems = understood if isinstance(understood, list) else []
        lines = concise([blocked(shown(plan), problems, unreadable=True)])
        raise exits.UsageProblem("\n".join((*lines, "方案还读不通，什么也没有写；先把它改好")))
    return import_guests(open_list(file, sheet), document, understood)


def _show(made: "Import") -> None:
    import shutil

    from jiedai.findings.display import COLUMNS, wants_colour
    from jiedai.importing.telling import Telling, told

    columns = min(shutil.get_terminal_size((COLUMNS, 0)).columns, COLUMNS)
    for line in told(made, Telling(columns, wants_colour(sys.stdout))):
        print(line)
    print()
    if not made.changed:
        print(_nothing(made))


def _nothing(made: "Import") -> str:
    if made.met.held:
        return "没有能写进去的；为什么，看上面“请看一眼”"
    return "方案里都有了，没有要写的" if made.met.steps else "一位来宾也没读到，没有要写的"


def _wanted(*, yes: bool, dry_run: bool) -> bool:
    if yes:
        return True
    if dry_run or not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("只是给你看，没有写；要写进去，加 --yes")
        return False
    try:
        answer = input("写进去吗？[y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().casefold() in ("y", "yes", "是", "好", "ｙ"):
        return True
    print("没有写")
    return False


def _write(made: "Import") -> None:
    from jiedai.source.writing import NotWritten, write_back

    try:
        write_back(made.before, made.after)
    except NotWritten as refusal:
        raise exits.UsageProblem(str(refusal)) from refusal
    print(f"写进了 {made.before.file}：{made.summary}。再核对一遍：jiedai validate {made.folder}")
