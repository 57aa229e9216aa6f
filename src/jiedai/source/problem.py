"""What keeps a file from being read: one sentence at one place."""

from typing import Final, NamedTuple

from jiedai.source.place import Path, Span, Text

SLIPS: Final = {
    "JD101": "文件打不开",
    "JD102": "文字编码不对",
    "JD103": "文件是空的",
    "JD104": "写法不通",
    "JD105": "键重复",
    "JD106": "写法不支持",
    "JD107": "文件过大",
    "JD108": "最外层不是字段",
    "JD109": "手册找不到",
    "JD110": "手册继承不通",
    "JD201": "缺少必填项",
    "JD202": "不认识的字段",
    "JD203": "写法认不出",
    "JD204": "不在可选范围",
    "JD205": "填法不对",
}
"""Code and name of everything that can be wrong before the rules are asked."""


class Problem(NamedTuple):
    """A slip in how a file is written: code, sentence, place, and the cure when there is one."""

    code: str
    message: str
    span: Span
    path: Path = ()
    cure: str = ""
    related: tuple[tuple[Span, str], ...] = ()
    meant: str = ""
    """The key that was probably meant, when a key is unknown."""


def file_problem(code: str, file: str, message: str, cure: str = "") -> Problem:
    """A problem of the whole file, placed at its beginning."""
    return Problem(code, message, Span(Text(file, ""), 0, 0), cure=cure)
