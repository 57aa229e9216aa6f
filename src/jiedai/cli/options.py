"""The options that several commands share."""

from typing import Annotated, TypeAlias

import typer

from jiedai.cli.completing import handbooks

AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="时间", help="按这一刻来判断，如 2026-03-11 或 '2026-03-11 16:00'；不写就是现在"),
]

HandbookName: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--handbook",
        metavar="手册",
        help="内置手册的名称，或手册文件的路径；不写就用这里的 plan.yaml 写的那本",
        autocompletion=handbooks,
    ),
]
