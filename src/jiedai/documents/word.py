"""A house template in Word filled with a paper's data, through docxtpl, in the sandbox of the other templates."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from jiedai.documents.word_package import BODY, lxml, opened, packed, parsed
from jiedai.handbook.expression import ExpressionError, compiled, environment, explained

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path as FilePath

    from jinja2 import Environment

_FILLED: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_WORDS_OF_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W: Final = f"{{{_WORDS_OF_WORD}}}"
_LONGEST: Final = 40
_MARK: Final = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_CLOSED_BY: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}
_WIDENING: Final = re.compile(r"\{%\s*(?:tc|colspan|hm)\b")


class Part(NamedTuple):
    """One part of a Word template: what docxtpl makes of its tags, a paragraph a line, and the words of each."""

    name: str
    source: str
    widening: bool
    """Whether its tags change how many columns a table has."""

    def place(self, line: int) -> str:
        """The words of a paragraph, so that one finds it in Word."""
        lines = self.source.splitlines()
        words = shortened(_words(lines[min(line, len(lines)) - 1]))
        return f"“{words}”这一段" if words else ""


def fill_word(path: FilePath, data: Mapping[str, Any]) -> bytes:
    """The Word file that a template becomes; raises ExpressionError with the words of the paragraph."""
    lxml()
    parts = opened(path)
    for part in word_parts(path, parts):
        with explained(f"模板 {path.name} ", path.name, data, part.place):
            text = compiled(word_environment(), part.source, path.name).render(data)
            parts[part.name] = _mended(path, part, text)
    return packed(parts)


def word_parts(path: FilePath, parts: Mapping[str, bytes]) -> Iterator[Part]:
    """The parts that have something to be filled in; raises ExpressionError for a tag that is not closed."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - large, and only wanted here

    for name in filled_parts(parts):
        root = parsed(path, name, parts[name])
        if root.nsmap.get("w") != _WORDS_OF_WORD:
            raise ExpressionError(f"模板 {path.name} 不是平常的 Word 文件；在 Word 里另存为“Word 文档（.docx）”")
        widening = False
        for words in paragraphs(root):
            widening = widening or bool(_WIDENING.search(words))
            if flaw := unclosed(words):
                raise ExpressionError(f"模板 {path.name} “{shortened(words)}”这一段{flaw}")
        xml = DocxTemplate(str(path)).patch_xml(_text(root))
        yield Part(name, re.sub(r"<w:p([ >])", r"\n<w:p\1", re.sub(r"[\r\n]+", " ", xml)), widening)


def filled_parts(parts: Iterable[str]) -> list[str]:
    """The names of the parts that hold text: the body, headers, footers and notes."""
    return [name for name in parts if _FILLED.fullmatch(name)]


def paragraphs(root: Any) -> Iterator[str]:
    """The words of every paragraph of a part."""
    for paragraph in root.iter(f"{_W}p"):
        yield "".join(str(each.text or "") for each in paragraph.iter(f"{_W}t"))


def unclosed(words: str) -> str:
    """What to say of a paragraph in which a tag is opened and not closed, or the other way round."""
    wanted = ""
    for mark in _MARK.findall(words):
        if mark in _CLOSED_BY and not wanted:
            wanted = _CLOSED_BY[mark]
        elif mark == wanted:
            wanted = ""
        elif mark not in _CLOSED_BY and not wanted:
            return f"有 {mark}，前面没有开头的花括号"
    return f"标签没有收尾，缺 {wanted}（一个标签要连着写完）" if wanted else ""


def shortened(words: str) -> str:
    """The words of a paragraph as a message quotes them."""
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def word_environment() -> Environment:
    """The sandbox for Word: what is filled in cannot end a paragraph, and nothing else can be read."""
    from jinja2 import DictLoader

    return environment().overlay(autoescape=True, trim_blocks=False, lstrip_blocks=False, loader=DictLoader({}))


def _mended(path: FilePath, part: Part, text: str) -> bytes:
    """A filled part as Word can open it; raises ExpressionError where tags were opened and closed in odd places."""
    from docxtpl import DocxTemplate  # noqa: PLC0415 - large, and only wanted here

    etree, form = lxml(), DocxTemplate(str(path))
    xml = form.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", text))
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ExpressionError(
            f"模板 {path.name} 填好以后 Word 打不开：一对 for、if 的开头和结尾要在同样的地方，"
            "同在表格的行里（{%tr …%}）、同在段落里（{%p …%}），或同在一段文字里"
        ) from error
    if part.name == BODY and part.widening:
        root = form.fix_tables(_text(root))
    _complete_tables(root)
    form.docx_ids_index = 1000
    form.fix_docpr_ids(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _complete_tables(root: Any) -> None:
    """Take away rows without cells and tables without rows, and give every cell a paragraph: Word opens nothing else."""
    for row in list(root.iter(f"{_W}tr")):
        if next(row.iter(f"{_W}tc"), None) is None:
            row.getparent().remove(row)
    for table in list(root.iter(f"{_W}tbl")):
        if next(table.iter(f"{_W}tr"), None) is None:
            table.getparent().remove(table)
    for cell in root.iter(f"{_W}tc"):
        if not len(cell) or cell[-1].tag != f"{_W}p":
            cell.append(cell.makeelement(f"{_W}p"))


def _words(xml: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", xml))


def _text(root: Any) -> str:
    return str(lxml().tostring(root, encoding="unicode"))
