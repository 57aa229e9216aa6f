"""A file's bytes as text: UTF-8 is right, with or without a byte order mark; what else Windows writes is recognised."""

from __future__ import annotations

import sys
from pathlib import Path as FilePath
from typing import Final

from jiedai.source.edits import Fix
from jiedai.source.files import PLAN, likely_plans, shown
from jiedai.source.place import Span, Text
from jiedai.source.problem import Problem, file_problem

MAX_BYTES = 2_000_000
STANDARD_INPUT: Final = FilePath("-")
_NAMES: Final = {"gb18030": "GBK", "utf-16": "UTF-16"}


def read_text(path: FilePath, file: str, *, fixable: bool = True) -> tuple[Text | None, list[Problem]]:
    """The text of the file at `path`, called `file` in messages, and what is wrong with it as a file."""
    try:
        if path == STANDARD_INPUT:
            return decoded(sys.stdin.buffer.read(MAX_BYTES + 1), file, None)
        if path.exists() and not path.is_file() and not path.is_dir():  # a pipe would keep us waiting
            return None, [file_problem("JD101", file, "这不是普通的文件", "写 plan.yaml 的路径；从标准输入读写 -")]
        with path.open("rb") as stream:
            return decoded(stream.read(MAX_BYTES + 1), file, path if fixable else None)
    except FileNotFoundError:
        return None, [_missing(path, file)]
    except IsADirectoryError:
        return None, [file_problem("JD101", file, "这是文件夹，不是文件", "写到文件夹里的 plan.yaml 为止")]
    except (OSError, ValueError):
        return None, [file_problem("JD101", file, "这个文件打不开", "看看它是否正被别的程序占用，或没有读的权限")]


def _missing(path: FilePath, file: str) -> Problem:
    if not path.parent.is_dir():
        return file_problem("JD101", file, f"没有“{path.parent}”这个文件夹", "核对文件夹的名字和位置")
    if likely := likely_plans(path.parent):
        found = PLAN if PLAN in likely else likely[0]
        cure = f"照它的名字写：{shown(path.with_name(PLAN))}" if found == PLAN else f"把它改名为 {PLAN}"
        return file_problem("JD101", file, f"文件夹里没有 {path.name}，有 {found}", cure)
    return file_problem("JD101", file, f"文件夹里没有 {path.name}", "核对文件名和所在的文件夹")


def decoded(data: bytes, file: str, origin: FilePath | None) -> tuple[Text | None, list[Problem]]:
    """The text that `data` says; a text in another encoding is read all the same, and the slip is reported."""
    if len(data) > MAX_BYTES:
        size = MAX_BYTES // 1_000_000
        return None, [file_problem("JD107", file, f"文件超过 {size} MB，不像是接待资料", "看看是不是放错了文件")]
    try:
        marked = data.startswith(b"\xef\xbb\xbf")
        text = Text(file, data.decode("utf-8-sig"), origin, "utf-8-sig" if marked else "utf-8")
    except UnicodeDecodeError:
        return _in_another_encoding(data, file, origin)
    if "\0" in text.content:
        return _in_another_encoding(data, file, origin)
    if not text.content.strip():
        return None, [file_problem("JD103", file, "文件是空的，什么也没写", "从一份写好的接待方案拷一份来改")]
    return text, []


def _in_another_encoding(data: bytes, file: str, origin: FilePath | None) -> tuple[Text | None, list[Problem]]:
    """A text that Windows saved as “ANSI” or “Unicode”; anything else is no text."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "gb18030"
    try:
        content = data.decode(encoding)
    except UnicodeDecodeError:
        content = "\0"
    if not all(character.isprintable() or character.isspace() for character in content):
        cure = "看看是不是把 Word、Excel 或图片改了名；要用记事本这样的编辑器写"
        return None, [file_problem("JD102", file, "文件里不是文字", cure)]
    text = Text(file, content, origin, encoding)
    message = f"文件不是 UTF-8 编码，看起来是 {_NAMES[encoding]}"
    cure = "在编辑器里选“另存为”，编码选 UTF-8"
    return text, [Problem("JD102", message, Span(text, 0, 0), cure=cure, fix=Fix(()))]
