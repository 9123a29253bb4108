"""Rows that are no rows: where a merged cell and the cells beside it end a little apart.

Programs that print a page of tables cut a merged cell at a page break and set its rest by another
measure than the rows beside it. Between both ends lies a strip that the other cells simply cross.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from gongkai.files.paper import Grid, GridCell

MOST = 0.5  # of the columns are crossed at a boundary that is none


def without_hollow_rows(grid: Grid) -> Grid:
    """The grid without boundaries that most columns cross and that part nothing but blanks.

    A row of the form is never lost: its figures, blank or not, have a boundary each.
    """
    for boundary in reversed(_crossed(grid)):
        if _is_hollow(grid, boundary):
            grid = _closed(grid, boundary)
    return grid


def _crossed(grid: Grid) -> list[int]:
    """The boundaries inside a grid that most columns cross, told in one pass."""
    above: Counter[int] = Counter()
    below: Counter[int] = Counter()
    for cell in grid.cells:
        above[cell.row + cell.rowspan] += cell.colspan
        below[cell.row] += cell.colspan
    most = MOST * grid.columns
    return [each for each in range(1, grid.rows) if max(above[each], below[each]) < most]


def _is_hollow(grid: Grid, boundary: int) -> bool:
    """Whether all cells that end at a boundary, or all that begin there, are blank."""
    above = [cell for cell in grid.cells if cell.row + cell.rowspan == boundary]
    below = [cell for cell in grid.cells if cell.row == boundary]
    return not any(cell.text for cell in above) or not any(cell.text for cell in below)


def _closed(grid: Grid, boundary: int) -> Grid:
    """The grid with the rows on both sides of a boundary made one; the blank side gives way."""
    keeps_above = any(c.text for c in grid.cells if c.row + c.rowspan == boundary)
    cells: list[GridCell] = []
    for cell in grid.cells:
        first, end = cell.row, cell.row + cell.rowspan
        if end == boundary and not keeps_above:
            end -= 1
        if first >= boundary:
            first -= not (first == boundary and keeps_above)
        if end > boundary:
            end -= 1
        if end > first:
            cells.append(_moved(cell, first, end - first))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(grid, cells=tuple(cells), rows=grid.rows - 1)


def _moved(cell: GridCell, row: int, rowspan: int) -> GridCell:
    place = cell.place and cell.place._replace(row=row + 1)
    return cell._replace(row=row, rowspan=rowspan, place=place)
