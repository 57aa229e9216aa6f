"""The fields that a template asks for, compared with what its paper is given: unknown ones, and those kept from its readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jinja2 import nodes  # noqa: TID253 - imported only when a template is looked at

from jiedai.shape.nearest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

_BY_FIELD: Final = ("map", "selectattr", "rejectattr", "groupby", "sort", "sum", "unique", "join", "min", "max")
"""The filters that may name a field of each thing."""
_SAME_THINGS: Final = (
    "select",
    "reject",
    "selectattr",
    "rejectattr",
    "sort",
    "unique",
    "list",
    "reverse",
    "default",
    "d",
)
_ASKING: Final = ("defined", "undefined")
_INSTEAD: Final = ("default", "d")
"""Who asks so may ask for what is not there."""


class Known(NamedTuple):
    """What a name holds in a sample: as the paper's readers may see it, and whole; nothing where it is not known."""

    seen: Any = None
    whole: Any = None

    def field(self, name: str) -> Known:
        return Known(_field(self.seen, name), _field(self.whole, name))

    def each(self) -> Known:
        """One of a list, with every field that any of the list has."""
        return Known(_each(self.seen), _each(self.whole))


class Wrong(NamedTuple):
    """A field that is not there, by the line of the template."""

    line: int
    sentence: str


class Fields:
    """Looks through a template's tree; `unjudged` are the names that it does not have from the data."""

    def __init__(self, seen: Mapping[str, Any], whole: Mapping[str, Any], unjudged: set[str], readers: str) -> None:
        self._top = Known(seen, dict(seen) | dict(whole))
        self._unjudged = unjudged
        self._readers = readers
        self._local: dict[str, Known] = {}
        self._wrong: list[Wrong] = []

    def wrong(self, tree: nodes.Template) -> list[Wrong]:
        """What is wrong with the fields of a template, each once a line."""
        self._local |= dict.fromkeys((each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"), Known())
        self._local |= {each.name: Known() for each in tree.find_all(nodes.Macro)}
        self._walk(tree)
        return list(dict.fromkeys(self._wrong))

    def _walk(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Test) and node.name in _ASKING:
            return
        if isinstance(node, nodes.For):
            self._walk_loop(node)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            self._local[node.target.name] = self._value(node.node)
        elif isinstance(node, nodes.Expr):
            self._value(node)
        else:
            self._inside(node)

    def _inside(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self._walk(child)

    def _walk_loop(self, loop: nodes.For) -> None:
        each = self._value(loop.iter).each()
        before = dict(self._local)
        self._local["loop"] = Known()
        if isinstance(loop.target, nodes.Name):
            self._local[loop.target.name] = each
        for child in (loop.test, *loop.body):
            if child is not None:
                self._walk(child)
        self._local = before
        for child in loop.else_:
            self._walk(child)

    def _value(self, node: nodes.Node) -> Known:
        """What an expression holds, as far as it is known; notes what is wrong inside it."""
        if isinstance(node, nodes.Name):
            return self._name(node)
        if isinstance(node, nodes.Getattr):
            return self._attribute(node, node.node, node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._attribute(node, node.node, node.arg.value)
            return self._value(node.node).each()
        if isinstance(node, nodes.Filter):
            return self._filtered(node)
        self._inside(node)
        return Known()

    def _name(self, node: nodes.Name) -> Known:
        if node.ctx != "load" or node.name in self._local:
            return self._local.get(node.name, Known())
        if node.name not in self._unjudged:
            self._note(node, "", self._top, node.name)
        return self._top.field(node.name)

    def _attribute(self, node: nodes.Node, holder: nodes.Node, name: str) -> Known:
        known, whose = self._value(holder), _shown(holder)
        method = isinstance(node, nodes.Getattr) and hasattr(type(known.seen), name)
        if known.seen in (None, "", [], (), {}) or method:
            return known.field(name)
        if isinstance(known.seen, dict):
            self._note(node, whose, known, name)
        elif not isinstance(known.seen, list | tuple):
            self._say(node, f"“{whose}”只是一个词，里面没有“{name}”")
        elif isinstance(node, nodes.Getattr):
            self._say(node, f"“{whose}”是一串，取不出“{name}”：用 {{% for … in {whose} %}} 一个一个取")
        return known.field(name)

    def _filtered(self, node: nodes.Filter) -> Known:
        known = self._value(node.node) if node.node and node.name not in _INSTEAD else Known()
        for argument in (*node.args, *node.kwargs):
            self._walk(argument)
        asked = _named_field(node)
        element = known.each()
        if asked and isinstance(element.seen, dict) and element.seen:
            for name in asked.split("."):
                self._note(node, f"{_shown(node.node)}的每一个", element, name)
                element = element.field(name)
        if node.name == "map" and asked:
            return Known([element.seen], [element.whole])
        if node.name in ("first", "last"):
            return known.each()
        return known if node.name in _SAME_THINGS else Known()

    def _note(self, node: nodes.Node, whose: str, holder: Known, name: str) -> None:
        """Say so where what the readers see has no such field."""
        if not isinstance(holder.seen, dict) or name in holder.seen:
            return
        full = f"{whose}.{name}" if whose else name
        if isinstance(holder.whole, dict) and name in holder.whole:
            self._say(node, f"“{full}”不给{self._readers}看，这份文书里没有它")
        else:
            inside = f"“{whose}”里没有“{name}”" if whose else f"没有“{name}”"
            self._say(node, f"{inside}{did_you_mean(name, map(str, holder.seen))}")

    def _say(self, node: nodes.Node, sentence: str) -> None:
        self._wrong.append(Wrong(node.lineno, sentence))


def _field(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _each(value: Any) -> Any:
    return _together(list(value)) if isinstance(value, list | tuple) and value else None


def _together(values: list[Any]) -> Any:
    """What several samples of one thing hold between them: every field that any has, every element that any has."""
    groups = [each for each in values if isinstance(each, dict) and each]
    if groups:
        keys = dict.fromkeys(key for group in groups for key in group)
        return {key: _together([group[key] for group in groups if key in group]) for key in keys}
    lists = [each for each in values if isinstance(each, list | tuple) and each]
    if lists:
        return [one for each in lists for one in each]
    return next((each for each in values if each not in (None, "")), values[0])


def _named_field(node: nodes.Filter) -> str:
    """The field of each thing that a filter names: 部门 in 我方|map(attribute='部门')."""
    if node.name not in _BY_FIELD:
        return ""
    named: list[nodes.Node] = [each.value for each in node.kwargs if each.key == "attribute"]
    if node.name in ("selectattr", "rejectattr", "groupby"):
        named += node.args[:1]
    return next((each.value for each in named if isinstance(each, nodes.Const) and isinstance(each.value, str)), "")


def _shown(node: nodes.Node | None) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_shown(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_shown(node.node)}[{node.arg.value}]"
    if isinstance(node, nodes.Filter):
        return _shown(node.node)
    return node.name if isinstance(node, nodes.Name) else "它"
