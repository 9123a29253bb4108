"""Digital PDF: ruled tables come back slot by slot, prose paragraph by paragraph."""

from __future__ import annotations

import pytest

from gongkai.files.paper import Grid, Paper
from gongkai.files.readers.pdf import read
from gongkai.report.edition import edition
from tests.files.readers import pdf_papers as papers
from tests.files.readers.pdf_papers import Style, Table


def lines(table: Table) -> list[tuple[tuple[int, int, int, int, str], ...]]:
    """A table as set: row, column, spans and text of every slot."""
    return [(y, x, slot.rows, slot.columns, slot.text) for y, x, slot in table.placed()]


def grid_lines(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """A grid as read, the same way."""
    return [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells]


def read_style(style: Style, *, key: str = "2021-30", seed: int = 5) -> Paper:
    """A report of ours set in a style, read back."""
    return read(papers.report_pdf(key, seed=seed, style=style), name="年报.pdf")


@pytest.mark.parametrize("key", ["2021-30", "2019-60"])
@pytest.mark.parametrize("rules", ["full", "thick", "dashed"])
def test_a_ruled_report_on_wide_pages_is_read_slot_by_slot(key: str, rules: str) -> None:
    form = edition(key)
    found = papers.figures(form, seed=5)
    paper = read_style(Style(rules=rules, page="a3"), key=key)
    expected = [
        *papers.table2(form, found),
        papers.table3(form, found),
        papers.table4(form, found),
    ]
    assert [grid_lines(grid) for grid in paper.grids()] == [lines(table) for table in expected]
