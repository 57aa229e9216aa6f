"""What is wrong with a house template, found before anything is printed: tags, fields, and what its readers must not see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from jiedai.documents.audience import visible
from jiedai.documents.making import printed_text, whole_view
from jiedai.documents.printer import Printer, builtin_templates, template_text
from jiedai.documents.word import filled_parts, paragraphs, shortened, unclosed, word_parts
from jiedai.documents.word_package import lxml, opened, parsed
from jiedai.handbook.expression import ExpressionError, compiled, environment, explained
from jiedai.handbook.proofreading import grammar_flaw
from jiedai.shape.nearest import did_you_mean
from jiedai.visit.sample import sample_visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path as FilePath

    from jinja2 import nodes

    from jiedai.documents.sheets import Paper
    from jiedai.visit.visit import Visit

_VERSION: Final = "版本"
_FULL_WIDTH: Final = re.compile(r"｛｛|｝｝|｛\s*[%％]|[%％]\s*｝|\{％|％\}|[{｛][｛{]|[}｝][｝}]")
_TAG: Final = re.compile(r"\{[{%].*?[%}]\}")


class Flaw(NamedTuple):
    """One finding, with the words that say where."""

    level: Literal["错误", "警告"]
    place: str
    sentence: str


class Piece(NamedTuple):
    """A text that Jinja fills, and the words for where a line of it is."""

    text: str
    place: Callable[[int], str]


def check_template(path: FilePath, paper: Paper | None, visit: Visit) -> list[Flaw]:
    """What is wrong with a template of a paper; raises ExpressionError for a file that cannot be read at all."""
    word = path.suffix != ".j2"
    full_width, pieces = _word_pieces(path) if word else _text_pieces(path)
    if full_width:
        return full_width
    trees: list[tuple[Piece, nodes.Template]] = []
    for piece in pieces:
        read = _read(piece)
        if isinstance(read, Flaw):
            return [read]
        trees.append((piece, read))
    return list(dict.fromkeys(_flaws(path, trees, paper, visit)))


def _flaws(
    path: FilePath, trees: list[tuple[Piece, nodes.Template]], paper: Paper | None, visit: Visit
) -> Iterator[Flaw]:
    """What is wrong with a template that can be read; at the last what keeps it from being looked through or filled."""
    try:
        with explained("", path.name, {}):
            yield from _judged(path, trees, paper, visit)
    except ExpressionError as error:
        yield Flaw("错误", "", str(error).removeprefix(f"模板 {path.name}").strip())


def _judged(
    path: FilePath, trees: list[tuple[Piece, nodes.Template]], paper: Paper | None, visit: Visit
) -> Iterator[Flaw]:
    unknown = list(_unknown_ways(trees))
    yield from (*unknown, *_includes(path, trees))
    if paper is None or unknown:
        return
    sample = _sample(paper, visit)
    wrong = list(_field_flaws(path, trees, paper, sample))
    yield from (*wrong, *_without_version(path, trees, paper))
    if not wrong and sample.data is not None:
        _fill(path, sample.data)


def _text_pieces(path: FilePath) -> tuple[list[Flaw], list[Piece]]:
    text = template_text(path)
    found = [
        _full_width(f"第 {number} 行", words) for number, words in enumerate(text.splitlines(), 1) if _mistyped(words)
    ]
    return found, [Piece(text, lambda line: f"第 {line} 行")]


def _word_pieces(path: FilePath) -> tuple[list[Flaw], list[Piece]]:
    lxml()
    parts = opened(path)
    words = [each for name in filled_parts(parts) for each in paragraphs(parsed(path, name, parts[name]))]
    found = [_full_width(f"“{shortened(each)}”这一段", each) for each in words if _mistyped(each)]
    found += [Flaw("错误", f"“{shortened(each)}”这一段", flaw) for each in words if (flaw := unclosed(each))]
    return found, [] if found else [Piece(part.source, part.place) for part in word_parts(path, parts)]


def _mistyped(words: str) -> bool:
    found = _FULL_WIDTH.search(words)
    return bool(found and re.search("[｛｝％]", found[0]))


def _full_width(place: str, words: str) -> Flaw:
    found = next(each[0] for each in _FULL_WIDTH.finditer(words) if re.search("[｛｝％]", each[0]))
    return Flaw("错误", place, f"“{found}”是全角的，这一处不会填：花括号和百分号换成半角的 {{{{ }}}}、{{% %}}")


def _read(piece: Piece) -> nodes.Template | Flaw:
    """The tree of a text, or what keeps it from being read."""
    from jinja2 import TemplateSyntaxError

    try:
        return environment().parse(piece.text)
    except TemplateSyntaxError as error:
        for number, words in enumerate(piece.text.splitlines(), 1):
            if flaw := unclosed(words):
                return Flaw("错误", piece.place(number), flaw)
        line = _opener(piece.text) or error.lineno
        tags = _TAG.findall(piece.text.splitlines()[min(line, piece.text.count("\n") + 1) - 1] if piece.text else "")
        hints = (grammar_flaw(f"{{{{ {tag[2:-2]} }}}}", expression=False) for tag in tags if tag.startswith("{{"))
        hint = next((each for each in hints if each), "")
        return Flaw("错误", piece.place(line), hint or _ending(piece.text) or _UNREADABLE)
    except RecursionError:
        return Flaw("错误", "", "层次太多，读不了")


_UNREADABLE: Final = "这里的标签读不懂：看看 {{ }}、{% %} 是否成对，标签里的标点是不是半角的"
_PAIRED: Final = ("for", "if", "macro", "filter", "call", "with", "block", "raw", "autoescape")


def _open_tags(text: str) -> list[tuple[str, int]]:
    """The blocks that are opened and not closed, each with its line."""
    open_: list[tuple[str, int]] = []
    for found in re.finditer(r"\{%[-+]?\s*(?:tr|tc|p|r)?\s*(end)?(\w+)", text):
        word, line = found[2], text.count("\n", 0, found.start()) + 1
        if found[1] and open_ and open_[-1][0] == word:
            open_.pop()
        elif found[1]:
            return [*open_, (f"end{word}", line)]
        elif word in _PAIRED:
            open_.append((word, line))
    return open_


def _opener(text: str) -> int:
    """The line of the block that is not closed, or that closes nothing; 0 where all are in order."""
    return next((line for _, line in reversed(_open_tags(text))), 0)


def _ending(text: str) -> str:
    word = next((word for word, _ in reversed(_open_tags(text))), "")
    if word.startswith("end"):
        return f"多出一个 {{% {word} %}}，或者和它成对的不是它"
    return f"{{% {word} … %}} 没有收尾，后面要有 {{% end{word} %}}" if word else ""


def _includes(path: FilePath, trees: list[tuple[Piece, nodes.Template]]) -> Iterator[Flaw]:
    """The templates that this one asks for and that cannot be had."""
    from jinja2 import TemplateError, nodes

    sandbox = _printer(path).environment()
    for piece, tree in trees:
        for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
            name = getattr(getattr(node, "template", None), "value", None)
            try:
                if path.suffix == ".docx":
                    raise ExpressionError("Word 模板里不能再套别的模板")  # noqa: TRY301 - said like the others
                if isinstance(name, str) and not getattr(node, "ignore_missing", False):
                    sandbox.get_template(name)
            except (TemplateError, ExpressionError) as error:
                why = str(error) if isinstance(error, ExpressionError) else f"找不到或读不懂模板“{name}”"
                yield Flaw("错误", piece.place(node.lineno), why)


def _unknown_ways(trees: list[tuple[Piece, nodes.Template]]) -> Iterator[Flaw]:
    """Filters and tests (x | 列, x is defined) that are none."""
    from jinja2 import nodes

    ways = {nodes.Filter: environment().filters, nodes.Test: environment().tests}
    for piece, tree in trees:
        for kind, known in ways.items():
            for node in tree.find_all(kind):
                if node.name not in known:
                    hint = did_you_mean(node.name, [each for each in known if not each.startswith("_")])
                    yield Flaw("错误", piece.place(node.lineno), f"没有“{node.name}”这种写法{hint}")


class Sample(NamedTuple):
    """A whole visit, and of it what the first sheet of a paper is given; nothing where no visit has such a sheet."""

    whole: dict[str, Any]
    data: dict[str, Any] | None


def _sample(paper: Paper, visit: Visit) -> Sample:
    """The visit that the paper is tried on, or the one with something of everything where that has no such sheet."""
    samples = (_sample_of(paper, each) for each in (visit, sample_visit()))
    return next((each for each in samples if each.data is not None), Sample(_whole(paper, visit), None))


def _sample_of(paper: Paper, visit: Visit) -> Sample:
    whole = _whole(paper, visit)
    view = visible(whole, paper.audience)
    return Sample(whole, next((view | each.extra for each in paper.sheets(visit, view)), None))


def _whole(paper: Paper, visit: Visit) -> dict[str, Any]:
    return whole_view(visit, []) | ({"印出": [printed_text(paper, "")]} if paper.proofs else {})


def _field_flaws(
    path: FilePath, trees: list[tuple[Piece, nodes.Template]], paper: Paper, sample: Sample
) -> Iterator[Flaw]:
    from jiedai.documents.template_family import asked, family, given  # noqa: PLC0415 - it brings Jinja with it
    from jiedai.documents.template_fields import Fields  # noqa: PLC0415 - the same

    sandbox = _printer(path).environment()
    own = set() if sample.data is not None else asked(_own_family(paper)) - sample.whole.keys()
    seen = visible(sample.whole, paper.audience) if sample.data is None else sample.data
    for piece, tree in trees:
        unjudged = {*environment().globals, *own, *given(list(family(tree, sandbox)))}
        for wrong in Fields(seen, sample.whole, unjudged, paper.audience).wrong(tree):
            yield Flaw("错误", piece.place(wrong.line), wrong.sentence)


def _fill(path: FilePath, data: dict[str, Any]) -> None:
    """Fill the template for what shows only then; raises ExpressionError."""
    if path.suffix == ".docx":
        _printer(path).fill_word(path, data)
        return
    with explained("", path.name, data):
        compiled(_printer(path).environment(), template_text(path), path.name).render(data).encode()


def _without_version(path: FilePath, trees: list[tuple[Piece, nodes.Template]], paper: Paper) -> Iterator[Flaw]:
    """Where our own template says which version of the plan it was made from, a house template has to."""
    from jiedai.documents.template_family import asked, family  # noqa: PLC0415 - it brings Jinja with it

    sandbox = _printer(path).environment()
    used = asked([each for _, tree in trees for each in family(tree, sandbox)])
    if _VERSION in asked(_own_family(paper)) and _VERSION not in used:
        words = f"没有写 {{{{{_VERSION}}}}}：印出来看不出是哪一版，改过的和没改过的会混在一起"
        yield Flaw("警告", "", words)


def _own_family(paper: Paper) -> list[nodes.Template]:
    from jiedai.documents.template_family import family  # noqa: PLC0415 - it brings Jinja with it

    sandbox = Printer(builtin_templates().parent).environment()
    return list(family(sandbox.parse(template_text(builtin_templates() / paper.template)), sandbox))


def _printer(path: FilePath) -> Printer:
    """The one that finds what the template asks for, as it will when the template is in force."""
    return Printer(path.resolve().parent.parent)


def paper_of(path: FilePath, papers: Iterable[Paper]) -> Paper | None:
    """The paper that a template is for, by its name: 接待通知单.docx, notice.md.j2, 接待通知单.md.j2."""
    stem = path.name.partition(".")[0]
    return next((each for each in papers if path.name == each.template or stem == each.name), None)
