"""Tables that somebody hands in as CSV or XLSX: their rows, and days as people write them."""

import csv
import io
import re
import zipfile
from collections.abc import Collection
from datetime import date, datetime

from openpyxl import load_workbook

from gongkai.web.organs.errors import Refused

WIDEST = 4_000_000  # bytes
_MOST = 20_000  # rows


def body(
    data: bytes, *, name: str, needed: Collection[str], known: Collection[str] = ()
) -> list[tuple[int, dict[str, object]]]:
    """The rows below the heading with their numbers, by the names of the columns."""
    if len(data) > WIDEST:
        raise Refused("文件过大，请分几次导入")
    rows = _xlsx(data) if name.lower().endswith(".xlsx") else _csv(data)
    for at, row in enumerate(rows):
        head = [str(each or "").strip() for each in row]
        if all(title in head for title in needed):
            places = {title: head.index(title) for title in (*needed, *known) if title in head}
            return [
                (number, {title: _at(row, place) for title, place in places.items()})
                for number, row in enumerate(rows[at + 1 : at + 1 + _MOST], start=at + 2)
                if any(each not in (None, "") for each in row)
            ]
    titles = "".join(f"“{each}”" for each in needed)
    raise Refused(f"没有找到{titles}{'三' if len(needed) == 3 else len(needed)}列")


def _at(row: list[object], place: int) -> object:
    return row[place] if place < len(row) else None


def day_of(value: object) -> date:
    """A day of a cell: 2025/3/4, 20250304, 2025年3月4日; ValueError for what is none."""
    if isinstance(value, datetime):
        return value.date()
    text = str(value).strip()
    figures = re.findall(r"\d+", text)
    if len(figures) == 1 and len(figures[0]) == 8:
        return date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    return date.fromisoformat("-".join(each.zfill(2) for each in figures[:3]))


def _csv(data: bytes) -> list[list[object]]:
    for name in ("utf-8-sig", "gb18030"):
        try:
            return [list(row) for row in csv.reader(io.StringIO(data.decode(name)))]
        except UnicodeDecodeError:
            continue
        except csv.Error as odd:
            raise Refused("文件不是可读的CSV") from odd
    raise Refused("文件编码无法识别")


def _xlsx(data: bytes) -> list[list[object]]:
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        return [list(row) for row in sheet.iter_rows(values_only=True)]
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, IndexError) as odd:
        raise Refused("文件不是可读的XLSX工作簿") from odd
