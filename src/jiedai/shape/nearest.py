"""The right word for a wrong one: a synonym people use, or else the most alike."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from jiedai.shape.words import normalise
from jiedai.source.document import own_data

_SYNONYMS = Path(__file__).with_name("synonyms.yaml")


@cache
def _synonyms() -> dict[str, list[str]]:
    """For each word people use, the words that plans and handbooks use for it."""
    meant: dict[str, list[str]] = {}
    for right, others in own_data(_SYNONYMS).items():
        for other in others:
            meant.setdefault(other, []).append(right)
    return meant


def nearest(word: str, words: Iterable[str], alike: float = 0.5) -> str | None:
    """The synonym or the most alike of `words`, or None when none is `alike` (0 to 1) enough to name."""
    return next(iter(_candidates(word, list(words), alike)), None)


def _candidates(word: str, known: list[str], alike: float) -> list[str]:
    """The synonyms, or else those that are equally and most alike."""
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only when something is wrong

    if synonyms := [right for right in _synonyms().get(word, []) if right in known]:
        return synonyms
    matches = get_close_matches(word, known, n=3, cutoff=alike)
    ratios = [SequenceMatcher(a=each, b=word).ratio() for each in matches]
    return [each for each, ratio in zip(matches, ratios, strict=True) if ratio == ratios[0]]


def certain(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that can only be meant: the same but for typing, or the only one it is a synonym of."""
    known = list(words)
    meant = [right for right in _synonyms().get(_bare(word), []) if right in known]
    return retyped(word, known) or (meant[0] if len(meant) == 1 else None)


def retyped(word: str, words: Iterable[str]) -> str | None:
    """The one of `words` that differs only by spaces, quotes, bullets or full-width letters."""
    return next((each for each in words if _bare(each) == _bare(word)), None)


def _bare(word: str) -> str:
    return "".join(normalise(word).strip("\"'“”‘’「」-—·•*").split())


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The closing words of a message, empty when nothing is near; of several equally near, all."""
    found = _candidates(word, list(dict.fromkeys(words)), 0.5)
    return f"，你是不是想写{'或'.join(f'“{each}”' for each in found)}" if found else ""
