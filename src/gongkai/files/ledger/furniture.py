"""What stands on every page of the ledger: heading, labels, entry cells, locks, print set-up."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import WriteOnlyCell

from gongkai.files.ledger import look
from gongkai.files.ledger.sheets import Column, Sheet

HEADER_ROW = 3
FIRST_ROW = 5
"""Title, hint, header, example; entries begin below."""

Printed = str | int | Decimal | date | None
"""What is typed into a cell."""


def put(cell: Any, column: Column, value: Printed) -> None:
    """Put a value into a cell; a text that looks like a formula or an error stays a text."""
    if isinstance(value, str):
        cell._value, cell.data_type = value, "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = look.number_format(column)


def make_room(page: Any, at: int, columns: Sequence[Column], row: Sequence[Printed]) -> None:
    """Make a row as high as its longest text needs; not every program does so when opening."""
    lines = max(
        look.lines_of(value, column.width)
        if isinstance(value, str) and (len(value) * 2 >= column.width or "\n" in value)
        else 1
        for column, value in zip(columns, row, strict=True)
    )
    if lines > 1:
        page.row_dimensions[at].height = look.LINE_HEIGHT * lines + 3


def write_heading(page: Any, sheet: Sheet, year: int) -> None:
    """Two lines above the header: the sheet's name with its articles, and how to fill it."""
    page.row_dimensions[1].height, page.row_dimensions[2].height = 26, 20
    title = WriteOnlyCell(page, f"{year}年{sheet.title}")
    title.font = look.font(size=16, bold=True, ink=look.DEEP)
    title.alignment = look.MIDDLE
    hint = WriteOnlyCell(page, f"{sheet.intro}　依据：{sheet.cites}")
    hint.font = look.font(size=10, ink=look.SOFT)
    hint.alignment = look.MIDDLE
    page.append([title])
    page.append([hint])


def open_column(page: Any, column: Column, letter: str) -> None:
    """Width and format of a column, open for entry far below the last row."""
    dimension = page.column_dimensions[letter]
    dimension.width = column.width
    dimension.protection = look.OPEN
    dimension.number_format = look.number_format(column)
    dimension.alignment = look.alignment(column)
    dimension.font = look.font()


def label(page: Any, words: str, column: Column | None = None) -> Any:
    """A locked label; a column's header carries its note."""
    cell = WriteOnlyCell(page, words)
    cell.font = look.font(bold=True, ink=look.PAPER)
    cell.fill = look.header_fill(column) if column else look.fill(look.DEEP)
    cell.border = look.GRID
    cell.alignment = look.CENTRED
    if column is not None:
        cell.comment = look.note(column.note)
    return cell


def entry(page: Any, column: Column, value: Printed) -> Any:
    """An open cell of a column."""
    cell = WriteOnlyCell(page)
    cell.font = look.font()
    cell.border = look.GRID
    cell.protection = look.OPEN
    cell.alignment = look.alignment(column)
    cell.number_format = look.number_format(column)
    put(cell, column, value)
    return cell


def example(page: Any, column: Column, value: Printed) -> Any:
    """A cell of the example row: grey and slanted."""
    cell = entry(page, column, value if value != "" else None)
    cell.font = look.font(italic=True, ink=look.SOFT)
    cell.fill = look.fill(look.GROUND)
    return cell


def left(cell: Any) -> Any:
    """On the cover all entries begin at the left, whatever their kind."""
    cell.alignment = look.LEFT
    return cell


def explained(page: Any, words: str) -> Any:
    """A small explanation in a box."""
    cell = WriteOnlyCell(page, words)
    cell.font = look.font(size=10, ink=look.SOFT)
    cell.alignment = look.WRAPPED
    cell.border = look.GRID
    return cell


def dated(example: Any, year: int) -> Printed:
    """The example in the ledger's year."""
    if isinstance(example, date):
        return example.replace(year=year)
    return example.replace("2024", str(year)) if isinstance(example, str) else example


def protect(page: Any) -> None:
    """Labels are locked without a password; rows may be added, sorted and made higher."""
    protection = page.protection
    protection.sheet = True
    for allowed in (
        "formatColumns",
        "formatRows",
        "insertRows",
        "deleteRows",
        "sort",
        "autoFilter",
    ):
        setattr(protection, allowed, False)  # False means: not forbidden


def set_print(page: Any, sheet: Sheet) -> None:
    """A4 landscape, as wide as one page, the header on every page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    page.print_options.horizontalCentered = True
    page.sheet_properties.tabColor = look.BLUE if sheet.prefix else look.DEEP
