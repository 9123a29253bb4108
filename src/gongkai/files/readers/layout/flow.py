"""Pages → blocks: running heads dropped, columns in order, paragraphs over page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from gongkai.files.paper import Block, Grid
from gongkai.files.readers.layout.lines import (
    Item,
    Line,
    Placed,
    columns_of,
    edges_of,
    lines_of_column,
)
from gongkai.files.readers.layout.page import Box, Ink
from gongkai.files.readers.layout.paragraphs import paragraphs_of
from gongkai.files.readers.layout.running import without_running
from gongkai.files.readers.layout.seams import without_cut_rows
from gongkai.files.readers.layout.sheet import numbered, place_on, placing
from gongkai.files.readers.layout.unruled import with_unruled
from gongkai.report.report import Place


def blocks_of(inks: Sequence[Ink], pages: Sequence[list[Item]], *, name: str) -> Iterator[Block]:
    """Paragraphs, grids and pictures of all pages; paragraphs run on from page to page.

    `pages` are the items of each ink, as `sheet.items_of` gives them.
    """
    by_number = {ink.number: ink for ink in inks}
    cleared = without_running(pages, [ink.height for ink in inks])
    laid_out = [
        with_unruled(page, partial(placing, ink, name), _levels(ink))
        for ink, page in zip(inks, _in_order(inks, cleared), strict=True)
    ]

    def where(page: int, box: Box) -> Place:
        return place_on(by_number[page], name, box)

    items = [item for page in without_cut_rows(laid_out) for item in _counted(page)]
    for prose, group in groupby(items, key=lambda item: isinstance(item, Line)):
        if prose:
            yield from paragraphs_of((i for i in group if isinstance(i, Line)), where)
        else:
            yield from (i.block for i in group if isinstance(i, Placed))


def _in_order(inks: Sequence[Ink], pages: Sequence[list[Item]]) -> list[list[Line | Placed]]:
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


def _counted(page: list[Line | Placed]) -> Iterator[Line | Placed]:
    number = 0
    for item in page:
        if isinstance(item, Placed) and isinstance(item.block, Grid):
            number += 1
            yield Placed(item.box, numbered(item.block, number))
        else:
            yield item
