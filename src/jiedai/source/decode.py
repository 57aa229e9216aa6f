"""A file's bytes as text: UTF-8, with or without a byte order mark."""

from pathlib import Path as FilePath

from jiedai.source.place import Text
from jiedai.source.problem import Problem, file_problem

MAX_BYTES = 2_000_000


def read_text(path: FilePath, file: str) -> Text | Problem:
    """The text of the file at `path`, called `file` in messages."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        missing = f"文件夹里没有 {path.name}" if path.parent.is_dir() else f"没有“{path.parent}”这个文件夹"
        return file_problem("JD101", file, missing, "核对文件名和所在的文件夹")
    except IsADirectoryError:
        return file_problem("JD101", file, "这是文件夹，不是文件", "写到文件夹里的 plan.yaml 为止")
    except (OSError, ValueError):
        return file_problem("JD101", file, "这个文件打不开", "看看它是否正被别的程序占用，或没有读的权限")
    return _decode(data, file)


def _decode(data: bytes, file: str) -> Text | Problem:
    if len(data) > MAX_BYTES:
        return file_problem("JD107", file, f"文件超过 {MAX_BYTES // 1_000_000} MB，不像是一份接待方案")
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return file_problem(
            "JD102",
            file,
            f"文件不是 UTF-8 编码{_guess(data)}",
            "在编辑器里选“另存为”，编码选 UTF-8，再来一次",
        )
    if not content.strip():
        return file_problem("JD103", file, "文件是空的，什么也没写", "从一份写好的接待方案拷一份来改")
    return Text(file, content)


def _guess(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "，看起来是 UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "，也不像是文字文件"
    return "，看起来是 GBK"
