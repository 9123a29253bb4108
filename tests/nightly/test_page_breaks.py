"""Ruled tables that break over pages wherever they happen to: Word files printed by LibreOffice.

Word processors cut rows inside their cells, headings and figures too. Paper, margins, type and the
words above the tables are drawn, so that breaks fall on every kind of row.
"""

from __future__ import annotations

import io
from random import Random

import docx
import pypdfium2
import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from gongkai.files import read_bytes
from gongkai.files.compose import compose
from gongkai.files.paper import Grid, Paragraph
from gongkai.files.readers.office import convert
from gongkai.files.recognise.vocabulary import core
from gongkai.report.report import AnnualReport
from tests.reports import balanced_report

A4 = Cm(21), Cm(29.7)


def word(report: AnnualReport, seed: int) -> bytes:
    """The report as a Word file whose pages break at other rows for every seed."""
    chance = Random(seed)  # noqa: S311 - nothing secret
    made = docx.Document()
    page = made.sections[0]
    page.page_width, page.page_height = A4 if chance.random() < 0.7 else A4[::-1]
    page.left_margin = page.right_margin = Cm(chance.choice([1.5, 2, 2.5, 3.17]))
    page.top_margin = page.bottom_margin = Cm(chance.choice([1.5, 2.54, 3.5]))
    made.styles["Normal"].font.size = Pt(chance.choice([7.5, 9, 10.5, 11, 12, 14]))
    middle = chance.random() < 0.6
    for block in compose(report).blocks:
        if isinstance(block, Grid):
            _add(made, block, middle=middle)
        elif isinstance(block, Paragraph):
            made.add_paragraph(block.text)
            for _ in range(chance.randrange(14) if block.text.startswith("一、") else 0):
                made.add_paragraph(
                    "工作平稳有序，没有需要另行说明的事项。" * chance.randrange(1, 3)
                )
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _add(made: docx.document.Document, grid: Grid, *, middle: bool) -> None:
    table = made.add_table(grid.rows, grid.columns)
    table.style = "Table Grid"
    for each in grid.cells:
        end = table.cell(each.row + each.rowspan - 1, each.column + each.colspan - 1)
        cell = table.cell(each.row, each.column).merge(end)
        cell.text = each.text
        if middle:
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


@pytest.mark.parametrize("edition", ["2021-30", "2019-60"])
@pytest.mark.parametrize("seed", range(40))
def test_every_figure_is_read_wherever_a_page_ends(seed: int, edition: str) -> None:
    report = balanced_report(1000 + seed, busy=seed % 3 != 0, edition=edition)
    data = convert(word(report, seed), name="报告.docx", to="pdf", seconds=120)
    found = read_bytes(data, name="报告.pdf")
    for key, value in report.facts.items():
        assert found.value(key) in (None, value)
    assert found.facts == report.facts or not _is_whole(data, report)


def _is_whole(pdf: bytes, report: AnnualReport) -> bool:
    """Whether table 3 was printed: LibreOffice loses most of it below some tall merged cells."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    text = "".join("".join(pages).split())
    beginnings = [core(row.label)[:4] for row in report.edition.rows]
    return sum(each in text for each in beginnings) > 0.7 * len(beginnings)
