"""A YAML file as values and places.

Every scalar stays the text that was written: YAML's own typing would turn `0510` into a number
and `18:00` into minutes. An empty value counts as not written, though its key keeps a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeAlias

import yaml

from jiedai.source.decode import read_text
from jiedai.source.place import Path, Place, Span, Text
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

MAX_DEPTH: Final = 40
MAX_NODES: Final = 200_000

_LOADER: Final[Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
_ANCHOR = re.compile(r"[&!]\S*[ \t]+")


class Document(NamedTuple):
    """The values of a file and where each of them stands."""

    text: Text
    values: dict[str, Value]
    root: Place
    empty: tuple[Path, ...] = ()
    """The keys with nothing behind them, which `values` leaves out."""

    def span(self, path: Path, *, key: bool = False) -> Span:
        return self.root.span(path, key=key)


def read(path: FilePath, file: str) -> Document | list[Problem]:
    """Read the YAML mapping in the file at `path`, called `file` in messages."""
    text = read_text(path, file)
    return [text] if isinstance(text, Problem) else parse(text)


def parse(text: Text, loader: Any = _LOADER) -> Document | list[Problem]:
    """Read a YAML mapping; every duplicate key is reported, any other slip ends the reading."""
    if "\t" in text.content:
        from jiedai.source.syntax import indenting_tab  # noqa: PLC0415 - only when something may be wrong

        if tab := indenting_tab(text):
            return [tab]
    builder = _Builder(text)
    try:
        events = yaml.parse(text.content.replace("\t", " "), Loader=loader)
        root = builder.document(events)
    except _Refused as refused:
        return [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        from jiedai.source.syntax import syntax_problem  # noqa: PLC0415 - only when something is wrong

        return [*builder.problems, syntax_problem(text, error)]
    if builder.problems:
        return builder.problems
    if not isinstance(root.value, dict):
        span = Span(text, root.place.start, root.place.end)
        kind = "一串清单（- …）" if isinstance(root.value, list) else "一段文字"
        return [
            Problem(
                "JD108",
                f"最外层应是“字段: 内容”，这里写成了{kind}",
                span,
                cure="去掉最外层的“- ”，从“接待: …”写起",
            )
        ]
    return Document(text, root.value, root.place, tuple(_empty(root.place, ())))


def _empty(place: Place, path: Path) -> Iterator[Path]:
    for step, child in (place.children or {}).items():
        if child.key and child.start == child.end == child.key[1]:
            yield (*path, step)
        elif child.children:
            yield from _empty(child, (*path, step))


class _Refused(Exception):  # noqa: N818 - ends the reading, carrying what is wrong
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass(slots=True)
class _Node:
    """A value under construction: `size` counts what an alias to it would repeat."""

    value: Any
    place: Place
    size: int = 1


@dataclass
class _Builder:
    """Builds values and places from the parser's events."""

    text: Text
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, _Node] = field(default_factory=dict)
    nodes: int = 0

    def document(self, events: Iterator[Any]) -> _Node:
        root: _Node | None = None
        for event in events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root:
                    self._refuse("JD106", event, "一个文件只能写一份，“---”隔开的第二份读不了")
                continue
            root = self._node(event, events, 0)
        if root is None:
            span = Span(self.text, 0, 0)
            raise _Refused(Problem("JD103", "文件里只有注释，没有内容", span, cure="从一份写好的接待方案拷一份来改"))
        return root

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> _Node:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        self._check_bounds(event, 1, depth)
        if event.tag is not None:
            self._refuse("JD106", event, "这里用了 YAML 的类型标记（!），接待方案里用不着", "去掉“!”和它后面的词")
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(event, events, depth)
        else:
            node = self._mapping(event, events, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _scalar(self, event: Any) -> _Node:
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor and (anchor := _ANCHOR.match(self.text.content, start, end)):
            start = anchor.end()
        empty = event.value == "" and event.implicit[0]
        return _Node(None if empty else event.value, Place(self.text, start, end))

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> _Node:
        values: list[Any] = []
        children: dict[str | int, Place] = {}
        size = 1
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            child = self._node(event, events, depth + 1)
            children[len(values)] = child.place
            values.append(child.value)
            size += child.size
        place = Place(self.text, start.start_mark.index, event.end_mark.index, None, children)
        return _Node(values, place, size)

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> _Node:
        values: dict[str, Any] = {}
        children: dict[str | int, Place] = {}
        merged: list[_Node] = []
        size = 1
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, key_span = self._key(event)
            child = self._node(next(events), events, depth + 1)
            size += child.size
            if key == "<<":
                merged.append(child)
                continue
            place = child.place
            first, last = (key_span[1],) * 2 if child.value is None else (place.start, place.end)
            child_place = Place(place.text, first, last, key_span, place.children)
            if key in children:
                self._duplicate(key, key_span, children[key].key)
                continue
            children[key] = child_place
            if child.value is not None:
                values[key] = child.value
        for node in merged:
            self._merge(node, values, children)
        place = Place(self.text, start.start_mark.index, event.end_mark.index, None, children)
        return _Node(values, place, size)

    def _key(self, event: Any) -> tuple[str, tuple[int, int]]:
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
            self._refuse("JD106", event, "字段名只能是一个词", "冒号前写一个词，不要写方括号、花括号、* 或 !")
        node = self._scalar(event)
        return event.value, (node.place.start, node.place.end)

    def _alias(self, event: Any) -> _Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            self._refuse(
                "JD106",
                event,
                f"“*{event.anchor}”指的内容前面没有写过",
                f"先在前面写“&{event.anchor}”，或直接写内容",
            )
        self._check_bounds(event, node.size, 0)
        place = Place(self.text, event.start_mark.index, event.end_mark.index, None, node.place.children)
        return _Node(node.value, place, node.size)

    def _merge(self, node: _Node, values: dict[str, Any], children: dict[str | int, Place]) -> None:
        """Add what `<<` brings; what the mapping says itself wins."""
        sources = node.value if isinstance(node.value, list) else [node.value]
        for index, source in enumerate(sources):
            place = node.place if source is node.value else (node.place.children or {})[index]
            if not isinstance(source, dict):
                span = Span(self.text, place.start, place.end)
                raise _Refused(Problem("JD106", "“<<”后面只能写引用的一组字段", span))
            values.update({key: value for key, value in source.items() if key not in children})
            children.update({key: child for key, child in (place.children or {}).items() if key not in children})

    def _duplicate(self, key: str, span: tuple[int, int], first: tuple[int, int] | None) -> None:
        earlier = Span(self.text, *(first or span))
        self.problems.append(
            Problem(
                "JD105",
                f"“{key}”写了两次，第一次在第 {earlier.begin[0]} 行",
                Span(self.text, *span),
                cure="两处合成一处，删去多余的",
                related=((earlier, "第一次写在这里"),),
            )
        )

    def _check_bounds(self, event: Any, size: int, depth: int) -> None:
        self.nodes += size
        if depth > MAX_DEPTH:
            self._refuse("JD107", event, f"层次超过 {MAX_DEPTH} 层，不像是一份接待方案")
        if self.nodes > MAX_NODES:
            self._refuse("JD107", event, f"内容超过 {MAX_NODES} 项（引用展开后计），不像是一份接待方案")

    def _refuse(self, code: str, event: Any, message: str, cure: str = "") -> NoReturn:
        span = Span(self.text, event.start_mark.index, event.end_mark.index)
        raise _Refused(Problem(code, message, span, cure=cure))
