"""The seats of a table without rules: the extents of its columns, and one cell for each place."""

from __future__ import annotations

from typing import NamedTuple

from gongkai.files.readers.layout.letters import APART
from gongkai.files.readers.layout.lines import Line
from gongkai.files.readers.layout.piles import joined
from gongkai.files.readers.layout.titles import Words


class Found(NamedTuple):
    """A cell with its place in the grid."""

    row: int
    column: int
    wide: int
    words: Words
    tall: int = 1


def seats_of(rows: list[Line]) -> list[tuple[float, float]]:
    """The extents of the columns of figures, from the rows that have the most figures."""
    boxes = [[run.box for run in line.runs if run.is_figure] for line in rows]
    most = max(len(each) for each in boxes)  # parting may have joined two figures of a line
    full = [each for each in boxes if len(each) == most]
    return [
        (min(box[0] for box in seat), max(box[2] for box in seat))
        for seat in zip(*full, strict=True)
    ]


def one_each(cells: list[Found]) -> list[Found]:
    """Cells that claim one place are set apart: two figures, and nobody chooses."""
    found: dict[tuple[int, int], Found] = {}
    for cell in cells:
        before = found.get((cell.row, cell.column))
        if before is not None:
            words = joined([before.words, cell.words], APART)
            wide = min(cell.wide, before.wide)
            cell = Found(cell.row, cell.column, wide, words)
        found[cell.row, cell.column] = cell
    return list(found.values())
