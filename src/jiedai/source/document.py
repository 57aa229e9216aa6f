"""A YAML file as values and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import yaml

from jiedai.source.building import Builder, Refused
from jiedai.source.decode import read_text
from jiedai.source.place import Path, Place, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from jiedai.source.problem import Problem

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_LOADER: Final[Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Document(NamedTuple):
    """The values of a file and where each of them stands."""

    text: Text
    values: dict[str, Value]
    root: Place
    empty: tuple[Path, ...] = ()
    """The keys with nothing behind them, which `values` leaves out."""

    def span(self, path: Path, *, key: bool = False) -> Span:
        return self.root.span(path, key=key)


def read(path: FilePath, file: str, *, fixable: bool = True) -> Document | list[Problem]:
    """Read the YAML mapping in the file at `path`, called `file` in messages; `fixable` when it may be written to."""
    text, problems = read_text(path, file, fixable=fixable)
    if text is None:
        return problems
    document = parse(text)
    if problems:
        return problems if isinstance(document, Document) else problems + document
    return document


def own_data(path: FilePath) -> dict[str, Any]:
    """The values of a YAML file that is part of jiedai."""
    return own_document(path, path.name).values


def own_document(path: FilePath, file: str) -> Document:
    """A YAML file that is part of jiedai, called `file` in messages."""
    document = read(path, file, fixable=False)
    if not isinstance(document, Document):
        raise ValueError(document[0].message)  # noqa: TRY004 - what the file says is wrong, not what it is
    return document


def parse(text: Text, loader: Any = _LOADER) -> Document | list[Problem]:
    """Read a YAML mapping, or say everything that keeps it from being read.

    Where a slip has a safe fix, reading goes on as though it were made, so that one run shows them all.
    """
    found = parse_once(text, loader)
    if isinstance(found, Document):
        return found
    from jiedai.source.repair import all_slips  # noqa: PLC0415 - only when something is wrong

    return all_slips(text, found, lambda repaired: parse_once(repaired, loader))


def parse_once(text: Text, loader: Any = _LOADER) -> Document | list[Problem]:
    """Read a YAML mapping; every duplicate key is reported, any other slip ends the reading."""
    if not text.content.replace("\n", "").replace("\r", "").isprintable():
        from jiedai.source.characters import misleading  # noqa: PLC0415 - only when something may be wrong

        if problem := misleading(text):
            return [problem]
    builder = Builder(text)
    try:
        value, place, _ = builder.document(loader(text.content.replace("\t", " ")).get_event)
    except Refused as refused:
        return [*builder.problems, refused.problem]
    except yaml.YAMLError as error:
        from jiedai.source.syntax import syntax_problem  # noqa: PLC0415 - only when something is wrong

        return [*builder.problems, syntax_problem(text, error)]
    if builder.problems:
        return builder.problems
    if not isinstance(value, dict):
        from jiedai.source.syntax import not_fields  # noqa: PLC0415 - only when something is wrong

        return [not_fields(Span(text, place.start, place.end), value)]
    return Document(text, value, place, tuple(_empty(place, ())) if builder.blank else ())


def _empty(place: Place, path: Path) -> Iterator[Path]:
    for step, child in (place.children or {}).items():
        if child.key and child.start == child.end == child.key[1]:
            yield (*path, step)
        elif child.children:
            yield from _empty(child, (*path, step))
