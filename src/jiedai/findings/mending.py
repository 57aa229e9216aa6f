"""Making the safe fixes: each is made in place, read again and compared, and left out if it changes anything else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from jiedai.source.edits import edited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jiedai.findings.finding import Diagnostic, Verdict
    from jiedai.source.document import Document
    from jiedai.source.edits import Fix
    from jiedai.source.place import Path, Text

_ROUNDS: Final = 50
"""One slip hides another, which shows when the first is mended; more often than this, somebody has to look."""


class Look(NamedTuple):
    """What a text reads as, if it can be read, and what is found in it."""

    document: Document | None
    verdict: Verdict


Looking: TypeAlias = "Callable[[Text], Look]"


class Mended(NamedTuple):
    """A text after its safe fixes, what has been mended, each at its place when it was mended, and the verdict before."""

    text: Text
    made: tuple[Diagnostic, ...]
    before: Verdict


def mended(text: Text, look: Looking, found: tuple[Diagnostic, ...] = ()) -> Mended:
    """The text with every safe fix made; `found` is what was wrong with the file before it could be looked at."""
    made = [finding for finding in found if finding.fix]
    text = replace(text, encoding="utf-8") if made else text
    now = first = look(text)
    for _ in range(_ROUNDS):
        fixable = [each for each in now.verdict.findings if each.fix and each.span.text.file == text.file]
        for chosen in ([fixable] if fixable else []) + [[each] for each in fixable]:
            draft = _with_fixes(text, chosen)
            then = look(draft)
            if draft.content != text.content and _sound(now, then, [each.fix for each in chosen if each.fix]):
                made += chosen
                text, now = draft, then
                break
        else:
            break
    return Mended(text, tuple(made), first.verdict)


def _with_fixes(text: Text, findings: list[Diagnostic]) -> Text:
    edits = (edit for finding in findings if finding.fix for edit in finding.fix.edits)
    return replace(text, content=edited(text.content, edits))


def _sound(before: Look, after: Look, fixes: list[Fix]) -> bool:
    """Whether the text reads better than before, and only what was meant to change has changed."""
    if before.document is None:
        return after.document is not None or len(after.verdict.findings) < len(before.verdict.findings)
    if after.document is None:
        return False
    touched = [path for fix in fixes for path in fix.touches]
    changed = differences(before.document.values, after.document.values)
    if not all(any(path[: len(each)] == each for each in touched) for path in changed):
        return False
    misfits = [each.path for each in after.verdict.findings if each.code < "JD3"]
    return not any(path[: len(each)] == each for path in misfits for each in touched)


def differences(before: Any, after: Any, path: Path = ()) -> Iterator[Path]:
    """The innermost paths at which two readings differ."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before.keys() | after.keys():
            if key in before and key in after:
                yield from differences(before[key], after[key], (*path, key))
            else:
                yield (*path, key)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from differences(old, new, (*path, index))
    elif before != after:
        yield path
