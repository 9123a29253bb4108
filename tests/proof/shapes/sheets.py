"""Workbooks as offices and systems make them, beside the shapes of the reader's own tests."""

import io

import openpyxl
from openpyxl.styles import Alignment

from gongkai.files.paper import Grid, Paper, Paragraph
from tests.files.readers import sheet_shapes
from tests.proof.shapes.parts import Shape, is_figure


def _book(paper: Paper, *, kind: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    row = 1
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            sheet.cell(row, 1, block.text.replace("\n", ""))
            row += 1
        elif isinstance(block, Grid):
            _draw(sheet, block, row, kind)
            row += block.rows + 1
    if kind == "old":
        _old_sheet(book)
    if kind == "hidden":
        _hide(sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _draw(sheet: object, grid: Grid, top: int, kind: str) -> None:
    for each in grid.cells:
        cell = sheet.cell(top + each.row, 1 + each.column, _value(each.text, kind))  # type: ignore[attr-defined]
        if each.text.isdigit() and kind == "units":
            cell.number_format = '0"件"'
        if not each.text.isdigit() and kind == "upright":
            cell.alignment = Alignment(textRotation=255, wrap_text=True)
        if each.rowspan * each.colspan > 1:
            sheet.merge_cells(  # type: ignore[attr-defined]
                start_row=top + each.row,
                start_column=1 + each.column,
                end_row=top + each.row + each.rowspan - 1,
                end_column=each.column + each.colspan,
            )


def _value(text: str, kind: str) -> object:
    if kind == "upright" and not is_figure(text):
        return "\n".join(text)
    if not text.isdigit():
        return text
    if kind == "texts":
        return f" {text} "
    if kind == "floats":
        return float(text)
    return int(text)


def _old_sheet(book: openpyxl.Workbook) -> None:
    old = book.create_sheet("上年数据")
    for row in (("行政许可", 777), ("行政处罚", 888), ("结果维持", 999)):
        old.append(row)
    old.sheet_state = "hidden"


def _hide(sheet: object) -> None:
    for column in "MNO":
        sheet[f"{column}30"] = 666  # type: ignore[index]
        sheet.column_dimensions[column].hidden = False  # type: ignore[attr-defined]


def texts(paper: Paper) -> bytes:
    """Figures typed as text, with blanks."""
    return _book(paper, kind="texts")


def floats(paper: Paper) -> bytes:
    """Every figure a float."""
    return _book(paper, kind="floats")


def units(paper: Paper) -> bytes:
    """A number format that shows 3件."""
    return _book(paper, kind="units")


def upright(paper: Paper) -> bytes:
    """Labels one character a line."""
    return _book(paper, kind="upright")


def old(paper: Paper) -> bytes:
    """Last year's figures on a hidden sheet."""
    return _book(paper, kind="old")


SHEETS: dict[str, Shape] = {
    **sheet_shapes.SHAPES,
    **{f"{shape.__name__}.xlsx": shape for shape in (texts, floats, units, upright, old)},
}
