"""From a YAML parser's events to values, each with its place.

Every scalar stays the text that was written: YAML's own typing would turn `0510` into a number
and `18:00` into minutes. An empty value counts as not written, though its key keeps a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

import yaml

from jiedai.source.place import Place, Span, Text
from jiedai.source.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    Events: TypeAlias = Callable[[], Any]
    """Gives the parser's next event."""
    Node: TypeAlias = tuple[Any, Place, int]
    """A value under construction, its place, and its size: what an alias to it would repeat."""

MAX_DEPTH: Final = 40
_FEW: Final = 5
"""Fields that somebody may have written twice by accident, in a plan of some twenty."""
MAX_NODES: Final = 200_000

_ONE_EACH: Final = "一个文件只写一份：把多出来的那一份移走"
_ANCHOR = re.compile(r"[&!]\S*[ \t]+")


class Refused(Exception):  # noqa: N818 - says what is wrong
    """Ends the reading."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem


@dataclass
class Builder:
    """Builds values and places from the parser's events."""

    text: Text
    problems: list[Problem] = field(default_factory=list)
    anchors: dict[str, Node] = field(default_factory=dict)
    nodes: int = 0
    blank: bool = False
    """Whether anything is empty."""

    def document(self, events: Events) -> Node:
        root: Node | None = None
        while not isinstance(event := events(), yaml.StreamEndEvent):
            if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentEndEvent)):
                continue
            if isinstance(event, yaml.DocumentStartEvent):
                if root:
                    self._refuse("JD106", event, "一个文件只能写一份，“---”隔开的第二份读不了", _ONE_EACH)
                continue
            root = self._node(event, events, 0)
        self._second_plan()
        if root is None:
            span = Span(self.text, 0, 0)
            raise Refused(Problem("JD103", "文件里只有注释，没有内容", span, cure="从一份写好的接待方案拷一份来改"))
        return root

    def _second_plan(self) -> None:
        """One sentence for a whole plan pasted behind another, instead of one for each of its fields."""
        outermost = [each for each in self.problems if each.span.begin[1] == 1]
        if len(outermost) > _FEW:
            message = f"从这里起像是又贴了一份：有 {len(outermost)} 个字段写了两次"
            self.problems = [outermost[0]._replace(message=message, cure=_ONE_EACH)]

    def _node(self, event: Any, events: Events, depth: int) -> Node:
        kind = event.__class__  # a plan has hundreds of events: asking one after the other what it is takes longer
        if kind is yaml.AliasEvent:
            return self._alias(event)
        self.nodes += 1
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            self._refuse_size(event, depth)
        if event.tag is not None:
            self._refuse_tag(event)
        node: Node
        if kind is yaml.ScalarEvent:
            value = event.value
            if not value and event.implicit[0]:
                value, self.blank = None, True
            node = value, Place(self.text, *self._extent(event)), 1
        elif kind is yaml.SequenceStartEvent:
            node = self._sequence(event, events, depth)
        else:
            node = self._mapping(event, events, depth)
        if event.anchor:
            self.anchors[event.anchor] = node
        return node

    def _extent(self, event: Any) -> tuple[int, int]:
        """Where a scalar itself begins and ends."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor and (anchor := _ANCHOR.match(self.text.content, start, end)):
            start = anchor.end()
        return start, end

    def _sequence(self, start: Any, events: Events, depth: int) -> Node:
        values: list[Any] = []
        children: dict[str | int, Place] = {}
        size = 1
        while (event := events()).__class__ is not yaml.SequenceEndEvent:
            value, place, inside = self._node(event, events, depth + 1)
            children[len(values)] = place
            values.append(value)
            size += inside
        place = self._around(start, event, children)
        return values, place, size

    def _mapping(self, start: Any, events: Events, depth: int) -> Node:
        values: dict[str, Any] = {}
        children: dict[str | int, Place] = {}
        merged: list[Node] = []
        size = 1
        while (event := events()).__class__ is not yaml.MappingEndEvent:
            key, key_span = self._key(event)
            if not key[:1].isalnum():
                self._refuse_mistyped()
            child = self._node(events(), events, depth + 1)
            value, place, inside = child
            size += inside
            if key == "<<":
                merged.append(child)
                continue
            if key in children:
                self._duplicate(key, key_span, children[key].key)
                continue
            children[key] = place
            place.key = key_span
            if value is None:
                place.start = place.end = key_span[1]
            else:
                values[key] = value
        for node in merged:
            self._merge(node, values, children)
        place = self._around(start, event, children)
        return values, place, size

    def _around(self, start: Any, end: Any, children: dict[str | int, Place]) -> Place:
        return Place(self.text, start.start_mark.index, end.end_mark.index, None, children)

    def _key(self, event: Any) -> tuple[str, tuple[int, int]]:
        if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
            self._refuse("JD106", event, "字段名只能是一个词", "冒号前写一个词，不要写方括号、花括号、* 或 !")
        return event.value, self._extent(event)

    def _alias(self, event: Any) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            self._refuse(
                "JD122",
                event,
                f"“*{event.anchor}”指的内容前面没有写过",
                f"先在前面写“&{event.anchor}”，或直接写内容",
            )
        value, meant, size = node
        self.nodes += size
        if self.nodes > MAX_NODES:
            self._refuse_size(event, 0)
        place = Place(self.text, event.start_mark.index, event.end_mark.index, None, meant.children)
        return value, place, size

    def _merge(self, node: Node, values: dict[str, Any], children: dict[str | int, Place]) -> None:
        """Add what `<<` brings; what the mapping says itself wins."""
        value, whole, _ = node
        for index, source in enumerate(value if isinstance(value, list) else [value]):
            place = whole if source is value else (whole.children or {})[index]
            if not isinstance(source, dict):
                span = Span(self.text, place.start, place.end)
                raise Refused(
                    Problem(
                        "JD122",
                        "“<<”后面只能写引用的一组字段",
                        span,
                        cure="写成 <<: *名字，名字指前面用 & 起过名的一组字段",
                    )
                )
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

    def _refuse_size(self, event: Any, depth: int) -> NoReturn:
        much = f"层次超过 {MAX_DEPTH} 层" if depth > MAX_DEPTH else f"内容超过 {MAX_NODES} 项（引用展开后计）"
        self._refuse("JD107", event, f"{much}，不像是接待资料", "看看是不是放错了文件")

    def _refuse_mistyped(self) -> None:
        """End the reading where an indentation or a dash is mistyped; a key may also begin like that."""
        from jiedai.source.characters import wide_indentation  # noqa: PLC0415 - only when something is wrong
        from jiedai.source.punctuation import bare_dashes  # noqa: PLC0415 - only when something is wrong

        if problem := wide_indentation(self.text) or bare_dashes(self.text):
            raise Refused(problem)

    def _refuse_tag(self, event: Any) -> NoReturn:
        if event.tag.startswith("!"):
            from jiedai.source.syntax import reserved_start  # noqa: PLC0415 - only when something is wrong

            raise Refused(reserved_start(self.text, self.text.content.index("!", event.start_mark.index)))
        self._refuse("JD106", event, "写了 YAML 的类型标记（!!），这里用不着", "去掉“!!”和它后面的词")

    def _refuse(self, code: str, event: Any, message: str, cure: str = "") -> NoReturn:
        span = Span(self.text, event.start_mark.index, event.end_mark.index)
        raise Refused(Problem(code, message, span, cure=cure))
