"""A misfit in one Chinese sentence, from pydantic's error type and context, never from its English text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from jiedai.shape.nearest import certain, did_you_mean, nearest
from jiedai.shape.run_on import separated

if TYPE_CHECKING:
    from collections.abc import Callable

    from jiedai.source.place import Path

Saying: TypeAlias = "Callable[[Any, Path, list[str]], Sentence]"


class Sentence(NamedTuple):
    """What to say of a misfit; `meant` is the key that was probably meant, `instead` what can only be meant."""

    code: str
    message: str
    cure: str = ""
    meant: str = ""
    instead: str = ""


def sentence(detail: Any, path: Path, keys: list[str]) -> Sentence:
    """What to say of one pydantic error at `path`; `keys` are those that may stand beside it."""
    return SENTENCES[detail["type"]](detail, path, keys)


def _missing(_detail: Any, path: Path, _keys: list[str]) -> Sentence:
    where = _name(path[:-1]) if path[:-1] else ""
    return Sentence("JD201", f"{where}缺少“{path[-1]}”", f"补上“{path[-1]}: …”，还没定就写“待定”")


def _extra(_detail: Any, path: Path, keys: list[str]) -> Sentence:
    return _unknown(str(path[-1]), keys)


def _unknown(key: str, keys: list[str]) -> Sentence:
    instead = certain(key, keys) or ""
    meant = instead or nearest(key, keys)
    if meant:
        return Sentence("JD202", f"不认识的字段“{key}”，你是不是想写“{meant}”", f"改成“{meant}”", meant, instead)
    return Sentence("JD202", f"不认识的字段“{key}”", f"这里可以写：{'、'.join(keys)}")


def _unreadable(detail: Any, _path: Path, _keys: list[str]) -> Sentence:
    context = detail["ctx"]
    example = f"{context['kind']}的写法如“{context['example']}”，还没定就写“待定”"
    return Sentence("JD203", context["reason"], context["cure"] or example)


def _choice(detail: Any, path: Path, _keys: list[str]) -> Sentence:
    context = detail["ctx"]
    accepted: list[str] = context["accepted"]
    written = context["written"]
    instead = certain(written, accepted) or ""
    hint = f"，你是不是想写“{instead}”" if instead else did_you_mean(written, accepted)
    cure = f"可以写：{'、'.join(accepted)}，或“待定”"
    return Sentence("JD204", f"{_name(path)}不能写“{written}”{hint}", cure, instead=instead)


def _not_text(detail: Any, path: Path, _keys: list[str]) -> Sentence:
    context = detail["ctx"]
    example = f"，如“{context['example']}”" if context["example"] else ""
    written = _written_kind(detail["input"])
    cure = "只写一样；几样要分开写的，看看示例里写在哪里"
    return Sentence("JD205", f"{_name(path)}应是{context['kind']}{example}，这里写成了{written}", cure)


_NOTHING: Final = ("无", "没有", "不用", "不需要", "否")


AS_IN_THE_EXAMPLES: Final = "对照示例的写法改"


def _wrong_kind(expected: str, nothing: str = "") -> Saying:
    def say(detail: Any, path: Path, _keys: list[str]) -> Sentence:
        message = f"{_name(path)}应是{expected}，这里写成了{_written_kind(detail['input'])}"
        if detail["input"] in _NOTHING:
            empty = f"写 {path[-1]}: {nothing}" if nothing and path else "删去这一行"
            return Sentence("JD205", message, f"这次没有，就{empty}")
        return Sentence("JD205", message, AS_IN_THE_EXAMPLES)

    return say


SENTENCES: Final[dict[str, Saying]] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "unreadable": _unreadable,
    "choice": _choice,
    "not_text": _not_text,
    "list_type": _wrong_kind("一串清单，每条以“- ”开头", "[]"),
    "dict_type": _wrong_kind("一组“名称: 内容”", "{}"),
    "model_type": _wrong_kind("一组“字段: 内容”"),
}
"""By pydantic's type of error, all that our models can raise."""


def stray(key: str, keys: list[str]) -> Sentence:
    """What to say of a key with nothing behind it that is not one of `keys` (none: names are free)."""
    name, colon, rest = (part.strip() for part in key.replace("：", ":", 1).partition(":"))
    if colon and rest:
        apart = separated(key, keys, named=True)
        instead = apart.text if apart else ""
        shown = instead or f"{name}: {rest}"
        if "：" in key:
            message = f"“{key}”里的{'冒号和逗号' if '，' in key else '冒号'}是全角的"
            return Sentence("JD111", message, f"改成半角的，后面空一格：{shown}", instead=instead)
        return Sentence("JD112", f"“{key}”的冒号后面少了空格", f"冒号后面空一格：{shown}", instead=instead)
    if keys:
        return _unknown(key, keys)
    cure = "写上内容；如果它是前一句的一部分，前面的逗号改成全角“，”，或把整句放进引号里"
    return Sentence("JD206", f"“{key}”后面没有内容", cure)


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
