"""Lattice + glyphs → a grid whose cells say where they stand on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.layout.letters import APART, cell_text
from gongkai.files.readers.layout.page import Box, Glyph
from gongkai.files.readers.layout.ruling import Lattice
from gongkai.report.report import Place

OVER = 1.5  # of its cell: a figure so wide is several figures that run into each other
FLUSH = 0.06  # pt between two glyphs of one figure
_IN_FIGURES = frozenset("0123456789.,-")

Where = Callable[[Box, int | None, int | None], Place]  # box, row and column (1-based) → place


def share_out(
    glyphs: Sequence[Glyph], lattice: Lattice
) -> tuple[dict[tuple[int, int], list[Glyph]], list[Glyph]]:
    """The glyphs in each cell by its upper left, and the glyphs outside the lattice."""
    xs, ys, owners = lattice.xs, lattice.ys, lattice.owners
    rows, columns = len(ys) - 1, len(xs) - 1
    inside: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    middles = _middles(glyphs, xs)
    for glyph, middle in zip(glyphs, middles, strict=True):
        row = bisect_right(ys, (glyph[1] + glyph[3]) / 2) - 1
        column = bisect_right(xs, middle) - 1
        if 0 <= row < rows and 0 <= column < columns:
            inside.setdefault(owners[row][column], []).append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


def _middles(glyphs: Sequence[Glyph], walls: Sequence[float]) -> list[float]:
    """Where each glyph belongs: its middle, or that of the figure it is part of.

    A figure wider than its cell runs over the wall; each digit by itself would then be counted
    into the neighbouring cell, and both figures would be wrong.
    """
    middles = [(glyph[0] + glyph[2]) / 2 for glyph in glyphs]
    start = 0
    for end in range(1, len(glyphs) + 1):
        if end < len(glyphs) and _goes_on(glyphs[end - 1], glyphs[end]):
            continue
        if end - start > 1:
            left, right = glyphs[start][0], glyphs[end - 1][2]
            if bisect_right(walls, left) != bisect_right(walls, right):
                middles[start:end] = [(left + right) / 2] * (end - start)
        start = end
    return middles


def _goes_on(glyph: Glyph, after: Glyph) -> bool:
    """Whether two glyphs are set next to each other in one figure."""
    if after[4] not in _IN_FIGURES or glyph[4] not in _IN_FIGURES:
        return False
    return abs(after[0] - glyph[2]) < FLUSH and abs(after[1] - glyph[1]) < FLUSH


def _text(glyphs: Sequence[Glyph], box: Box, walls: Sequence[float]) -> str:
    """The text of a cell; figures that cannot be told apart are parted at the walls they cross."""
    text = cell_text(glyphs, box)
    if len(glyphs) < 2 or any(glyph[4] not in _IN_FIGURES for glyph in glyphs):
        return text
    if glyphs[-1][2] - glyphs[0][0] < OVER * (box[2] - box[0]):
        return text
    groups = groupby(glyphs, key=lambda glyph: bisect_right(walls, (glyph[0] + glyph[2]) / 2))
    return APART.join("".join(glyph[4] for glyph in group) for _, group in groups)


def ruled_grid(lattice: Lattice, inside: dict[tuple[int, int], list[Glyph]], where: Where) -> Grid:
    """The grid of a lattice; its cells keep their boxes."""
    xs, ys = lattice.xs, lattice.ys
    cells = []
    for (row, column), (tall, wide) in lattice.spans.items():
        box = xs[column], ys[row], xs[column + wide], ys[row + tall]
        text = _text(inside.get((row, column), ()), box, xs)
        place = where(box, row + 1, column + 1)
        cells.append(GridCell(row, column, text, tall, wide, place=place))
    widths = tuple(round(high - low, 1) for low, high in pairwise(xs))
    return Grid(
        tuple(cells), len(ys) - 1, len(xs) - 1, where(lattice.box, None, None),
        source="ruled", widths=widths,
    )  # fmt: skip
