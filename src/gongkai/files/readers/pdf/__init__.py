"""PDF → paper: ruled and unruled tables, paragraphs over wrapped lines and page breaks.

A page without text, or with fonts that do not tell which characters they print, is a picture of a
page: it goes to the reader of scans when that extra is installed; when it is not, the file is said
to be unreadable, or the page is left a picture. So does a scanned page of tables with hidden text:
without the extra, that text is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pypdfium2

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Grid, Paper, Picture
from gongkai.files.readers.layout.flow import blocks_of
from gongkai.files.readers.layout.lines import Item, Placed
from gongkai.files.readers.layout.page import Box, Ink
from gongkai.files.readers.layout.sheet import items_of
from gongkai.files.readers.pdf.ink import bitmap_of, ink_of
from gongkai.files.sighted import marked_on

if TYPE_CHECKING:
    from gongkai.files.readers.scan.reading import Doubts

MAX_PAGES = 400  # the longest report we know has 60
MAX_SCANNED = 16  # pages recognised in one file: each takes two seconds or more
FEW = 12  # glyphs: a page with fewer holds a page number or a watermark, no text
PICTURED = 0.3  # of the page
STRAIGHT = 0.3  # degrees: hidden text of a page more askew does not fit the rules set straight
DRAWN = 150  # shapes with curves: letters drawn as outlines
LOCKED = "PDF 文件已加密，需要密码，请去除密码后再读取"
BROKEN = "PDF 文件已损坏、不完整或者没有页面，无法打开"
GARBLED = "PDF 的字体没有字符对照表，文字取不出来，请安装 ocr 附加组件（gongkai[ocr]）后读取"
WITHOUT = "PDF 是扫描图片，没有文字，请安装 ocr 附加组件（gongkai[ocr]）后读取"
_WRONG_PASSWORD = 4


def read(data: bytes, *, name: str) -> Paper:
    """Read a PDF file. Errors: Unreadable (damaged, locked, without pages, a scan without OCR)."""
    return _read(data, name, sighted=False)


def read_pictured(data: bytes, *, name: str) -> Paper:
    """Read it with the tables that are pictures on pages of text. Errors: as `read`; needs OCR."""
    return _read(data, name, sighted=True)


def _read(data: bytes, name: str, *, sighted: bool) -> Paper:
    document = _open(data, name)
    try:
        count = len(document)
        if count < 1:
            raise Unreadable(name, BROKEN)
        inks = [ink_of(document.raw, number) for number in range(min(count, MAX_PAGES))]
        return _paper(document, inks, count, name, sighted=sighted)
    finally:
        document.close()


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        # pdfium leaves the last file's error standing when a file has no pages.
        locked = getattr(error, "err_code", None) == _WRONG_PASSWORD and b"/Encrypt" in data
        reason = LOCKED if locked else BROKEN
        raise Unreadable(name, reason) from error


def _paper(
    document: pypdfium2.PdfDocument, inks: list[Ink], count: int, name: str, *, sighted: bool
) -> Paper:
    meta = {"pages": str(count)}
    covered = [
        number
        for number, ink in enumerate(inks)
        if ink.hidden and find_spec("cv2") is not None and _rule(ink, document)
    ]
    pages = [items_of(ink, name) for ink in inks]
    every = [number for number, ink in enumerate(inks) if _is_scanned(ink)]
    scanned, left = every[:MAX_SCANNED], every[MAX_SCANNED:]
    if find_spec("rapidocr") is not None:
        # A table in a scan with hidden text: nobody knows who recognised its figures, and how.
        scanned = sorted(scanned + covered[: MAX_SCANNED - len(scanned)])
    remarks = list(_remarks(inks, count, read=scanned))
    if left:
        remarks.append(f"扫描页过多，第{_list(inks, left)}页没有识别")
    beside = _pictured(pages, scanned) if sighted else []
    if scanned and find_spec("rapidocr") is None:
        _refuse_if_all(inks, scanned, name)
        remarks += _told(inks, scanned, "安装 ocr 附加组件后可以识别")
    elif scanned or beside:
        remarks += _told(inks, scanned, "数字由文字识别得出，请对照原件")
        doubts = _recognise(document, scanned, beside, inks, pages, name)
        blocks = tuple(blocks_of(inks, pages, name=name))
        remarks += doubts.sentences(blocks)
        by_sight = marked_on([inks[number].number for number in (*scanned, *beside)], blocks)
        return Paper(blocks, name, "scan", tuple(remarks), meta | doubts.meta(blocks) | by_sight)
    return Paper(tuple(blocks_of(inks, pages, name=name)), name, "pdf", tuple(remarks), meta)


def _pictured(pages: Sequence[Sequence[Item]], scanned: Sequence[int]) -> list[int]:
    """Pages of text with pictures on them, as many as may be recognised."""
    found = [n for n, page in enumerate(pages) if n not in scanned and list(_boxes(page))]
    return found[: MAX_SCANNED - len(scanned)]


def _boxes(page: Sequence[Item]) -> Iterator[Box]:
    for item in page:
        if isinstance(item, Placed) and isinstance(item.block, Picture):
            yield item.box


def _rule(ink: Ink, document: pypdfium2.PdfDocument) -> bool:
    """Give a scan with hidden text the rules drawn in its picture; whether they make a table."""
    from gongkai.files.readers.scan.bitmap import straightened
    from gongkai.files.readers.scan.drawn import rules_of

    picture = bitmap_of(document.raw, ink.number - 1)
    page = straightened(picture, dots=picture.shape[1] / ink.width * 72)
    across, down = rules_of(page)
    if ink.turn == ink.shown and abs(page.skew) < STRAIGHT:
        ink.across, ink.down = across, down
    return min(len(across), len(down)) > 1


def _recognise(  # noqa: PLR0913 - a document, which of its pages, and what is known of all
    document: pypdfium2.PdfDocument, scanned: Sequence[int], beside: Sequence[int],
    inks: list[Ink], pages: list[list[Item]], name: str,
) -> Doubts:  # fmt: skip
    """Put what recognition reads in the place of scanned pages, and tables `beside` the text."""
    from gongkai.files.readers.scan.reading import Doubts, scanned_items

    doubts = Doubts()
    for number in (*scanned, *beside):
        ink = inks[number]
        seen, items = scanned_items(
            bitmap_of(document.raw, number),
            size=(ink.width, ink.height),
            number=ink.number,
            name=name,
            doubts=doubts,
        )
        if number in scanned:
            inks[number], pages[number] = seen, items
        else:
            pages[number] = [*pages[number], *_tables_in(list(_boxes(pages[number])), items)]
    return doubts


def _tables_in(boxes: Sequence[Box], items: Sequence[Item]) -> Iterator[Item]:
    """The tables that lie in pictures; the others are there as text."""
    for item in items:
        if isinstance(item, Placed) and isinstance(item.block, Grid):
            left, top, right, low = item.box
            if any(
                b[0] < (left + right) / 2 < b[2] and b[1] < (top + low) / 2 < b[3] for b in boxes
            ):
                yield item


def _told(inks: Sequence[Ink], scanned: Sequence[int], what: str) -> Iterator[str]:
    """Which pages have no text to take, why, and what is done about it."""
    for garbled, why in ((False, "页是扫描图片"), (True, "页的字体没有字符对照表")):
        if numbers := [number for number in scanned if inks[number].garbled is garbled]:
            yield f"第{_list(inks, numbers)}{why}，{what}"


def _is_scanned(ink: Ink) -> bool:
    empty = len(ink.glyphs) < FEW and (ink.pictured > PICTURED or ink.drawn > DRAWN)
    return ink.garbled or empty


def _refuse_if_all(inks: Sequence[Ink], scanned: Sequence[int], name: str) -> None:
    """Refuse a file in which nothing but scanned pages could be read."""
    if all(number in scanned or not ink.glyphs for number, ink in enumerate(inks)):
        raise Unreadable(name, GARBLED if any(ink.garbled for ink in inks) else WITHOUT)


def _list(inks: Sequence[Ink], numbers: Sequence[int]) -> str:
    return "、".join(str(inks[number].number) for number in numbers)


def _remarks(inks: list[Ink], count: int, *, read: Sequence[int]) -> Iterator[str]:
    if count > len(inks):
        yield f"文件共{count}页，只读取了前{len(inks)}页"
    hidden = [str(ink.number) for n, ink in enumerate(inks) if ink.hidden and n not in read]
    if hidden:
        yield f"第{'、'.join(hidden)}页是扫描页，读取的是其中隐藏的识别文字，请对照原件"
