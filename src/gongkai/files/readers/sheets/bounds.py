"""Keep a workbook small before anything unpacks it: very long sheets are cut, wide ones refused.

The library behind us makes room for every cell between the first and the last one. Two cells at
opposite corners would ask for hundreds of gigabytes, a million rows for a minute: so the markup
of a sheet is looked through, and cut, first.
"""

import io
import re
import zipfile

from gongkai.files.bounded import is_bomb, open_zip
from gongkai.files.errors import Unreadable

SHEET_LIMIT = 12 * 2**20
"""Bytes of one sheet's markup that are read; about 200,000 cells."""

SPAN_LIMIT = 4_000_000
"""Cells between the first and last one that a sheet may span."""

_PART_LIMIT = 64 * 2**20
_CELL = re.compile(rb'\sr="([A-Z]{1,3})(\d{1,7})"')
CUT = "工作表“{part}”行数过多，只读取了前面的部分"


def bounded(data: bytes, *, name: str) -> tuple[bytes, list[str]]:
    """The workbook, cut where a sheet is too long, and remarks on what was cut."""
    with open_zip(data, name=name) as package:
        infos = package.infolist()
        long = [each for each in infos if _is_sheet(each) and each.file_size > SHEET_LIMIT]
        for info in infos:
            if is_bomb(info) or (info not in long and info.file_size > _PART_LIMIT):
                raise Unreadable(name, "解压后的体积超出限度，疑为压缩炸弹，未读取")
        for info in filter(_is_sheet, infos):
            _measure(_head(package, info, name), name)
        if not long:
            return data, []
        return _repacked(package, long, name), [CUT.format(part=_short(info)) for info in long]


def _is_sheet(info: zipfile.ZipInfo) -> bool:
    return info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml")


def _short(info: zipfile.ZipInfo) -> str:
    return info.filename.rpartition("/")[2].removesuffix(".xml")


def _head(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    try:
        with package.open(info) as stream:
            return stream.read(SHEET_LIMIT)
    except Exception as broken:  # damage inside a zip comes in a dozen kinds
        raise Unreadable(name, "压缩包内容已损坏，无法解压") from broken


def _measure(markup: bytes, name: str) -> None:
    """Refuse a sheet whose cells lie too far apart."""
    columns, rows = set(), []
    for column, row in _CELL.findall(markup):
        columns.add(column)
        rows.append(int(row))
    if not rows:
        return
    across = [_column(each) for each in columns]
    if (max(rows) - min(rows) + 1) * (max(across) - min(across) + 1) > SPAN_LIMIT:
        raise Unreadable(name, "工作表的单元格范围过大，未读取；请删除远处的空白单元格后再试")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _repacked(package: zipfile.ZipFile, long: list[zipfile.ZipInfo], name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as copy:
        for info in package.infolist():
            if info in long:
                head = _head(package, info, name)
                rows = head[: head.rfind(b"</row>") + len(b"</row>")]
                copy.writestr(info.filename, rows + b"</sheetData></worksheet>")
            elif not info.filename.startswith(("xl/media/", "xl/drawings/")):
                copy.writestr(info.filename, package.read(info))
    return stream.getvalue()
