"""The waste ledger of a year for the regional platform: a workbook or CSV, as it is imported."""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from gongkai.files.ledger.write import save
from gongkai.web.conservation.models import WasteRow
from gongkai.web.conservation.registers import WasteYear
from gongkai.web.conservation.services.waste_importing import sheets
from gongkai.web.conservation.sheets import Cell, write_page

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cells(row: WasteRow) -> Sequence[Cell]:
    """In the columns of the import; the carrier's name behind them."""
    weight = None if row.bins else row.kg
    return (
        row.on.isoformat(), row.site, row.get_kind_display(), weight, row.bins, row.litres,
        row.factor, row.carrier.contract if row.carrier else "", row.vehicle, row.handler,
        row.receiver, row.destination, row.buyer, row.yuan, row.why,
        row.carrier.name if row.carrier else "", row.kg,
    )  # fmt: skip


def heads() -> tuple[str, ...]:
    """The header."""
    return (*(each.title for each in sheets()[0].columns), "清运单位", "折算重量（千克）")


def as_csv(rows: Iterable[WasteRow]) -> str:
    """One line a row; a text that a spreadsheet would take for a formula is kept one."""
    buffer = io.StringIO()
    buffer.write("\ufeff")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(heads())
    for row in rows:
        writer.writerow(["" if each is None else _said(each) for each in _cells(row)])
    return buffer.getvalue()


def _said(cell: Cell) -> str:
    if isinstance(cell, Decimal):
        return f"{cell.normalize():f}"
    words = str(cell)
    return f"'{words}" if words.startswith(_FORMULA) else words


def workbook(rows: Iterable[WasteRow], sums: WasteYear, *, organ: str) -> bytes:
    """Two sheets: the rows as they are imported, the sums by month and quarter."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "gongkai"
    title = f"{organ}{sums.year}年垃圾分类台账"
    book.properties.title = title
    widths = (12, 18, 12, 12, 8, 10, 8, 20, 12, 10, 10, 24, 20, 12, 24, 28, 16)
    page: Any = book.create_sheet(sheets()[0].title)
    write_page(page, title, heads(), [_cells(each) for each in rows], widths)
    columns = ("类别", *(f"{month}月" for month in range(1, 13)), "一季度", "二季度", "三季度",
               "四季度", "全年", "收入（元）")  # fmt: skip
    told: list[Sequence[Cell]] = [
        (each.title, *each.months, *each.quarters, each.total, each.yuan) for each in sums.classes
    ]
    told.append(("合计", *sums.months, *sums.quarters, sums.total, sums.yuan))
    page = book.create_sheet("月度和季度汇总")
    write_page(page, f"{title} 汇总（千克）", columns, told, (14, *(11 for _ in range(18))))
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = Path(folder) / "waste.xlsx"
        save(book, path)
        return path.read_bytes()
