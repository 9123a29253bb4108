"""A comparison of two reports as a workbook: every figure of both, as numbers to go on with."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gongkai.files.comparison import figure, link_rows, names, paper, retold_words
from gongkai.files.settled import settle
from gongkai.files.writers.properties import core_properties
from gongkai.files.writers.shape import printable
from gongkai.report.compare import Comparison, Pair
from gongkai.report.report import AnnualReport, Number

_HEAD = Font("宋体", 10, bold=True)
_BODY = Font("宋体", 10)
_FILL = PatternFill("solid", fgColor="F4F6F8")
_WRAPPED = Alignment("left", "top", wrap_text=True)
_CELL_LIMIT = 32_000

Row = Iterable[str | Number | None]


def render(found: Comparison) -> bytes:
    """The workbook: figures, shares, links of years, words; the same input, the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    first, second = names(found)
    _sheet(
        book.create_sheet("数字"),
        ("键", "项目", first, second, "增减", "增减率（%）"),
        (34, 60, 16, 16, 12, 12),
        ([each.key, each.label, *_values(found, each)] for each in found.cells),
    )
    _sheet(
        book.create_sheet("占比"),
        ("占比", f"{first}（%）", f"{second}（%）", "变化（百分点）"),
        (40, 16, 16, 16),
        ([each.label, each.first, each.second, each.points] for each in found.shares),
    )
    if found.links:
        heads = ("项目", f"按{first}应为", f"{second}填报", "核对")
        _sheet(book.create_sheet("年度衔接"), heads, (60, 16, 16, 24), link_rows(found.links))
    _words(book.create_sheet("文字沿用"), found)
    buffer = io.BytesIO()
    book.save(buffer)
    return settle(buffer.getvalue(), replace={"docProps/core.xml": core_properties(paper(found))})


def _values(found: Comparison, each: Pair) -> Iterable[str | Number | None]:
    return (
        _value(found.first, each.key, each.first),
        _value(found.second, each.key, each.second),
        each.difference,
        each.percent,
    )


def _value(report: AnnualReport, key: str, number: Number | None) -> str | Number:
    """A number where there is one, else the word why there is none; money keeps its unit."""
    words = figure(report, key)
    return words if number is None or words.endswith("元") else number


def _words(sheet: Worksheet, found: Comparison) -> None:
    rows: list[tuple[str, str]] = []
    for each in found.retold:
        rows.append((each.label, retold_words(found, each.number)))
        rows += [(each.label, f"“{passage}”") for passage in each.reuse.passages]
    _sheet(sheet, ("部分", "说明和相同的文字"), (30, 100), rows)
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.alignment = _WRAPPED


def _sheet(
    sheet: Worksheet, heads: tuple[str, ...], widths: tuple[int, ...], rows: Iterable[Row]
) -> None:
    sheet.append(heads)
    for row in rows:
        sheet.append([_safe(value) for value in row])
    for cell in sheet[1]:
        cell.fill = _FILL
    for number, line in enumerate(sheet.iter_rows()):
        for cell in line:
            cell.font = _BODY if number else _HEAD
            if isinstance(cell.value, str):
                cell.data_type = "s"  # words that begin with = are words, never a formula
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"


def _safe(value: str | Number | None) -> str | Number | None:
    return printable(value)[:_CELL_LIMIT] if isinstance(value, str) else value
