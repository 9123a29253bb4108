"""OpenDocument sheets, from their markup: the text as shown, with its merges.

Empty cells and rows repeated to the edge of the sheet cost nothing; filled ones count against a
limit, because a file of one line may repeat a cell seventeen thousand million times.
"""

from collections.abc import Iterator

from lxml import etree

from gongkai.files.bounded import member, open_zip, parse_xml
from gongkai.files.errors import Unreadable
from gongkai.files.readers.sheets.layout import CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, Merge, Sheet

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_ROW, _CELL, _COVERED = _TABLE + "table-row", _TABLE + "table-cell", _TABLE + "covered-table-cell"
_NOTE = _OFFICE + "annotation"


def sheets_of(data: bytes, *, name: str) -> Iterator[tuple[str, Sheet, bool]]:
    """Name, content and whether something was cut, for each sheet."""
    with open_zip(data, name=name) as package:
        try:
            info = package.getinfo("content.xml")
        except KeyError as missing:
            raise Unreadable(name, "文件中没有内容部分，不是有效的电子表格") from missing
        root = parse_xml(member(package, info, name=name), name=name)
    for table in root.iter(_TABLE + "table"):
        if next(table.iterancestors(_TABLE + "table"), None) is None:
            sheet, cut = _sheet(table)
            yield table.get(_TABLE + "name", ""), sheet, cut


def _sheet(table: etree._Element) -> tuple[Sheet, bool]:
    rows: list[list[str]] = []
    merges: list[Merge] = []
    blank, filled = 0, 0
    for row in table.iter(_ROW):
        if next(row.iterancestors(_TABLE + "table"), None) is not table:
            continue
        texts, spans = _row(row)
        times = _count(row, "number-rows-repeated")
        if not any(texts):
            blank += times
            continue
        filled += times * len(texts)
        if len(rows) + blank + times > ROW_LIMIT or filled > CELL_LIMIT:
            return Sheet(rows, merges), True
        rows += [[]] * blank
        blank = 0
        at = len(rows)
        merges += [(at, left, at + down - 1, left + across - 1) for left, down, across in spans]
        rows += [texts] * times
    return Sheet(rows, merges), False


def _row(row: etree._Element) -> tuple[list[str], list[tuple[int, int, int]]]:
    """The texts of a row, and (column, rows, columns) of each cell that spans."""
    texts: list[str] = []
    spans: list[tuple[int, int, int]] = []
    blank = 0
    for cell in row.iter(_CELL, _COVERED):
        times = _count(cell, "number-columns-repeated")
        text = _shown(cell) if cell.tag == _CELL else ""
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if not text and down == across == 1:
            blank += times
            continue
        room = COLUMN_LIMIT - len(texts)
        texts += [""] * min(blank, room)
        if down > 1 or across > 1:
            spans.append((len(texts), min(down, ROW_LIMIT), min(across, COLUMN_LIMIT)))
        texts += [text] * min(times, COLUMN_LIMIT - len(texts))
        blank = 0
    return texts, spans


def _shown(cell: etree._Element) -> str:
    """The paragraphs of a cell as shown; comments are not content."""
    paragraphs = [each for each in cell.iter(_TEXT + "p") if not _in_note(each)]
    return "\n".join(_words(each) for each in paragraphs)


def _in_note(element: etree._Element) -> bool:
    return next(element.iterancestors(_NOTE), None) is not None


def _words(paragraph: etree._Element) -> str:
    """The words of a paragraph; runs of spaces, tabs and line breaks are elements of their own."""
    parts = [paragraph.text or ""]
    for element in paragraph.iterdescendants():
        if element.tag == _TEXT + "s":
            parts.append(" " * min(_count(element, "c", space=_TEXT), 100))
        elif element.tag == _TEXT + "tab":
            parts.append("\t")
        elif element.tag == _TEXT + "line-break":
            parts.append("\n")
        else:
            parts.append(element.text or "")
        parts.append(element.tail or "")
    return "".join(parts)


def _count(element: etree._Element, attribute: str, *, space: str = _TABLE) -> int:
    value = element.get(space + attribute, "1")
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 9 else 1
