"""A misfit in one Chinese sentence, from pydantic's error type and context, never from its English text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.shape.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from jiedai.source.place import Path

_EXPECTED: Final = {
    "list_type": "一串清单，每条以“- ”开头",
    "dict_type": "一组“名称: 内容”",
    "model_type": "一组“字段: 内容”",
}


class Sentence(NamedTuple):
    """What to say of a misfit."""

    code: str
    message: str
    cure: str = ""
    meant: str = ""


def sentence(detail: Any, path: Path, keys: list[str]) -> Sentence:
    """What to say of one pydantic error at `path`; `keys` are those that may stand beside it."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = _name(path)
    if kind == "missing":
        return Sentence("JD201", f"缺少“{path[-1]}”", f"补上“{path[-1]}: …”，还没定就写“待定”")
    if kind == "extra_forbidden":
        return _unknown(str(path[-1]), keys)
    if kind == "unreadable":
        return Sentence("JD203", context["reason"], context["cure"] or _example(context))
    if kind == "choice":
        accepted: list[str] = context["accepted"]
        message = f"{name}不能写“{context['written']}”{did_you_mean(context['written'], accepted)}"
        return Sentence("JD204", message, f"可以写：{'、'.join(accepted)}，或“待定”")
    if kind == "not_text":
        example = f"，如“{context['example']}”" if context["example"] else ""
        return Sentence("JD205", f"{name}应是{context['kind']}{example}，这里写成了{_written_kind(detail['input'])}")
    expected = _EXPECTED[kind]
    return Sentence(
        "JD205", f"{name}应是{expected}，这里写成了{_written_kind(detail['input'])}", "对照示例方案的写法改"
    )


def _unknown(key: str, keys: list[str]) -> Sentence:
    meant = nearest(key, keys)
    if meant:
        return Sentence("JD202", f"不认识的字段“{key}”，你是不是想写“{meant}”", f"改成“{meant}”", meant)
    return Sentence("JD202", f"不认识的字段“{key}”", f"这里可以写：{'、'.join(keys)}")


def stray(key: str, keys: list[str]) -> Sentence:
    """What to say of a key with nothing behind it that is not one of `keys` (none: names are free)."""
    name, colon, rest = key.replace("：", ":", 1).partition(":")
    if colon and rest and "：" in key:
        return Sentence("JD202", f"“{key}”里的冒号是全角的", f"改成半角冒号，后面空一格：{name}: {rest.strip()}")
    if colon and rest:
        return Sentence("JD202", f"“{key}”的冒号后面少了空格", f"冒号后面空一格：{name}: {rest.strip()}")
    if keys:
        return _unknown(key, keys)
    cure = "写上内容；如果它是前一句的一部分，前面的逗号改成全角“，”，或把整句放进引号里"
    return Sentence("JD201", f"“{key}”后面没有内容", cure)


def _example(context: dict[str, Any]) -> str:
    return f"{context['kind']}的写法如“{context['example']}”，还没定就写“待定”"


def _name(path: Path) -> str:
    """The nearest field name above a misfit, with the number of the entry when it stands in a list."""
    if not path:
        return "整份文件"
    if isinstance(path[-1], int):
        field = next((step for step in reversed(path) if isinstance(step, str)), "")
        return f"“{field}”的第 {path[-1] + 1} 条"
    return f"“{path[-1]}”"


def _written_kind(value: Any) -> str:
    if value is None:
        return "空的"
    if isinstance(value, str):
        return f"“{value}”"
    return "一串清单" if isinstance(value, list) else "一组字段"
