"""A catalogue as a workbook: 索引号, 名称, 内容概述, 生成日期 (Art. 12) and the number."""

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from gongkai.web.documents.models import Document
from gongkai.web.documents.queries import index_number

_COLUMNS = (("序号", 6), ("索引号", 34), ("名称", 60), ("内容概述", 60), ("生成日期", 14),
            ("发文字号", 26), ("文种", 10), ("理由和依据", 40))  # fmt: skip
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def catalogue_sheet(rows: Iterable[Document], *, title: str) -> bytes:
    """The workbook; text that a program would take for a formula stays text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None  # noqa: S101 a new workbook has a sheet
    sheet.title = "目录"
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append([name for name, _ in _COLUMNS])
    for place, (_, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.cell(2, place).font = Font(bold=True)
    for place, each in enumerate(rows, start=1):
        why = " ".join(filter(None, (each.reason, each.basis)))
        sheet.append(
            [place, *map(_plain, (index_number(each), each.title, each.summary)), each.signed,
             _plain(each.number), each.get_kind_display(), _plain(why)]
        )  # fmt: skip
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A3"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _plain(text: str) -> str:
    return f"'{text}" if text.startswith(_RISKY) else text
