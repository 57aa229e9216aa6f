"""`jiedai template copy`: the command line of starting a template of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from jiedai.cli import exits


def copy(
    name: Annotated[str, typer.Argument(metavar="名称", help="文书或模板的名称，如 接待通知单、notice.md.j2")],
    out: Annotated[str, typer.Option(metavar="文件夹", help="拷到哪个文件夹；不写就是这里的 templates")] = "templates",
) -> int:
    """拷一份自带的模板到 templates，改成自己的样子；不覆盖已有的。"""
    from jiedai.cli.templates import builtin_template
    from jiedai.source.files import shown

    ours = builtin_template(name)
    copied = Path(out) / ours.name
    try:
        copied.parent.mkdir(parents=True, exist_ok=True)
        with copied.open("xb") as stream:
            stream.write(ours.read_bytes())
    except FileExistsError as refusal:
        raise exits.UsageProblem(f"“{shown(copied)}”已经有了，没有覆盖") from refusal
    except OSError as refusal:
        raise exits.UsageProblem(f"写不进“{shown(copied.parent)}”：看看磁盘是否满了、文件夹是否只读") from refusal
    print(f"拷好 {shown(copied)}。改完核对：jiedai template check {shown(copied)}")
    return exits.CLEAN
