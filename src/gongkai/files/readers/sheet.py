"""Spreadsheets: XLSX, XLSM, XLSB, XLS, ET, ODS and CSV; every sheet that is shown.

Hidden sheets hold drafts and other years; a remark names them. They are read when none is shown.
"""

import io
from collections.abc import Iterator
from typing import cast

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from gongkai.files.errors import Unreadable
from gongkai.files.guard import shielded
from gongkai.files.paper import Block, Grid, Paper
from gongkai.files.readers.encoding import decode
from gongkai.files.readers.sheets.bounds import bounded
from gongkai.files.readers.sheets.delimited import sheet_of
from gongkai.files.readers.sheets.layout import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    Merge,
    Sheet,
    blocks_of,
)
from gongkai.files.readers.sheets.ods import sheets_of
from gongkai.files.readers.sheets.values import printed

SHEET_LIMIT = 200
_OLE = b"\xd0\xcf\x11\xe0"
_BROKEN = "电子表格已损坏或内容不完整，无法打开"
_CUT = "工作表“{}”行数或列数过多，只读取了前面的部分"
_HIDDEN = "工作表“{}”是隐藏的，没有读取"
_ALL_HIDDEN = "工作表“{}”是隐藏的，内容一并读取"


def read(data: bytes, *, name: str) -> Paper:
    """The paper in a spreadsheet, by its content whatever its name. Raises Unreadable.

    Workbooks are read behind a guard: a spoilt XLS makes the library ask for all memory there is
    and end the process.
    """
    if data.startswith(b"PK") and b"opendocument.spreadsheet" in data[:200]:
        return _ods(data, name)
    if data.startswith((b"PK", _OLE)):
        return cast(Paper, shielded(f"{__name__}:read_workbook", data, name=name))
    return _delimited(data, name)


def read_workbook(data: bytes, *, name: str) -> Paper:
    """XLSX, XLSM, XLSB, XLS or ET, in this very process. Raises Unreadable."""
    if data.startswith(_OLE):
        return _workbook(data, name, "xls", [])
    small, remarks = bounded(data, name=name)
    return _workbook(small, name, "xlsx", remarks)


def _delimited(data: bytes, name: str) -> Paper:
    text, encoding, _ = decode(data)
    if "\0" in text or text.count("\ufffd") > max(8, len(text) // 5):
        raise Unreadable(name, "文件不是可以阅读的文本")
    sheet, cut = sheet_of(text)
    blocks = tuple(blocks_of(sheet, file=name))
    remarks = (_CUT.format(name),) if cut else ()
    return Paper(blocks, file=name, kind="csv", remarks=remarks, meta={"encoding": encoding})


def _ods(data: bytes, name: str) -> Paper:
    blocks: list[Block] = []
    remarks = []
    for title, sheet, cut in sheets_of(data, name=name):
        blocks += blocks_of(sheet, file=f"{name}!{title}", first_table=_next_table(blocks))
        remarks += [_CUT.format(title)] * cut
    return Paper(tuple(blocks), file=name, kind="ods", remarks=tuple(remarks))


def _workbook(data: bytes, name: str, kind: str, remarks: list[str]) -> Paper:
    try:
        blocks = list(_sheets(data, name, remarks))
    except Unreadable:
        raise
    except PasswordError as sealed:
        raise Unreadable(name, "文件已加密，请去除密码后再读取") from sealed
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as broken:  # the library's own panics are not Exceptions
        raise Unreadable(name, _BROKEN) from broken
    return Paper(tuple(blocks), file=name, kind=kind, remarks=tuple(remarks))


def _sheets(data: bytes, name: str, remarks: list[str]) -> Iterator[Block]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    table = 1
    sheets = [m for m in workbook.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
    shown = [m for m in sheets if m.visible == SheetVisibleEnum.Visible]
    for metadata in sheets[:SHEET_LIMIT]:
        if metadata.visible != SheetVisibleEnum.Visible:
            remarks.append((_HIDDEN if shown else _ALL_HIDDEN).format(metadata.name))
            if shown:
                continue
        try:
            sheet = _sheet(workbook, metadata.name, remarks)
        except CalamineError:
            remarks.append(f"工作表“{metadata.name}”无法读取")
            continue
        for block in blocks_of(sheet, file=f"{name}!{metadata.name}", first_table=table):
            table += isinstance(block, Grid)
            yield block


def _sheet(workbook: CalamineWorkbook, title: str, remarks: list[str]) -> Sheet:
    found = workbook.get_sheet_by_name(title)
    width = min(max(found.width, 1), COLUMN_LIMIT)
    limit = min(ROW_LIMIT, max(CELL_LIMIT // width, 1))
    values = found.to_python(nrows=limit)
    rows = [[printed(value) for value in row[:width]] for row in values]
    if found.height > limit or found.width > width:
        remarks.append(_CUT.format(title))
    top, left = found.start or (0, 0)
    merges: list[Merge] = [(*first, *last) for first, last in found.merged_cell_ranges or ()]
    return Sheet(rows, merges, top, left)


def _next_table(blocks: list[Block]) -> int:
    return 1 + sum(isinstance(block, Grid) for block in blocks)
