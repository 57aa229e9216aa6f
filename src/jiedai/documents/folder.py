"""Putting papers into a folder: all or none, and never over a file that somebody else wrote or changed.

A list of what we wrote, with a digest of each file, stands in the folder. It tells our files from others',
shows when one was changed by hand, lets a paper that is no longer made be taken away, and says which show another
version of the plan.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from jiedai.documents.exchange import alone, exchange, why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path as FilePath


File: TypeAlias = tuple[str, bytes]
"""A file's name and what is in it."""
Entry: TypeAlias = dict[str, str]
"""What the list says of a file: its kind, its digest, and of a visit's paper the version and how signs were to look."""

LIST: Final = ".jiedai.json"
_LONGEST: Final = 60
_KINDS_OF_OLD: Final = ("plan", "notice", "sign")
"""In the list of an older jiedai, where a kind was several papers."""


class NotWritten(Exception):  # noqa: N818 - says what was not done
    """Nothing was written; says why, in Chinese."""


class Stamp(NamedTuple):
    """What the list is to say of the papers of a run, and which of them are meant to be changed by hand."""

    version: str = ""
    look: str = ""
    letters: Collection[str] = ()


class Written(NamedTuple):
    """What a run put into the folder and took away from it, which letters it left alone, and what is of another version."""

    files: list[FilePath]
    removed: list[FilePath]
    kept: list[FilePath]
    old: dict[str, Entry]


_NO_STAMP: Final = Stamp()


def safe_name(text: str) -> str:
    """The text without what a file's name may not hold on some system, and no longer than any takes."""
    safe = "".join("-" if character in '<>:"/\\|?*' or character < " " else character for character in text)
    return safe[:_LONGEST].strip(" .")


def write_folder(
    folder: FilePath,
    papers: Sequence[tuple[str, File]],
    kinds: Iterable[str] = (),
    origin: str = "plan.yaml",
    stamp: Stamp = _NO_STAMP,
) -> Written:
    """Write the papers into `folder`, and remove our papers of the same kinds that are no longer made.

    `kinds` are those of which there may be no paper at all any more; the papers are made from `origin`.
    """
    try:
        with alone(folder):
            return _write(_Desk(folder, _read_list(folder), stamp, origin), papers, {*kinds, *(k for k, _ in papers)})
    except TimeoutError:
        raise NotWritten(f"“{folder}”一直有别人在写，等了一分钟也没轮到，什么也没写；过一会儿再来一次") from None
    except (OSError, NotImplementedError) as error:
        raise NotWritten(f"写不进“{folder}”：{why(error)}") from error


def outdated(folder: FilePath, stamp: Stamp) -> dict[str, Entry]:
    """Our papers in the folder that show another version of the plan than this one."""
    return _Desk(folder, _read_list(folder), stamp).old


class _Desk(NamedTuple):
    """A folder, what its list says of it, and what is to be written about the papers of this run."""

    folder: FilePath
    listed: dict[str, Entry]
    stamp: Stamp
    origin: str = ""

    @property
    def old(self) -> dict[str, Entry]:
        """A checklist or a page of a handbook is no paper of a visit; a letter that was changed is its writer's."""
        return {
            name: entry
            for name, entry in self.listed.items()
            if "." in entry["kind"] and entry.get("version", "") != self.stamp.version
            if (self.folder / name).is_file() and not self.is_kept(name, entry["kind"])
        }

    def is_kept(self, name: str, kind: str) -> bool:
        """Whether it is a letter that somebody has changed or written."""
        path = self.folder / name
        if kind.rpartition(".")[0] not in self.stamp.letters or not path.is_file():
            return False
        return name not in self.listed or _digest(path.read_bytes()) != self.listed[name]["sha256"]

    def entry(self, kind: str, content: bytes) -> Entry:
        """What the list is to say of a paper."""
        more = {"version": self.stamp.version, "look": self.stamp.look}
        return {"kind": kind, "sha256": _digest(content)} | {key: word for key, word in more.items() if word}


def _write(desk: _Desk, papers: Sequence[tuple[str, File]], kinds: set[str]) -> Written:
    folder, before = desk.folder, desk.listed
    kept = [name for kind, (name, _) in papers if desk.is_kept(name, kind)]
    contents = {name: content for _, (name, content) in papers if name not in kept}
    mine = [name for name, entry in before.items() if entry["kind"] in kinds and not desk.is_kept(name, entry["kind"])]
    stale = [name for name in mine if name not in contents]
    after = {name: entry for name, entry in before.items() if name not in stale}
    after |= {name: desk.entry(kind, contents[name]) for kind, (name, _) in papers if name in contents}
    listing = json.dumps(after, ensure_ascii=False, indent=1, sort_keys=True).encode()
    for name in (*contents, *stale):
        _check_ours(folder / name, before.get(name), contents.get(name), desk.origin)
    removed = [folder / name for name in stale if (folder / name).exists()]
    exchange(folder, contents | {LIST: listing}, [path.name for path in removed])
    old = desk._replace(listed=after).old
    return Written([folder / name for name in contents], removed, [folder / name for name in kept], old)


def _check_ours(path: FilePath, entry: Entry | None, content: bytes | None, origin: str) -> None:
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


def _read_list(folder: FilePath) -> dict[str, Entry]:
    try:
        listing = json.loads((folder / LIST).read_bytes())
        entries = {name: entry for name, entry in listing.items() if _is_plain(name)}
        return {name: _entry(name, entry) for name, entry in entries.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise NotWritten(f"“{folder / LIST}”坏了，认不出哪些文件是 jiedai 写的。清空这个文件夹，再来一次") from None


def _is_plain(name: str) -> bool:
    """Whether it is the name of a file in this very folder."""
    return not {"/", "\\", ":", "\0"} & set(name) and name not in ("", ".", "..", LIST)


def _entry(name: str, entry: Entry) -> Entry:
    more = {key: str(entry[key]) for key in ("version", "look") if key in entry}
    return {"kind": _kind(name, entry), "sha256": str(entry["sha256"])} | more


def _kind(name: str, entry: Entry) -> str:
    kind = str(entry["kind"])
    if kind not in _KINDS_OF_OLD:
        return kind
    stem, _, ending = name.rpartition(".")
    return f"{stem.partition('-')[0]}.{ending}"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
