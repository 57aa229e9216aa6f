"""The right word nearest to a wrong one."""

from collections.abc import Iterable


def nearest(word: str, words: Iterable[str], alike: float = 0.5) -> str | None:
    """The most alike of `words`, or None when none is `alike` (0 to 1) enough to name."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is wrong

    matches = get_close_matches(word, list(words), n=1, cutoff=alike)
    return matches[0] if matches else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """The closing words of a message, empty when nothing is near."""
    found = nearest(word, words)
    return f"，你是不是想写“{found}”" if found else ""
