"""A scanned page → ink and items, as if it were digital; figures are read twice and more."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from gongkai.files.paper import Block, Grid
from gongkai.files.readers.layout.lines import Item, Placed
from gongkai.files.readers.layout.page import Glyph, Ink
from gongkai.files.readers.layout.sheet import items_of, shown
from gongkai.files.readers.scan.bitmap import POINTS, Pixels, Straight, straightened
from gongkai.files.readers.scan.cells import Choice, Seat, reread
from gongkai.files.readers.scan.drawn import rules_of, without_rules
from gongkai.files.readers.scan.recognition import Reading, lines_in
from gongkai.files.readers.scan.seals import Seal, lightened, moved, seals_on, without_coloured
from gongkai.files.readers.scan.turning import turned, upright
from gongkai.files.readers.scan.walls import parted
from gongkai.report.report import Place

Spot = tuple[int | None, tuple[float, float, float, float] | None]  # page and box


@dataclass
class Doubts:
    """Cells of which the readings differ, with what was chosen."""

    chosen: dict[Spot, Choice] = field(default_factory=dict)

    def note(self, grid: Grid, chosen: Mapping[Seat, Choice]) -> None:
        """Remember what was chosen for cells of a grid, by their place on the page."""
        for cell in grid.cells:
            choice = chosen.get((cell.row, cell.column))
            if choice is not None and cell.place is not None:
                self.chosen[cell.place.page, cell.place.box] = choice

    def meta(self, blocks: Sequence[Block]) -> dict[str, str]:
        """`doubtful`: a JSON array of [page, table, row, column, kept, [others]].

        What is kept is empty where no reading carries; then the others are all of them. Where it
        is not what the cell says, it stands but is unproved.
        """
        cells = [
            [place.page, place.table, place.row, place.column,
             choice.kept, choice.others]
            for place, choice in self._cells(blocks)
        ]  # fmt: skip
        return {"doubtful": json.dumps(cells, ensure_ascii=False)} if cells else {}

    def sentences(self, blocks: Sequence[Block]) -> list[str]:
        """The same for people, in one sentence."""
        count = sum(1 for _ in self._cells(blocks))
        return [f"有{count}个数字几次识别的结果不同，请对照原件"] if count else []

    def _cells(self, blocks: Sequence[Block]) -> Iterator[tuple[Place, Choice]]:
        for block in blocks:
            for cell in block.cells if isinstance(block, Grid) else ():
                place = cell.place
                if place is not None and (place.page, place.box) in self.chosen:
                    yield place, self.chosen[place.page, place.box]


class _Legible(NamedTuple):
    """A page upright and straight, without and with its seals, its lines, its quarter turns."""

    page: Straight
    stamped: Straight
    seals: list[Seal]
    lines: list[Reading]
    turn: int


def scanned_items(
    picture: Pixels, *, size: tuple[float, float], number: int, name: str, doubts: Doubts
) -> tuple[Ink, list[Item]]:
    """A picture of a page, `size` in points → its ink and items; doubtful cells are noted."""
    seen = _legible(picture, dots=picture.shape[1] / size[0] * POINTS)
    across, down = rules_of(seen.page)
    if seen.seals:  # with a seal some of the rules under it have gone; the others run through it
        more = rules_of(seen.stamped)
        across, down = across + more[0], down + more[1]
    width, height = size if seen.turn % 2 == 0 else size[::-1]
    ink = Ink(number, width, height, across=across, down=down)
    bare = without_rules(seen.page, across, down)
    for reading in parted(seen.lines, down, bare, dots=seen.page.dots):
        ink.glyphs += _glyphs(reading, POINTS / seen.page.dots)
    as_shown = replace(ink, turn=seen.turn)
    items: list[Item] = []
    for item in items_of(ink, name):
        if isinstance(item, Placed) and isinstance(item.block, Grid):
            grid, chosen = reread(item.block, bare, dots=seen.page.dots, seals=seen.seals)
            grid = _turned_back(grid, as_shown)
            doubts.note(grid, chosen)
            item = Placed(item.box, grid)
        items.append(item)
    return as_shown, items


def _legible(picture: Pixels, *, dots: float) -> _Legible:
    seen = _look(picture, dots, turn=0)
    turn = upright(seen.page.grey, seen.lines)
    return _look(turned(picture, turn), dots, turn=turn) if turn else seen


def _look(picture: Pixels, dots: float, *, turn: int) -> _Legible:
    bare, taken = without_coloured(picture, dots=dots)
    stamped = straightened(bare, dots=dots)
    seals = seals_on(stamped)
    page = lightened(stamped, seals)
    under = [*seals, *(moved(seal, stamped) for seal in taken)]  # what they covered is unproved
    return _Legible(page, stamped, under, lines_in(page.grey), turn)


def _turned_back(grid: Grid, ink: Ink) -> Grid:
    """A grid of the upright page with its places as the page is shown."""
    if not ink.turn:
        return grid
    cells = tuple(cell._replace(place=_as_shown(cell.place, ink)) for cell in grid.cells)
    return replace(grid, cells=cells, place=_as_shown(grid.place, ink))


def _as_shown(place: Place | None, ink: Ink) -> Place | None:
    if place is None or place.box is None:
        return place
    return place._replace(box=shown(ink, place.box))


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
