"""Putting papers into a folder: all or none, and never over a file that somebody else wrote or changed.

A list of what we wrote, with a digest of each file, stands in the folder. It tells our files from others',
shows when one was changed by hand, and lets a paper that is no longer made be taken away.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jiedai.documents.exchange import alone, exchange, why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path as FilePath


File: TypeAlias = tuple[str, bytes]
"""A file's name and what is in it."""

LIST: Final = ".jiedai.json"
_LONGEST: Final = 60
_KINDS_OF_OLD: Final = ("plan", "notice", "sign")
"""In the list of an older jiedai, where a kind was several papers."""


class NotWritten(Exception):  # noqa: N818 - says what was not done
    """Nothing was written; says why, in Chinese."""


class Written(NamedTuple):
    """What a run put into the folder and took away from it."""

    files: list[FilePath]
    removed: list[FilePath]


def safe_name(text: str) -> str:
    """The text without what a file's name may not hold on some system, and no longer than any takes."""
    safe = "".join("-" if character in '<>:"/\\|?*' or character < " " else character for character in text)
    return safe[:_LONGEST].strip(" .")


def write_folder(
    folder: FilePath, papers: Sequence[tuple[str, File]], kinds: Iterable[str] = (), origin: str = "plan.yaml"
) -> Written:
    """Write the papers into `folder`, and remove our papers of the same kinds that are no longer made.

    `kinds` are those of which there may be no paper at all any more; the papers are made from `origin`.
    """
    try:
        with alone(folder):
            return _write(folder, papers, {*kinds, *(kind for kind, _ in papers)}, origin)
    except TimeoutError:
        raise NotWritten(f"“{folder}”一直有别人在写，等了一分钟也没轮到，什么也没写；过一会儿再来一次") from None
    except (OSError, NotImplementedError) as error:
        raise NotWritten(f"写不进“{folder}”：{why(error)}") from error


def _write(folder: FilePath, papers: Sequence[tuple[str, File]], kinds: set[str], origin: str) -> Written:
    before = _read_list(folder)
    contents = {name: content for _, (name, content) in papers}
    stale = [name for name, entry in before.items() if entry["kind"] in kinds and name not in contents]
    after = {name: entry for name, entry in before.items() if name not in stale}
    after |= {name: {"kind": kind, "sha256": _digest(contents[name])} for kind, (name, _) in papers}
    listing = json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True).encode()
    for name in (*contents, *stale):
        _check_ours(folder / name, before.get(name), contents.get(name), origin)
    removed = [folder / name for name in stale if (folder / name).exists()]
    exchange(folder, contents | {LIST: listing}, [path.name for path in removed])
    return Written([folder / name for name in contents], removed)


def _check_ours(path: FilePath, entry: dict[str, str] | None, content: bytes | None, origin: str) -> None:
    if not path.exists():
        return
    found = None if path.is_dir() else path.read_bytes()
    if found is not None and found == content:  # left by a run that was cut off before it wrote its list
        return
    if entry is None or found is None:
        raise NotWritten(f"“{path.name}”不是 jiedai 写的，没有覆盖，什么也没写。把它挪走或改名，再来一次")
    if _digest(found) != entry["sha256"]:
        raise NotWritten(
            f"“{path.name}”生成以后被改过，没有覆盖，什么也没写。把改动写进“{origin}”，再把它挪走或改名，重新生成"
        )


def _read_list(folder: FilePath) -> dict[str, dict[str, str]]:
    try:
        listing = json.loads((folder / LIST).read_bytes())
        entries = {name: entry for name, entry in listing.items() if _is_plain(name)}
        return {name: {"kind": _kind(name, entry), "sha256": str(entry["sha256"])} for name, entry in entries.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotWritten(f"“{folder / LIST}”坏了，认不出哪些文件是 jiedai 写的。清空这个文件夹，再来一次") from None


def _is_plain(name: str) -> bool:
    """Whether it is the name of a file in this very folder."""
    return not {"/", "\\", ":", "\0"} & set(name) and name not in ("", ".", "..", LIST)


def _kind(name: str, entry: dict[str, str]) -> str:
    kind = str(entry["kind"])
    if kind not in _KINDS_OF_OLD:
        return kind
    stem, _, ending = name.rpartition(".")
    return f"{stem.partition('-')[0]}.{ending}"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
