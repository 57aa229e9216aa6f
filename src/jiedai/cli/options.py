"""The options that several commands share."""

from typing import Annotated, TypeAlias

import typer

from jiedai.cli.completing import handbooks, handbooks_and_regimes

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

WhichHandbook: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="手册",
        help="内置手册或规定的名称，如 恒瑞达，或手册文件的路径",
        autocompletion=handbooks_and_regimes,
        show_default=False,
    ),
]
