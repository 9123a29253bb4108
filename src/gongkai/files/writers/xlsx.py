"""XLSX: the words, the tables in the official layout, and a sheet 数据 that a machine reads back.

The sheet 数据 holds one fact a row (key, label, number, unit); a blank cell is a blank figure. The
sheet 报告 holds one paragraph a row with its kind.
"""

import io
from collections.abc import Iterator
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.files.numbers import figure
from gongkai.files.paper import Grid, GridCell, Paper
from gongkai.files.settled import settle
from gongkai.files.writers.properties import core_properties
from gongkai.files.writers.shape import centred, is_wide, printable, stub_columns, table_head
from gongkai.report.edition import Edition, UnknownEdition, edition
from gongkai.report.report import Number

WORDS, DATA = "报告", "数据"
KINDS = {0: "标题", 1: "章", 2: "节", 3: "条", None: "正文"}
MORE, MISSING, META = "续", "缺章", "meta."
CELL_LIMIT = 32_000  # a cell holds 32,767 characters
_NAMES = {"table2": "表二", "table3": "表三", "table4": "表四"}
_LINE = Side(style="thin", color="8A949F")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD_FILL = PatternFill("solid", fgColor="F4F6F8")
_FONT, _HEAD_FONT = Font("宋体", 10), Font("宋体", 10, bold=True)
_CENTRED = Alignment("center", "center", wrap_text=True)
_LEFT = Alignment("left", "center", wrap_text=True)
_TOP = Alignment("left", "top", wrap_text=True)
_SHEET_WIDTH = 96.0
_A4 = 9
_UNITS = 1.9  # widths are counted in digits; a Chinese character takes two
_LINE_HEIGHT = 13.5
_HIGHEST_ROW = 409.0
_WORDS_WIDTH = 100


def render(paper: Paper) -> bytes:
    """The paper as a workbook; the same paper gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _write_words(book.create_sheet(WORDS), paper)
    for number, grid in enumerate(paper.grids(), start=1):
        _write_grid(book.create_sheet(_NAMES.get(grid.source, f"表格{number}")), grid)
    _write_data(book.create_sheet(DATA), paper)
    buffer = io.BytesIO()
    book.save(buffer)
    return settle(buffer.getvalue(), replace={"docProps/core.xml": core_properties(paper)})


def _write_words(sheet: Worksheet, paper: Paper) -> None:
    _head(sheet, ("层级", "文字"), (8, _WORDS_WIDTH))
    for paragraph in paper.paragraphs():
        kind = KINDS.get(paragraph.level, "条")
        text = printable(paragraph.text)
        if paragraph.level == 1 and paragraph.style == "missing":
            kind = MISSING
        for start in range(0, len(text) or 1, CELL_LIMIT):
            _add(sheet, (MORE if start else kind, text[start : start + CELL_LIMIT]))
            _dress(sheet, sheet.max_row, bold=paragraph.level is not None)
    _fit_page(sheet)


def _dress(sheet: Worksheet, row: int, *, bold: bool) -> None:
    """A row of words as high as its lines, up to what a row can be."""
    kind, words = sheet.cell(row, 1), sheet.cell(row, 2)
    kind.font, kind.alignment = _FONT, _TOP
    words.font, words.alignment = (_HEAD_FONT if bold else _FONT), _TOP
    lines = _lines(str(words.value or ""), _WORDS_WIDTH)
    sheet.row_dimensions[row].height = min(_LINE_HEIGHT * lines + 4, _HIGHEST_ROW)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a column of this width."""
    return sum(max(1, ceil(_UNITS * len(line) / width)) for line in text.split("\n"))


def _fit_page(sheet: Worksheet, *, pages_high: int = 0) -> None:
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = pages_high  # 0: as many as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_grid(sheet: Worksheet, grid: Grid) -> None:
    for cell in grid.cells:
        _write_cell(sheet, grid, cell)
    shares = grid.widths or (1.0,) * grid.columns
    for column, share in enumerate(shares, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = round(_SHEET_WIDTH * share / sum(shares), 1)
    for row, height in _heights(grid, [_SHEET_WIDTH * share / sum(shares) for share in shares]):
        sheet.row_dimensions[row + 1].height = height
    if head := table_head(grid):
        sheet.freeze_panes = f"{get_column_letter(stub_columns(grid) + 1)}{head + 1}"
        sheet.print_title_rows = f"1:{head}"
    _fit_page(sheet, pages_high=int(is_wide(grid)))


def _heights(grid: Grid, widths: list[float]) -> Iterator[tuple[int, float]]:
    """Heights of rows in points: no program finds them by itself where cells are merged."""
    lines = dict.fromkeys(range(grid.rows), 1)
    for cell in grid.cells:
        width = sum(widths[cell.column : cell.column + cell.colspan]) - 1
        rows = _lines(cell.text, width)
        for row in range(cell.row, cell.row + cell.rowspan):
            lines[row] = max(lines[row], ceil(rows / cell.rowspan))
    return ((row, _LINE_HEIGHT * count + 6) for row, count in lines.items())


def _write_cell(sheet: Worksheet, grid: Grid, cell: GridCell) -> None:
    rows = range(cell.row + 1, cell.row + cell.rowspan + 1)
    columns = range(cell.column + 1, cell.column + cell.colspan + 1)
    for row in rows:
        for column in columns:
            sheet.cell(row, column).border = _BORDER
    top = sheet.cell(rows[0], columns[0])
    found = figure(cell.text) if cell.key else None
    _put(top, cell.text if found is None or found.remark else found.value)
    top.font = _HEAD_FONT if cell.row < grid.header_rows else _FONT
    top.alignment = _CENTRED if centred(grid, cell) else _LEFT
    if cell.header:
        top.fill = _HEAD_FILL
    if len(rows) * len(columns) > 1:
        sheet.merge_cells(
            start_row=rows[0], end_row=rows[-1], start_column=columns[0], end_column=columns[-1]
        )


def _write_data(sheet: Worksheet, paper: Paper) -> None:
    """Every fact under its key; above them what the paper says of itself, as meta.…"""
    _head(sheet, ("键", "名称", "数值", "单位"), (34, 60, 40, 8))
    for name, text in paper.meta.items():
        _add(sheet, (META + name, "", printable(text)))
    form = _form(paper)
    for grid in paper.grids():
        for cell in grid.cells:
            if cell.key:
                label = form.label(cell.key) if form else ""
                found = figure(cell.text)
                value, unit = (found.value, found.remark) if found else (cell.text, "")
                _add(sheet, (cell.key, label, value, unit or None))
    _fit_page(sheet)


def _form(paper: Paper) -> Edition | None:
    try:
        return edition(paper.meta.get("edition", ""))
    except UnknownEdition:
        return None


def _head(sheet: Worksheet, names: tuple[str, ...], widths: tuple[int, ...]) -> None:
    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(1, column, name)
        cell.font, cell.fill = _HEAD_FONT, _HEAD_FILL
        sheet.column_dimensions[cell.column_letter].width = width
    sheet.freeze_panes = "A2"


def _add(sheet: Worksheet, values: tuple[str | Number | None, ...]) -> None:
    row = sheet.max_row + 1
    for column, value in enumerate(values, start=1):
        if value is not None and value != "":
            _put(sheet.cell(row, column), value)


def _put(cell: SheetCell | MergedCell, value: str | Number | None) -> None:
    """A value as it is: words that begin with = are words, never a formula."""
    if isinstance(value, str):
        value = printable(value)
    if value is None or value == "" or isinstance(cell, MergedCell):
        return
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
