"""The workbook, opened by openpyxl: the official tables, and the sheet 数据."""

import io
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from gongkai.files.paper import Paper
from gongkai.files.writers.xlsx import render
from tests.files.writers.papers import EDITIONS, LETTER, official, rows_of


def _open(paper: Paper) -> Workbook:
    return load_workbook(io.BytesIO(render(paper)))


def _words(value: object) -> str:
    return "" if value is None else f"{value}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_cell_stands_where_the_form_has_it(edition: str) -> None:
    paper, book = official(edition), _open(official(edition))
    for name, grid in zip(("表二", "表三", "表四"), paper.grids(), strict=True):
        sheet = book[name]
        for cell in grid.cells:
            assert _words(sheet.cell(cell.row + 1, cell.column + 1).value) == cell.text
        merged = {str(each) for each in sheet.merged_cells.ranges}
        assert len(merged) == sum(c.rowspan * c.colspan > 1 for c in grid.cells)
        assert (sheet.max_row, sheet.max_column) == (grid.rows, grid.columns)
        assert len(rows_of(grid)) == grid.rows


def test_figures_are_numbers_and_not_words() -> None:
    sheet = _open(official("2021-30"))["表三"]
    assert all(isinstance(cell.value, int) for row in sheet["D4:J28"] for cell in row)


def test_the_sheet_of_data_names_every_fact_once() -> None:
    paper = official("2021-30")
    rows = list(_open(paper)["数据"].iter_rows(min_row=2, values_only=True))
    facts = {key: value for key, _, value, _ in rows if not str(key).startswith("meta.")}
    wanted = {c.key: Decimal(c.text) for grid in paper.grids() for c in grid.cells if c.key}
    assert {key: Decimal(f"{value}") for key, value in facts.items()} == wanted
    labels = {key: label for key, label, _, _ in rows}
    assert labels["table3.granted.natural"] == "表三 （一）予以公开 · 自然人"


def test_headings_of_table_3_stay_in_sight_and_are_printed_on_every_page() -> None:
    sheet = _open(official("2021-30"))["表三"]
    assert sheet.freeze_panes == "D4"
    assert sheet.print_title_rows == "$1:$3"


def test_the_words_stand_one_paragraph_a_row() -> None:
    paper = official("2021-30")
    rows = list(_open(paper)["报告"].iter_rows(min_row=2, values_only=True))
    assert [text for _, text in rows] == [each.text for each in paper.paragraphs()]
    assert rows[0][0] == "标题"


def test_a_letter_without_form_is_written_too() -> None:
    book = _open(LETTER)
    assert book.sheetnames == ["报告", "表格1", "数据"]
    assert book["表格1"]["A1"].value == "甲\n乙"
