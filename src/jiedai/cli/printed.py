"""Printing the sheets: every letter is looked at before anything is printed, and what is not as usual is said."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jiedai.documents.folder import File
    from jiedai.documents.printer import Printer
    from jiedai.documents.sheets import Sheet
    from jiedai.fonts.choose import Fonts
    from jiedai.printing.formats import Format
    from jiedai.visit.visit import Visit

_BOUND = ("pdf", "html")
_CURE = "装一种有这个字的字体（如 遍黑体、花园明朝、BabelStone Han），或把字体文件放进文件夹，用 --font-path 指给它"


class Printed(NamedTuple):
    """The files, each with its kind, and what is to be said of them."""

    files: list[tuple[str, "File"]]
    remarks: list[str]


def printed(
    sheets: list["Sheet"], formats: tuple["Format", ...], visit: "Visit", printer: "Printer", folders: list[str]
) -> Printed:
    """The sheets in those of the formats that each can be printed in, in its own where none is asked for.

    Raises Unprintable.
    """
    fonts = _fonts(sheets, formats, visit, folders)
    pages = _pages(sheets, formats, printer)
    files = [each for sheet, form in pages for each in _files(sheet, form, visit, printer, fonts)]
    return Printed(files, [*_substitutes(fonts, visit), *_may_be_missing(sheets, formats, visit)])


def _pages(
    sheets: list["Sheet"], formats: tuple["Format", ...], printer: "Printer"
) -> "Iterator[tuple[Sheet, Format]]":
    """Every sheet with each format it is printed in; what is bound is one sheet where it becomes a PDF or a page."""
    bound: dict[tuple[str, Format], list[Sheet]] = {}
    for sheet in sheets:
        for form in _becoming(sheet, formats, printer):
            if form in _BOUND and sheet.paper.bound:
                bound.setdefault((sheet.paper.name, form), []).append(sheet)
            else:
                yield sheet, form
    for (name, form), pages in bound.items():
        yield pages[0]._replace(name=name, text="\f".join(page.text for page in pages)), form


def _becoming(sheet: "Sheet", formats: tuple["Format", ...], printer: "Printer") -> list["Format"]:
    """The formats a sheet is printed in; a house template in Word gives a Word file to what else could have none."""
    from jiedai.printing.formats import becoming

    forms = becoming(sheet.source, formats, edited=sheet.paper.edited)
    by_house = "docx" in formats and "docx" not in forms and printer.word_template(sheet.paper.name)
    return [*forms, "docx"] if by_house else forms


def _files(
    sheet: "Sheet", form: "Format", visit: "Visit", printer: "Printer", fonts: "Fonts | None"
) -> "Iterator[tuple[str, File]]":
    """The files of a sheet in one format, each with its kind; in Word a house template takes the place of ours."""
    from jiedai.printing.engines import prints
    from jiedai.printing.job import Job

    if form == "docx" and (house := printer.word_template(sheet.paper.name)):
        yield f"{sheet.paper.name}.docx", (f"{sheet.name}.docx", printer.fill_word(house, sheet.data))
        return
    footer = "" if sheet.paper.edited else f"方案版本 {visit.version}，以最新版为准"
    job = Job(sheet.paper.name, sheet.source, sheet.text, footer, fonts, sheet.paper.sheet)
    for made in prints(job, form):
        yield f"{sheet.paper.name}.{form}", (f"{sheet.name}{made.suffix}.{form}", made.content)


def _fonts(sheets: list["Sheet"], formats: tuple["Format", ...], visit: "Visit", folders: list[str]) -> "Fonts | None":
    """The fonts of everything that is set by us; raises Unprintable for a character that none of them has."""
    from jiedai.documents.bearers import bearer
    from jiedai.fonts.choose import Lacking, choose, code_point
    from jiedai.fonts.find import NoFonts
    from jiedai.printing.formats import FONTS_NEEDED
    from jiedai.printing.job import Unprintable

    texts = _texts(sheets, formats, FONTS_NEEDED)
    if not texts:
        return None
    try:
        return choose([*texts, visit.version], tuple(folders))
    except NoFonts as refusal:
        raise Unprintable(str(refusal)) from refusal
    except Lacking as lacking:
        named = "，".join(f"{bearer(visit, each)}的“{each}”（{code_point(each)}）" for each in lacking.characters)
        raise Unprintable(f"{named}，找到的字体里都没有，什么也没印。{_CURE}；找到了哪些：jiedai fonts") from lacking


def _substitutes(fonts: "Fonts | None", visit: "Visit") -> "Iterator[str]":
    """One line about the rare characters that are printed in a font of another look."""
    from jiedai.documents.bearers import bearer
    from jiedai.fonts.choose import rare

    if fonts and (found := rare(fonts.others)):
        named = "，".join(f"{bearer(visit, each)}的“{each}”用 {fonts.others[each].family}" for each in found)
        yield f"正文或标题的字体里没有的字，换了字体：{named}。"


def _may_be_missing(sheets: list["Sheet"], formats: tuple["Format", ...], visit: "Visit") -> "Iterator[str]":
    """One line about the characters that the computer on which a paper is opened may have no font for."""
    from jiedai.documents.bearers import bearer
    from jiedai.fonts.choose import rare
    from jiedai.printing.formats import LEFT_TO_THE_READER

    if found := rare(_texts(sheets, formats, LEFT_TO_THE_READER)):
        named = "，".join(f"{bearer(visit, each)}的“{each}”" for each in found)
        yield f"注意：有罕见字（{named}），网页、SVG 和 Word 用的是打开它的电脑的字体，可能缺字。发 PDF 或图片最稳妥。"


def _texts(sheets: list["Sheet"], formats: tuple["Format", ...], kinds: frozenset[str]) -> list[str]:
    """The texts of the sheets that are printed in a format of one of these kinds."""
    from html import unescape

    from jiedai.printing.formats import becoming

    made = ((sheet.text, becoming(sheet.source, formats, edited=sheet.paper.edited)) for sheet in sheets)
    return [unescape(text) for text, forms in made if kinds & set(forms)]
