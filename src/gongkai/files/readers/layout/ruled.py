"""Lattice + glyphs → a grid whose cells say where they stand on the page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from gongkai.files.paper import Grid, GridCell
from gongkai.files.readers.layout.letters import cell_text
from gongkai.files.readers.layout.page import Box, Glyph
from gongkai.files.readers.layout.ruling import Lattice
from gongkai.report.report import Place

Where = Callable[[Box, int | None, int | None], Place]  # box, row and column (1-based) → place


def share_out(
    glyphs: Sequence[Glyph], lattice: Lattice
) -> tuple[dict[tuple[int, int], list[Glyph]], list[Glyph]]:
    """The glyphs in each cell by its upper left, and the glyphs outside the lattice."""
    xs, ys, owners = lattice.xs, lattice.ys, lattice.owners
    rows, columns = len(ys) - 1, len(xs) - 1
    inside: dict[tuple[int, int], list[Glyph]] = {}
    outside: list[Glyph] = []
    for glyph in glyphs:
        row = bisect_right(ys, (glyph[1] + glyph[3]) / 2) - 1
        column = bisect_right(xs, (glyph[0] + glyph[2]) / 2) - 1
        if 0 <= row < rows and 0 <= column < columns:
            inside.setdefault(owners[row][column], []).append(glyph)
        else:
            outside.append(glyph)
    return inside, outside


def ruled_grid(lattice: Lattice, inside: dict[tuple[int, int], list[Glyph]], where: Where) -> Grid:
    """The grid of a lattice; its cells keep their boxes."""
    xs, ys = lattice.xs, lattice.ys
    cells = []
    for (row, column), (tall, wide) in lattice.spans.items():
        box = xs[column], ys[row], xs[column + wide], ys[row + tall]
        text = cell_text(inside.get((row, column), ()), box)
        place = where(box, row + 1, column + 1)
        cells.append(GridCell(row, column, text, tall, wide, place=place))
    widths = tuple(round(high - low, 1) for low, high in pairwise(xs))
    return Grid(
        tuple(cells), len(ys) - 1, len(xs) - 1, where(lattice.box, None, None),
        source="ruled", widths=widths,
    )  # fmt: skip
