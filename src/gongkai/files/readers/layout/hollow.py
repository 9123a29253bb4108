"""Rows that are no rows: where a merged cell and the cells beside it end a little apart.

Programs that print a page of tables cut a merged cell at a page break and set its rest by another
measure than the rows beside it. Between both ends lies a strip that the other cells simply cross.
"""

from __future__ import annotations

from dataclasses import replace

from gongkai.files.paper import Grid, GridCell

MOST = 0.5  # of the columns are crossed at a boundary that is none


def without_hollow_rows(grid: Grid) -> Grid:
    """The grid without boundaries that most columns cross and that part nothing but blanks.

    A row of the form is never lost: its figures, blank or not, have a boundary each.
    """
    boundary = 1
    while boundary < grid.rows:
        if _is_hollow(grid, boundary):
            grid = _closed(grid, boundary)
        else:
            boundary += 1
    return grid


def _is_hollow(grid: Grid, boundary: int) -> bool:
    above = [cell for cell in grid.cells if cell.row + cell.rowspan == boundary]
    below = [cell for cell in grid.cells if cell.row == boundary]
    parted = max(sum(cell.colspan for cell in side) for side in (above, below))
    if parted >= MOST * grid.columns:
        return False
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
