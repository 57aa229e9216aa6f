"""The one language of conditions, texts and templates: Jinja in a sandbox, over plain data in Chinese words."""

from __future__ import annotations

import re
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from traceback import extract_tb
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Environment, Template
    from jinja2.environment import TemplateExpression

    from jiedai.handbook.sandbox import Sandbox


_MANY: Final = 4096
"""So many conditions and texts are kept compiled: one handbook's are the same for each of many visits."""


class ExpressionError(ValueError):
    """A condition, text or template that cannot be filled in; says why, in Chinese."""


class Unwritten(ExpressionError):  # noqa: N818 - no mistake of the handbook's
    """A comparison with what is not written, or not decided yet."""


class Blank(str):
    """What is not written (empty) or 待定: a text like any other, but neither more nor less than anything."""

    __slots__ = ()

    def _incomparable(self, other: object) -> bool:
        raise Unwritten(f"拿没写的内容和“{other}”比大小")

    __lt__ = __le__ = __gt__ = __ge__ = _incomparable


@cache
def environment() -> Sandbox:
    """The sandbox; a name that is not there is an error, and what is there but not written prints as nothing."""
    from jinja2 import StrictUndefined

    from jiedai.handbook.sandbox import Sandbox, join  # noqa: PLC0415 - it brings Jinja with it

    class Missing(StrictUndefined):
        """A name that is not there, with the nearest of those beside it."""

        @property
        def _undefined_message(self) -> str:
            name = str(self._undefined_name)
            beside = self._undefined_obj if isinstance(self._undefined_obj, dict) else {}
            return f"没有“{name}”{did_you_mean(name, map(str, beside))}"

    made = Sandbox(
        undefined=Missing,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["列"] = lambda words, mark="、": join(words, mark)
    made.filters["格"] = lambda text: "" if text is None else " ".join(str(text).split()).replace("|", "\\|")
    return made


@lru_cache(_MANY)
def _compiled(expression: str) -> tuple[TemplateExpression, set[str]]:
    """An expression ready to be evaluated, and the names that are used in it."""
    from jinja2.meta import find_undeclared_variables

    compiled = environment().compile_expression(expression, undefined_to_none=False)
    return compiled, find_undeclared_variables(environment().parse(f"{{{{ {expression} }}}}"))


def _value(expression: str, data: Mapping[str, Any]) -> Any:
    """What an expression comes to; nothing but what it names is taken from the data, which may be long to make."""
    evaluate, names = _compiled(expression)
    return evaluate(**{name: data[name] for name in names if name in data})


@lru_cache(_MANY)
def _template(text: str, *, marked: bool = False) -> Template:
    return (_marking() if marked else environment()).from_string(text)


def compiled(sandbox: Environment, source: str, name: str) -> Template:
    """A template from its text, which goes by a name in what is said of it."""
    from jinja2 import Template

    return Template.from_code(sandbox, sandbox.compile(source, name, name), sandbox.make_globals(None))


def holds(condition: str, data: Mapping[str, Any], *, unwritten: bool = False) -> bool:
    """Whether a condition is true of the data, `unwritten` where it compares what is not written.

    Raises ExpressionError.
    """
    try:
        with explained(f"条件“{condition}”", "", data):
            return bool(_value(condition, data))
    except Unwritten:
        return unwritten


def number(formula: str, data: Mapping[str, Any]) -> Decimal:
    """What an expression counts to; raises ExpressionError."""
    with explained(f"算式“{formula}”", "", data):
        return Decimal(str(_value(formula, data)))


def fill(text: str, data: Mapping[str, Any]) -> str:
    """A text with its {{…}} filled in from the data; raises ExpressionError."""
    if "{" not in text:
        return text
    with explained(f"文字“{text}”", "", data):
        return " ".join(_template(text).render(**data).split())


class Filled(NamedTuple):
    """A text with its {{…}} filled in, and what has been filled in."""

    text: str
    facts: tuple[str, ...]


def filled(text: str, data: Mapping[str, Any]) -> Filled:
    """A text filled in from the data, with the facts apart; raises ExpressionError."""
    if "{" not in text:
        return Filled(text, ())
    with explained(f"文字“{text}”", "", data):
        marked = " ".join(_template(text, marked=True).render(**data).split())
    facts = (fact.strip() for fact in re.findall(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}", marked))
    return Filled(re.sub(f"[{_OPEN}{_CLOSE}]", "", marked), tuple(filter(None, facts)))


_OPEN: Final = "\ue000"
_CLOSE: Final = "\ue001"
"""Stand around whatever is filled in until it has been told apart; nobody can type them."""


@cache
def _marking() -> Environment:
    """The same sandbox, which marks what it fills in."""
    return environment().overlay(finalize=lambda value: "" if value is None else f"{_OPEN}{value}{_CLOSE}")


def _line_number(line: int) -> str:
    return f" 第 {line} 行"


@contextmanager
def explained(
    what: str, template: str, data: Mapping[str, Any], place: Callable[[int], str] = _line_number
) -> Iterator[None]:
    """Turns whatever Jinja gives up with into an ExpressionError about `what`.

    Where `template` is a file's name, `place` says in words where a line of it is.
    """
    from jinja2 import TemplateError

    from jiedai.handbook.sandbox import ALLOWANCE  # noqa: PLC0415 - see above

    failures = (
        InvalidOperation,
        TypeError,
        ValueError,
        ArithmeticError,
        LookupError,
        AttributeError,
        RecursionError,
        MemoryError,
        SyntaxError,
    )
    ALLOWANCE.renew()
    try:
        yield
    except ExpressionError:
        raise
    except (TemplateError, *failures) as error:
        raise ExpressionError(what + _reason(error, template, data, place)) from error


def _reason(error: BaseException, template: str, data: Mapping[str, Any], place: Callable[[int], str]) -> str:
    """Why Jinja gave up, in Chinese, with the place when a template's file is known."""
    from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
    from jinja2.exceptions import SecurityError

    from jiedai.handbook.sandbox import TooMuch  # noqa: PLC0415 - see above

    if isinstance(error, TemplateNotFound):
        return f" 找不到（{error.name}）"
    if isinstance(error, TemplateSyntaxError):
        return (place(error.lineno) if template else "") + _MISWRITTEN
    if isinstance(error, SyntaxError):
        return _MISBUILT
    where = _where(error, template, place)
    if isinstance(error, TooMuch | RecursionError | MemoryError):
        return f"{where}没完没了：看看是不是循环套循环、自己套自己，或者把文字越接越长"
    if isinstance(error, SecurityError):
        return f"{where}用了不允许的写法"
    undefined = isinstance(error, UndefinedError)
    return where + (f"填不出来：{error}{_hint(str(error), data)}" if undefined else _UNCOUNTABLE)


_MISWRITTEN: Final = "写法不通：看看花括号和百分号是否成对，if、for 后面有没有 endif、endfor"
_MISBUILT: Final = "写法不通：看看是不是循环、判断套得太深，或者同一个参数写了两遍"
"""What Jinja lets pass, and Python does not."""
_UNCOUNTABLE: Final = "算不出来：看看是不是拿文字当数、拿空的内容当清单用了"


def _where(error: BaseException, template: str, place: Callable[[int], str]) -> str:
    frames = extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if template and frame.filename.endswith(template)]
    return place(lines[-1]) if lines and lines[-1] else ""


def _hint(message: str, data: Mapping[str, Any]) -> str:
    """The nearest of the outermost names, when the message has not named one already."""
    name = message.partition("“")[2].partition("”")[0]
    return "" if "你是不是" in message else did_you_mean(name, map(str, data))
