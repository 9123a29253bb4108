"""PDF → paper: ruled and unruled tables, paragraphs over wrapped lines and page breaks.

A page without text is a picture: it is handed to the recognition of scans when that extra is
installed, and said to be unreadable when it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

import pypdfium2

from gongkai.files.errors import Unreadable
from gongkai.files.paper import Block, Grid, Paper
from gongkai.files.readers.pdf.ink import ink_of
from gongkai.files.readers.pdf.lines import (
    Item,
    Line,
    Placed,
    columns_of,
    edges_of,
    lines_of_column,
)
from gongkai.files.readers.pdf.page import Box, Ink
from gongkai.files.readers.pdf.paragraphs import paragraphs_of
from gongkai.files.readers.pdf.running import without_running
from gongkai.files.readers.pdf.sheet import items_of, numbered, place_on
from gongkai.files.readers.pdf.unruled import with_unruled
from gongkai.report.report import Place

MAX_PAGES = 400  # the longest report we know has 60
_WRONG_PASSWORD = 4


def read(data: bytes, *, name: str) -> Paper:
    """Read a PDF file. Errors: Unreadable (damaged, locked, without pages)."""
    document = _open(data, name)
    try:
        count = len(document)
        if count < 1:
            raise Unreadable(name, "PDF 文件没有页面")
        inks = [ink_of(document.raw, number) for number in range(min(count, MAX_PAGES))]
    finally:
        document.close()
    items = without_running([items_of(ink, name) for ink in inks], [ink.height for ink in inks])
    pages = [
        with_unruled(page, partial(place_on, ink, name), _levels(ink))
        for ink, page in zip(inks, _laid_out(inks, items), strict=True)
    ]
    blocks = tuple(_blocks(inks, pages, name))
    return Paper(blocks, name, "pdf", tuple(_remarks(inks, count)), {"pages": str(count)})


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            reason = "PDF 文件已加密，需要密码，请去除密码后再读取"
            raise Unreadable(name, reason) from error
        raise Unreadable(name, "PDF 文件已损坏或不完整，无法打开") from error


def _laid_out(inks: list[Ink], pages: list[list[Item]]) -> list[list[Line | Placed]]:
    """Every page's lines, grids and pictures in reading order.

    Pages of one width set in one column share their edges: a last page of short lines has none.
    """
    columns = [columns_of(page) for page in pages]
    plain: dict[float, list[list[Item]]] = {}
    for ink, found in zip(inks, columns, strict=True):
        if len(found) == 1:
            plain.setdefault(ink.width, []).append(found[0])
    edges = {width: edges_of(found) for width, found in plain.items()}
    return [
        [
            item
            for column in found
            for item in lines_of_column(
                column, ink.number, edges[ink.width] if len(found) == 1 else edges_of([column])
            )
        ]
        for ink, found in zip(inks, columns, strict=True)
    ]


def _levels(ink: Ink) -> list[float]:
    """Where long horizontal rules stand: they part the rows of tables without vertical rules."""
    return sorted({y for y, start, end in ink.across if end - start > ink.width / 3})


def _remarks(inks: list[Ink], count: int) -> Iterator[str]:
    if count > len(inks):
        yield f"文件共{count}页，只读取了前{len(inks)}页"
    hidden = [str(ink.number) for ink in inks if ink.hidden]
    if hidden:
        yield f"第{'、'.join(hidden)}页是扫描页，读取的是其中隐藏的识别文字，请对照原件"


def _blocks(inks: list[Ink], pages: list[list[Line | Placed]], name: str) -> Iterator[Block]:
    """Paragraphs, grids and pictures of all pages; paragraphs run on from page to page."""

    def where(page: int, box: Box) -> Place:
        return place_on(inks[page - 1], name, box)

    items = [item for page in pages for item in _counted(page)]
    for prose, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if prose:
            yield from paragraphs_of((i for i in group if isinstance(i, Line)), where)
        else:
            yield from (i.block for i in group if isinstance(i, Placed))


def _counted(page: list[Line | Placed]) -> Iterator[Line | Placed]:
    number = 0
    for item in page:
        if isinstance(item, Placed) and isinstance(item.block, Grid):
            number += 1
            yield Placed(item.box, numbered(item.block, number))
        else:
            yield item
