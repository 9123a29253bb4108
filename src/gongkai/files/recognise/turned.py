"""Tables that stand on their side: applicants down in table 3, one outcome a line in table 4."""

from collections.abc import Sequence

from gongkai.files.paper import Grid, GridCell
from gongkai.files.recognise.labels import match, named
from gongkai.files.recognise.lines import Line, Slot
from gongkai.files.recognise.numbers import read_number
from gongkai.report.report import Place

_NARROW, _WIDE = 16, 20
_APPLICANTS = 4
_ROWS = 10
_OUTCOMES = 10


def upright(grid: Grid, number: int) -> Grid:
    """Table 3 with its applicants down and its rows across, turned; other grids as they are."""
    if grid.rows > _NARROW or grid.columns < _WIDE or not _lies(grid):
        return grid
    cells = (_turned(cell, grid.place or Place(table=number)) for cell in grid.cells)
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    return Grid(tuple(ordered), grid.columns, grid.rows, grid.place, source=grid.source)


def _lies(grid: Grid) -> bool:
    names = [(cell, name) for cell in grid.cells for name in match(cell.text).names]
    down = {cell.row for cell, name in names if name.startswith("column:") and cell.column < 3}
    across = [cell.column for cell, name in names if name.startswith("row:") and cell.row < 3]
    if len(down) <= _APPLICANTS or len(set(across)) <= _ROWS:
        return False
    # where spans were lost the rows begin at different columns, and nothing stands under its label
    labelled = {cell.column for cell, name in names if name.startswith("row:")}
    figures = {cell.column for cell in grid.cells if read_number(cell.text).sort == "number"}
    return figures <= labelled


def _turned(cell: GridCell, origin: Place) -> GridCell:
    row, column = cell.row + 1, cell.column + 1
    place = cell.place or Place(origin.file, origin.page, origin.table, row, column)
    text = cell.text if cell.row or cell.column else ""  # the corner heads neither
    return GridCell(
        cell.column, cell.row, text, cell.colspan, cell.rowspan, cell.header, cell.key, place
    )


def outcomes_down(lines: Sequence[Line]) -> dict[str, Slot]:
    """Figures of table 4 by `group.outcome`, when each line tells one; empty when they do not.

    A kind of dispute holds for the lines below it until the next one is named.
    """
    found: dict[str, Slot] = {}
    group = ""
    for line in lines:
        results = [number for number, slot in enumerate(line.slots) if _named(slot, "result")]
        group = next((_named(slot, "dispute") for slot in line.slots[::-1]
                      if _named(slot, "dispute")), group)  # fmt: skip
        if len(results) > 1:
            return {}
        if group and results and len(line.slots) == results[0] + 2:
            result = _named(line.slots[results[0]], "result")
            found.setdefault(f"{group}.{result}", line.slots[-1])
    return found if len(found) >= _OUTCOMES else {}


def _named(slot: Slot, kind: str) -> str:
    names = slot.label.names
    return named(names, kind) if names else ""
