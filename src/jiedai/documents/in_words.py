"""A handbook's texts, conditions and formulas as a reader who knows no Jinja would say them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jiedai.handbook.expression import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_COMPARED: Final = {"eq": "是", "ne": "不是", "gt": "多于", "gteq": "不少于", "lt": "少于", "lteq": "不超过"}
_COUNTED: Final = {"Add": "+", "Sub": "−", "Mul": "×", "Div": "÷", "FloorDiv": "÷"}
_PEOPLE: Final = {"来宾": "来宾人数", "我方": "我方人数", "人数": "总人数"}
"""What a formula counts with."""
_SELECTED: Final = {"selectattr": "是", "rejectattr": "不是"}
_INSIDE: Final = {"select": "在", "reject": "不在"}
_EXTREME: Final = {"min": "最小的", "max": "最大的"}
_SILENT: Final = frozenset(
    ["列", "格", "list", "sum", "select", "join", "int", "string", "default", "unique", "first", "last"]
)
"""Filters that change how a thing is written, not what it is."""


class _UnclearError(Exception):
    """Nothing that can be said in words; the text stands as it is written."""


def text_in_words(text: str, each: str | None = None) -> str:
    """与〔对方联系人〕再核一遍: what the plan fills in stands in brackets, without the name of what it is of each."""
    if "{" not in text:
        return text
    words = _attempt(text, text, lambda nodes: "".join(map(_part, nodes.body)))
    return re.sub(r" ?([〔〕]) ?", r"\1", words.replace(f"〔{each}", "〔"))


def condition_in_words(condition: str, each: str | None = None) -> str:
    """有物料或有礼品; without the name of what is asked about each."""
    words = _attempt("{{" + condition + "}}", f"“{condition}”成立", lambda nodes: _condition(nodes.body[0].nodes[0]))
    return re.sub(f"有{each}(?=[^，或])", "有", words) if each else words


def formula_in_words(formula: str) -> str:
    """来宾人数 + 2."""
    return _attempt("{{" + formula + "}}", formula, lambda nodes: _formula(nodes.body[0].nodes[0]))


def _attempt(template: str, otherwise: str, say: Callable[[Any], str]) -> str:
    from jinja2 import TemplateSyntaxError

    try:
        return " ".join(say(environment().parse(template)).split())
    except (TemplateSyntaxError, _UnclearError, AttributeError, RecursionError):
        return otherwise


def _kind(node: Any) -> str:
    return type(node).__name__


def _part(node: Any) -> str:
    """A piece of a text: a choice shows what is usual, and the other case behind it."""
    if _kind(node) == "TemplateData":
        return str(node.data)
    if _kind(node) == "Output":
        return "".join(map(_part, node.nodes))
    if _kind(node) == "For":
        return "".join(map(_part, node.body)) + "……"
    if _kind(node) == "If":
        if _about_the_loop(node.test):
            return ""
        usual, *others = (
            "".join(map(_part, body)) for body in (node.body, *(each.body for each in node.elif_), node.else_)
        )
        otherwise = "；或：".join(words.strip() for words in others if words.strip())
        return usual + (f"（或：{otherwise}）" if otherwise else "")
    return "" if _kind(node) == "Assign" else f"〔{_clear(node)}〕"


def _clear(node: Any) -> str:
    """What is filled in; dots where it cannot be said."""
    try:
        return _value(node)
    except _UnclearError:
        return "……"


def _about_the_loop(node: Any) -> bool:
    from jinja2.nodes import Name

    return any(name.name == "loop" for name in node.find_all(Name))


def _value(node: Any) -> str:
    """来访单位名称, 车辆司机姓名, 场地负责，没有就是总协调."""
    say = _VALUES.get(_kind(node))
    if say is None:
        raise _UnclearError
    return say(node)


def _filtered(node: Any) -> str:
    words = _value(node.node)
    if node.name in ("length", "count"):
        return f"{words}数"
    if node.name == "map" and node.kwargs:
        return f"{words}{_value(node.kwargs[0].value)}"
    if node.name in _SELECTED and len(node.args) > 1:
        name, *_, value = map(_value, node.args)
        return f"{name}{_SELECTED[node.name]}{value}的{words}"
    if node.name in _INSIDE and len(node.args) > 1 and _value(node.args[0]) == "in":
        return f"{words}中{_INSIDE[node.name]}{_value(node.args[1])}里的"
    if node.name in _SILENT:
        return words
    raise _UnclearError


def _joined(node: Any) -> str:
    """'、'.join(…), the only call there is."""
    if _kind(node.node) != "Getattr" or node.node.attr != "join" or not node.args:
        raise _UnclearError
    return _value(node.args[0])


def _condition(node: Any) -> str:
    kind = _kind(node)
    if kind in ("And", "Or"):
        return f"{_condition(node.left)}{'，并且' if kind == 'And' else '或'}{_condition(node.right)}"
    if kind == "Not":
        return _denied(node.node)
    if kind == "Compare":
        return _compared(node.expr, node.ops)
    return f"有{_value(node)}"


def _denied(node: Any) -> str:
    if _kind(node) in ("And", "Or", "Not", "Compare"):
        return f"不是（{_condition(node).strip()}）"
    return f"没有{_value(node)}"


def _compared(left: Any, operations: Iterable[Any]) -> str:
    (operation,) = operations
    if operation.op in ("in", "notin"):
        return f"{_value(operation.expr)}里{'有' if operation.op == 'in' else '没有'}{_value(left)}"
    if operation.op not in _COMPARED:
        raise _UnclearError
    number = _value(operation.expr)
    return f"{_people(left)}{_COMPARED[operation.op]}" + (f" {number} " if number.isdigit() else number)


def _people(node: Any) -> str:
    return _PEOPLE.get(node.name, str(node.name)) if _kind(node) == "Name" else _value(node)


def _formula(node: Any) -> str:
    """来宾人数不超过 5 时：来宾人数；否则：5 +（来宾人数 − 5）÷ 2（取整）."""
    if _kind(node) == "CondExpr":
        return f"{_condition(node.test)}时：{_formula(node.expr1)}；否则：{_formula(node.expr2)}"
    if _kind(node) in _COUNTED:
        whole = "（取整）" if _kind(node) == "FloorDiv" else ""
        return f"{_operand(node.left, node)} {_COUNTED[_kind(node)]} {_operand(node.right, node)}{whole}"
    if _kind(node) == "Filter" and node.name in _EXTREME and _kind(node.node) == "List":
        return f"{'、'.join(map(_formula, node.node.items))} 中{_EXTREME[node.name]}"
    return _people(node)


def _operand(node: Any, within: Any) -> str:
    """A sum stands in brackets where it would otherwise be taken apart."""
    apart = _kind(within) not in ("Add", "Sub") or (_kind(within) == "Sub" and node is within.right)
    return f"({_formula(node)})" if apart and _kind(node) in ("Add", "Sub") else _formula(node)


_VALUES: Final[dict[str, Callable[[Any], str]]] = {
    "Name": lambda node: str(node.name),
    "Const": lambda node: str(node.value),
    "Getattr": lambda node: f"{_value(node.node)}{node.attr}",
    "Getitem": lambda node: f"{_value(node.node)}{_value(node.arg)}",
    "Or": lambda node: f"{_value(node.left)}，没有就是{_value(node.right)}",
    "CondExpr": lambda node: _value(node.expr1),
    "Concat": lambda node: "".join(map(_value, node.nodes)),
    "List": lambda node: "、".join(map(_value, node.items)),
    "Filter": _filtered,
    "Call": _joined,
    **dict.fromkeys(_COUNTED, _formula),
}
"""How each kind of expression is said."""
