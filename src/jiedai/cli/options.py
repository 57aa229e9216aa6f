"""The options that several commands share."""

from typing import Annotated, Literal, TypeAlias

import typer

from jiedai.cli.completing import handbooks, handbooks_and_regimes, visits

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

By: TypeAlias = Annotated[str | None, typer.Option("--by", metavar="姓名", help="谁办的；撤掉时不用写")]

Note: TypeAlias = Annotated[str, typer.Option("--note", metavar="备注", help="一句备注，如 电话说好、订单号")]

Undo: TypeAlias = Annotated[bool, typer.Option("--undo", help="记错了，撤掉")]

Screen: TypeAlias = Annotated[
    str, typer.Option("--screen", metavar="宽x高", help="欢迎屏是多少像素，如 3840x1080；不写就是 1920x1080")
]

BoardPaper: TypeAlias = Annotated[
    Literal["A3", "A4"], typer.Option("--paper", metavar="纸", help="接站牌、欢迎牌印在 A3 还是 A4 上")
]

Posts: TypeAlias = Annotated[bool, typer.Option("--posts", help="席卡的姓名上面印单位和职务")]

WhichVisit: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--visit",
        metavar="路径",
        help="哪一次接待：方案文件或接待的文件夹；在接待的文件夹里不用写",
        autocompletion=visits,
    ),
]

FontPath: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--font-path", metavar="文件夹", help="先到这个文件夹里找字体，可以写几次；只影响 PDF 和图片"),
]

Readers: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--for", metavar="受众", help="给谁的：内部、部门、司机、来宾、厨房，可以写几次"),
]
