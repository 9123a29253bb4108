"""Tables and pages that are pictures in Word files and web pages: read, and told as pictures."""

from __future__ import annotations

import io
import json
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest
from docx.shared import Cm
from PIL import ImageOps

from gongkai.files import pictured, read_bytes, why_not
from gongkai.files.compose import compose
from gongkai.files.doubt import with_doubts
from gongkai.files.paper import Block, Grid, Paper, Paragraph, Picture
from gongkai.files.pictured import MOST, with_pictures
from gongkai.files.readers import scan
from gongkai.files.recognise import recognise
from gongkai.files.writers import render_paper
from gongkai.report.edition import edition
from gongkai.report.report import AnnualReport, Place
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style
from tests.files.readers.scan_papers import scans
from tests.reports import balanced_report

HELD = bytes(8192)
"""Stands for a picture file where nothing looks into it."""

REPORT = balanced_report(5, busy=True)
GRIDS = list(compose(REPORT).grids())


def numbered(grid: Grid, number: int, page: int | None = None) -> Grid:
    """A grid as a reader gives it: with its place."""
    return replace(grid, place=Place("x.docx", page=page, table=number))


def document(*pictures: int, data: bytes = HELD) -> Paper:
    """The report's paper, some of its tables pictures."""
    blocks: list[Block] = []
    for block in compose(REPORT).blocks:
        at = GRIDS.index(block) + 2 if isinstance(block, Grid) else 0
        if at in pictures:
            blocks.append(Picture(Place("x.docx", line=at), 400, 200, data))
        else:
            blocks.append(numbered(block, at - 1) if isinstance(block, Grid) else block)
    return Paper(tuple(blocks), "x.docx", "docx")


def seeing(monkeypatch: pytest.MonkeyPatch, *papers: Paper | None) -> list[int]:
    """Recognition that gives these papers in turn; how many pictures each was asked for."""
    asked: list[int] = []
    left = iter(papers)

    def read(pictures: Sequence[Picture], name: str) -> Paper | None:
        asked.append(len(pictures))
        return next(left)

    monkeypatch.setattr(pictured, "_read", read)
    monkeypatch.setattr(scan, "is_installed", lambda: True)
    return asked


def sheet(table: int, **meta: str) -> Paper:
    """What recognition makes of a picture of one table."""
    return Paper((numbered(GRIDS[table - 2], 1, page=1),), "x.docx", "scan", meta=meta)


def kinds(report: AnnualReport) -> list[tuple[str, str]]:
    return [(each.kind, each.where) for each in report.remarks]


def test_a_table_that_is_a_picture_is_read_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(monkeypatch, sheet(3))
    paper = document(3)
    report, seen = with_pictures(recognise(paper), paper, b"PK")
    assert report.facts == REPORT.facts
    assert ("REA06", "table3") in kinds(report)
    assert ("REA10", "report") in kinds(report)
    place = report.place("table3.new_received.total")
    assert place is not None
    assert (place.page, place.table, place.box) == (None, 4, None)
    assert seen.kind == "scan"


def test_words_of_a_picture_do_not_become_words_of_the_report(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = sheet(3)
    paragraphs = tuple(compose(REPORT).paragraphs())
    seeing(monkeypatch, replace(page, blocks=(*paragraphs, *page.blocks)))
    paper = document(3)
    report, _ = with_pictures(recognise(paper), paper, b"PK")
    assert report.chapters == recognise(document()).chapters


def test_doubts_of_a_picture_go_to_the_cells_of_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(
        monkeypatch,
        sheet(3, doubtful=json.dumps([[1, 1, 5, 4, "", ["1", "7"]], [2, 1, 5, 4, "", ["2"]]])),
    )
    paper = document(3)
    _, seen = with_pictures(recognise(paper), paper, b"PK")
    assert json.loads(seen.meta["doubtful"]) == [[None, 4, 5, 4, "", ["1", "7"]]]
    assert json.loads(seen.meta["recognised"]) == [[None, 4]]


def test_figures_typed_in_the_document_are_not_doubted(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(monkeypatch, sheet(3))
    paper = document(3)
    report, seen = with_pictures(recognise(paper), paper, b"PK")
    typed, read = "table4.review.upheld", "table3.granted.natural"
    wrong = {
        key: report.cells[key]._replace(value=int(report.value(key) or 0) + 40)
        for key in (typed, read)
    }
    report = with_doubts(replace(report, cells={**report.cells, **wrong}), seen)
    doubted = [where for kind, where in kinds(report) if kind == "REA09"]
    assert read in doubted
    assert typed not in doubted


def test_a_document_of_pictures_alone_is_read_as_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = seeing(monkeypatch, document())
    photos = tuple(Picture(Place("x.docx"), 400, 600, HELD) for _ in range(3))
    paper = Paper(photos, "x.docx", "docx")
    report, seen = with_pictures(recognise(paper), paper, b"PK")
    assert asked == [3]
    assert report.facts == REPORT.facts
    assert "REA06" not in {kind for kind, _ in kinds(report)}
    assert not any(isinstance(each, Picture) for each in seen.blocks)


def test_pictures_of_a_report_that_misses_nothing_are_left(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = seeing(monkeypatch)
    whole = document()
    paper = replace(whole, blocks=(*whole.blocks, Picture(None, 400, 300, HELD)))
    report = recognise(paper)
    assert with_pictures(report, paper, b"PK") == (report, paper)
    assert asked == []


def test_icons_are_left_and_no_more_than_the_most_are_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = seeing(monkeypatch, None)
    pictures = [Picture(None, 400, 600, HELD)] * (MOST + 4) + [Picture(None, 10, 10, b"icon")]
    paper = Paper(tuple(pictures), "x.docx", "docx")
    report, seen = with_pictures(recognise(paper), paper, b"PK")
    assert asked == [MOST]
    assert seen is paper
    assert not report.cells


@pytest.mark.parametrize(
    ("words", "read"),
    [("", 1), ("某局2024年政府信息公开年报" + "。" * 300, 1), ("春季运动会照片" * 40, 0)],
    ids=["no words", "a report by its words", "something else"],
)
def test_photos_of_other_papers_are_left(
    monkeypatch: pytest.MonkeyPatch, words: str, read: int
) -> None:
    asked = seeing(monkeypatch, None)
    paper = Paper((Paragraph(words), Picture(None, 400, 600, HELD)), "x.docx", "docx")
    with_pictures(recognise(paper), paper, b"PK")
    assert len(asked) == read


def test_what_recognition_cannot_open_stays_a_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    seeing(monkeypatch, None)
    paper = document(4)
    report, seen = with_pictures(recognise(paper), paper, b"PK")
    assert seen is paper
    assert kinds(report) == [("REA06", "table4")]


def test_without_recognition_the_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    paper = Paper((Picture(None, 400, 600, HELD),), "x.docx", "docx")
    report, _ = with_pictures(recognise(paper), paper, b"PK")
    assert "ocr" in why_not(report)
    paper = document(4)
    report, _ = with_pictures(recognise(paper), paper, b"PK")
    assert kinds(report) == [("REA06", "table4")]


def cut_out(pdf: bytes) -> bytes:
    """What is printed on the one page of a PDF, as a PNG."""
    (page,) = scans(pdf)
    ink = ImageOps.invert(page.convert("L")).point(lambda value: 255 * (value > 60))
    left, top, right, low = ink.getbbox() or (0, 0, 1, 1)
    held = io.BytesIO()
    page.crop((left - 12, top - 12, right + 12, low + 12)).save(held, "PNG")
    return held.getvalue()


@pytest.fixture(scope="module")
def shot() -> bytes:
    """A picture of table 4."""
    return cut_out(render_paper(Paper((GRIDS[2],)), kind="pdf"))


def as_docx(shot: bytes) -> bytes:
    """The report in Word, table 4 a picture."""
    made = docx.Document()
    for block in compose(REPORT).blocks:
        if isinstance(block, Grid) and block != GRIDS[2]:
            table = made.add_table(block.rows, block.columns)
            for each in block.cells:
                cell = table.cell(each.row, each.column)
                end = each.row + each.rowspan - 1, each.column + each.colspan - 1
                cell.merge(table.cell(*end)).text = each.text
        elif isinstance(block, Grid):
            made.add_picture(io.BytesIO(shot), width=Cm(15))
        else:
            made.add_paragraph(getattr(block, "text", ""))
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def as_page(shot: bytes) -> bytes:
    """The report as a web page that holds a picture of table 4 itself."""
    blocks = tuple(block for block in compose(REPORT).blocks if block != GRIDS[2])
    page = render_paper(Paper(blocks, "x.html"), kind="html").decode()
    before, five, after = page.rpartition("五、存在的主要问题")
    start = before.rindex("<")
    picture = f'<p><img src="data:image/png;base64,{b64encode(shot).decode()}"></p>'
    return f"{before[:start]}{picture}{before[start:]}{five}{after}".encode()


def test_a_picture_of_a_table_in_word_is_read(shot: bytes) -> None:
    report = read_bytes(as_docx(shot), name="报告.docx")
    assert report.facts == REPORT.facts
    assert ("REA06", "table4") in kinds(report)


def test_a_picture_of_a_table_on_a_web_page_is_read(shot: bytes) -> None:
    report = read_bytes(as_page(shot), name="报告.html")
    assert report.facts == REPORT.facts
    assert ("REA06", "table4") in kinds(report)


def test_a_picture_of_a_table_on_a_page_of_text_is_read_in_a_pdf() -> None:
    form = edition("2021-30")
    found = papers.figures(form, seed=5)
    table = papers.typst_table(papers.table4(form, found), Style())
    numbers = ", ".join(map(str, cut_out(papers.typst_pdf(table))))
    whole = papers.typst_source(form, found, Style())
    assert table in whole
    data = papers.typst_pdf(whole.replace(table, f"#image(bytes(({numbers})), width: 100%)"))
    report = read_bytes(data, name="报告.pdf")
    assert report.facts == found
    assert ("REA06", "table4") in kinds(report)
    assert not [where for kind, where in kinds(report) if kind == "REA09"]
