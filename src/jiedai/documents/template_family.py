"""What a template leans upon: the templates that it extends and includes, and the names that these and imports give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jinja2 import TemplateError, meta, nodes  # noqa: TID253 - imported only when a template is looked at

from jiedai.handbook.expression import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment

_OF_JINJA: Final = frozenset({"super", "self", "caller", "varargs", "kwargs"})
"""What Jinja itself gives blocks and macros."""


def family(tree: nodes.Template, sandbox: Environment, seen: frozenset[str] = frozenset()) -> Iterator[nodes.Template]:
    """A template, and those that it extends or includes, and so on; what cannot be had is said elsewhere."""
    yield tree
    for node in tree.find_all((nodes.Extends, nodes.Include)):
        name = getattr(getattr(node, "template", None), "value", None)
        if isinstance(name, str) and name not in seen:
            found = _loaded(name, sandbox)
            yield from family(found, sandbox, seen | {name}) if found else ()


def _loaded(name: str, sandbox: Environment) -> nodes.Template | None:
    try:
        text, _, _ = sandbox.loader.get_source(sandbox, name) if sandbox.loader else ("", None, None)
        return sandbox.parse(text)
    except (TemplateError, ExpressionError, RecursionError):
        return None


def given(trees: list[nodes.Template]) -> set[str]:
    """The names that the blocks of a family see besides the data: what is set, defined or imported outside of blocks."""
    return set(_OF_JINJA).union(*(_made(node) for tree in trees for node in tree.body))


def _made(node: nodes.Node) -> set[str]:
    if isinstance(node, nodes.Macro):
        return {node.name}
    if isinstance(node, nodes.Import):
        return {node.target}
    if isinstance(node, nodes.FromImport):
        return {each if isinstance(each, str) else each[1] for each in node.names}
    if isinstance(node, nodes.Assign | nodes.AssignBlock):
        return {each.name for each in (node.target, *node.target.find_all(nodes.Name)) if isinstance(each, nodes.Name)}
    return set()


def asked(trees: list[nodes.Template]) -> set[str]:
    """The names that a family asks its data for."""
    return set().union(*(meta.find_undeclared_variables(tree) for tree in trees))
