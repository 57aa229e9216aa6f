"""The sandbox in which conditions, texts and templates run: plain data, no code, and an end to what they use up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from jinja2 import nodes, pass_context, pass_eval_context  # noqa: TID253 - imported only when something is filled in
from jinja2.exceptions import SecurityError, TemplateRuntimeError  # noqa: TID253
from jinja2.filters import do_format, do_join, do_replace, do_round  # noqa: TID253
from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: TID253
from jinja2.visitor import NodeTransformer  # noqa: TID253

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_ALLOWANCE: Final = 5_000_000
"""Characters put down and steps taken in one filling; the longest paper of sixty guests takes a fiftieth."""
_CALL: Final = 50
"""What a call costs: it takes as long as that many steps."""
_LONGEST_RANGE: Final = 1_000
_LARGEST_NUMBER: Final = 4_096
"""Bits of a number that is counted with."""
_FINEST: Final = 20
"""Digits behind the point."""
_FORBIDDEN_FILTERS: Final = ("attr", "batch", "center", "indent", "pprint", "random", "slice")
"""They swell a text to any length, or give something else each time."""
_FORBIDDEN_GLOBALS: Final = ("cycler", "joiner", "lipsum")
_FORBIDDEN_METHODS: Final = frozenset(
    {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "translate", "zfill"}
)


class TooMuch(TemplateRuntimeError):  # noqa: N818 - says what it did
    """A template without an end, or with a text that swells without one."""


class Allowance:
    """What one filling may still use up."""

    def __init__(self) -> None:
        self.left = _ALLOWANCE

    def renew(self) -> None:
        self.left = _ALLOWANCE

    def spend(self, amount: int) -> None:
        self.left -= amount
        if self.left < 0:
            raise TooMuch


ALLOWANCE: Final = Allowance()
"""That of the filling under way; there is only ever one."""


class _Metered(NodeTransformer):
    """Has every step of a loop and every text that is joined paid for."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - jinja's name for it
        printed = sum(len(each.data) for each in node.find_all(nodes.TemplateData))
        self.generic_visit(node)
        node.iter = _paid(node.iter, "_steps", nodes.Const(1 + printed))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Concat:  # noqa: N802 - jinja's name for it
        self.generic_visit(node)
        node.nodes = [_paid(each, "_weighed") for each in node.nodes]
        return node


def _paid(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Expr:
    return nodes.Filter(cast("nodes.Expr", node), name, list(arguments), [], None, None, lineno=node.lineno)


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja without what could fill the memory, never end, or reach beyond plain data."""

    intercepted_binops = frozenset(["**", "*", "+", "%"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, finalize=printed)
        for name in _FORBIDDEN_FILTERS:
            del self.filters[name]
        for name in _FORBIDDEN_GLOBALS:
            del self.globals[name]
        self.globals["range"] = _range
        self.filters |= {"_steps": _steps, "_weighed": _weighed, "join": _join, "replace": _replace, "round": _round}
        self.filters["format"] = _format

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        metered = _Metered().visit(source).set_environment(self)
        return super()._generate(metered, *arguments, **options)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, int) and isinstance(right, int)
        if operator == "**" or (operator == "*" and not numbers) or (operator == "%" and isinstance(left, str)):
            raise SecurityError(operator)
        if numbers and max(left.bit_length(), right.bit_length()) > _LARGEST_NUMBER:
            raise TooMuch
        if operator == "+":
            ALLOWANCE.spend(sum(len(each) for each in (left, right) if isinstance(each, str | list | tuple)))
        return super().call_binop(context, operator, left, right)

    def call(self, context: Any, called: Any, /, *arguments: Any, **options: Any) -> Any:
        ALLOWANCE.spend(_CALL)
        text, name = getattr(called, "__self__", None), getattr(called, "__name__", "")
        if isinstance(text, str) and name in _GROWING:
            return _GROWING[name](text, *arguments)
        return super().call(context, called, *arguments, **options)

    def wrap_str_format(self, value: Any) -> None:
        """Jinja would let a text format others; `is_safe_attribute` says no."""

    def is_safe_attribute(self, holder: Any, name: str, value: Any) -> bool:
        if isinstance(holder, int | float) or (isinstance(holder, str) and name in _FORBIDDEN_METHODS):
            return False
        return super().is_safe_attribute(holder, name, value)


def printed(value: Any) -> Any:
    """What a template prints for a value: nothing for none."""
    if isinstance(value, str):
        ALLOWANCE.spend(len(value))
    return "" if value is None else value


def join(words: Iterable[Any] | None, mark: str = "") -> str:
    """The words one behind the other, with a mark between each two."""
    each = list(map(str, words or []))
    ALLOWANCE.spend(sum(map(len, each)) + len(mark) * len(each))
    return mark.join(each)


def _range(*bounds: int) -> range:
    made = range(*bounds)
    if len(made) > _LONGEST_RANGE:
        raise TooMuch
    return made


def _replaced(text: str, old: str, new: str, *count: int) -> str:
    ALLOWANCE.spend(len(text) + len(new) * text.count(old))
    return text.replace(old, new, *count)


_GROWING: Final[dict[str, Callable[..., str]]] = {"join": lambda mark, words: join(words, mark), "replace": _replaced}
"""The methods of a text that may swell it, paid for."""


@pass_context
def _steps(_context: Any, things: Iterable[Any], price: int) -> Iterator[Any]:
    for each in things:
        ALLOWANCE.spend(price)
        yield each


@pass_context
def _weighed(_context: Any, value: Any) -> Any:
    if isinstance(value, str):
        ALLOWANCE.spend(len(value))
    return value


@pass_eval_context
def _join(context: Any, words: Iterable[Any], mark: str = "", attribute: str | int | None = None) -> str:
    each = list(words)
    ALLOWANCE.spend(sum(len(word) for word in each if isinstance(word, str)) + len(mark) * len(each))
    return str(do_join(context, each, mark, attribute))


@pass_eval_context
def _replace(context: Any, text: str, old: str, new: str, count: int | None = None) -> str:
    ALLOWANCE.spend(len(text) + len(new) * str(text).count(old))
    return do_replace(context, text, old, new, count)


def _format(pattern: str, *values: Any) -> str:
    if re.search(r"\*|\d{3}", pattern):
        raise TooMuch
    return do_format(pattern, *values)


def _round(value: float, precision: int = 0, method: Any = "common") -> float:
    if abs(precision) > _FINEST:
        raise TooMuch
    return do_round(value, precision, method)
