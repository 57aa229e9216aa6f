"""A Word file taken apart into its parts and put together again; with nothing in it that runs, reaches out or bursts."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jiedai.handbook.expression import ExpressionError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

Parts: TypeAlias = dict[str, bytes]
"""What is in a Word file, by name, in its order."""

BODY: Final = "word/document.xml"
_LIST: Final = "[Content_Types].xml"
_LARGEST: Final = 50_000_000
"""Bytes of everything unpacked; a template with a letterhead has less than one million."""
_LARGEST_XML: Final = 4_000_000
_MOST: Final = 1_000
_INSTALL: Final = "要用 Word 模板，先装上：pip install 'jiedai[word]'"
_RUNS: Final = ("macroEnabled", "vbaProject", "activeX", "oleObject", "attachedToolbars")
_LINKS: Final = ("http://", "https://", "mailto:")
_REACHING_FIELDS: Final = re.compile(rb"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b")
_WORLD: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every part, so that the same text gives the same bytes."""


def opened(path: FilePath) -> Parts:
    """The parts of a Word file; raises ExpressionError for what is none, or is not safe."""
    if path.suffix.lower() != ".docx":
        raise _refused(path, "不是 .docx；在 Word 里另存为“Word 文档（.docx）”，不要带宏的")
    try:
        parts = dict(_unpacked(path))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        if isinstance(error, ExpressionError):
            raise
        raise _refused(path, "打不开：不是 Word 文件、加了密码，或者坏了；用 Word 打开，另存一份 .docx") from error
    if BODY not in parts or _LIST not in parts:
        raise _refused(path, "里面没有正文，不是 Word 文件；用 Word 打开，另存一份 .docx")
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            _check(path, name, content)
    return parts


def packed(parts: Parts) -> bytes:
    """The parts as a Word file, the same bytes for the same parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _WORLD)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 0
            package.writestr(info, content)
    return made.getvalue()


def lxml() -> Any:
    """lxml.etree; raises ExpressionError where Word templates cannot be filled here."""
    try:
        import docxtpl  # noqa: F401, PLC0415 - large, and only wanted here
        from lxml import etree  # noqa: PLC0415 - comes with it
    except ImportError:
        raise ExpressionError(_INSTALL) from None
    return etree


def parsed(path: FilePath, name: str, content: bytes) -> Any:
    """A part as a tree; raises ExpressionError where it is broken."""
    etree = lxml()
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(path, f"里面的 {name} 坏了；用 Word 打开，另存一份") from error
    if root.getroottree().docinfo.doctype:
        raise _refused(path, f"里面的 {name} 不是 Word 写的（DOCTYPE），没有用它")
    return root


def _unpacked(path: FilePath) -> Iterator[tuple[str, bytes]]:
    """Every part, read no further than it may be large, whatever the file says of its size."""
    left = _LARGEST
    with zipfile.ZipFile(path) as package:
        infos = [info for info in package.infolist() if not info.is_dir()]
        names = [info.filename for info in infos]
        if len(infos) > _MOST or len({name.lower() for name in names}) < len(names):
            raise _refused(path, "里面的部件太多，或者重名，不是 Word 写的；用 Word 打开，另存一份")
        for info in infos:
            if info.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", info.filename):
                raise _refused(path, f"里面的“{info.filename}”指到了外面，没有用它")
            limit = min(left, _LARGEST_XML if info.filename.endswith((".xml", ".rels")) else left)
            with package.open(info) as stream:
                content = stream.read(limit + 1)
            if len(content) > limit:
                raise _refused(path, "里面的内容太大；删掉大图片，另存一份")
            left -= len(content)
            yield info.filename, content


def _check(path: FilePath, name: str, content: bytes) -> None:
    root = parsed(path, name, content)
    if name == _LIST and any(word in str(value) for each in root.iter() for value in each.values() for word in _RUNS):
        raise _refused(path, "带着宏、控件或嵌进去的程序，没有用它；在 Word 里去掉，另存为 .docx")
    if name.endswith(".rels"):
        for each in root:
            if each.get("TargetMode") == "External" and not _is_link(each):
                target = str(each.get("Target"))[:80]
                raise _refused(path, f"要到外面去取“{target}”，没有用它；在 Word 里去掉链接的图片、文件或文档模板")
    codes = "".join(str(each.text or "") for each in root.iter() if str(each.tag).endswith("}instrText"))
    attributes = " ".join(
        str(value) for each in root.iter() if str(each.tag).endswith("}fldSimple") for value in each.values()
    )
    if found := _REACHING_FIELDS.search(f"{codes} {attributes}".upper().encode()):
        raise _refused(path, f"里面有会去读别的文件的域（{found[0].decode()}），没有用它；在 Word 里删掉这个域")


def _is_link(relation: Any) -> bool:
    kind, target = str(relation.get("Type")), str(relation.get("Target"))
    return kind.endswith("/hyperlink") and target.startswith(_LINKS)


def _refused(path: FilePath, why: str) -> ExpressionError:
    return ExpressionError(f"模板 {path.name} {why}")
