"""A scanned page → ink and items, as if it were digital; figures are read twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gongkai.files.paper import Block, Grid, GridCell
from gongkai.files.readers.layout.lines import Item, Placed
from gongkai.files.readers.layout.page import Glyph, Ink
from gongkai.files.readers.layout.sheet import items_of
from gongkai.files.readers.scan.bitmap import (
    POINTS,
    Pixels,
    rules_of,
    straightened,
    without_rules,
)
from gongkai.files.readers.scan.cells import reread
from gongkai.files.readers.scan.recognition import Reading, lines_in
from gongkai.report.report import Place

Spot = tuple[int | None, tuple[float, float, float, float] | None]  # page and box


@dataclass
class Doubts:
    """Cells of which two readings differ, with the reading that was not kept."""

    other: dict[Spot, str] = field(default_factory=dict)

    def meta(self, blocks: Sequence[Block]) -> dict[str, str]:
        """`doubtful`: a JSON array of [page, table, row, column, kept, other]."""
        cells = [
            [place.page, place.table, place.row, place.column, cell.text, other]
            for cell, place, other in self._cells(blocks)
        ]
        return {"doubtful": json.dumps(cells, ensure_ascii=False)} if cells else {}

    def sentences(self, blocks: Sequence[Block]) -> list[str]:
        """The same for people, in one sentence."""
        count = sum(1 for _ in self._cells(blocks))
        return [f"有{count}个数字两次识别的结果不同，请对照原件"] if count else []

    def _cells(self, blocks: Sequence[Block]) -> Iterator[tuple[GridCell, Place, str]]:
        for block in blocks:
            for cell in block.cells if isinstance(block, Grid) else ():
                place = cell.place
                if place is not None and (place.page, place.box) in self.other:
                    yield cell, place, self.other[place.page, place.box]


def scanned_items(
    picture: Pixels, *, size: tuple[float, float], number: int, name: str, doubts: Doubts
) -> tuple[Ink, list[Item]]:
    """A picture of a page, `size` in points → its ink and items; doubtful cells are noted."""
    page = straightened(picture, dots=picture.shape[1] / size[0] * POINTS)
    across, down = rules_of(page)
    ink = Ink(number, size[0], size[1], across=across, down=down)
    scale = POINTS / page.dots
    for reading in lines_in(page.grey):
        ink.glyphs += _glyphs(reading, scale)
    bare = without_rules(page, across, down)
    items: list[Item] = []
    for item in items_of(ink, name):
        if isinstance(item, Placed) and isinstance(item.block, Grid):
            grid, other = reread(item.block, bare, dots=page.dots)
            places = {(cell.row, cell.column): cell.place for cell in grid.cells}
            for spot, text in other.items():
                place = places[spot]
                if place is not None:
                    doubts.other[place.page, place.box] = text
            item = Placed(item.box, grid)
        items.append(item)
    return ink, items


def _glyphs(reading: Reading, scale: float) -> list[Glyph]:
    """A line read as a whole, dealt out to its characters by their usual widths."""
    left, top, right, low = (edge * scale for edge in reading.box)
    widths = [1.0 if char < "\u2e80" else 2.0 for char in reading.text]
    unit = (right - left) / sum(widths)
    glyphs: list[Glyph] = []
    for char, width in zip(reading.text, widths, strict=True):
        if not char.isspace():
            glyphs.append((left, top, left + width * unit, low, char))
        left += width * unit
    return glyphs
