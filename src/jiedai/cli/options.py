"""The options that several commands share."""

from typing import Annotated, TypeAlias

import typer

AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option("--as-of", metavar="时间", help="按这一刻来判断，如 2026-03-11 或 '2026-03-11 16:00'；不写就是现在"),
]
