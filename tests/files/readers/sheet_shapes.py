"""One report in the ways people write it in a workbook: each shape is a function paper → bytes."""

import csv
import io
from collections.abc import Callable

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.files.paper import Grid, GridCell, Paper, Paragraph

Shape = Callable[[Paper], bytes]


def one_sheet(paper: Paper) -> bytes:
    """Words and tables under each other, everything merged as printed."""
    return _stacked(paper, merged=True, gap=0)


def with_gaps(paper: Paper) -> bytes:
    """The same with a blank row before and after each table."""
    return _stacked(paper, merged=True, gap=1)


def unmerged(paper: Paper) -> bytes:
    """Nothing merged: words in column A, the rest of a merged cell blank."""
    return _stacked(paper, merged=False, gap=0)


def far_away(paper: Paper) -> bytes:
    """The report begins at E12."""
    return _stacked(paper, merged=True, gap=1, top=11, left=4)


def sheet_a_table(paper: Paper) -> bytes:
    """The words on one sheet, each table on a sheet of its own."""
    book = openpyxl.Workbook()
    words = _first(book)
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            words.append([block.text])
        elif isinstance(block, Grid):
            _draw(book.create_sheet(), block, 0, 0, merged=True)
    return _saved(book)


def commas(paper: Paper) -> bytes:
    """A text table in UTF-8, as programs write it."""
    return _delimited(one_sheet(paper), ",", "utf-8")


def semicolons(paper: Paper) -> bytes:
    """A text table in GB18030, as Excel in China saves it."""
    return _delimited(with_gaps(paper), ";", "gb18030")


def tabs(paper: Paper) -> bytes:
    """What is on the clipboard after copying from a sheet."""
    return _delimited(unmerged(paper), "\t", "utf-16")


SHAPES: dict[str, Shape] = {
    f"{shape.__name__}.{kind}": shape
    for kind, shapes in (
        ("xlsx", (one_sheet, with_gaps, unmerged, far_away, sheet_a_table)),
        ("csv", (commas, semicolons, tabs)),
    )
    for shape in shapes
}


def _stacked(paper: Paper, *, merged: bool, gap: int, top: int = 0, left: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = _first(book)
    width = max(grid.columns for grid in paper.grids())
    row = top
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            line = GridCell(0, 0, block.text, 1, width)
            _draw(sheet, Grid((line,), 1, width), row, left, merged=merged)
            row += 1
        elif isinstance(block, Grid):
            _draw(sheet, block, row + gap, left, merged=merged)
            row += block.rows + 2 * gap
    return _saved(book)


def _draw(sheet: Worksheet, grid: Grid, top: int, left: int, *, merged: bool) -> None:
    for cell in grid.cells:
        row, column = top + cell.row + 1, left + cell.column + 1
        sheet.cell(row, column, int(cell.text) if cell.text.isdigit() else cell.text)
        last, right = row + cell.rowspan - 1, column + cell.colspan - 1
        if merged and (last, right) != (row, column):
            sheet.merge_cells(start_row=row, start_column=column, end_row=last, end_column=right)


def _first(book: openpyxl.Workbook) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _delimited(workbook: bytes, sign: str, encoding: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sign)
    for row in _first(openpyxl.load_workbook(io.BytesIO(workbook))).iter_rows(values_only=True):
        writer.writerow(["" if value is None else value for value in row])
    return text.getvalue().encode(encoding)
