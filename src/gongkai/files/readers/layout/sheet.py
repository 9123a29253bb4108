"""One page: its ink → grids, pictures and runs, with places as the page is shown."""

from __future__ import annotations

from dataclasses import replace

from gongkai.files.paper import Grid, GridCell, Picture, quick
from gongkai.files.readers.layout.hollow import without_hollow_rows
from gongkai.files.readers.layout.lines import (
    Item,
    Placed,
    runs_of,
)
from gongkai.files.readers.layout.page import Box, Ink
from gongkai.files.readers.layout.ruled import Where, ruled_grid, share_out
from gongkai.files.readers.layout.ruling import Lattice, lattices
from gongkai.report.report import Place

SURE = 0.499  # of a tenth: nearer to the half, the digits themselves decide
PICTURE = (100.0, 50.0)  # pt; smaller pictures are logos and seals


def placing(ink: Ink, file: str, table: int | None = None) -> Where:
    """How to place the cells of a table on a page, and the table itself."""
    page = ink.number

    def where(box: Box, row: int | None, column: int | None) -> Place:
        return quick(Place, (file, page, table, row, column, None, shown(ink, box)))

    return where


def place_on(ink: Ink, file: str, box: Box) -> Place:
    """A place on a page."""
    return Place(file, ink.number, box=shown(ink, box))


def shown(ink: Ink, box: Box) -> Box:
    """A box of the upright page turned back to how the page is shown."""
    left, top, right, low = box if ink.turn == ink.shown else _turned_back(box, ink)
    return tenth(left), tenth(top), tenth(right), tenth(low)


def tenth(length: float) -> float:
    """A length rounded to one decimal, as `round` does it, which takes four times as long."""
    tenths = length * 10
    whole = round(tenths)
    if whole and -SURE < tenths - whole < SURE:
        return whole / 10
    return round(length, 1)


def _turned_back(box: Box, ink: Ink) -> Box:
    left, top, right, low = box
    width, height = ink.width, ink.height
    for _ in range((ink.shown - ink.turn) % 4):  # a quarter clockwise each time
        left, top, right, low = height - low, left, height - top, right
        width, height = height, width
    return left, top, right, low


def items_of(ink: Ink, file: str) -> list[Item]:
    """Ruled tables, pictures, and the runs of glyphs outside the tables as they were set."""
    where = placing(ink, file)
    glyphs = ink.glyphs
    items: list[Item] = []
    levels = sorted((glyph[1] + glyph[3]) / 2 for glyph in glyphs)
    for lattice in _inner_first(lattices(ink.across, ink.down, levels)):
        inside, rest = share_out(glyphs, lattice)
        if inside:
            grid = without_hollow_rows(ruled_grid(lattice, inside, where))
            items.append(Placed(lattice.box, grid))
            glyphs = rest
    items += [
        Placed(box, _picture(ink, file, box))
        for box in ink.pictures
        if _large(box) and not ink.hidden
    ]
    return items + runs_of(glyphs)


def _inner_first(found: list[Lattice]) -> list[Lattice]:
    """Small lattices first: a table inside a cell of another takes its own glyphs."""
    return sorted(found, key=lambda one: (one.box[2] - one.box[0]) * (one.box[3] - one.box[1]))


def _large(box: Box) -> bool:
    return box[2] - box[0] >= PICTURE[0] and box[3] - box[1] >= PICTURE[1]


def _picture(ink: Ink, file: str, box: Box) -> Picture:
    return Picture(place_on(ink, file, box), box[2] - box[0], box[3] - box[1])


def numbered(grid: Grid, number: int) -> Grid:
    """The grid with its number on the page written into every place, if it is not there."""
    if grid.place is not None and grid.place.table == number:
        return grid
    cells = tuple([quick(GridCell, (*each[:7], _numbered(each.place, number)))
                   for each in grid.cells])  # fmt: skip
    return replace(grid, cells=cells, place=_numbered(grid.place, number))


def _numbered(place: Place | None, number: int) -> Place | None:
    if place is None:
        return None
    file, page, _, row, column, line, box = place
    return quick(Place, (file, page, number, row, column, line, box))
