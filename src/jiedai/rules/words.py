"""The words by which the rules know a thing, from words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from jiedai.shape.durations import parse_duration
from jiedai.source.document import own_data

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import timedelta


@cache
def _topics() -> dict[str, Any]:
    return own_data(FilePath(__file__).with_name("words.yaml"))


def words_for(topic: str) -> Sequence[str]:
    """The words of a topic."""
    words: Sequence[str] = _topics()[topic]["词"]
    return words


def speaks_of(text: str | None, topic: str) -> bool:
    """Whether a text holds a word of the topic, once the words that only look like one are taken out of it."""
    left = text or ""
    for word in _topics()[topic].get("除外", ()):
        left = left.replace(word, " ")
    return any(word in left for word in words_for(topic))


def is_alcohol(name: str) -> bool:
    """Whether a drink is; whatever has a price by the bottle is, unless it is known to be soft."""
    return speaks_of(name, "含酒") or not speaks_of(name, "软饮")


def stands_for(thing: str, wanted: str) -> bool:
    """Whether a thing is what is wanted, under any of the names that it goes by."""
    names = next((names for names in _topics()["同样的东西"] if wanted in names), [wanted])
    return any(name in thing for name in names)


def beds_in(kind: str) -> int | None:
    """How many guests sleep in a kind of room; None where its name does not say."""
    found = [int(beds) for word, beds in _topics()["床位"].items() if word in kind]
    return max(found, default=None)


def getting_out(means: str) -> timedelta | None:
    """How long it takes at the least from a train or plane into a car; None for who comes by himself."""
    written = _topics()["出站要"].get(means)
    return parse_duration(written) if written else None
