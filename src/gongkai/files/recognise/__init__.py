"""Paper → report: whatever the format, the same search for title, chapters and tables.

What cannot be located stays out of the report's cells, and a remark says so; nothing is guessed.
"""

from itertools import zip_longest

from gongkai.files.paper import Paper, Picture
from gongkai.files.recognise import verdicts
from gongkai.files.recognise.chapters import Heading, chapters_of, headings_in, missing_headings
from gongkai.files.recognise.foremost import with_first
from gongkai.files.recognise.found import Found, cells_of
from gongkai.files.recognise.letters import letter_about
from gongkai.files.recognise.placed import by_place
from gongkai.files.recognise.said import said
from gongkai.files.recognise.several import first_report
from gongkai.files.recognise.tables import Tables, edition_in, search, search_words
from gongkai.files.recognise.title import opening_of, title_of
from gongkai.files.recognise.unrolled import unrolled
from gongkai.files.recognise.wrapped import rejoined
from gongkai.report.edition import Edition, UnknownEdition, edition_of, editions
from gongkai.report.report import AnnualReport, Cell, Chapter, Place, Remark


def recognise(paper: Paper) -> AnnualReport:
    """The annual report on a paper: organ, year, form, chapters and every cell with its place."""
    paper = first_report(unrolled(paper))
    placed = by_place(paper)
    tables = search(paper) if placed is None else Tables()
    silent = placed.grids if placed is not None else frozenset()
    words = said(paper, tables=tables.grids, silent=silent)
    headings = with_first(words, headings_in(words))
    first = headings[0].line if headings else len(words)
    title = title_of(words, paper.meta, until=first)
    if placed is None:
        edition, cells, remarks, used = _searched(paper, tables, headings, title.year)
    else:
        edition, cells, remarks, used = placed.form, placed.cells, [], frozenset()
    chapters = chapters_of(words, headings, without=used)
    about = "" if cells else letter_about(words, chapters)
    if about:
        return _no_report(f"这是关于年度报告的函件（{about}），不是年度报告", edition, paper.file)
    files = paper.meta.get("attachments", "")
    if files and not cells and not chapters:
        told = f"网页中没有年度报告的表格和章节，报告可能在附件里：{files}，请核对附件"
        return _no_report(told, edition, paper.file)
    remarks += _about_headings(cells, chapters, edition)
    remarks += [Remark("REA10", "report", text) for text in paper.remarks]
    return AnnualReport(
        organ=title.organ,
        year=title.year,
        edition=edition,
        cells=cells,
        chapters=chapters,
        title=title.text,
        opening=tuple(opening_of(words, title, first)),
        remarks=tuple(dict.fromkeys(remarks)),
        file=paper.file,
    )


def _searched(
    paper: Paper, tables: Tables, headings: list[Heading], year: int | None
) -> tuple[Edition, dict[str, Cell], list[Remark], frozenset[int]]:
    """The form, the cells, what is to be said of the tables, and the blocks that are tables."""
    tables.year = year
    used = search_words(paper, tables, headings)
    founds = list(tables.founds())
    told = edition_in(founds)
    if told is not None:
        tables.two.settle(told)
    edition = told or _edition_of(year)
    cells, remarks = _cells(founds, edition)
    remarks += _remarks(tables, founds, edition, pictures_in(paper, headings))
    return edition, cells, remarks, used


def _no_report(text: str, edition: Edition, file: str) -> AnnualReport:
    """What is left of a file that is no report: nothing but the remark that says so."""
    return AnnualReport("", None, edition, remarks=(Remark("REA00", "report", text),), file=file)


def _edition_of(year: int | None) -> Edition:
    """The form of a year when the tables do not tell; the newest when nothing does."""
    try:
        return edition_of(year) if year is not None else editions()[-1]
    except UnknownEdition:
        return editions()[-1]


def _cells(founds: list[Found], edition: Edition) -> tuple[dict[str, Cell], list[Remark]]:
    cells: dict[str, Cell] = {}
    remarks: list[Remark] = []
    for found in founds:
        some, about = cells_of(found, edition)
        cells |= some
        remarks += about
    ordered = {key: cells[key] for key in edition.cells if key in cells}
    return rejoined(ordered, remarks, edition)


def _remarks(
    tables: Tables, founds: list[Found], edition: Edition, pictures: dict[int, Place | None]
) -> list[Remark]:
    remarks = [remark for found in founds for remark in found.remarks]
    remarks += verdicts.missing_tables(founds, pictures)
    remarks += verdicts.about_rows(tables.copy, edition)
    remarks += verdicts.about_columns(tables.copy, edition)
    remarks += verdicts.about_cells(founds, edition)
    remarks += verdicts.unplaced(tables.two, edition)
    remarks += verdicts.about_blocks(tables.two.found, edition)
    remarks += verdicts.about_labels(founds, edition)
    return remarks


def pictures_in(paper: Paper, headings: list[Heading]) -> dict[int, Place | None]:
    """The chapters of tables that hold a picture, with its place."""
    pictures: dict[int, Place | None] = {}
    for heading, after in zip_longest(headings, headings[1:]):
        end = after.block if after is not None else len(paper.blocks)
        for block in paper.blocks[heading.block : end]:
            if isinstance(block, Picture) and heading.chapter in (2, 3, 4):
                pictures.setdefault(heading.chapter, block.place)
    return pictures


def _about_headings(
    cells: dict[str, Cell], chapters: dict[int, Chapter], edition: Edition
) -> list[Remark]:
    return [
        Remark("REA08", f"chapter{number}", f"没有找到“{edition.label(f'chapter{number}')}”的标题")
        for number in missing_headings(chapters, edition)
        if any(key.startswith(f"table{number}.") for key in cells)
    ]


__all__ = ["Heading", "recognise"]
