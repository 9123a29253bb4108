"""The ledger workbook is written: empty, or filled with the facts of a year.

The same year and facts give the same bytes. Labels are protected, entry cells are open; words to
choose from stand on the sheet 选项.
"""

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from gongkai.files.ledger import furniture
from gongkai.files.ledger.furniture import FIRST_ROW, HEADER_ROW, Printed
from gongkai.files.ledger.guide import write_guide
from gongkai.files.ledger.offers import Offers, offer, write_offers
from gongkai.files.ledger.records import Text
from gongkai.files.ledger.sheets import Column, Sheet, sheets
from gongkai.files.settled import settle
from gongkai.files.writers.placing import place
from gongkai.law.errors import BadFacts
from gongkai.report.facts import YearFacts

_SPARE_ROWS = 2000
_RULED_ROWS = 18
_CELL_LIMIT = 32767
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f]")
Rows = list[list[Printed]]
_SETTLED = datetime(2020, 1, 1)  # noqa: DTZ001  # a workbook carries no time zone


def write_ledger(path: Path | str, *, year: int, facts: YearFacts | None = None) -> None:
    """Write the ledger workbook of `year` to `path`, empty or with `facts` filled in.

    A half-written file never stands at `path`. Raises BadFacts when the facts are of another
    year, hold a key without a word, or a text too long for a cell; NotWritten.
    """
    if facts is not None and facts.year != year:
        raise BadFacts("年度", f"台账为 {year} 年，所给事实为 {facts.year} 年")
    filled = {sheet.key: _rows(facts, sheet) for sheet in sheets() if sheet.layout == "table"}
    book = Workbook(write_only=True)
    book.properties.creator = "gongkai"
    book.properties.title = f"{year}年政府信息公开台账"
    offers = Offers()
    write_guide(book, year)
    for sheet in sheets():
        page = book.create_sheet(sheet.title)
        if sheet.layout == "form":
            _write_form(page, sheet, year, facts, offers)
        else:
            _write_table(page, sheet, year, filled[sheet.key], offers)
    write_offers(book, offers)
    save(book, Path(path))


def records_of(facts: YearFacts | None, sheet: Sheet) -> tuple[Any, ...]:
    """The records of a sheet, in their order."""
    if facts is None:
        return ()
    if sheet.key == "texts":
        return tuple(Text(id="", section=key, text=text) for key, text in facts.texts.items())
    return tuple(getattr(facts, sheet.key))


def _rows(facts: YearFacts | None, sheet: Sheet) -> Rows:
    """What is typed into each row; worked out before anything is written, as it may be refused."""
    return [
        [printed(column, getattr(record, column.field)) for column in sheet.columns]
        for record in records_of(facts, sheet)
    ]


def printed(column: Column, value: Any) -> Printed:
    """A field's value as it is typed into the ledger; BadFacts for an unknown key."""
    if value is None or value == "" or (column.zero_is_blank and not value):
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if column.kind == "choice" and column.choices is not None:
        word = column.choices.get(value)
        if word is None:
            raise BadFacts(column.title, f"没有“{value}”这个取值")
        return word
    if column.kind == "section" and column.choices is not None:
        return column.choices.get(value, str(value))
    return _checked(column, value) if isinstance(value, str) else value


def _checked(column: Column, words: str) -> str:
    """A text that a cell can hold: short enough, its escapes escaped, no control characters."""
    if len(words) > _CELL_LIMIT:
        raise BadFacts(column.title, f"文字超过单元格的上限（{_CELL_LIMIT} 字）")
    return _CONTROL.sub("", _ESCAPED.sub("_x005F_", words))


def save(book: Workbook, path: Path) -> None:
    """Write a workbook with settled bytes; whole or not at all."""
    book.properties.created = book.properties.modified = _SETTLED
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        ExcelWriter(book, archive).save()
    place({path: settle(buffer.getvalue())})


def _write_form(
    page: Any, sheet: Sheet, year: int, facts: YearFacts | None, offers: Offers
) -> None:
    """The cover: label, entry, hint, example."""
    for letter, width in zip("ABCD", (18, 46, 62, 34), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = f"A{HEADER_ROW + 1}"
    furniture.set_print(page, sheet)
    furniture.protect(page)
    page.row_dimensions[HEADER_ROW].height = 28
    furniture.write_heading(page, sheet, year)
    page.append([furniture.label(page, words) for words in ("项目", "内容", "填写说明", "示例")])
    for at, column in enumerate(sheet.columns, start=HEADER_ROW + 1):
        page.row_dimensions[at].height = 34
        value = (
            year if column.field == "year" else getattr(facts and facts.organ, column.field, None)
        )
        offer(page, offers, column, f"B{at}:B{at}", year)
        page.append(
            [
                furniture.label(page, column.header, column),
                furniture.left(furniture.entry(page, column, printed(column, value))),
                furniture.explained(page, column.note),
                furniture.left(
                    furniture.example(page, column, furniture.dated(column.example, year))
                ),
            ]
        )


def _write_table(page: Any, sheet: Sheet, year: int, rows: Rows, offers: Offers) -> None:
    """Title, hint, header with notes, the example row, then one row for each record."""
    last = FIRST_ROW + len(rows) + _SPARE_ROWS
    for at, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(at)
        furniture.open_column(page, column, letter)
        offer(page, offers, column, f"{letter}{FIRST_ROW}:{letter}{last}", year)
    page.freeze_panes = f"B{HEADER_ROW + 1}"
    furniture.set_print(page, sheet)
    furniture.protect(page)
    page.row_dimensions[HEADER_ROW].height = 32
    page.row_dimensions[HEADER_ROW + 1].height = 22
    furniture.write_heading(page, sheet, year)
    page.append([furniture.label(page, column.header, column) for column in sheet.columns])
    page.append(
        [
            furniture.example(page, column, furniture.dated(column.example, year))
            for column in sheet.columns
        ]
    )
    _write_rows(page, sheet, rows)


def _write_rows(page: Any, sheet: Sheet, rows: Rows) -> None:
    """One styled cell serves a whole column: rows are written as they are appended."""
    cells = [furniture.entry(page, column, None) for column in sheet.columns]
    pairs = list(zip(sheet.columns, cells, strict=True))
    for at, row in enumerate(rows, start=FIRST_ROW):
        for (column, cell), value in zip(pairs, row, strict=True):
            furniture.put(cell, column, value)
        furniture.make_room(page, at, sheet.columns, row)
        page.append(cells)
    for cell in cells:
        cell.value = None
    for _ in range(_RULED_ROWS):
        page.append(cells)
